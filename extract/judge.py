"""Questions about the triggers of one article: does this concern the two countries, is it only background, when was it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

from extract import attend, dateline, edtf, feast, link, receipt
from extract.lexicon import Lexicon
from extract.model import Amount, Article, Context, Dated, Hit, Marks, Person, Sentence, Timex, Trigger
from extract.phrases import dense
from extract.spans import Row
from extract.where import TOWNS

DOUBLE = frozenset({"general_secretary", "president"})
TOP = DOUBLE | {"prime_minister", "na_chair", "general_secretary_and_president"}
TALKS = frozenset({"talks", "parliamentary_meeting", "party_meeting"})
_LEAD_SENTENCES = 3
_BESIDE = 60
_BRACKET = 8
_FROM = 12
_SINCE, _WORD = 60, 8  # how far a day may stand behind "since", and how near it is its very object
_VISIT_WORD = 60  # a range of days so near behind the word "visit" is the visit's
_FAR = 45  # days between document and act beyond which a passing mention is background


class Judge:
    """What is needed to judge the triggers of one article."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        marks: Marks,
        dates: Mapping[Timex, Dated],
        ctx: Context,
        triggers: Sequence[Trigger],
        goals: tuple[Amount, ...],
        lexicon: Lexicon,
    ):
        self.article, self.sentences, self.marks = article, list(sentences), marks
        self.dates, self.ctx, self.lexicon = dates, ctx, lexicon
        body = [s for s in sentences if s.zone == "body"]
        line = []
        while len(body) > 1 and dateline.slight(article.view.text[body[0].start : body[0].end]):
            line.append(body.pop(0))
        self.opening_line = Row(line)
        self.lead = {s.index for s in body[:_LEAD_SENTENCES]} | {s.index for s in sentences if s.zone == "title"}
        self.lead |= {s.index for s in line}
        self.first_body = body[0].index if body else -1
        self.countries = {s.index: self._countries(s) for s in sentences}
        self.lead_countries = frozenset().union(*(self.countries[i] for i in self.lead))
        self.all_countries = frozenset().union(*self.countries.values())
        self.goals, self.triggers = goals, list(triggers)
        self._days: dict[Trigger, Dated] = {}
        told = Row(dates)
        spans = [(self.sentences[i].start, self.sentences[i].end) for i in sorted(self.lead)]
        named = [self.lexicon.places[h.key] for a, b in spans for h in marks.hits.between(a, b) if h.kind == "place"]
        self.towns = {p["country"] for p in named if p["kind"] in TOWNS}
        self.feasts = feast.days(dates)
        self.datelines = {t for t in told if self._is_dateline(t)}
        self.opening_dates = [(t, dates[t]) for a, b in spans for t in told.between(a, b)]

    def _is_dateline(self, timex: Timex) -> bool:
        """Whether a day stands in the line that opens the story with place, day and agency."""
        return self._opens(timex.start) and (bool(self.opening_line.at(timex.start)) or dateline.day(self.article.view.text, timex.end))

    def in_dateline(self, hit: Hit) -> bool:
        """Whether a place is the agency's, in the line that opens the story."""
        return bool(self.opening_line.at(hit.start)) or (self._opens(hit.start) and dateline.city(self.article.view.text, hit.end))

    def _opens(self, place: int) -> bool:
        """Whether a place is in the first words of the story, or in the line before them."""
        if self.first_body < 0:
            return False
        start = self.sentences[self.first_body].start
        return bool(self.opening_line.at(place)) or start <= place < start + dateline.REACH

    def _countries(self, sentence: Sentence) -> frozenset[str]:
        found = {p.country for p in self.marks.persons.between(sentence.start, sentence.end) if p.country}
        for hit in self.marks.hits.between(sentence.start, sentence.end):
            if hit.kind == "country":
                found.add(hit.key)
            elif hit.kind == "place":
                found |= set(self.lexicon.places[hit.key]["country"].split("/"))
        return frozenset(found)

    def cues(self, key: str, start: int, end: int) -> list[Hit]:
        """Cue words of a kind between two places."""
        return [h for h in self.marks.hits.between(start, end) if h.kind == "cue" and h.key == key]

    def in_passing(self, person: Person) -> bool:
        """Whether a person is named only beside words of an earlier act."""
        return bool(self.cues("past", person.start - _BESIDE, person.start + _BESIDE))

    def elsewhere(self, hit: Hit) -> bool:
        """Whether a venue is named that stands in one country while the opening names towns of another only: "the
        presidential palace" is not always that of Hanoi."""
        row = self.lexicon.places[hit.key]
        return row["kind"] == "venue" and bool(self.towns) and row["country"] not in self.towns

    def opening_persons(self) -> list[Person]:
        """The people the opening of the story names with their office."""
        spans = [(self.sentences[i].start, self.sentences[i].end) for i in sorted(self.lead)]
        named = [p for a, b in spans for p in self.marks.persons.between(a, b) if p.roles and not p.former and not self.in_passing(p)]
        return list({p.id: p for p in reversed(named)}.values())[::-1]

    def both_sides(self, timex: Timex) -> bool:
        """Whether people of both countries are named in the sentence of a day."""
        home = next((s for s in self.sentences if s.start <= timex.start < s.end), None)
        return home is not None and {p.country for p in self.marks.persons.between(home.start, home.end)} >= {"VN", "LA"}

    def without_speaker(self, trigger: Trigger) -> Trigger:
        """The trigger without the people named before the last word of saying or wishing ahead of it."""
        said = [h.start for h in self.cues("attitude", trigger.sentence.start, trigger.start)]
        left = [p for p in trigger.persons if not said or p.start > max(said)]
        return replace(trigger, persons=attend.without_quoting(left, trigger.sentence.start, trigger.start, self.article.view.text))

    def without_the_named(self, trigger: Trigger) -> Trigger:
        """The trigger without the people named behind the first word of saying or wishing."""
        said = [h.end for h in self.cues("attitude", trigger.sentence.start, trigger.sentence.end)]
        return replace(trigger, persons=tuple(p for p in trigger.persons if not said or p.start < min(said)))

    def kind(self, trigger: Trigger) -> dict[str, Any]:
        """The row of event_types.toml."""
        return self.lexicon.event_types[trigger.type]

    def has_delegation(self, trigger: Trigger) -> bool:
        """Whether the sentence speaks of a delegation, which then stands for its side."""
        return bool(self.cues("delegation", trigger.sentence.start, trigger.sentence.end))

    def strength(self, trigger: Trigger) -> int:
        """How far the words alone tell of the act (see event_types.toml)."""
        return int(self.lexicon.event_types[trigger.type]["strength"])

    # -- which triggers count --------------------------------------------------

    def day(self, trigger: Trigger) -> Dated:
        """The date the trigger's own sentence gives it; empty when it gives none."""
        if trigger not in self._days:
            self._days[trigger] = self._day(trigger)
        return self._days[trigger]

    def _day(self, trigger: Trigger) -> Dated:
        usable = [t for t in trigger.timexes if t.use == "event" and self.dates[t].edtf and t.said.relative[:5] != "vague"]
        usable, linked = link.own(trigger, usable, self.dates, self.article.view.text, self._hits(trigger))
        if linked.edtf:
            return linked
        usable = [t for t in usable if edtf.precision(self.dates[t].edtf) not in ("year", "decade") or self._only_year(t, trigger)]
        usable = [t for t in usable if not (trigger.type == "commemoration" and feast.remembered(t, self.dates, self.ctx))]
        usable = [t for t in usable if not feast.is_one(t, self.feasts, self._ahead(t), self.article.view.text)] or usable
        own = [t for t in usable if not self._others_day(t, trigger) and not self._in_brackets_of_other(t, trigger)]
        ahead = [t for t in usable if (self.distance(self.dates[t]) or 0) > 0]
        usable = own if not (trigger.planned and ahead) else [t for t in own if t in ahead]  # "..., the ministry said on Wednesday"
        if not usable:
            return Dated()
        middle = trigger.start
        explained = {a for a, b in pairwise(usable) if a.said.relative and not b.said.relative and self._apposed(a, b)}

        def rank(timex: Timex) -> tuple[int, int]:
            fine = {"day": 0, "interval": 0, "month": 1}.get(edtf.precision(self.dates[timex].edtf), 2)
            if timex.said.relative.startswith("week"):
                fine = 1
            return fine + 3 * (timex in self.datelines) + (timex in explained), abs(timex.start - middle)

        best = min(usable, key=rank)
        return receipt.of_dateline(self.dates[best]) if best in self.datelines else self.dates[best]

    def _hits(self, trigger: Trigger) -> Sequence[Hit]:
        return self.marks.hits.between(trigger.sentence.start, trigger.sentence.end)

    def _apposed(self, one: Timex, other: Timex) -> bool:
        """Whether a date says again which day the one before it is: "two days earlier, on March 12"."""
        gap = self.article.view.text[one.end : other.start]
        return len(gap) <= _BRACKET and gap.lstrip()[:1] in (",", "(")

    def _ahead(self, timex: Timex) -> list[Hit]:
        return list(self.marks.hits.between(timex.start - feast.REACH, timex.start))

    @cached_property
    def tells_where(self) -> bool:
        """Whether the article has words that something was at a place."""
        return any(h.kind == "cue" and h.key == "at" for h in self.marks.hits)

    def _in_brackets_of_other(self, timex: Timex, trigger: Trigger) -> bool:
        """Whether a date in brackets stands right behind the words of another act."""
        if not self.article.view.text[max(0, timex.start - 2) : timex.start].rstrip().endswith("("):
            return False
        others = [o for o in self.triggers if o.sentence.index == trigger.sentence.index and o.type != trigger.type]
        return any(0 <= timex.start - o.end <= _BRACKET < timex.start - trigger.end for o in others)

    def _others_day(self, timex: Timex, trigger: Trigger) -> bool:
        """Whether a date behind the act's words belongs to what the two sides then plan or wish, or is the length of the
        visit around another kind of act."""
        if timex.start >= trigger.end and not (trigger.planned or trigger.cancelled or trigger.postponed):
            between = self.marks.hits.between(trigger.end, timex.start)
            if any(h.kind == "cue" and h.key in ("planned", "attitude") for h in between):
                return True
        if self._since(timex):
            return True
        if self.kind(trigger).get("visit"):
            return False
        lengths = [t for t in trigger.timexes if t.use == "duration" and (t.said.count or 0) > 1]
        if any(0 <= timex.start - t.end <= _FROM for t in lengths):  # "for two days from Thursday" are the visit's days
            return True
        if edtf.precision(self.dates[timex].edtf) != "interval":
            return False
        before = self.marks.hits.between(timex.start - _VISIT_WORD, timex.start)
        after = self.marks.hits.between(timex.end, timex.end + _VISIT_WORD // 2)
        near = [h for h in before if timex.start - h.end <= _VISIT_WORD // 2] + list(after)
        return any(h.kind == "concept" and h.key.endswith("visit") for h in near)

    def _since(self, timex: Timex) -> bool:
        """Whether a day is that from which something has been so: "his first trip since he formed his cabinet in February"; right
        behind the word it may be the first day of a visit."""
        text = self.article.view.text
        before = [h for h in self.cues("since", timex.start - _SINCE, timex.start) if h.end + _WORD <= timex.start]
        behind = self.cues("since", timex.end, timex.end + _BRACKET) if dense(text[timex.start - 1 : timex.start] or " ") else []
        return any("," not in text[h.end : timex.start] for h in before) or bool(behind)

    def _only_year(self, timex: Timex, trigger: Trigger) -> bool:
        return bool(trigger.series) and abs(timex.start - trigger.end) < 40

    def distance(self, dated: Dated) -> int | None:
        """Days from the document's time to the act (negative: before)."""
        if self.ctx.published is None or not dated.edtf:
            return None
        first = edtf.bounds(dated.edtf)[0] or edtf.bounds(dated.edtf)[1]
        published = edtf.bounds(self.ctx.time)
        if first is None or published[0] is None or published[1] is None:
            return None
        if first > published[1]:
            return (first - published[1]).days
        last = edtf.bounds(dated.edtf)[1] or first
        return min(0, (last - published[0]).days)

    def is_old(self, dated: Dated) -> bool:
        """Whether a day lies long before the article."""
        distance = self.distance(dated)
        return distance is not None and distance < -_FAR

    def is_background(self, trigger: Trigger) -> bool:
        """A past act told in passing: past cue and no own recent day, or a day long before the article."""
        dated = self.day(trigger)
        distance = self.distance(dated)
        if distance is not None and distance < -_FAR:
            return True
        main = self._main_day()
        first = edtf.bounds(dated.edtf)[0]
        if main and first and (main - first).days > _FAR:
            return True
        past = trigger.past or self._opens_with_past(trigger)
        return (past and (trigger.wished or distance is None or distance < -14)) or (not dated.edtf and self._years_ago(trigger))

    def _opens_with_past(self, trigger: Trigger) -> bool:
        """Whether a sentence further down begins with a word of the past that is not of the same day: "Earlier, ..."."""
        start, later = trigger.sentence.start, trigger.sentence.index != self.first_body and not trigger.earlier_same_day
        return later and any(h.start <= start + 1 for h in self.cues("past", start, start + 2))

    def _years_ago(self, trigger: Trigger) -> bool:
        """Whether a year well before the document's stands right behind the act: "who visited Laos in 1998"."""
        year = edtf.bounds(self.ctx.time)[0].year if self.ctx.published and edtf.bounds(self.ctx.time)[0] else 0  # type: ignore[union-attr]
        behind = [t.said.year or 0 for t in trigger.timexes if 0 <= t.start - trigger.end <= _BESIDE and t.said.month is None]
        return any(0 < when < year - 1 for when in behind)

    def _main_day(self) -> date | None:
        """The first day told in the opening, used where the document has no time."""
        for timex, dated in self.opening_dates:
            if timex.use == "event":
                first, end = edtf.bounds(dated.edtf)
                if first and end and (end - first).days < 20:
                    return first
        return None
