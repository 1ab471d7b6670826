"""Which language a text is in: by script, then by the function words each language file lists."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from extract.lexicon import Language, Lexicon

_RANGES = (
    ("Laoo", 0x0E80, 0x0EFF), ("Thai", 0x0E00, 0x0E7F), ("Khmr", 0x1780, 0x17FF), ("Hang", 0xAC00, 0xD7AF),
    ("Kana", 0x3040, 0x30FF), ("Hani", 0x3400, 0x9FFF), ("Cyrl", 0x0400, 0x04FF), ("Latn", 0x0041, 0x024F),
    ("Latn", 0x1E00, 0x1EFF), ("Mymr", 0x1000, 0x109F), ("Arab", 0x0600, 0x06FF), ("Deva", 0x0900, 0x097F),
)  # fmt: skip
_ALIASES = {
    "Hans": "Hani", "Hant": "Hani", "Jpan": "Kana", "Hira": "Kana", "Kore": "Hang", "Lao": "Laoo", "Khmer": "Khmr",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000
_SHORT = 700  # characters of a text whose function words alone may not decide
_RIVAL, _FEW = 0.6, 8


def identify(text: str, lexicon: Lexicon) -> str:
    """The code of the language of ``text`` (lower-case view), or ``""`` when none of the known ones fits."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if not script:
        return ""
    fitting = [language for language in lexicon.languages.values() if script in _scripts(language)]
    if len(fitting) < 2:
        return fitting[0].code if fitting else ""
    if script in ("Hani", "Kana"):
        return _han(fitting, script, sample)
    words = Counter(_WORD.findall(sample))
    total = sum(words.values()) or 1
    scores = {language.code: 0 for language in fitting}
    for word, number in words.items():
        for code in lexicon.function_words.get(word, ()):
            if code in scores:
                scores[code] += number
    count, code = max((number, code) for code, number in scores.items())
    rivals = [c for c, number in scores.items() if number and (number >= count * _RIVAL or count < _FEW)]
    if len(rivals) > 1 and len(sample) < _SHORT:
        return max(rivals, key=lambda c: (_covered(sample, lexicon.languages[c]), scores[c], c))
    return code if count / total > 0.02 else ""


def _covered(sample: str, language: Language) -> int:
    """How many characters of a short text the words of a language cover; its function words alone may be too few."""
    covered: set[int] = set()
    for start, end, _ in language.phrases.find(sample):
        covered.update(range(start, end))
    return len(covered)


@lru_cache(maxsize=256)
def _scripts(language: Language) -> frozenset[str]:
    return frozenset(_ALIASES.get(script, script) for script in language.scripts)


def _han(fitting: list[Language], script: str, sample: str) -> str:
    scores = [
        (script in _scripts(la) and "Kana" in _scripts(la) if script == "Kana" else "Kana" not in _scripts(la), la.code) for la in fitting
    ]
    return max(scores)[1]


@lru_cache(maxsize=16384)
def _script_of(char: str) -> str:
    code = ord(char)
    known = char.isalpha() or code > 0x7F
    return next((name for name, first, last in _RANGES if first <= code <= last), "") if known else ""


def _script(sample: str) -> str:
    """The script most of the letters are in; kana among Han decide for Japanese."""
    counts: Counter[str] = Counter()
    for char, number in Counter(sample).items():
        if name := _script_of(char):
            counts[name] += number
    if not counts:
        return ""
    if counts["Kana"] > 0.1 * counts["Hani"] and counts["Kana"] + counts["Hani"] > 0.3 * counts["Latn"] and counts["Kana"] > 5:
        return "Kana"
    joined = {s: counts[s] for s in ("Laoo", "Thai", "Khmr", "Hang", "Hani") if counts[s] > 0.25 * sum(counts.values())}
    return max(joined or counts, key=lambda s: (joined or counts)[s])
