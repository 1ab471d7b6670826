"""From triggers to tellings: which acts the article is about, and which it only mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract import edtf, meetings, pair, telling
from extract.counts import counts, identified
from extract.judge import TALKS, TOP, Judge
from extract.lexicon import Lexicon
from extract.model import Amount, Article, Candidate, Context, Dated, Marks, Sentence, Timex, Trigger
from extract.same import same_act
from extract.visit import LONGEST
from extract.where import PAIR

_SOON = 30  # days between an announcement, or a look back at one, and the visit


def tell(
    article: Article,
    sentences: Sequence[Sentence],
    marks: Marks,
    triggers: Sequence[Trigger],
    dates: Mapping[Timex, Dated],
    ctx: Context,
    goals: tuple[Amount, ...],
    lexicon: Lexicon,
) -> list[tuple[Candidate, Dated]]:
    """The tellings of one article, each with its date."""
    return Story(Judge(article, sentences, marks, dates, ctx, triggers, goals, lexicon)).tell()


class Story:
    """Chooses among the triggers of one article."""

    def __init__(self, judge: Judge):
        self.judge, self.triggers = judge, judge.triggers

    def tell(self) -> list[tuple[Candidate, Dated]]:
        """All tellings with their dates, main ones first; acts told several times are one telling."""
        live = [t for t in self.triggers if counts(self.judge, t) and pair.concerned(self.judge, t)]
        mains = self._mains(live)
        rest = [t for t in live if t not in mains]
        told: list[tuple[Candidate, Dated]] = []
        groups = self._groups(mains)
        rest = self._go_on(groups, rest)
        for group in self._in_order(groups):
            candidate, dated = telling.build(self.judge, group, True, told)
            for act, when in meetings.apart(self.judge, group, candidate, dated):
                known = next((n for n, (c, d) in enumerate(told) if _same_meeting(act, when, c, d)), None)
                if known is None:
                    told.append((act, when))
                elif act.place and not told[known][0].place:
                    told[known] = (replace(told[known][0], place=act.place), told[known][1])
        for group in self._groups([t for t in rest if self._worth_mentioning(t)]):
            if not any(self._retold(group[0], g[0]) for g in groups):
                told.append(telling.build(self.judge, group, False, told))
        return told

    def _in_order(self, groups: list[list[Trigger]]) -> list[list[Trigger]]:
        """The groups as told; a signing or a gift comes after the meeting or visit that the first sentence tells of."""
        subs = [bool(self.judge.kind(g[0]).get("sub")) for g in groups]
        first = any(not s and t.sentence.index == self.judge.first_body for g, s in zip(groups, subs, strict=True) for t in g)
        return [g for wanted in (False, True) for g, s in zip(groups, subs, strict=True) if s == wanted] if first else groups

    def _retold(self, passing: Trigger, main: Trigger) -> bool:
        """Whether a passing mention is the article's own act told again."""
        if self.judge.day(passing).edtf and self.judge.is_background(passing):
            return False
        return same_act(self.judge, passing, main)

    def _mains(self, live: list[Trigger]) -> list[Trigger]:
        """The acts the article reports."""
        opening = [t for t in live if t.sentence.index in self.judge.lead and t.sentence.zone != "caption"]
        strong = [t for t in opening if not self.judge.is_background(t) and self._strong(t)]
        best = max((self.judge.strength(t) for t in strong), default=0)
        chosen = [t for t in strong if self.judge.strength(t) >= min(best, 1) or self._headed(t, strong)]
        if not chosen:
            recent = [t for t in live if not self.judge.is_background(t)]
            chosen = (
                self._later(live)
                or self._announced(live)
                or [t for t in recent if t.sentence.zone == "caption" and self.judge.strength(t) == 2]
            )
            chosen = chosen or [t for t in opening if self._sent(t)]
            chosen = chosen or [t for t in recent if t.same_event and self._acts(t) and t.sentence.zone == "body"][:1]
        if all(self.judge.kind(t).get("visit") and not self.judge.day(t).edtf for t in chosen):
            chosen += [t for t in opening if self._lately(t)]
        if not chosen:
            return []
        chosen = [t for t in chosen if not self._only_alone(t)] or chosen
        plans = [t for t in chosen if t.planned]
        done = [t for t in chosen if not t.planned and t.sentence.zone != "title" and not any(same_act(self.judge, t, p) for p in plans)]
        if done:
            chosen = [t for t in chosen if not t.planned or any(same_act(self.judge, t, d) for d in done)]
        return chosen + [t for t in live if t not in chosen and self._belongs(t, chosen, not done)]

    def _headed(self, trigger: Trigger, strong: list[Trigger]) -> bool:
        """Whether weak words, "conference", tell the news: in title and first sentence, or there with its day before all else."""
        zones = {t.sentence.zone for t in strong if t.type == trigger.type}
        if zones >= {"title", "body"}:
            return True
        first = trigger.sentence.index == self.judge.first_body and {p.country for p in trigger.persons} >= PAIR
        return (
            first and bool(self.judge.day(trigger).edtf) and trigger.start <= min(t.start for t in strong if t.sentence == trigger.sentence)
        )

    def _strong(self, trigger: Trigger) -> bool:
        """Whether an opening trigger is the news itself."""
        first = trigger.sentence.index == self.judge.first_body or trigger.sentence.zone == "title"
        dated = bool(self.judge.day(trigger).edtf)
        if first:
            return True
        if dated:
            return self.judge.strength(trigger) >= 1 or {p.country for p in trigger.persons} >= PAIR
        if trigger.series and trigger.ordinal is not None and trigger.planned and not (trigger.past or trigger.wished):
            return True  # "the two heads of government will co-chair the 40th meeting"
        return self._acts(trigger) and bool(trigger.persons) and not trigger.wished

    def _lately(self, trigger: Trigger) -> bool:
        """Whether the first sentence tells, without a day, of a meeting of both sides that was held lately."""
        first = trigger.sentence.index == self.judge.first_body and trigger.past and not trigger.wished
        return first and self._acts(trigger) and not self.judge.day(trigger).edtf and {p.country for p in trigger.persons} >= PAIR

    def _sent(self, trigger: Trigger) -> bool:
        """Whether a message is told with who sent it and who got it, of both countries."""
        told = trigger.type == "message" and "message" in trigger.concepts and not (trigger.past or trigger.wished)
        return told and {p.country for p in trigger.persons} >= PAIR

    def _only_alone(self, trigger: Trigger) -> bool:
        """Whether the words make the type only where nothing else is told: congratulations voiced at a meeting."""
        kind = self.judge.kind(trigger)
        alone = set(kind.get("alone", ()))
        return bool(alone) and not any(set(c) <= set(trigger.concepts) for c in kind["any_of"] if not set(c) <= alone)

    def _acts(self, trigger: Trigger) -> bool:
        """Whether the words alone tell of an act; a visit named in passing does not."""
        return self.judge.strength(trigger) == 2 and not self.judge.kind(trigger).get("visit")

    def _later(self, live: list[Trigger]) -> list[Trigger]:
        """Without news in the opening: the first dated act further down that is near the document's time."""
        for trigger in live:
            told = trigger.sentence.zone == "body" and self.judge.day(trigger).edtf and self.judge.strength(trigger)
            if told and not trigger.planned and not self.judge.is_background(trigger):
                distance = self.judge.distance(self.judge.day(trigger))
                if distance is None or -15 <= distance <= 1:
                    return [trigger]
        return []

    def _announced(self, live: list[Trigger]) -> list[Trigger]:
        """Without news in the opening: the ranked visit of a top leader that is told further down as to come, with its days."""
        for trigger in live:
            top = any(TOP & set(p.roles) for p in trigger.persons) and trigger.type in trigger.concepts
            distance = self.judge.distance(self.judge.day(trigger))
            if trigger.planned and trigger.sentence.zone == "body" and self.judge.kind(trigger).get("visit") and top:
                if self.judge.day(trigger).edtf and (distance is None or -_SOON <= distance <= _SOON):
                    return [trigger]
        return []

    def _belongs(self, trigger: Trigger, chosen: list[Trigger], ahead: bool) -> bool:
        """An act further down that is part of the same story: the visit, a signing, a gift, another meeting."""
        judge, kind = self.judge, self.judge.lexicon.event_types[trigger.type]
        if self._nameless(trigger, chosen):
            return True
        if judge.is_background(trigger) or (trigger.planned and not ahead) or any(same_act(judge, trigger, c) for c in chosen):
            return False
        if self._only_alone(trigger):
            return False
        dated, days = judge.day(trigger), {judge.day(c).edtf for c in chosen} - {""}
        same_day = dated.edtf in days
        if trigger.sentence.zone == "caption":
            return bool(kind.get("sub")) and not trigger.wished and not any(c.type == trigger.type for c in chosen)
        if kind.get("visit"):
            return self._container(trigger, chosen)
        if (
            trigger.planned
            and dated.edtf
            and any("/" in d and edtf.covers(d, dated.edtf) for d in days)
            and trigger.sentence.index in judge.lead
        ):
            return True
        if dated.edtf and not same_day:
            distance = judge.distance(dated)
            near = distance is not None and -4 <= distance <= (0 if not ahead else 60)
            return near and judge.strength(trigger) + bool(trigger.persons) >= 2
        if kind.get("sub"):
            return (trigger.same_event or same_day or self._witnessed(trigger)) and not (trigger.wished and not trigger.same_event)
        if trigger.wished or trigger.past or judge.strength(trigger) + same_day < 2:
            return False
        return bool(trigger.persons) or trigger.earlier_same_day

    def _nameless(self, trigger: Trigger, chosen: list[Trigger]) -> bool:
        """Talks told without names, "the two leaders", in the story of a visit whose opening names both sides."""
        judge = self.judge
        if (
            trigger.type not in TALKS
            or trigger.persons
            or trigger.wished
            or trigger.past
            or trigger.planned
            or trigger.sentence.zone != "body"
        ):
            return False
        if judge.is_background(trigger) or any(same_act(judge, trigger, c) or c.type in TALKS for c in chosen):
            return False
        visit = any(judge.kind(c).get("visit") for c in chosen)
        sides = {p.country for p in judge.opening_persons()}
        return visit and sides >= PAIR and (trigger.sentence.index in judge.lead or trigger.same_event)

    def _go_on(self, groups: list[list[Trigger]], rest: list[Trigger]) -> list[Trigger]:
        """Give further sentences on the visits the story is about, which may tell the first or last day, to their group;
        the triggers left over."""
        left = []
        for trigger in rest:
            visit = self.judge.kind(trigger).get("visit") and not trigger.past
            home = next((g for g in groups if visit and all(same_act(self.judge, trigger, t) for t in g)), None)
            if home is None:
                left.append(trigger)
            else:
                home.append(trigger)
        return left

    def _container(self, trigger: Trigger, chosen: list[Trigger]) -> bool:
        """The visit that the story's act is part of: the same people, told as now going on."""
        if trigger.past or any(self.judge.lexicon.event_types[c.type].get("visit") for c in chosen):
            return False
        days, own_days = [self.judge.day(c).edtf for c in chosen], self.judge.day(trigger).edtf
        if own_days and any(days) and not any(self._covers(trigger, own_days, d) for d in days if d and "XXXX" not in d + own_days):
            return False
        people, own = {p.id for c in chosen for p in c.persons}, {p.id for p in trigger.persons}
        told = bool(people & own) or (not own and trigger.type in trigger.concepts)
        return told and not (trigger.wished and "/" not in own_days)

    def _covers(self, trigger: Trigger, own: str, day: str) -> bool:
        """Whether the days told of a visit can hold another act; of a first or last day alone, whether it lies near."""
        if edtf.covers(own, day) or edtf.covers(day, own):
            return True
        one, other = edtf.bounds(own)[0], edtf.bounds(day)[0]
        sentence = trigger.sentence
        edge = self.judge.cues("begins", sentence.start, sentence.end) or self.judge.cues("ends", sentence.start, sentence.end)
        return bool(edge and one and other and abs((one - other).days) <= LONGEST)

    def _witnessed(self, trigger: Trigger) -> bool:
        return trigger.type == "agreement_signing" and not trigger.wished and not trigger.past and not trigger.timexes

    def _worth_mentioning(self, trigger: Trigger) -> bool:
        """A background or planned act with enough identity to be found again elsewhere."""
        if trigger.sentence.zone != "body":
            return False
        kind = self.judge.lexicon.event_types[trigger.type]
        if identified(self.judge, trigger) and (trigger.planned or trigger.past or self.judge.day(trigger).edtf):
            return True
        dated = self.judge.day(trigger)
        announced = trigger.planned and kind.get("visit") and any(TOP & set(p.roles) for p in trigger.persons)
        if not dated.edtf or (int(kind["strength"]) < 2 and not announced) or (trigger.wished and not trigger.planned):
            return False
        return edtf.precision(dated.edtf) in ("day", "interval", "month") and (bool(trigger.persons) or trigger.type == "agreement_signing")

    def _groups(self, triggers: list[Trigger]) -> list[list[Trigger]]:
        """Triggers that tell of one act, the best sentence first."""
        groups: list[list[Trigger]] = []
        for trigger in triggers:
            for group in groups:
                if all(same_act(self.judge, trigger, g) for g in group):
                    group.append(trigger)
                    break
            else:
                groups.append([trigger])
        return [sorted(g, key=self._quality) for g in groups]

    def _quality(self, trigger: Trigger) -> tuple[bool, int, int]:
        unranked = trigger.type == "working_visit" and "working_visit" not in trigger.concepts
        zone = {"body": 0, "title": 1, "caption": 2}[trigger.sentence.zone]
        return unranked, (0 if self.judge.day(trigger).edtf else 1) + zone, trigger.sentence.index


def _same_meeting(one: Candidate, when: Dated, other: Candidate, then: Dated) -> bool:
    """Whether two acts are one: talks that further sentences call a meeting of parliaments, or that a list tells again."""
    people = [frozenset(p.id for p in c.persons) for c in (one, other)]
    kinds = {one.type, other.type} <= {*TALKS, "reception"}
    return kinds and len(people[0]) > 1 and people[0] == people[1] and when.edtf == then.edtf
