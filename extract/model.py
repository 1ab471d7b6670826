"""What passes between the stages. Places are code points of the article's clean view (see ``text``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from extract.spans import Row
from extract.text import View

_BASIS = {"record": "metadata", "header": "metadata", "meta": "metadata", "dateline": "metadata", "url": "url", "image": "image"}


@dataclass(frozen=True, slots=True)
class Record:
    """One article as read from a file; dates and names are what the record itself carries."""

    id: str
    text: str
    url: str = ""
    published: str = ""
    title: str = ""
    language: str = ""
    publisher: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article and its part: title, header, body, heading, caption, credit, image, source or furniture."""

    start: int
    end: int
    zone: str


@dataclass(frozen=True, slots=True)
class Article:
    """A record with its clean view and the parts of its page."""

    record: Record
    view: View
    language: str
    lines: tuple[Line, ...]
    title: str
    url: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a title or caption taken as one. ``index`` counts the sentences of the article."""

    start: int
    end: int
    zone: str
    index: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence for the document's time: an EDTF value, where it stands and how far it is trusted."""

    edtf: str
    source: str
    words: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a temporal expression says by itself; nothing inferred. Absent parts are ``None``."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    weekday: int | None = None
    code: int | None = None  # EDTF season, quarter or half-year
    decade: int | None = None
    count: int | None = None  # days of a duration ("a two-day visit")
    relative: str = ""  # e.g. day-1, week+0, same+0, wd-past, vague-past


class Timex(NamedTuple):
    """A temporal expression in the text. ``use`` is event, anniversary, duration or none (plan periods, law numbers …)."""

    start: int
    end: int
    said: Said
    rule: str
    use: str = "event"


class Hit(NamedTuple):
    """A known phrase in the text: ``kind`` (concept, cue, country, title, series, place, person …) and its ``key``."""

    start: int
    end: int
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the text, known or kept as found, with the roles said beside the name."""

    start: int
    end: int
    id: str
    name: str
    known: bool
    country: str
    roles: tuple[str, ...] = ()
    role_words: str = ""
    former: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything the gazetteer saw in an article."""

    hits: Row[Hit]
    persons: Row[Person]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, what it counts, and whether it is only a goal or promise."""

    value: float
    unit: str
    what: str
    target: bool
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Trigger:
    """One act told by one sentence; equal only to itself."""

    type: str
    sentence: Sentence
    start: int
    end: int
    concepts: tuple[str, ...]
    series: str
    ordinal: int | None
    planned: bool
    past: bool
    cancelled: bool
    postponed: bool
    wished: bool
    negated: bool
    same_event: bool
    earlier_same_day: bool
    persons: tuple[Person, ...]
    places: tuple[Hit, ...]
    countries: tuple[str, ...]
    fields: tuple[str, ...]
    timexes: tuple[Timex, ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class Candidate:
    """One telling of an event by one article, but for its date."""

    type: str
    main: bool
    status: str
    sentence: Sentence
    persons: tuple[Person, ...]
    place: str
    countries: tuple[str, ...]
    fields: tuple[str, ...]
    series: str
    ordinal: int | None
    amounts: tuple[Amount, ...]
    confidence: float
    visit: bool = False
    note: str = ""


@dataclass(frozen=True)
class Dated:
    """A date with its receipt. ``said`` and ``inferred`` stay apart; ``rejected`` are readings ruled out, each with why."""

    edtf: str = ""
    candidates: tuple[str, ...] = ()
    basis: str = ""
    said: str = ""
    inferred: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    confidence: float = 0.0
    words: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Context:
    """What is known about one document when its expressions are resolved."""

    published: Clue | None
    offices: tuple[tuple[str, tuple[str, ...]], ...]  # (leader, roles said) of the article's own people
    sessions: tuple[tuple[str, int, str], ...]  # (series, ordinal, recorded EDTF)
    anniversary_years: frozenset[int]
    years: frozenset[int]
    text: str
    days: frozenset[date] = frozenset()  # full dates told as events
    unfit: dict[str, dict[str, str]] = field(default_factory=dict, init=False, repr=False, compare=False)  # see constraints
    known: dict[Said, Dated] = field(default_factory=dict, init=False, repr=False, compare=False)  # days read once, see resolve

    @property
    def time(self) -> str:
        """The document's time, or empty."""
        return self.published.edtf if self.published else ""

    @property
    def basis(self) -> str:
        """The slug for dates that rest on the document's time."""
        return _BASIS[self.published.source] if self.published else ""


@dataclass(frozen=True)
class Telling:
    """A candidate with its date: one row of the mentions frame."""

    id: str
    candidate: Candidate
    dated: Dated
    quote: str
    quote_start: int
    quote_end: int
    offices: tuple[str, ...] = ()
    language: str = ""


@dataclass
class Event:
    """One real-world event and all its tellings."""

    id: str
    tellings: list[Telling]
    former_ids: list[str] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    part_of: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)
