"""Acts told by another act: "met X on Thursday, a day after he received Y". Each of the two has its day from the other's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from extract import edtf
from extract.model import Dated, Hit, Sentence, Timex, Trigger

_STOP = re.compile(r"[,;،、。，]")
_KINDS = ("next", "prev")  # the act it counts from is told behind it, or before it as in Chinese, Japanese and Korean


def is_link(timex: Timex) -> bool:
    """Whether an expression counts from an act that is told beside it."""
    return timex.said.relative[:4] in _KINDS


def acts(hits: Sequence[Hit]) -> list[int]:
    """The places of words for acts, each once."""
    return sorted({h.start for h in hits if h.kind == "concept"})


def own(
    trigger: Trigger, usable: Sequence[Timex], dates: Mapping[Timex, Dated], text: str, hits: Sequence[Hit]
) -> tuple[list[Timex], Dated]:
    """The expressions of the act's own part of the sentence; where it has none, its date counted from that of the other.
    ``hits`` are the marks of the sentence."""
    link = next((t for t in trigger.timexes if is_link(t)), None)
    usable = [t for t in usable if not is_link(t)]
    if link is None:
        return usable, Dated()
    start, end = reach(link, trigger.sentence, text, acts(hits))
    within = start <= trigger.start < end
    mine = [t for t in usable if (start <= t.start < end) == within]
    if mine:
        return mine, Dated()
    days = int(link.said.relative[4:] or 0)
    others = [d for t in usable if edtf.precision((d := dates[t]).edtf) == "day" and "XXXX" not in d.edtf]
    if others:
        return [], _shifted(others[0], -days if within else days, dates[link])
    return [], dates[link] if within else Dated()


def reach(link: Timex, sentence: Sentence, text: str, words: Sequence[int]) -> tuple[int, int]:
    """The clause of the act that a link counts from; ``words`` are the places of words for acts in the sentence. It ends behind
    that act; without a comma, where the link opens the sentence, before the next one."""
    if link.said.relative.startswith("prev"):
        stops = [m.end() for m in _STOP.finditer(text, sentence.start, link.start)]
        return max(stops, default=sentence.start), link.start
    behind, fronted = [w for w in words if w >= link.end], not any(w < link.start for w in words)
    stop = _STOP.search(text, behind[0] if behind and not fronted else link.end, sentence.end)
    if stop:
        return link.end, stop.start()
    return link.end, behind[1] if fronted and len(behind) > 1 else sentence.end


def _shifted(dated: Dated, days: int, link: Dated) -> Dated:
    first = edtf.bounds(dated.edtf)[0]
    if first is None:
        return Dated()
    note = f"counted from {dated.edtf}, the day of the act told beside it"
    return replace(
        dated,
        edtf=(first + timedelta(days=days)).isoformat(),
        said=f"{dated.said}; {link.said}",
        inferred=(*dated.inferred, note),
        words=(*dated.words, *link.words),
        confidence=min(dated.confidence, 0.85),
    )
