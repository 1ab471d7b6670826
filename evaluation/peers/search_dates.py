"""dateparser's ``search_dates``, with the language and the article's day given."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from datetime import datetime, time

from dateparser.search import search_dates

from evaluation.peers.model import Answers, Peer, Question, at, timed

_CODES = {"no": "nb"}
_LANGUAGES = "vi lo en fr id sv no da es pt it de ru zh ja ko th km"


def load() -> Peer:
    """The peer; dateparser is among the requirements."""
    return Peer("dateparser `search_dates`", frozenset(_LANGUAGES.split()), _ask)


def search(text: str, language: str, day: datetime | None = None) -> list[tuple[object, ...]]:
    """What ``search_dates`` finds, with the precision it claims."""
    settings = {"RELATIVE_BASE": day} if day else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(search_dates(text, languages=[_CODES.get(language, language)], settings=settings, add_period=True) or ())


def _find(question: Question) -> list[str]:
    found = search(question.text, question.language, datetime.combine(question.day, time(12)))
    return [at(when.date(), str(period)) for _, when, period in found if isinstance(when, datetime)]


def _ask(questions: Sequence[Question]) -> Answers:
    return timed(_find, questions)
