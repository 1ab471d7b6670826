"""Dates that rest on the document itself, and the one line that says how a date is known."""

from __future__ import annotations

from dataclasses import replace

from extract import edtf
from extract.model import Context, Dated

_DATELINE = "the day stands in the line that opens the story; the act is told without one"
_SURE = {"image": 0.8, "meta": 0.6}


def from_document(ctx: Context) -> Dated:
    """The date of an act the article reports without saying when: the document's own time, at its own precision."""
    if ctx.published is None:
        return Dated()
    clue = ctx.published
    notes = (f"the text tells no date; {clue.source} time of the article: {clue.words}",)
    return Dated(clue.edtf, (), ctx.basis, "", notes, (), _SURE.get(clue.source, 0.65), _place(clue.start, clue.end))


def of_dateline(dated: Dated) -> Dated:
    """The day in the line that opens a story, as the day of an act the story tells without one: it is the day of writing."""
    return replace(dated, inferred=(*dated.inferred, _DATELINE), basis="metadata", confidence=min(dated.confidence, 0.75))


def is_dateline(dated: Dated) -> bool:
    """Whether a date is only that of the line that opens the story."""
    return _DATELINE in dated.inferred


def voided(dated: Dated) -> Dated:
    """The date of an act put off from ``dated`` to a day that is not told."""
    note = f"put off from {dated.edtf}; the new date is not told"
    return replace(dated, edtf="", candidates=(), inferred=(*dated.inferred, note), confidence=0.3)


def _place(start: int | None, end: int | None) -> tuple[tuple[int, int], ...]:
    return ((start, end),) if start is not None and end is not None else ()


def opening(dated: Dated) -> Dated:
    """The same first day with an unknown end (``2024-07-11/..``)."""
    first = edtf.bounds(dated.edtf)[0]
    if first is None or edtf.precision(dated.edtf) != "day":
        return dated
    return replace(dated, edtf=f"{first.isoformat()}/..", inferred=(*dated.inferred, "the end is not told"))


def line(dated: Dated) -> str:
    """The receipt: what was said, what was inferred from what, which readings were ruled out."""
    parts = [f"said {dated.said}"] if dated.said else []
    parts += dated.inferred
    if dated.rejected:
        parts.append("ruled out: " + "; ".join(dated.rejected))
    if dated.candidates:
        parts.append("still possible: " + ", ".join(dated.candidates))
    return "; ".join(parts) if parts else "no date is told"
