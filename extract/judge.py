"""Questions about the triggers of one article: does this concern the two countries, is it only background, when was it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from extract import edtf
from extract.lexicon import Lexicon
from extract.model import Amount, Article, Context, Dated, Marks, Person, Sentence, Timex, Trigger

PAIR = frozenset({"VN", "LA"})
_LEAD_SENTENCES = 3
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
        goals: tuple[Amount, ...],
        lexicon: Lexicon,
    ):
        self.article, self.sentences, self.marks = article, list(sentences), marks
        self.dates, self.ctx, self.lexicon = dates, ctx, lexicon
        body = [s for s in sentences if s.zone == "body"]
        self.lead = {s.index for s in body[:_LEAD_SENTENCES]} | {s.index for s in sentences if s.zone == "title"}
        self.first_body = body[0].index if body else -1
        self.countries = {s.index: self._countries(s) for s in sentences}
        self.lead_countries = frozenset().union(*(self.countries[i] for i in self.lead))
        self.all_countries = frozenset().union(*self.countries.values())
        self.goals = goals

    def _countries(self, sentence: Sentence) -> frozenset[str]:
        found = {h.key for h in self.marks.hits if h.kind == "country" and sentence.start <= h.start < sentence.end}
        found |= {p.country for p in self.marks.persons if sentence.start <= p.start < sentence.end and p.country}
        for hit in self.marks.hits:
            if hit.kind == "place" and sentence.start <= hit.start < sentence.end:
                found |= set(self.lexicon.places[hit.key]["country"].split("/"))
        return frozenset(found)

    def in_passing(self, person: Person) -> bool:
        """Whether a person is named only beside words of an earlier act."""
        return any(h.kind == "cue" and h.key == "past" and abs(h.start - person.start) < 60 for h in self.marks.hits)

    def without_speaker(self, trigger: Trigger) -> Trigger:
        """The trigger without the people named before the last word of saying or wishing ahead of it."""
        said = [h.start for h in self.marks.hits if h.kind == "cue" and h.key == "attitude" and trigger.sentence.start <= h.start < trigger.start]
        return replace(trigger, persons=tuple(p for p in trigger.persons if not said or p.start > max(said)))

    # -- which triggers count --------------------------------------------------

    def concerns_pair(self, trigger: Trigger) -> bool:
        """Whether the act is between the two countries, as far as its sentence and the opening tell."""
        own = self.countries[trigger.sentence.index]
        if PAIR <= own:
            return True
        kind = self.lexicon.event_types[trigger.type]
        if own - PAIR and not trigger.series and not kind["plover"].endswith("multilateral"):
            return False
        around = own | self.lead_countries
        if trigger.sentence.index not in self.lead:
            near = {trigger.sentence.index - 1, trigger.sentence.index + 1}
            around |= frozenset().union(*(self.countries.get(i, frozenset()) for i in near))
        if trigger.sentence.zone == "caption":
            around |= self.all_countries
        return around >= PAIR or (bool(own & PAIR) and self.all_countries >= PAIR and trigger.sentence.index in self.lead)

    def day(self, trigger: Trigger) -> Dated:
        """The date the trigger's own sentence gives it; empty when it gives none."""
        usable = [t for t in trigger.timexes if t.use == "event" and self.dates[t].edtf and t.said.relative[:5] != "vague"]
        usable = [t for t in usable if edtf.precision(self.dates[t].edtf) not in ("year", "decade") or self._only_year(t, trigger)]
        if not usable:
            return Dated()
        middle = trigger.start

        def rank(timex: Timex) -> tuple[int, int]:
            fine = {"day": 0, "interval": 0, "month": 1}.get(edtf.precision(self.dates[timex].edtf), 2)
            return fine, abs(timex.start - middle)

        return self.dates[min(usable, key=rank)]

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
        return trigger.past and (distance is None or distance < -14)

    def _main_day(self) -> date | None:
        """The first day told in the opening, used where the document has no time."""
        for timex, dated in self.dates.items():
            if timex.use == "event" and any(self.sentences[i].start <= timex.start < self.sentences[i].end for i in self.lead):
                first, end = edtf.bounds(dated.edtf)
                if first and end and (end - first).days < 20:
                    return first
        return None

    def counts(self, trigger: Trigger) -> bool:
        """Whether the words tell of an act at all, rather than praise, a wish or a denial."""
        if trigger.negated:
            return False
        dated = self.day(trigger)
        if trigger.wished and not dated.edtf and not trigger.same_event and not self.identified(trigger):
            return False
        return True

    def identified(self, trigger: Trigger) -> bool:
        """A mention that can be told apart from others of its kind: numbered, or a ranked visit of a named leader."""
        if trigger.series and (trigger.ordinal is not None or trigger.type == "multilateral_meeting") and (trigger.planned or trigger.past or not trigger.wished):
            return True
        visit = self.lexicon.event_types[trigger.type].get("visit")
        return bool(visit and trigger.type != "working_visit" and trigger.persons and (trigger.past or trigger.planned))

    def same_act(self, one: Trigger, other: Trigger) -> bool:
        """Whether two triggers of the article can tell of one act."""
        if one.type != other.type or (one.ordinal and other.ordinal and one.ordinal != other.ordinal):
            return False
        if one.series and other.series and one.series != other.series:
            return False
        a, b = self.day(one).edtf, self.day(other).edtf
        if a and b and a != b and not (edtf.covers(a, b) or edtf.covers(b, a)):
            return False
        if one.type in ("reception", "message", "aid_or_gift") and a and b:
            first, second = ({p.id for p in t.persons} for t in (one, other))
            if first and second and not first & second:
                return False
        return not (one.earlier_same_day != other.earlier_same_day and not (one.series or other.series))


def persons_of(triggers: Sequence[Trigger]) -> list[Person]:
    """The people named with the acts, each once, in reading order; offices said anywhere are kept."""
    out: dict[str, Person] = {}
    for trigger in triggers:
        for person in trigger.persons:
            known = out.get(person.id)
            out[person.id] = replace(known, roles=tuple(dict.fromkeys((*known.roles, *person.roles)))) if known else person
    return list(out.values())
