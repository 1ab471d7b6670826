"""Frames kept in Arrow: the same events, pages and exports as from plain frames, in memory or mapped from a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pages import PlainWords, article, event, frames, mention

from extract import frame
from extract.frame import FrameError, Frames
from views import ahead, choice, columns, facts, packed, people, quality, search, series, sources, store
from views.choice import Choice
from views.export import FORMATS, export
from views.export_rows import records, select
from views.ids import Ids, Places

KNOWN, WORDS, TODAY = facts.load(), PlainWords(), date(2026, 1, 2)
LEADERS = ["to_lam", "thongloun_sisoulith"]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Frames:
    """Events of all sorts, in no order."""
    offices = ["to_lam:vn_president", "thongloun_sisoulith:la_president"]
    rows = [
        event("e4", None, series="clv_summit", ordinal=9, fields=["border", "border"]),
        event("e2", "2024-07-11", leaders=LEADERS, offices=offices, part_of="e1", titles={"en": "Talks", "vi": "Hội đàm"}),
        event("e1", "2024-07-11", None, leaders=LEADERS, former_ids=["e0"], precision="interval", edtf="2024-07-11/.."),
        event("e3", "2025-01-01", status="planned", leaders=LEADERS, confidence_date=None, confidence_type=0.2),
        event("e5", "2025-02-01", amounts=[{"value": 12, "unit": "document"}], disagreements=[{"field": "place", "values": {"x": ["a1"]}}]),
    ]
    told = [mention(x) for x in ("e3", "e1", "e2", "gone")] + [mention("e2", "a2", quote="Hai bên gặp nhau"), mention("e5", "a9")]
    articles = [article(), article("a2", publisher=None, language="vi", url=None), article("a3", text="", publisher="Other")]
    frame.write(frames(rows, told, articles, [{"file": "a.txt", "line": 1, "reason": "empty"}]), folder := tmp_path_factory.mktemp("plain"))
    return frame.read(folder)


@pytest.fixture(scope="module", params=[*frame.FORMATS, "mapped"])
def loaded(request: pytest.FixtureRequest, plain: Frames, tmp_path_factory: pytest.TempPathFactory) -> store.Store:
    """The same events read from each format, and from files so large that they are mapped."""
    folder = tmp_path_factory.mktemp("frames")
    frame.write(plain, folder, "parquet" if request.param == "mapped" else request.param)
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "mapped":
            patch.setattr(packed, "_LARGE", 0)
            patch.setattr(packed, "BATCH", 2)
            patch.setattr(search, "_MANY", 0)
        return store.load(folder)


def test_events_stand_in_the_order_of_their_days(loaded: store.Store) -> None:
    assert list(loaded.table.ids) == ["e1", "e2", "e3", "e5", "e4"]
    assert loaded.table.dated.tolist() == [True, True, True, True, False]
    assert loaded.table.parent.tolist() == [-1, 0, -1, -1, -1]
    assert loaded.table.former == {"e0": "e1"}


def test_an_event_and_its_tellings_are_those_of_the_frames(loaded: store.Store, plain: Frames) -> None:
    for row in records(select(plain, plain.events["event_id"])):
        assert loaded.record(row["event_id"]) == row
    assert loaded.record("gone") is None
    assert loaded.row("articles", loaded.articles["a1"]) == frame.rows(plain.articles)[0]
    assert loaded.row("mentions", loaded.mentions["m-e2-a2"])["evidence"]["said"][0]["start"] == 11


def test_filters_see_what_the_frames_hold(loaded: store.Store) -> None:
    rows = {facet: {name: found.tolist() for name, found in options.items()} for facet, options in loaded.table.rows.items()}
    assert rows["leaders"] == {"thongloun_sisoulith": [0, 1, 2], "to_lam": [0, 1, 2]}
    assert rows["fields"] == {"border": [4]}
    assert rows["outlets"] == {"Daily": [0, 1, 2]}
    assert rows["status"] == {"occurred": [0, 1, 3, 4], "planned": [2]}
    assert rows["levels"] == {"top": [1]}
    assert loaded.table.confidence.tolist() == [0.9, 0.9, 0.0, 0.9, 0.9]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("hoi dam", [1]),
        ("HỘIĐÀM", [1]),
        ("hai ben gap", [1]),
        ("thongloun", [0, 1, 2]),
        ("ທອງລຸນ", [0, 1, 2]),
        ("talks e5", [3]),
        ("zzz", []),
    ],
)
def test_search_reads_titles_names_and_quotes(loaded: store.Store, typed: str, left: list[int]) -> None:
    assert np.flatnonzero(choice.apply(loaded.table, Choice(q=typed))).tolist() == left


def test_what_a_list_and_the_ways_onward_show(loaded: store.Store) -> None:
    shown = loaded.shown([1, 4], "vi")
    assert [(row["title"], row["edtf"], row["articles"]) for row in shown] == [("Hội đàm", "2024-07-11", 1), ("Talks e4", None, 1)]
    record = loaded.record("e1")
    assert record is not None
    ways = store.around(loaded, record, "en", None, "e3")
    assert (ways["contains"], ways["next"]) == ([{"id": "e2", "label": "Talks"}], [{"id": "e3", "label": "Talks e3"}])
    assert loaded.series.beside("clv_summit", 10) == ([4], []) and loaded.series.beside("none", 1) == ([], [])
    assert loaded.coverage == {"articles": 3, "outlets": 2, "languages": 2, "period": "2024-07-11 – 2025-02-01"}


def test_pages_show_the_same(loaded: store.Store, plain: Frames) -> None:
    def all_of(given: Frames) -> list[pd.DataFrame]:
        table = sources.listed(given, KNOWN)
        met = people.held(given.events)
        every = [people.pairs(met, KNOWN), series.sessions(given.events, KNOWN), sources.by_outlet(table), sources.by_language(table)]
        return [*every, sources.by_year(table), sources.silent(table), ahead.plans(given, TODAY), quality.review(given.events).table()]

    for ours, theirs in zip(all_of(loaded.frames), all_of(plain), strict=True):
        assert frame.rows(ours) == frame.rows(theirs)


@pytest.mark.parametrize("format", FORMATS)
def test_exports_are_the_same_bytes(loaded: store.Store, plain: Frames, format: str) -> None:
    ids = ["e3", "e2", "e5", "e4"]
    made = [export(format, given, ids, WORDS, KNOWN, TODAY) for given in (loaded.frames, plain)]
    assert made[0] == made[1]
    assert list(select(loaded.frames, ids).events["event_id"]) == ids


def test_nothing_at_all_loads(tmp_path: Path) -> None:
    for format in frame.FORMATS:
        frame.write(frames([], []), tmp_path, format)
        empty = store.load(tmp_path)
        assert len(empty.table) == 0 and empty.record("e1") is None and empty.coverage["period"] == "–"
        assert choice.apply(empty.table, Choice(q="x")).tolist() == []


def test_columns_may_be_missing_and_empty_text_is_null(tmp_path: Path, plain: Frames) -> None:
    frame.write(plain, tmp_path)
    path = tmp_path / "events.parquet"
    whole = pq.read_table(path).drop_columns(["amounts", "place", "ordinal"])
    pq.write_table(whole.set_column(whole.schema.get_field_index("series"), "series", pa.array([""] * len(whole))), path)
    row = store.load(tmp_path).row("events", 0)
    assert (row["amounts"], row["place"], row["ordinal"], row["series"]) == ([], None, None, None)


@pytest.mark.parametrize("bad", [None, ""])
def test_rows_without_an_id_are_refused(tmp_path: Path, plain: Frames, bad: str | None) -> None:
    frame.write(plain, tmp_path)
    path = tmp_path / "mentions.parquet"
    whole = pq.read_table(path)
    ids = pa.array([bad, *whole.column("mention_id").to_pylist()[1:]], pa.string())
    pq.write_table(whole.set_column(0, "mention_id", ids), path)
    with pytest.raises(FrameError, match="mention_id"):
        store.load(tmp_path)


def test_columns_of_another_kind_are_refused(tmp_path: Path, plain: Frames) -> None:
    frame.write(plain, tmp_path)
    path = tmp_path / "events.parquet"
    whole = pq.read_table(path)
    pq.write_table(whole.set_column(0, "event_id", pa.array([[1]] * len(whole))), path)
    with pytest.raises(FrameError, match=r"events\.parquet"):
        store.load(tmp_path)


def test_ids_are_found_by_number_and_number_by_id() -> None:
    names = ["b", "é", "a", "\U0001f600", "ab"]
    ids = Ids(pa.chunked_array([names[:2], names[2:]], pa.large_string()))
    places = Places(ids)
    assert [places[name] for name in names] == [0, 1, 2, 3, 4] and list(ids) == names and ids[np.int64(3)] == "\U0001f600"
    assert places.get("", -1) == places.get("zz", -1) == places.get("\ud800", -1) == -1


def test_days_that_are_none() -> None:
    column = pa.chunked_array([["1970-01-02", "2024-13-01", None, "soon", "1969-12-31"]], pa.large_string())
    assert columns.days(column).tolist() == [1, columns.UNDATED, columns.UNDATED, columns.UNDATED, -1]


def test_squeezed_is_folded_without_spaces() -> None:
    for text in ("Tô Lâm  –  Thongloun", "Đà Nẵng", "ທ່ານ ທອງລຸນ", "İstanbul Й й ΣΑΣ", "北京 会谈", "a\u0301 b", ""):
        assert search.squeezed(text) == search.folded(text).replace(" ", "")
