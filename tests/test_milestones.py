"""The recorded milestones: a lane and a table of their own, and the link from an event's card."""

from __future__ import annotations

import csv

import pyarrow as pa
import pytest
from pages import ROOT, PlainWords, event

from views import facts, milestones
from views.card import build
from views.timeline import DAY_MS

KNOWN = facts.load()
WORDS = PlainWords()
VISIT = "2024_07_11_president_lam_state_visit_laos"


def test_every_recorded_milestone_has_its_days() -> None:
    with (ROOT / "data" / "milestones.csv").open(encoding="utf-8", newline="") as file:
        assert {m.id for m in milestones.recorded(KNOWN)} == {row["id"] for row in csv.DictReader(file)}
    assert all(m.first <= m.last for m in milestones.recorded(KNOWN))


def test_every_certainty_and_source_has_a_name() -> None:
    for row in KNOWN.milestones.values():
        assert row["certainty"] in WORDS.table["certainties"]
        assert row["certainty"] == "own_knowledge" or milestones.sources(row, KNOWN), row["id"]


def lane(window: tuple[int, int], chosen: str | None = None) -> dict:  # type: ignore[type-arg]
    return milestones.lane(milestones.recorded(KNOWN), window, chosen, {VISIT: "e1"}, WORDS, KNOWN)


def test_the_lane_holds_what_is_near_the_window() -> None:
    visit = next(m for m in milestones.recorded(KNOWN) if m.id == VISIT)
    data = lane((visit.first - 5, visit.last + 5))
    at = data["id"].index(VISIT)
    assert (data["x0"][at], data["x1"][at]) == (visit.first * DAY_MS, (visit.last + 1) * DAY_MS)
    assert -1.6 < data["y"][at] < -0.4
    assert data["event"][at] == "e1"
    assert len(data["id"]) < len(data["all"]) == len(KNOWN.milestones)
    text = " ".join(data["text"][at])
    assert all(part in text for part in ("Jul 2024", KNOWN.milestones[VISIT]["what"][:20], "seen at the source", "vietnam.vnanet.vn"))
    assert all(len(line) <= 80 for lines in data["text"] for line in lines)


def test_the_whole_record_is_small_enough_to_send() -> None:
    assert len(str(lane((-20_000, 30_000)))) < 60_000


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2001-07~", "July 2001 (not exact)"),
        ("1972", "1972"),
        ("2024-07-11/2024-07-12", "11–12 Jul 2024"),
        ("2010-12-25/2010-12-28?", "25–28 Dec 2010 (not exact)"),
    ],
)
def test_a_date_says_that_it_is_not_exact(date: str, said: str) -> None:
    assert milestones.when({"date": date}, WORDS).replace("\u2009", "") == said


def test_the_first_event_of_a_milestone_is_linked() -> None:
    table = pa.table(
        {"milestone": [None, VISIT, VISIT], "event_id": ["e0", "e1", "e2"]},
        schema=pa.schema([("milestone", pa.string()), ("event_id", pa.string())]),
    )
    assert milestones.told(table) == {VISIT: "e1"}


def test_the_table_is_the_twin_of_the_lane() -> None:
    table = milestones.listed(milestones.recorded(KNOWN), {VISIT: "e1"}, WORDS, KNOWN)
    assert len(table) == len(KNOWN.milestones)
    assert list(table[table["event_id"] == "e1"]["told"]) == ["yes"]


def test_the_card_links_to_the_milestone() -> None:
    record = event("e1", milestone=VISIT) | {
        name: [] for name in ("offices", "leaders", "date_candidates", "fields", "amounts", "disagreements", "languages")
    }
    row = next(r for r in build(record, WORDS, KNOWN, {})["rows"] if r["label"] == "Milestone on record")
    assert KNOWN.milestones[VISIT]["what"] in row["lines"][0]
    assert row["links"][0]["milestone"] == VISIT
    assert all(link["href"].startswith("http") for link in row["links"][1:])
    assert not any(r["label"] == "Milestone on record" for r in build(record | {"milestone": None}, WORDS, KNOWN, {})["rows"])
