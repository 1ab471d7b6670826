"""The line that opens an agency's story: town, day, agency, and a dash before the first word."""

from __future__ import annotations

import re

from extract.phrases import spaced

REACH = 60  # characters from the first of the story in which the line ends
_AGENCY = r"\([^()\n]*(?:[A-Z]{2}|[A-Z][a-z]+ [A-Z])[^()\n]*\)\.?[ ](?=[^\W\d_])"  # "(VNA) The ...", with no dash behind it
_CITY = re.compile(r"(?:,[^-()\n]{1,25})?[ ]?(?:\([^()\n]{2,25}\)\.?[ ]?|\))?(?:-|:|=[^()\[\]【】\n]{1,15}[)\]】])[ ]?(?=[^\d\s])")
_DAY = re.compile(r"[.,]?[ ]?(?:\([^()\n]{2,25}\)\.?[ ]?)?(?:-|:)[ ]?(?=[^\d\s])")
_DAY_AGENCY = re.compile(rf"[.,]?[ ]?(?:\d{{4}}[ ]?)?{_AGENCY}")
_CITY_AGENCY = re.compile(rf"(?:,[^-()\n]{{1,25}})?[ ]?{_AGENCY}")
_LINE = 30  # characters of a line that is no sentence yet; a third of them in a script without spaces
_WORD = re.compile(r"[^\W\d_]{2,}")


def day(text: str, end: int) -> bool:
    """Whether what stands behind a day ends the line."""
    return _DAY.match(text, end) is not None or _DAY_AGENCY.match(text, end) is not None


def city(text: str, end: int) -> bool:
    """Whether what stands behind a town ends the line."""
    return _CITY.match(text, end) is not None or _CITY_AGENCY.match(text, end) is not None


def slight(text: str) -> bool:
    """Whether a first sentence is only town, day or agency: "HANOI, 12 July"."""
    return len(text) < (_LINE if spaced(text[0]) else _LINE // 3) and len(_WORD.findall(text)) < 3
