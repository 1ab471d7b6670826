"""A clean view of a text that never loses its place: every position in the view leads back to the text as given."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_INVISIBLE = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff" + "".join(
    chr(c) for c in [*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xE0000, 0xE0080)]
)
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\x0b\x0c"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u301c\uff5e\u2053"
_ONE = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f\u2033"), '"'),
    **dict.fromkeys(map(ord, "\u2022\u2027\u30fb\u00b7\u2219\uff65"), "\u00b7"),
    **dict.fromkeys(map(ord, "\u2028\u2029\x85"), "\n"),
    0xD0: "\u0110",  # eth, as older Vietnamese pages type D with stroke
    0xF0: "\u0111",
    0x17D6: ":",  # Khmer camnuc pii kuuh
    0x0EBC: "\u0ea5",  # Lao LO below HO, as it is also typed
    **{c: chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)},  # full-width ASCII
    **{c: str(unicodedata.digit(chr(c))) for c in range(0x80, 0x1FFFF) if unicodedata.category(chr(c)) == "Nd"},
}
_PLAIN = {chr(c): plain for c, plain in _ONE.items()}
_UNDERSCORE = re.compile(r"_(?=\s)")
_DROP = dict.fromkeys(map(ord, _INVISIBLE + "\r"))
# Letters typed as two signs: Lao and Thai AM and AE, Lao HO NO and HO MO.
_SPLIT = {
    "\u0ecd\u0eb2": "\u0eb3",
    "\u0e4d\u0e32": "\u0e33",
    "\u0ec0\u0ec0": "\u0ec1",
    "\u0e40\u0e40": "\u0e41",
    "\u0eab\u0e99": "\u0edc",
    "\u0eab\u0ea1": "\u0edd",
}
_SECOND = frozenset(pair[1] for pair in _SPLIT)
_TONED_AM = re.compile("\u0ecd[\u0ec8-\u0ecb]\u0eb2|\u0e4d[\u0e48-\u0e4b]\u0e32")  # AM typed with the tone mark inside
_CARE = frozenset(_INVISIBLE + "\r")


class View(NamedTuple):
    """Cleaned text with the way back.

    ``text`` is NFC with plain digits, spaces, dashes and quotes; ``lower`` is its lower case and ``folded`` its lower
    case without Latin and Cyrillic marks; all three have the same length. ``offsets[i]`` is the place of ``text[i]`` in
    the original (one more entry for the end); ``None`` when places are the same.
    """

    text: str
    lower: str
    folded: str
    offsets: list[int] | None

    def origin(self, place: int) -> int:
        """The place in the original (code points) of a place in the view."""
        return place if self.offsets is None else self.offsets[place]


def view(text: str) -> View:
    """The clean view of ``text``."""
    clean, offsets = _compose(text)
    return View(clean, lower(clean), fold(clean), offsets)


def _compose(text: str) -> tuple[str, list[int] | None]:
    signs = set(text)
    if (
        unicodedata.is_normalized("NFC", text)
        and _CARE.isdisjoint(signs)
        and (signs.isdisjoint(_SECOND) or not (any(pair in text for pair in _SPLIT) or _TONED_AM.search(text)))
    ):
        clean, offsets = text, None
        for sign in signs & _PLAIN.keys():
            clean = clean.replace(sign, _PLAIN[sign])
    else:
        clean, offsets = _slow(text)
    clean, offsets = _single(clean, offsets)
    return _UNDERSCORE.sub(" ", clean), offsets


def _single(clean: str, offsets: list[int] | None) -> tuple[str, list[int] | None]:
    """Runs of spaces as one."""
    if "  " not in clean:
        return clean, offsets
    keep = [i for i, (a, b) in enumerate(zip("\n" + clean, clean, strict=False)) if not (a == b == " ")]
    places = [keep_i if offsets is None else offsets[keep_i] for keep_i in [*keep, len(clean)]]
    return "".join(clean[i] for i in keep), places


def _slow(text: str) -> tuple[str, list[int]]:
    out: list[str] = []
    offsets: list[int] = []
    place = 0
    for cluster in re.findall(r"(?s)\r\n|.[\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]*", text):
        if cluster[0] == "\r":
            piece = "\n"
        else:
            piece = unicodedata.normalize("NFC", cluster.translate(_DROP)).translate(_ONE)
        if piece and len(out) > 1 and _TONED_AM.fullmatch(out[-2] + out[-1] + piece[0]):
            out[-2:] = [out[-1], _SPLIT[out[-2] + piece[0]]]
            piece = piece[1:]
        elif piece and out and (pair := out[-1] + piece[0]) in _SPLIT:
            out[-1] = _SPLIT[pair]
            piece = piece[1:]
        out.extend(piece)
        offsets.extend([place] * len(piece))
        place += len(cluster)
    return "".join(out), [*offsets, place]


def clean(text: str) -> str:
    """A phrase of the data files in the form the view has."""
    return _compose(text)[0]


def lower(text: str) -> str:
    """Lower case, length kept."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def fold(text: str) -> str:
    """Lower case without the marks of Latin and Cyrillic letters, hyphens as spaces; length kept."""
    small = lower(text).replace("-", " ")
    for char in set(small):
        if char > "\x7f" and (plain := _fold_char(char)) != char:
            small = small.replace(char, plain)
    return small


@lru_cache(maxsize=8192)
def _fold_char(char: str) -> str:
    if char in "\u0111\u00f0":  # d with stroke, eth
        return "d"
    if char in "\u00f8":
        return "o"
    if char in "\u0142":
        return "l"
    base = unicodedata.normalize("NFD", char)
    if len(base) > 1 and unicodedata.name(base[0], "").startswith(("LATIN", "CYRILLIC")) and char not in "\u0439\u0451":
        return base[0]
    return "\u0435" if char == "\u0451" else char


def slug(name: str) -> str:
    """An identifier made from a name: folded, words joined by ``_``."""
    return "_".join(re.findall(r"\w+", fold(clean(name)))) or "unnamed"
