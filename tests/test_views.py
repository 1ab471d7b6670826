"""What the page is made of, without a browser: table, choice, timeline, source and card."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from pages import QUOTE, TEXT, PlainWords, article, event, frames, mention

from views import card, choice, facts, source, table, timeline
from views.choice import Choice, period

KNOWN = facts.load()


DIFFER = [{"field": "place", "values": {"hanoi": ["a1"], "vientiane": ["a2"]}}]


def day(year: int, month: int = 1, number: int = 1) -> int:
    """Days from 1970."""
    return (date(year, month, number) - date(1970, 1, 1)).days


@pytest.fixture
def small() -> table.Table:
    """Four events: two of one leader, one planned, one without a day."""
    rows = [
        event("e1", "2024-07-11", leaders=["to_lam", "thongloun_sisoulith"], event_type="talks"),
        event("e2", "2025-01-01", "2025-01-31", leaders=["to_lam"], precision="month", event_type="reception"),
        event("e3", "2025-12-01", status="planned", leaders=["sonexay_siphandone"], event_type="talks"),
        event("e4", None, leaders=["sonexay_siphandone"], event_type="committee_meeting", disagreements=DIFFER),
    ]
    return table.build(frames(rows, [mention(r["event_id"]) for r in rows]), KNOWN)


def test_days_and_what_has_none(small: table.Table) -> None:
    assert small.dated.tolist() == [True, True, True, False]
    assert small.first[0] == small.last[0] == day(2024, 7, 11)
    assert (small.first[1], small.last[1]) == (day(2025, 1, 1), day(2025, 1, 31))


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        (Choice(), ["e1", "e2", "e3", "e4"]),
        (Choice(who=("to_lam",)), ["e1", "e2"]),
        (Choice(who=("to_lam", "thongloun_sisoulith")), ["e1", "e2"]),
        (Choice(who=("to_lam", "thongloun_sisoulith"), both=True), ["e1"]),
        (Choice(type=("talks",), status=("planned",)), ["e3"]),
        (Choice(since="2025-01-15"), ["e2", "e3"]),
        (Choice(until="2024"), ["e1"]),
        (Choice(since="2025-01-31", until="2025-01-31"), ["e2"]),
        (Choice(q="to lam sonexay"), []),
        (Choice(q="THONGLOUN"), ["e1"]),
        (Choice(agreement=("differ",)), ["e4"]),
        (Choice(agreement=("same",), type=("talks",)), ["e1", "e3"]),
    ],
)
def test_choice(small: table.Table, chosen: Choice, left: list[str]) -> None:
    assert [small.ids[i] for i in np.flatnonzero(choice.apply(small, chosen))] == left


def test_choice_to_the_address_and_back(small: table.Table) -> None:
    chosen = Choice(who=("to_lam", "thongloun_sisoulith"), both=True, type=("talks",), since="2024-07", q="Tô Lâm")
    assert choice.from_address(choice.to_address(chosen), small) == chosen


def test_counts_say_what_an_option_would_leave(small: table.Table) -> None:
    found = choice.counts(small, Choice(type=("talks",)), "type")
    assert found == {"talks": 2, "reception": 1, "committee_meeting": 1}
    assert choice.counts(small, Choice(type=("talks",)), "who")["to_lam"] == 1


def test_the_two_values_of_agreement_are_counted(small: table.Table) -> None:
    assert choice.counts(small, Choice(), "agreement") == {"differ": 1, "same": 3}
    assert choice.from_address({"agreement": ["differ", "perhaps"]}, small) == Choice(agreement=("differ",))


def test_relaxing_names_what_would_help(small: table.Table) -> None:
    assert choice.relax(small, Choice(who=("to_lam",), until="1960")) == [("until", 2)]


@pytest.mark.parametrize(
    ("text", "days"),
    [("2024", (day(2024), day(2024, 12, 31))), ("2024-02", (day(2024, 2), day(2024, 2, 29))), ("2024-02-29", (day(2024, 2, 29),) * 2)],
)
def test_period(text: str, days: tuple[int, int]) -> None:
    assert period(text) == days


@pytest.mark.parametrize("text", ["", "soon", "2024-13", "2023-02-29", "today", "NaT", "99999", "2024-1-1", "２０２４"])
def test_no_period(text: str) -> None:
    assert not choice.is_period(text)


def drawn(data: table.Table, group: str = "type", window: tuple[int, int] | None = None, selected: str = "") -> dict:  # type: ignore[type-arg]
    mask = np.ones(len(data), dtype=bool)
    return timeline.draw(data, mask, group, window or data.span(), selected, str, lambda places: [data.ids[p] for p in places])


def test_every_dated_event_is_a_mark(small: table.Table) -> None:
    data = drawn(small)
    assert sorted(data["marks"]["id"]) == ["e1", "e2", "e3"]
    assert data["cells"] is None
    at = data["marks"]["id"].index("e2")
    assert data["marks"]["x1"][at] - data["marks"]["x0"][at] == 31 * timeline.DAY_MS
    assert data["marks"]["kind"][at] == "month"
    assert data["marks"]["status"][data["marks"]["id"].index("e3")] == "planned"


def test_lanes_by_leader_repeat_an_event(small: table.Table) -> None:
    data = drawn(small, "leader")
    assert data["lanes"] == ["to_lam", "sonexay_siphandone", "thongloun_sisoulith"]
    assert data["marks"]["id"].count("e1") == 2


def stay(**more: str) -> table.Table:
    """A visit of three days with talks and a signing, and talks of others on its second day."""
    rows = [
        event("v1", "2024-07-11", "2024-07-13", event_type="state_visit", precision="interval", **more),
        event("t1", "2024-07-11", part_of="v1"),
        event("t2", "2024-07-12"),
        event("t3", "2024-07-13", part_of="v1"),
        event("s1", "2024-07-12", event_type="agreement_signing", part_of="v1"),
    ]
    return table.build(frames(rows, [mention("v1")]), KNOWN)


def test_a_visit_holds_what_belongs_to_it() -> None:
    data = drawn(stay())
    visits, marks = data["visits"], data["marks"]
    assert visits["id"] == ["v1"]
    assert (visits["x0"][0], visits["x1"][0]) == (day(2024, 7, 11) * timeline.DAY_MS, day(2024, 7, 14) * timeline.DAY_MS)
    height = dict(zip(marks["id"], marks["y"], strict=True))
    held = [name for name in height if any(low <= height[name] <= high for low, high in visits["parts"][0])]
    assert set(held) == {"v1", "t1", "t3", "s1"}
    assert height["t1"] == height["t3"]


def test_a_visit_holds_only_what_the_filters_leave() -> None:
    data = stay()
    for left, found in ((["v1", "t2"], []), (["t1", "s1"], []), (["v1", "s1"], ["v1"])):
        mask = np.isin(np.array(list(data.ids)), left)
        assert (
            timeline.draw(data, mask, "type", data.span(), "", str, lambda places: [data.ids[p] for p in places])["visits"]["id"] == found
        )


def crowd(number: int) -> table.Table:
    """Events on following days."""
    starts = [str(np.datetime64("1990-01-01") + i % 9000) for i in range(number)]
    rows = [event(f"e{i}", start, event_type=("talks", "reception")[i % 2]) for i, start in enumerate(starts)]
    return table.build(frames(rows, [mention("e0")]), KNOWN)


def test_crowds_become_cells_that_lose_no_event() -> None:
    data = drawn(many := crowd(3000), selected="e7")
    assert sum(n or 0 for row in data["cells"]["z"] for n in row) == len(many)
    assert data["marks"]["id"] == ["e7"]
    assert data["total"] == len(many)
    assert len(str(data)) < 40_000


def test_a_near_window_shows_marks_again() -> None:
    many = crowd(3000)
    low = day(1991)
    data = drawn(many, window=(low, low + 60))
    assert data["cells"] is None
    assert {"e365", "e424"} <= set(data["marks"]["id"])


def test_marks_of_one_day_do_not_hide_each_other() -> None:
    rows = [event(f"e{i}", "2024-07-11", event_type="talks") for i in range(4)]
    data = drawn(table.build(frames(rows, [mention("e0")]), KNOWN))
    assert len(set(data["marks"]["y"])) == 4


def test_pieces_are_the_text_and_mark_the_sentence() -> None:
    start = TEXT.index(QUOTE)
    told = mention("e1", quote_start=start, quote_end=start + len(QUOTE), evidence={"said": [{"start": 11, "end": 18}]})
    parts = source.pieces(TEXT, told, [{"start": 0, "end": 8, "zone": "caption"}])
    assert "".join(p["text"] for p in parts) == TEXT
    assert "".join(p["text"] for p in parts if p["kind"].startswith("quote")) == QUOTE
    assert [p["text"] for p in parts if p["kind"] == "quote-date"] == [TEXT[11:18]]
    assert parts[0]["kind"] == "aside"


def test_the_reader_gets_all_tellings() -> None:
    record = {"tellings": [{"mention_id": "m1", "outlet": None, "article_id": "a1", "language": "en", "status": "occurred"}]}
    chosen = record["tellings"][0] | {"headline": "H", "published": None, "link": None}
    data = source.build(record, chosen, mention("e1"), article(zones=[]), PlainWords())
    assert [t["id"] for t in data["tellings"]] == ["m1"]
    assert data["link"] == ""


def test_the_card_counts_copies_as_one_voice() -> None:
    lists = ("offices", "leaders", "date_candidates", "fields", "amounts", "disagreements")
    told = [mention("e1", "a1"), mention("e1", "a2"), mention("e1", "a3", quote="Other words.")]
    record = event("e1", articles=3, languages=["en"], tellings=told) | {name: [] for name in lists}
    lines = card.build(record, PlainWords(), KNOWN, {})["rows"][-1]["lines"]
    assert lines == ["Articles: 3, languages: 1", "Independent: 2 (articles with the same wording count as one)"]
    assert len(card.build(record | {"articles": 1, "tellings": told[:1]}, PlainWords(), KNOWN, {})["rows"][-1]["lines"]) == 1
