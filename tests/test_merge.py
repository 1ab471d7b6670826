"""One event, many tellings: the order of articles, splitting, and what is added later change nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from evaluation import gold
from extract import frame, pipeline
from extract.identity import Previous, remember
from extract.model import Record

ANNOUNCED = Record(
    "a1",
    "Lao president to pay state visit to Vietnam\nSeptember 6, 2024\n\n"
    "HANOI - General Secretary and President of Laos Thongloun Sisoulith will pay a state "
    "visit to Vietnam from September 10 to 13, 2024, the Ministry of Foreign Affairs announced on Friday.",
)
HELD = Record(
    "a2",
    "Lãnh đạo Lào bắt đầu thăm Việt Nam\n11/09/2024\n\nTổng Bí thư, Chủ tịch nước Lào Thongloun Sisoulith thăm cấp "
    "Nhà nước tới Việt Nam từ ngày 10 đến "
    "13/9/2024, theo lời mời của Tổng Bí thư, Chủ tịch nước Tô Lâm.",
)
PREMIERS = "Hanoï (VNA) - Le Premier ministre Pham Minh Chinh et son homologue lao Sonexay Siphandone ont coprésidé "
SESSION_46 = Record("s46", PREMIERS + "le 7 janvier 2024 la 46e réunion du Comité intergouvernemental Vietnam-Laos.")
SESSION_47 = Record("s47", PREMIERS + "le 9 janvier 2025 la 47e réunion du Comité intergouvernemental Vietnam-Laos.")


def by_content(frames: frame.Frames) -> dict[str, dict[str, object]]:
    """Events by id, without what only counts articles."""
    return {e["event_id"]: e for e in frame.rows(frames.events)}


def known(*earlier: frame.Frames) -> Previous:
    """The ids of earlier extractions."""
    rows = [[row for f in earlier for row in frame.rows(getattr(f, name))] for name in ("events", "mentions", "articles")]
    return remember(*rows)


def corpus() -> list[Record]:
    """The articles of the gold set."""
    return [a.record for a in gold.load("tune")]


def test_order_does_not_matter() -> None:
    records = corpus()
    first = pipeline.build(records)
    random.Random(7).shuffle(records)
    second = pipeline.build(records)
    for name in frame.COLUMNS:
        assert frame.rows(getattr(first, name)) == frame.rows(getattr(second, name))


@pytest.mark.parametrize("format", frame.FORMATS)
def test_same_input_same_bytes(tmp_path: Path, format: str) -> None:
    for folder in ("a", "b"):
        frame.write(pipeline.extract([Path("data/articles")]), tmp_path / folder, format)
    for name in frame.COLUMNS:
        assert (tmp_path / "a" / f"{name}.{format}").read_bytes() == (tmp_path / "b" / f"{name}.{format}").read_bytes()


def test_a_plan_and_its_deed_are_one_event() -> None:
    frames = pipeline.build([ANNOUNCED, HELD])
    visits = [e for e in frame.rows(frames.events) if e["event_type"] == "state_visit"]
    assert [(v["status"], v["edtf"], v["articles"], v["plover"]) for v in visits] == [
        ("occurred", "2024-09-10/2024-09-13", 2, "CONSULT/visit")
    ]


def test_numbered_sessions_stay_apart() -> None:
    frames = pipeline.build([SESSION_46, SESSION_47])
    assert sorted(e["ordinal"] for e in frame.rows(frames.events)) == [46, 47]


def test_an_unrelated_article_changes_nothing_else() -> None:
    before = by_content(pipeline.build([ANNOUNCED, HELD, SESSION_46]))
    after = by_content(pipeline.build([ANNOUNCED, HELD, SESSION_46, SESSION_47]))
    assert {k: after[k] for k in before} == before


def test_ids_survive_and_merged_ids_resolve() -> None:
    first = pipeline.build([ANNOUNCED])
    second = pipeline.build([HELD])
    ids = [e["event_id"] for f in (first, second) for e in frame.rows(f.events) if e["event_type"] == "state_visit"]
    joined = pipeline.build([ANNOUNCED, HELD], known(first, second))
    visit = next(e for e in frame.rows(joined.events) if e["event_type"] == "state_visit")
    assert {visit["event_id"], *visit["former_ids"]} == set(ids)
    again = pipeline.build([ANNOUNCED, HELD], known(joined))
    assert frame.rows(again.events) == frame.rows(joined.events)


def test_an_id_survives_a_sentence_cut_otherwise() -> None:
    first = pipeline.build([SESSION_46])
    session = next(e["event_id"] for e in frame.rows(first.events))
    longer = Record("s46", SESSION_46.text + "\n\nLes deux parties se sont félicitées.").text.replace("le 7 janvier", "dimanche 7 janvier")
    second = pipeline.build([Record("s46", longer)], known(first))
    assert session in {e["event_id"] for e in frame.rows(second.events)}


def test_halves_extracted_apart_and_joined_give_the_same_events() -> None:
    records = corpus()
    whole = pipeline.build(records)
    halves = [pipeline.build(records[::2]), pipeline.build(records[1::2])]
    joined = pipeline.build(records, known(*halves))

    def groups(frames: frame.Frames) -> set[frozenset[str]]:
        found: dict[str, set[str]] = {}
        for mention in frame.rows(frames.mentions):
            found.setdefault(mention["event_id"], set()).add(mention["mention_id"])
        return {frozenset(g) for g in found.values()}

    assert groups(whole) == groups(joined)


def test_ids_are_never_given_twice() -> None:
    told = "Prime Minister Pham Minh Chinh held talks with Lao Prime Minister Sonexay Siphandone {} in June 2024."
    texts = [
        told.format("in Hanoi"),
        told.format("on 5 June 2024").replace("in June 2024.", "."),
        told.format("in Vientiane on 5 June 2024"),
    ]
    records, before = [Record(name, text) for name, text in zip("abc", texts, strict=True)], Previous()
    for count in (1, 2, 3):
        frames = pipeline.build(records[:count], before)
        ids = [*frames.events["event_id"], *(old for olds in frames.events["former_ids"] for old in olds)]
        assert len(ids) == len(set(ids))
        before = known(frames)


def test_a_text_keeps_its_article_and_event_id() -> None:
    old = Record("001", "Prime Minister Pham Minh Chinh held talks with Lao Prime Minister Sonexay Siphandone in Hanoi on 7 January 2024.")
    new = Record("001", "President To Lam held talks with Lao President Thongloun Sisoulith in Vientiane on 11 July 2024.")
    first = pipeline.build([old])
    both = pipeline.build([new, old], known(first))
    home = dict(zip(both.mentions["event_id"], both.mentions["article_id"], strict=True))
    assert dict(zip(both.articles["article_id"], both.articles["text"], strict=True)) == {"001": old.text, "001-2": new.text}
    assert home[first.events["event_id"][0]] == "001" and len(home) == 2
    changed = pipeline.build([new], known(first))
    assert changed.articles["article_id"][0] == "001" and changed.events["event_id"][0] != first.events["event_id"][0]
