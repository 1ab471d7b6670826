"""Reads ``data/``: languages, leaders, terms of office, places, series, outlets and event types. Bad data is refused
with file and reason."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from extract import edtf, grammar
from extract.phrases import Phrases, spaced
from extract.quantities import Amounts, Ordinals
from extract.text import clean, fold, lower

_PARTS = 4
_DENSE = {"Hans", "Hant", "Hani", "Jpan", "Kore", "Hang"}
DATA = Path(__file__).resolve().parent.parent / "data"


class DataError(Exception):
    """A data file that cannot be used; the message names the file and what is wrong."""


@dataclass(frozen=True)
class Term:
    """One person's time in one office; a bound that is only approximate is widened by a year when it excludes dates."""

    leader: str
    office: str
    start: date
    end: date
    kind: str
    sure_start: bool
    sure_end: bool


@dataclass(frozen=True)
class Leader:
    """A person of the gazetteer."""

    id: str
    name: str
    native: str
    country: str
    tier: int


@dataclass(frozen=True)
class Session:
    """One numbered session of a series, as recorded at its source."""

    series: str
    ordinal: int
    edtf: str
    sure: bool


class Language:
    """One language: its words, compiled when first used. Only the head of its file is read until then."""

    def __init__(self, path: Path, shared: dict[str, Any]):
        self.code, self._path, self._shared = path.stem, path, shared
        head = _toml(path, head=True)
        self.scripts = frozenset(head["scripts"])
        self.joined: bool = head["joined"]
        self.name_endings: tuple[str, ...] = tuple(head.get("name_endings", ()))
        self.dense = bool(self.scripts & _DENSE)
        self.function_words = frozenset(lower(clean(w)) for w in head["function_words"])

    @cached_property
    def data(self) -> dict[str, Any]:
        """The whole file."""
        return _toml(self._path)

    @cached_property
    def _zones(self) -> dict[str, tuple[str, ...]]:
        return {zone: tuple(lower(clean(w)) for w in words) for zone, words in self.data["zones"].items()}

    @cached_property
    def grammar(self) -> grammar.Grammar:
        """The compiled date grammar."""
        return grammar.Grammar(self.code, self.data, self._shared)

    @cached_property
    def phrases(self) -> Phrases:
        """All words of the language but the date grammar: payloads are (kind, key)."""
        entries: list[tuple[str, tuple[str, str]]] = []
        for section, kind in (
            ("concepts", "concept"), ("titles", "title"), ("countries", "country"), ("series", "series"),
            ("cues", "cue"), ("fields", "field"), ("zones", "zone"),
        ):  # fmt: skip
            for key, words in self.data[section].items():
                entries += [(lower(clean(w)), (kind, key)) for w in words]
        for thing, words in self.data["amounts"]["things"].items():
            entries += [(lower(clean(w)), ("thing", thing)) for w in words]
        return Phrases(entries)

    @cached_property
    def ordinals(self) -> Ordinals:
        """Reads the number of a numbered meeting."""
        return Ordinals(self.data, self._shared)

    @cached_property
    def amounts(self) -> Amounts:
        """Reads amounts of money and counted things."""
        return Amounts(self.data, self._shared)

    def zone_words(self, zone: str) -> tuple[str, ...]:
        """Lower-case words that open or mark a part of a page."""
        return self._zones[zone]


