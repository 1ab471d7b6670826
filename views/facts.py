"""What ``data/`` records about people, places, offices, recurring meetings and milestones, as far as pages and exports show it."""

from __future__ import annotations

import csv
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).resolve().parent.parent / "data"
_HOME = {"vi": "VN", "lo": "LA"}  # people are written in their own script where it is the reader's

Row = dict[str, str]


class Facts(NamedTuple):
    """The recorded facts; dicts are keyed by id."""

    leaders: dict[str, Row]
    places: dict[str, Row]
    offices: dict[str, Row]
    terms: list[Row]
    series: dict[str, dict[str, Any]]
    sessions: list[Row]
    outlets: dict[str, dict[str, Any]]
    milestones: dict[str, Row]
    references: dict[str, str]

    def person(self, leader: str, code: str) -> str:
        """The name of a leader as the interface language ``code`` shows it; an unknown id is made readable."""
        row = self.leaders.get(leader)
        if row is None:
            return leader.replace("_", " ").title()
        if row["native"] and _HOME.get(code) == row["country"]:
            return row["native"]
        return row["name"]

    def place(self, place: str, code: str) -> str:
        """The name of a place as the interface language ``code`` shows it."""
        row = self.places.get(place)
        return place.replace("_", " ").title() if row is None else row.get(f"name_{code}") or row["name"]

    def country(self, leader: str) -> str | None:
        """The ISO country code of a leader on record."""
        row = self.leaders.get(leader)
        return row["country"] if row else None


@lru_cache(maxsize=4)
def load(folder: Path = DATA) -> Facts:
    """Read the facts of a data folder; the result is shared, treat it as read-only."""
    return Facts(
        leaders={row["id"]: row for row in _csv(folder / "leaders.csv")},
        places={row["id"]: row for row in _csv(folder / "places.csv")},
        offices={row["id"]: row for row in _csv(folder / "offices.csv")},
        terms=_csv(folder / "terms_of_office.csv"),
        series=_toml(folder / "series.toml"),
        sessions=_csv(folder / "series_sessions.csv"),
        outlets=_toml(folder / "sources.toml"),
        milestones={row["id"]: row for row in _csv(folder / "milestones.csv")},
        references={row["key"]: row["where"] for row in _csv(folder / "references.csv")},
    )


def _csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
