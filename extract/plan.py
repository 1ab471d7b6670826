"""Which words of planning bear on an act or an expression: not those of what somebody said on that occasion."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Hit
from extract.spans import Row

_CLOSE = ",–—"  # "The visit, officials said, will begin": what was said is set in between
_AGENTS = ("title", "country")


class Speech:
    """The words of saying of a text, and those of wishing and praise that somebody says them with."""

    def __init__(self, hits: Sequence[Hit], text: str):
        self.said = Row([h for h in hits if h.kind == "cue" and h.key == "saying"])
        self.meant = Row([h for h in hits if h.kind == "cue" and h.key == "attitude"])
        self.agents = Row([h for h in hits if h.kind in _AGENTS])
        self.text = text

    def parts(self, plan: Hit, start: int, end: int) -> bool:
        """Whether somebody's speech begins or ends between a word of planning and what stands at ``start`` to ``end``."""
        if end <= plan.start:
            said = self.said.between(end, plan.start) or [
                h for h in self.meant.between(end, plan.start) if self.agents.between(end, h.start)
            ]
            return any(h.end <= plan.start for h in said) and self.text[max(end, plan.start - 2) : plan.start].strip()[-1:] not in _CLOSE
        return any(self.text[h.end : h.end + 1] != "," for h in self.said.between(plan.end, start))
