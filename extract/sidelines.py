"""Two who meet on the sidelines of a summit: the summit is where they are, not what they hold."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Hit
from extract.phrases import dense

_REACH, _DENSE = 80, 25  # how far from the words "on the sidelines of" the meeting may be named
_PAIR = ("VN", "LA")
_WIDE = ("multilateral", "summit")


def without(hits: Sequence[Hit], text: str) -> list[Hit]:
    """The hits of a sentence but for the meeting named right behind words of sidelines, in dense scripts right before them."""
    beside = [h for h in hits if h.kind == "concept" and h.key == "sidelines"]
    if not beside or any(h.kind == "country" and h.key not in _PAIR and h.end <= beside[0].start for h in hits):
        return list(hits)

    def only_there(hit: Hit) -> bool:
        if not (hit.kind == "concept" and hit.key in _WIDE) and hit.kind != "series":
            return False
        for word in beside:
            gap = word.start - hit.end if dense(text[word.start]) else hit.start - word.end
            if word.start <= hit.start < word.end or 0 <= gap <= (_DENSE if dense(text[word.start]) else _REACH):
                return True
        return False

    return [h for h in hits if not only_there(h)]