class Lexicon:
    """Everything in ``data/``."""

    def __init__(self, folder: Path = DATA):
        self.folder = folder

    # -- languages ---------------------------------------------------------
    @cached_property
    def languages(self) -> dict[str, Language]:
        """By code, which is the file's name."""
        found = {}
        for path in sorted((self.folder / "languages").glob("*.toml")):
            try:
                found[path.stem] = Language(path, self._calendar)
            except KeyError as error:
                raise DataError(f"{path}: the key {error} is missing") from error
        return found

    @cached_property
    def function_words(self) -> dict[str, list[str]]:
        """The languages each function word belongs to."""
        found = defaultdict(list)
        for language in self.languages.values():
            for word in language.function_words:
                found[word].append(language.code)
        return found

    # -- people ------------------------------------------------------------
    @cached_property
    def leaders(self) -> dict[str, Leader]:
        """By id."""
        return {r["id"]: Leader(r["id"], r["name"], r["native"], r["country"], int(r["tier"] or 3)) for r in self._rows("leaders.csv")}

    @cached_property
    def names(self) -> Phrases:
        """Names and aliases of all leaders, folded: payloads are (leader, strength) with strength alias, weak or short."""
        entries = []
        for row in self._rows("leaders.csv"):
            for column, strength in (("aliases", "alias"), ("weak_aliases", "weak"), ("short_names", "short")):
                names = (fold(clean(a)) for a in row[column].split("|") if a)
                entries += [(spelling, (row["id"], strength)) for name in names for spelling in _spacings(name)]
        return Phrases(entries)

    @cached_property
    def terms(self) -> dict[str, tuple[Term, ...]]:
        """Terms of office by leader."""
        found = defaultdict(list)
        for row in self._rows("terms_of_office.csv"):
            start, _ = edtf.bounds(row["from"].strip("~?") or "1900")
            _, end = edtf.bounds(row["to"].strip("~?")) if row["to"] not in ("..", "open", "") else (None, None)
            sure = [bool(row[c]) and not row[c].endswith(("~", "?")) and row[f"{c}_status"] != "doubtful" for c in ("from", "to")]
            found[row["leader"]].append(
                Term(row["leader"], row["office"], start or date.min, end or date.max, row["kind"], sure[0], sure[1] or not end)
            )
        return {leader: tuple(terms) for leader, terms in found.items()}

    @cached_property
    def offices(self) -> dict[str, dict[str, str]]:
        """Office rows by office id."""
        return {row["id"]: row for row in self._rows("offices.csv")}

    def offices_in(self, leader: str, start: date, end: date | None, roles: tuple[str, ...] = ()) -> list[str]:
        """The offices ``leader`` held on every day from ``start`` to ``end``, or on some of them when the role is among
        ``roles``; highest first."""
        held = set()
        for term in self.terms.get(leader, ()):
            whole = term.start <= start and (end or start) <= term.end
            part = term.start <= (end or start) and start <= term.end
            if whole or (part and self.offices.get(term.office, {}).get("role") in roles):
                held.add(term.office)
        return sorted(held, key=lambda o: (int(self.offices.get(o, {}).get("rank") or 99), o))

    # -- places, series, outlets, types --------------------------------------
    @cached_property
    def places(self) -> dict[str, dict[str, str]]:
        """Place rows by id."""
        return {row["id"]: row for row in self._rows("places.csv")}

    @cached_property
    def place_names(self) -> Phrases:
        """Names of all places, folded; payloads are place ids with the name as it is written."""
        return Phrases((fold(clean(n)), (r["id"], clean(n))) for r in self.places.values() for n in r["names"].split("|") if n)

    @cached_property
    def series(self) -> dict[str, dict[str, Any]]:
        """Series of meetings by id."""
        return _toml(self.folder / "series.toml")

    @cached_property
    def sessions(self) -> dict[tuple[str, int], Session]:
        """Recorded sessions by series and ordinal."""
        return {
            (r["series"], int(r["ordinal"])): Session(
                r["series"], int(r["ordinal"]), r["date"].strip("~?"), not r["date"].endswith(("~", "?"))
            )
            for r in self._rows("series_sessions.csv")
            if r["ordinal"]
        }

    @cached_property
    def milestones(self) -> dict[str, list[dict[str, str]]]:
        """Recorded milestones whose first day is known, by that day."""
        found: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in self._rows("milestones.csv"):
            start, end = edtf.bounds(row["date"].replace("~", "").replace("?", ""))
            if start and (start == end or "/" in row["date"]):
                found[start.isoformat()].append(row)
        return found

    @cached_property
    def outlets(self) -> dict[str, dict[str, Any]]:
        """News outlets by id."""
        return _toml(self.folder / "sources.toml")

    @cached_property
    def outlet_words(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """Domains and lower-case names of the outlets, each with the outlet's name."""
        rows = self.outlets.values()
        names = [(lower(n), str(o["name"])) for o in rows for n in o.get("names", ()) if len(n) > 3]
        return [(d, str(o["name"])) for o in rows for d in o["domains"]], names

    @cached_property
    def event_types(self) -> dict[str, dict[str, Any]]:
        """Event types by slug."""
        return _toml(self.folder / "event_types.toml")

    @cached_property
    def interface(self) -> dict[str, dict[str, Any]]:
        """Labels of the interface languages by code; English first."""
        paths = sorted((self.folder / "interface").glob("*.toml"), key=lambda p: (p.stem != "en", p.stem))
        return {path.stem: _toml(path) for path in paths}

    @cached_property
    def horizon(self) -> int:
        """The last year that undated texts are searched for: the tables of people end there."""
        return int(self._calendar["last_year"])

    @cached_property
    def _calendar(self) -> dict[str, Any]:
        return _toml(self.folder / "calendar.toml")

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Folded family names that open a personal name (used only beside an office)."""
        return frozenset(fold(clean(n)) for n in _toml(self.folder / "names.toml")["surnames"])

    # -- files -------------------------------------------------------------
    def _rows(self, name: str) -> list[dict[str, str]]:
        path = self.folder / name
        try:
            with path.open(encoding="utf-8", newline="") as file:
                return list(csv.DictReader(file))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise DataError(f"{path}: {error}") from error


def _spacings(name: str) -> Iterator[str]:
    """A name; in scripts without spaces also with any of its spaces left out."""
    parts = name.split(" ")
    if spaced(name[0]) or not 1 < len(parts) <= _PARTS:
        yield name
        return
    for joins in product(("", " "), repeat=len(parts) - 1):
        yield "".join(part + join for part, join in zip(parts, (*joins, ""), strict=True))


def _toml(path: Path, head: bool = False) -> dict[str, Any]:
    """A TOML file, or only what stands before its first table."""
    try:
        text = path.read_text(encoding="utf-8")
        return tomllib.loads(text.split("\n[", 1)[0] + "\n" if head else text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path}: {error}") from error


@lru_cache(maxsize=4)
def load(folder: Path = DATA) -> Lexicon:
    """The lexicon of a data folder, read once."""
    return Lexicon(folder)
