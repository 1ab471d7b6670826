"""The data of the pages beside the timeline, without a browser."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from pages import QUOTE, PlainWords, article, event, frames, mention

from views import ahead, days, facts, people, quality, series, sources
from views.export_dates import spoken
from views.once import once
from views.voices import voices

FACTS, WORDS = facts.load(), PlainWords()
TOGETHER = ["thongloun_sisoulith", "to_lam"]


def test_a_visit_and_its_talks_are_one_occasion() -> None:
    rows = [
        event("visit", "2024-07-11", "2024-07-12", leaders=TOGETHER, event_type="state_visit", plover="CONSULT/visit"),
        event("talks", "2024-07-11", leaders=TOGETHER, part_of="visit"),
        event("later", "2025-12-01", leaders=[*TOGETHER, "pham_minh_chinh"]),
        event("old", None, leaders=TOGETHER),
        event("plan", "2026-01-01", leaders=TOGETHER, status="planned", plover="AGREE"),
        event("letter", "2026-01-01", leaders=TOGETHER, event_type="message", plover="SUPPORT"),
        event("unknown", "2025-12-01", leaders=["to_lam", "somebody_new"]),
    ]
    met = people.pairs(people.held(frames(rows).events), FACTS)
    assert met.iloc[0].to_dict() == dict(zip(people.PAIRS, (*TOGETHER, 3, "2025-12-01", "later"), strict=True))
    assert list(met["a"].str.cat(met["b"], sep="+")) == ["thongloun_sisoulith+to_lam", "pham_minh_chinh+thongloun_sisoulith"]
    mine = people.meetings(people.held(frames(rows).events), "to_lam", "thongloun_sisoulith")
    assert list(mine["event_id"]) == ["later", "visit", "talks", "old"]
    assert mine["occasion"].nunique() == 3


def test_offices_as_bands() -> None:
    terms = people.bands(FACTS, ["to_lam"])
    president = terms[terms["office"] == "vn_president"].iloc[0]
    assert president["first"] == date(2024, 5, 22) and not president["rough"]
    assert terms["last"].isna().any()
    figure = people.chart(terms, people.meetings(people.held(frames([]).events), "to_lam"), WORDS, FACTS, date(2026, 1, 1))
    assert {bar for trace in figure.data if trace.type == "bar" for bar in trace.y} >= {"President of Vietnam"}


def test_names_can_be_typed_with_and_without_marks() -> None:
    assert people.name("to_lam", FACTS) == "Tô Lâm · To Lam"
    assert people.name("somebody_new", FACTS) == "Somebody New"


SERIES = "clv_summit"


@pytest.fixture
def few() -> facts.Facts:
    """Facts with three sessions of one series on record."""
    listed = [{"series": SERIES, "ordinal": n, "date": d, "place": ""} for n, d in (("3", "2004-11-28"), ("5", "2008~"), ("", "2010"))]
    return FACTS._replace(series={SERIES: FACTS.series[SERIES]}, sessions=listed)


def test_sessions_and_gaps(few: facts.Facts) -> None:
    rows = [event("e7", "2013-03-13", series=SERIES, ordinal=7), event("e5", "2008-11-26", series=SERIES, ordinal=5), event("x")]
    table = series.sessions(frames(rows).events, few)
    shown = [(None if pd.isna(n) else int(n), basis) for n, basis in zip(table["ordinal"], table["basis"], strict=True)]
    assert shown == [(3, "record"), (4, "missing"), (5, "article"), (6, "missing"), (7, "article"), (None, "record")]
    assert table["edtf"].iloc[1] is None or pd.isna(table["edtf"].iloc[1])
    line = series.summary(table).iloc[0]
    assert (line["article"], line["record"], line["missing"], line["latest_number"]) == (2, 2, 2, 7) and line["last_told"] == "2013-03-13"
    assert len(series.chart(table, WORDS).data) == 2


def test_missing_numbers_as_text() -> None:
    assert series.ranges([5, 6, 7, 9, 11, 12]) == "5–7, 9, 11–12" and series.ranges([]) == ""


def test_all_recorded_sessions_have_days() -> None:
    table = series.sessions(frames([]).events, FACTS)
    assert set(table["basis"]) <= {"record", "missing"}
    assert table[table["basis"] == "record"]["start"].notna().all()


def test_sources() -> None:
    told = [mention("e1", "a1"), mention("e1", "a2"), mention("e2", "a3", main=False, status="background")]
    listed = [
        article("a1"),
        article("a2", publisher=None, url="https://www.vietnamplus.vn/x", language="vi", published="2023"),
        article("a3", publisher=None, url="https://www.paper.example/y"),
        article("a4", publisher=None, url=None, language=None, published=None),
        article("a5", text=" \n"),
        article("a6"),
    ]
    table = sources.listed(frames([event("e1"), event("e2")], told, listed), FACTS).set_index("article_id")
    assert list(table["outlet"].astype("object").fillna("")) == ["Daily", "VietnamPlus", "paper.example", "", "Daily", "Daily"]
    assert table["reason"].dropna().to_dict() == {
        "a3": "only_background", "a4": "language_unknown", "a5": "no_text", "a6": "nothing_found",
    }  # fmt: skip
    table = table.reset_index()
    outlets = sources.by_outlet(table)
    assert outlets.iloc[0].to_dict() == dict(zip(sources.OUTLETS, ("Daily", 3, ["en"], "2024-07-12", "2024-07-12", 1, 2), strict=True))
    assert outlets["articles"].sum() == sources.by_language(table)["articles"].sum() == 6
    assert sources.by_year(table).to_dict("list") == {"year": ["2023", "2024"], "language": ["vi", "en"], "articles": [1, 4]}
    assert len(sources.silent(table)) == 4 and set(table["reason"].dropna()) <= set(sources.REASONS)


@pytest.mark.parametrize(
    ("quotes", "number"),
    [
        ([QUOTE], 1),
        ([QUOTE, "On 11 July, the two met in VIENTIANE", "Other words."], 2),
        ([QUOTE, f"VIENTIANE (VNA) – {QUOTE}", "The two spoke."], 2),
        (["They met.", "On that day they met.", None, None], 4),
        (["Hai bên hội đàm.", "Hai bên hội đàm tại Viêng Chăn."], 2),
    ],
)
def test_copies_are_one_voice(quotes: list[str | None], number: int) -> None:
    told = [mention("e1", f"a{n}", quote=quote) for n, quote in enumerate(quotes)]
    assert voices(told) == voices(told[::-1]) == number


def test_an_article_that_tells_twice_is_one_voice() -> None:
    told = [mention("e1", "a1"), mention("e1", "a2", quote="Other words."), mention("e1", "a2")]
    assert voices(told) == 1


@pytest.mark.parametrize(
    ("start", "end", "published", "state"),
    [
        ("2026-01-10", "2026-01-12", "2026-01-01", "ahead"),
        ("2026-01-02", "2026-01-05", "2026-01-01", "under_way"),
        ("2026-01-04", None, "2026-01-01", "ahead"),
        ("2026-01-01", "2026-01-02", "2025-12-30", "overdue"),
        ("2026-01-02", None, None, "overdue"),
        ("2025-12-01", "2025-12-31", "2026-01-02", "retold"),
        ("2025-12-01", "2025-12-31", "2025-12", "overdue"),
        (None, None, "2025-12-30", "undated"),
    ],
)
def test_plans(start: str | None, end: str | None, published: str | None, state: str) -> None:
    plan = event("plan", start, end, status="planned")
    found = ahead.plans(frames([plan, event("done")], articles=[article(published=published)]), date(2026, 1, 3))
    assert list(found["event_id"]) == ["plan"] and found["state"].iloc[0] == state


def test_a_plan_names_what_may_have_come_of_it() -> None:
    plan = event("plan", "2025-12-01", "2025-12-31", status="planned", leaders=["to_lam"])
    numbered = event("next", None, status="planned", series=SERIES, ordinal=48)
    rows = [plan, numbered, event("done", "2026-01-02", leaders=["to_lam"]), event("held", "2025-12-03", series=SERIES, ordinal=48)]
    found = ahead.plans(frames(rows), date(2026, 1, 3)).set_index("event_id")
    assert found.loc["plan", "perhaps"] == "done" and found.loc["next", "perhaps"] == "held"
    two = [*rows, event("also", "2026-01-03", leaders=["to_lam"])]
    assert ahead.plans(frames(two), date(2026, 1, 3)).set_index("event_id")["perhaps"].isna()["plan"]
    assert ahead.plans(frames([]), date(2026, 1, 3)).empty


def test_events_to_review() -> None:
    rows = [
        event("fine"),
        event("undated", None, confidence_date=0.0),
        event("year", None, edtf="XXXX-07-11", precision="day"),
        event("weak", confidence_date=0.3, confidence_type=0.5),
        event("several", None, edtf="[2013-07-11,2019-07-11]", date_candidates=["2013-07-11", "2019-07-11"]),
        event("split", disagreements=[{"field": "place", "values": {"hanoi": ["a1"], "vientiane": ["a2"]}}]),
    ]
    every = quality.review(frames(rows).events)
    found = every.table()
    assert dict(zip(found["event_id"], found["reasons"], strict=True)) == {
        "weak": ["low_date", "low_type"], "undated": ["undated"], "year": ["no_year"], "several": ["several_dates"],
        "split": ["disagreement"],
    }  # fmt: skip
    assert found["event_id"].iloc[0] == "weak" and every.counts()["undated"] == 1
    assert sorted(every.only(["undated", "low_type"]).table(9)["event_id"]) == ["undated", "weak"] and len(every.only([])) == 5
    assert quality.review(frames([]).events).table().empty and quality.review(frames([]).events).counts()["undated"] == 0


def test_figures_of_the_evaluation() -> None:
    page = "# Head\n\ntext\n\n| a | b |\n| --- | --- |\n| `x` | 1 |\n| torn |\n\n## Next\n| c |\n|---|\n| 2 |"
    (first, one), (second, two) = quality.figures(page)
    assert (first, second) == ("Head", "Next") and one.to_dict("list") == {"a": ["x"], "b": ["1"]} and two.to_dict("list") == {"c": ["2"]}
    assert quality.figures("no table | here") == []
    assert quality.figures(quality.EVALUATION.read_text(encoding="utf-8"))[0][0] == "Evaluation"


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"), ("2008~", "2008-01-01", "2008-12-31"),
        ("2012-01-03/2012-01-07", "2012-01-03", "2012-01-07"),
        ("2024-05-22/..", "2024-05-22", None), ("..", None, None), ("2024-13", None, None), ("", None, None), ("XXXX-07-11", None, None),
    ],
)  # fmt: skip
def test_spans(edtf: str, first: str | None, last: str | None) -> None:
    assert tuple(day and day.isoformat() for day in days.span(edtf)) == (first, last)


@pytest.mark.parametrize(
    ("edtf", "start", "end", "precision", "shown"),
    [
        ("2024-07-11", "2024-07-11", "2024-07-11", "day", "11 July 2024"),
        ("2024-11", "2024-11-01", "2024-11-30", "month", "November 2024"),
        ("2024-35", "2024-07-01", "2024-09-30", "quarter", "3rd quarter 2024"),
        ("2024", "2024-01-01", "2024-12-31", "year", "2024"),
        ("2024-07-11/..", "2024-07-11", None, "interval", "from 11 July 2024, end not told"),
        ("XXXX-07-11", None, None, "day", "11 July, year unknown"),
        ("[2013-07-11,2019-07-11]", None, None, "day", "one of 11 July 2013 / 11 July 2019"),
        (None, None, None, "undated", "No date"),
    ],
)
def test_dates_in_words(edtf: str | None, start: str | None, end: str | None, precision: str, shown: str) -> None:
    assert spoken({"edtf": edtf, "start": start, "end": end, "precision": precision}, WORDS) == shown


def test_a_result_is_kept_as_long_as_its_frame() -> None:
    first, calls = pd.DataFrame(), []
    for _ in range(2):
        assert once(first, "x", lambda: calls.append(1) or len(calls)) == 1
    assert once(pd.DataFrame(), "x", lambda: 5) == 5 and once(first, "y", lambda: 7) == 7
