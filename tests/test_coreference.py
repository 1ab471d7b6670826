"""Tellings of one event in many languages are one event; what only looks alike stays apart (coreference.toml)."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from extract import frame, pipeline
from extract.model import Record

TOLD = tomllib.loads(Path(__file__).with_name("coreference.toml").read_text(encoding="utf-8"))["telling"]


@pytest.fixture(scope="module")
def events() -> list[set[str]]:
    """For each telling the events its article tells of that are of its type."""
    records = [Record(f"t{n:02}", t["text"], published=t.get("published", "")) for n, t in enumerate(TOLD)]
    mentions = frame.rows(pipeline.build(records).mentions)
    return [{m["event_id"] for m in mentions if m["article_id"] == f"t{n:02}" and m["event_type"] == t["type"]} for n, t in enumerate(TOLD)]


@pytest.mark.parametrize("number", range(len(TOLD)), ids=lambda n: f"{n:02}-{TOLD[n]['key']}")
def test_each_article_tells_of_one_such_act(events: list[set[str]], number: int) -> None:
    assert len(events[number]) == 1


def test_one_key_is_one_event(events: list[set[str]]) -> None:
    apart = [TOLD[a]["key"] for a, b in combinations(range(len(TOLD)), 2) if TOLD[a]["key"] == TOLD[b]["key"] and not events[a] & events[b]]
    assert not apart


def test_other_keys_are_other_events(events: list[set[str]]) -> None:
    joined = [
        (TOLD[a]["key"], TOLD[b]["key"])
        for a, b in combinations(range(len(TOLD)), 2)
        if TOLD[a]["key"] != TOLD[b]["key"] and events[a] & events[b]
    ]
    assert not joined
