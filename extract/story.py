"""From triggers to tellings: which acts the article is about, and which it only mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract import edtf, telling
from extract.judge import Judge
from extract.lexicon import Lexicon
from extract.model import Amount, Article, Candidate, Context, Dated, Marks, Sentence, Timex, Trigger


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
    return Story(Judge(article, sentences, marks, dates, ctx, goals, lexicon), triggers).tell()


class Story:
    """Chooses among the triggers of one article."""

    def __init__(self, judge: Judge, triggers: Sequence[Trigger]):
        self.judge, self.triggers = judge, list(triggers)

    def tell(self) -> list[tuple[Candidate, Dated]]:
        """All tellings with their dates, main ones first; acts told several times are one telling."""
        live = [t for t in self.triggers if self.judge.counts(t) and self.judge.concerns_pair(t)]
        mains = self._mains(live)
        rest = [t for t in live if t not in mains and self._worth_mentioning(t)]
        told: list[tuple[Candidate, Dated]] = []
        groups = self._groups(mains)
        for group in groups:
            told.append(telling.build(self.judge, group, True, told))
        for group in self._groups(rest):
            if not any(self._retold(group[0], g[0]) for g in groups):
                told.append(telling.build(self.judge, group, False, told))
        return told

    def _retold(self, passing: Trigger, main: Trigger) -> bool:
        """Whether a passing mention is the article's own act told again."""
        if self.judge.day(passing).edtf and self.judge.is_background(passing):
            return False
        return self.judge.same_act(passing, main)

    def _mains(self, live: list[Trigger]) -> list[Trigger]:
        """The acts the article reports."""
        opening = [t for t in live if t.sentence.index in self.judge.lead and t.sentence.zone != "caption" and not self.judge.is_background(t)]
        strength = {t: int(self.judge.lexicon.event_types[t.type]["strength"]) for t in opening}
        strong = [t for t in opening if self._strong(t, strength[t])]
        best = max((strength[t] for t in strong), default=0)
        chosen = [t for t in strong if strength[t] >= min(best, 1)]
        if not chosen:
            chosen = self._later(live) or [t for t in live if t.sentence.zone == "caption" and int(self.judge.lexicon.event_types[t.type]["strength"]) == 2]
            chosen += self._fallback(live) if not chosen else []
        if not chosen:
            return []
        chosen += [t for t in live if t not in chosen and self._belongs(t, chosen)]
        return chosen

    def _strong(self, trigger: Trigger, strength: int) -> bool:
        """Whether an opening trigger is the news itself."""
        if trigger.wished and not self.judge.day(trigger).edtf and trigger.sentence.index != self.judge.first_body and trigger.sentence.zone != "title":
            return False
        if trigger.sentence.zone == "title" or trigger.sentence.index == self.judge.first_body:
            return True
        if self.judge.day(trigger).edtf and strength >= 1:
            return True
        return strength == 2 and bool(trigger.persons) and not trigger.wished

    def _later(self, live: list[Trigger]) -> list[Trigger]:
        """Without news in the opening: the first dated act further down that is near the document's time."""
        for trigger in live:
            if trigger.sentence.zone == "body" and self.judge.day(trigger).edtf and not self.judge.is_background(trigger) and not trigger.planned:
                distance = self.judge.distance(self.judge.day(trigger))
                if (distance is None or -15 <= distance <= 1) and int(self.judge.lexicon.event_types[trigger.type]["strength"]):
                    return [trigger]
        return []

    def _fallback(self, live: list[Trigger]) -> list[Trigger]:
        return [t for t in live if t.same_event and int(self.judge.lexicon.event_types[t.type]["strength"]) == 2 and t.sentence.zone == "body"][:1]

    def _belongs(self, trigger: Trigger, chosen: list[Trigger]) -> bool:
        """An act further down that is part of the same story: a signing, a gift, a second meeting of the same day."""
        kind = self.judge.lexicon.event_types[trigger.type]
        if self.judge.is_background(trigger) or trigger.planned or any(self.judge.same_act(trigger, c) for c in chosen):
            return False
        if kind.get("visit") or (int(kind["strength"]) < 2 and not kind.get("sub")):
            return False
        dated, days = self.judge.day(trigger), {self.judge.day(c).edtf for c in chosen} - {""}
        same_day = dated.edtf in days
        if trigger.sentence.zone == "caption":
            return bool(kind.get("sub")) and not trigger.wished and not any(c.type == trigger.type for c in chosen)
        if dated.edtf and not same_day:
            distance = self.judge.distance(dated)
            return distance is not None and -4 <= distance <= 0 and int(kind["strength"]) == 2
        if kind.get("sub"):
            return (trigger.same_event or same_day or self._witnessed(trigger)) and not (trigger.wished and not trigger.same_event)
        return (same_day or trigger.earlier_same_day) and (bool(trigger.persons) or trigger.earlier_same_day) and not trigger.wished

    def _witnessed(self, trigger: Trigger) -> bool:
        return trigger.type == "agreement_signing" and not trigger.wished and not trigger.past and not trigger.timexes

    def _worth_mentioning(self, trigger: Trigger) -> bool:
        """A background or planned act with enough identity to be found again elsewhere."""
        if trigger.sentence.zone != "body":
            return False
        kind = self.judge.lexicon.event_types[trigger.type]
        if self.judge.identified(trigger) and (trigger.planned or trigger.past or self.judge.day(trigger).edtf):
            return True
        dated = self.judge.day(trigger)
        if not dated.edtf or int(kind["strength"]) < 2 or trigger.wished and not trigger.planned:
            return False
        return edtf.precision(dated.edtf) in ("day", "interval", "month") and (bool(trigger.persons) or trigger.type == "agreement_signing")

    def _groups(self, triggers: list[Trigger]) -> list[list[Trigger]]:
        """Triggers that tell of one act, the best sentence first."""
        groups: list[list[Trigger]] = []
        for trigger in triggers:
            for group in groups:
                if all(self.judge.same_act(trigger, g) for g in group):
                    group.append(trigger)
                    break
            else:
                groups.append([trigger])
        return [sorted(g, key=self._quality) for g in groups]

    def _quality(self, trigger: Trigger) -> tuple[int, int]:
        zone = {"body": 0, "title": 1, "caption": 2}[trigger.sentence.zone]
        return (0 if self.judge.day(trigger).edtf else 1) + zone, trigger.sentence.index
