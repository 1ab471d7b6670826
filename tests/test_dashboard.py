"""The dashboard as Streamlit runs it, on the project's own articles: filters, address, events and states."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import event
from pages import frames as made
from streamlit.testing.v1 import AppTest

from extract import frame, pipeline

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Frames of the project's own articles."""
    out = tmp_path_factory.mktemp("frames")
    frame.write(pipeline.extract([ROOT / "data" / "articles"]), out)
    return out


@pytest.fixture
def app(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The dashboard, in which a part that fails fails the test."""
    monkeypatch.setattr("sys.argv", ["dashboard.py", "--frames", str(folder)])
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    test.session_state["_strict"] = True
    yield test


def shown(app: AppTest) -> int:
    """The number of events the line of coverage gives."""
    assert not app.exception
    return int(next(c.value for c in app.caption if "No event here" in c.value).split()[0])


def test_filters_narrow_and_clear(app: AppTest, folder: Path) -> None:
    events = frame.read(folder).events
    assert shown(app.run()) == len(events)
    app.multiselect(key="who").select("sonexay_siphandone").run()
    want = sum("sonexay_siphandone" in leaders for leaders in events["leaders"])
    assert 0 < want < len(events)
    assert shown(app) == want
    app.multiselect(key="who").select("pham_minh_chinh").run()
    either = sum(bool({"sonexay_siphandone", "pham_minh_chinh"} & set(x)) for x in events["leaders"])
    assert shown(app) == either
    app.toggle(key="both").set_value(True).run()
    assert shown(app) == sum({"sonexay_siphandone", "pham_minh_chinh"} <= set(x) for x in events["leaders"])
    next(b for b in app.button if b.label == "Clear all filters").click().run()
    assert shown(app) == len(events)


@pytest.mark.parametrize("gone", [("mentions", "articles"), ("articles",)])
def test_an_event_without_its_sources_is_still_shown(
    gone: tuple[str, ...], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = frame.read(folder)
    frame.write(whole._replace(**{name: getattr(whole, name).iloc[:0] for name in gone}), tmp_path)
    monkeypatch.setattr("sys.argv", ["dashboard.py", "--frames", str(tmp_path)])
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.session_state["_strict"] = True
    app.query_params["event"] = whole.events["event_id"][0]
    assert shown(app.run()) == len(whole.events)


def test_filters_stand_in_the_address(app: AppTest) -> None:
    app.run()
    app.multiselect(key="type").select("talks").run()
    app.text_input(key="since").set_value("2025").run()
    assert "".join(app.query_params["type"]) == "talks"
    assert "".join(app.query_params["since"]) == "2025"


def test_an_address_sets_the_filters(app: AppTest, folder: Path) -> None:
    app.query_params["type"] = "talks"
    app.query_params["until"] = "2024"
    events = frame.read(folder).events
    want = sum(t == "talks" and s is not None and str(s) < "2025" for t, s in zip(events["event_type"], events["start"], strict=True))
    assert shown(app.run()) == want > 0
    assert app.multiselect(key="type").value == ["talks"]


def test_what_is_no_day_filters_nothing_and_says_so(app: AppTest, folder: Path) -> None:
    app.run()
    app.text_input(key="since").set_value("soon").run()
    assert shown(app) == len(frame.read(folder).events)
    assert any("Write a day" in c.value for c in app.caption)


def test_options_that_are_unknown_are_left_out(app: AppTest, folder: Path) -> None:
    for name in ("who", "type", "place", "window", "event", "ui", "page", "lanes", "milestones"):
        app.query_params[name] = "<b>nothing</b>"
    assert shown(app.run()) == len(frame.read(folder).events)


def test_search_is_blind_to_diacritics(app: AppTest) -> None:
    app.run()
    app.text_input(key="q").set_value("tô lâm").run()
    marked = shown(app)
    app.text_input(key="q").set_value("TO LAM").run()
    assert shown(app) == marked > 0
    app.text_input(key="q").set_value("ທອງລຸນ").run()
    assert shown(app) > 0


def test_no_result_offers_a_way_back(app: AppTest) -> None:
    app.query_params["who"] = "to_lam"
    app.query_params["until"] = "1960"
    app.run()
    assert not app.exception
    assert any("No event fits" in i.value for i in app.info)
    app.button(key="relax_until").click().run()
    assert shown(app) > 0


def test_filters_outlive_another_page(app: AppTest) -> None:
    app.query_params["type"] = "talks"
    left = shown(app.run())
    app.pills(key="page").set_value("people").run()
    assert not app.exception
    app.pills(key="page").set_value("timeline").run()
    assert shown(app) == left


def test_a_broken_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "events.parquet").write_bytes(b"no parquet")
    monkeypatch.setattr("sys.argv", ["dashboard.py", "--frames", str(tmp_path)])
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    assert not app.exception
    assert len(app.error) == 1


def test_an_event_that_became_another_leads_there(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = frame.read(folder)
    first = frames.events["event_id"].iloc[0]
    frames.events.at[frames.events.index[0], "former_ids"] = ["e00000000000"]
    frame.write(frames, tmp_path)
    monkeypatch.setattr("sys.argv", ["dashboard.py", "--frames", str(tmp_path)])
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.session_state["_strict"] = True
    app.query_params["event"] = "e00000000000"
    app.run()
    assert not app.exception
    assert any("e00000000000" in i.value for i in app.info)
    assert first


@pytest.mark.parametrize("key", ["ui", "page", "lanes", "event", "telling", "window", "who", "q", "since", "sure"])
@pytest.mark.parametrize("value", ["x" * 300, "../../etc", "[text](https://evil.example)", "\ud800".encode("utf-8", "replace").decode()])
def test_odd_addresses_are_harmless(app: AppTest, key: str, value: str) -> None:
    app.query_params[key] = value
    app.run()
    assert not app.exception
    assert not any("](https" in message.value and "\\]" not in message.value for message in [*app.info, *app.error, *app.warning])


def test_options_keep_step_with_the_filters(app: AppTest, folder: Path) -> None:
    app.run()
    app.multiselect(key="who").select("sonexay_siphandone").run()
    events = frame.read(folder).events
    kinds = {t for t, leaders in zip(events["event_type"], events["leaders"], strict=True) if "sonexay_siphandone" in leaders}
    assert len(app.multiselect(key="type").options) == len(kinds)


def test_the_lanes_outlive_another_page(app: AppTest) -> None:
    app.query_params["lanes"] = "leader"
    app.run()
    app.pills(key="page").set_value("sources").run()
    assert "".join(app.query_params["lanes"]) == "leader"
    app.pills(key="page").set_value("timeline").run()
    assert "".join(app.query_params["lanes"]) == "leader"


def test_events_can_be_chosen_by_whether_sources_differ(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = frame.read(folder)
    frames.events.at[frames.events.index[2], "disagreements"] = [{"field": "place", "values": {"hanoi": ["a"], "vientiane": ["b"]}}]
    frame.write(frames, tmp_path)
    monkeypatch.setattr("sys.argv", ["dashboard.py", "--frames", str(tmp_path)])
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.session_state["_strict"] = True
    app.run()
    app.session_state["more"] = True
    app.run()
    assert app.multiselect(key="agreement").options == [f"Sources do not differ ({len(frames.events) - 1})", "Sources differ (1)"]
    app.multiselect(key="agreement").select("differ").run()
    assert shown(app) == 1
    assert "".join(app.query_params["agreement"]) == "differ"


def test_milestones_are_a_layer_that_counts_nothing(app: AppTest, folder: Path) -> None:
    app.run()
    assert not any("Milestones on record" in e.label for e in app.expander)
    app.toggle(key="milestones").set_value(True).run()
    assert "".join(app.query_params["milestones"]) == "1"
    assert shown(app) == len(frame.read(folder).events)
    assert any("Milestones on record (144)" in e.label for e in app.expander)
    app.pills(key="page").set_value("sources").run()
    assert "".join(app.query_params["milestones"]) == "1"
    app.pills(key="page").set_value("timeline").run()
    assert app.toggle(key="milestones").value
    app.toggle(key="milestones").set_value(False).run()
    assert "milestones" not in app.query_params


def test_a_window_with_milestones_alone_stays(app: AppTest) -> None:
    app.query_params["window"], app.query_params["milestones"] = "1962-01-01_1963-01-01", "1"
    app.run()
    assert "".join(app.query_params["window"]) == "1962-01-01_1963-01-01"
    app.toggle(key="milestones").set_value(False).run()
    assert "".join(app.query_params["window"]) > "2020"


def test_the_window_follows_what_is_left_and_what_is_opened(app: AppTest, folder: Path) -> None:
    events = frame.read(folder).events.dropna(subset=["start"]).sort_values("start")
    first = events.iloc[0]
    app.query_params["window"] = "2030-01-01_2031-01-01"
    app.run()
    low, high = "".join(app.query_params["window"]).split("_")
    assert low <= events["start"].iloc[-1] <= high
    app.query_params["window"] = "2025-11-01_2025-12-31"
    app.query_params["event"] = str(first["event_id"])
    app.run()
    low, high = "".join(app.query_params["window"]).split("_")
    assert low <= first["start"] <= high


def test_frames_of_another_shape_are_named(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = frame.read(folder)
    events = frames.events.assign(titles=[["x"]] * len(frames.events))
    frame.write(frames._replace(events=events), tmp_path, "jsonl")
    monkeypatch.setattr("sys.argv", ["dashboard.py", "--frames", str(tmp_path)])
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    assert not app.exception and app.error
    frame.write(frames._replace(events=frames.events.assign(event_id=None)), tmp_path, "jsonl")
    with pytest.raises(frame.FrameError, match="event_id"):
        frame.read(tmp_path)


def test_the_list_turns_its_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [event(f"e{n:03}", f"2024-01-{n % 28 + 1:02}") for n in range(250)] + [event("old", None)]
    frame.write(made(rows), tmp_path)
    monkeypatch.setattr("sys.argv", ["dashboard.py", "--frames", str(tmp_path)])
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.session_state["_strict"] = True
    app.query_params["list"] = "3"
    assert shown(app.run()) == 251
    assert [len(table.value) for table in app.dataframe[:2]] == [50, 1] and "".join(app.query_params["list"]) == "3"
    app.query_params["list"] = "99"
    assert len(app.run().dataframe[0].value) == 50
    app.query_params["list"] = "x"
    assert len(app.run().dataframe[0].value) == 100
    app.query_params["list"] = "2"
    app.run().multiselect(key="type").select("talks").run()
    assert not app.exception and "list" not in app.query_params and any("1–100 / 250" in c.value for c in app.caption)
