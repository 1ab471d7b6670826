"""The Vietnam–Laos relations timeline. ``streamlit run dashboard.py -- --frames DIR`` shows any folder of frames."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from extract import frame, pipeline
from views import address, choice, components, listing, pages, pane, panel, plot, take, timeline
from views import words as language
from views.choice import Choice
from views.store import Store, load, newest, version
from views.table import Mask
from views.words import Words, literal

ROOT = Path(__file__).resolve().parent
ARTICLES, OWN_FRAMES = ROOT / "data" / "articles", ROOT / "data" / "frames"


@st.cache_resource(show_spinner=False, max_entries=4)
def loaded(folder: str, stamp: tuple[float, ...]) -> Store:
    """The frames of a folder; ``stamp`` makes changed files load anew."""
    return load(Path(folder))


def main() -> None:
    """The page, from top to bottom."""
    st.set_page_config("Vietnam–Laos relations", page_icon=str(ROOT / "static" / "icon.svg"), layout="wide")
    folder = chosen_folder()
    words = language.load(next(iter(address.params().get("ui", [])), language.BASE))
    store = open_store(folder, words)
    if store is None:
        return
    first_visit(store, words)
    with st.sidebar:
        words = choose_language(words)
        components.fetch_plotly()
    page = head(words)
    now = choice.from_address(address.params(), store.table)
    if page == "timeline":
        with st.sidebar:
            before, now = now, filters(store, now, words)
            plot.layers(words)
        if now != before:
            listing.fill({})
    keep_address(now)
    mask = choice.apply(store.table, now)
    if page == "timeline":
        timeline_page(store, now, mask, words)
    else:
        guarded(words, pages.render, page, store, words, date.today(), open_event)


def chosen_folder() -> Path:
    """The folder named behind ``--`` on the command line, else the project's own."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--frames", type=Path, default=OWN_FRAMES)
    return Path(parser.parse_known_args(sys.argv[1:])[0].frames)


def open_store(folder: Path, words: Words) -> Store | None:
    """The frames, or the page that a first start or a broken folder gets."""
    if folder == OWN_FRAMES and not version(folder):
        st.title(words("page_title"))
        st.info(words("first_start"))
        st.text(words("first_start_hint", folder=ARTICLES))
        if st.button(words("extract_now"), type="primary"):
            extract_now(words)
        return None
    try:
        store = loaded(str(folder), version(folder))
    except frame.FrameError as error:
        st.error(words("panel_failed", reason=literal(str(error))))
        return None
    except (TypeError, AttributeError, KeyError, ValueError) as error:
        st.error(words("panel_failed", reason=literal(f"{folder}: frames of another shape: {error}")))
        raise_in_tests(error)
        return None
    if folder == OWN_FRAMES and newest(ARTICLES) > max(version(folder), default=0.0):
        left, right = st.columns([4, 1])
        left.warning(words("stale"))
        if right.button(words("extract_now")):
            extract_now(words)
    return store


def extract_now(words: Words) -> None:
    """Extract the project's articles into its own folder of frames."""
    try:
        with st.spinner(words("extracting")):
            frames, written = pipeline.renew([ARTICLES], OWN_FRAMES)
    except (frame.FrameError, OSError) as error:
        st.error(words("panel_failed", reason=literal(str(error))))
        return
    if written:
        st.rerun()
    for row in frame.rows(frames.rejected):
        st.error(literal(f"{row['file']}: {row['reason']}"))


def first_visit(store: Store, words: Words) -> None:
    """Set the widgets from the address when it did not come from them."""
    if address.moved():
        params = address.params()
        panel.fill(choice.from_address(params, store.table))
        st.session_state["ui"] = words.code
        st.session_state["page"] = next((p for p in params.get("page", []) if p in pages.PAGES), "timeline")
        st.session_state["lanes"] = st.session_state["_lanes"] = next((g for g in params.get("lanes", []) if g in timeline.GROUPS), "type")
        st.session_state["milestones"] = st.session_state["_milestones"] = params.get("milestones") == ["1"]
        st.session_state["revision"] = st.session_state.get("revision", 0) + 1
        st.session_state["window"] = window_of(params, store)
        listing.fill(params)
        st.session_state["_address"] = params


def window_of(params: dict[str, list[str]], store: Store) -> tuple[int, int]:
    """The days of the window in the address, else the last years of what there is, or those around the event."""
    table = store.table
    try:
        low, high = (choice.period(day)[0] for day in params["window"][0].split("_"))
        if low < high:
            return low, high
    except (KeyError, IndexError, ValueError):
        pass
    low, high = table.latest()
    place = table.place_of.get(next(iter(params.get("event", [])), ""), -1)
    if place >= 0 and table.dated[place] and not low <= table.first[place] <= high:
        return int(table.first[place]) - (high - low) // 2, int(table.first[place]) + (high - low) // 2
    return low, high


def choose_language(words: Words) -> Words:
    """The switch of the interface language."""
    code = st.segmented_control(
        words("interface_language"), language.languages(), key="ui", format_func=str.upper, label_visibility="collapsed"
    )
    return language.load(code or language.BASE)


def filters(store: Store, now: Choice, words: Words) -> Choice:
    """The filters, which stand as they were left when another page was shown between."""
    if "q" not in st.session_state:
        panel.fill(now)
    now = panel.render(store.table, panel.current(), words, store.facts)
    if now.active():
        st.button(words("filter_clear"), on_click=panel.fill, args=(Choice(),))
    return now


def head(words: Words) -> str:
    """Title and switch of the page."""
    left, right = st.columns([1, 2], vertical_alignment="center")
    left.title(words("page_title"), anchor=False)
    label = lambda p: words(f"page_{p}")  # noqa: E731
    page = right.pills(words("page_title"), pages.PAGES, key="page", format_func=label, label_visibility="collapsed", wrap=True)
    return page or "timeline"


def keep_address(now: Choice) -> None:
    """Write what the widgets say into the address."""
    kept = {k: v for k, v in address.params().items() if k in ("event", "telling", "window")}
    new = kept | choice.to_address(now) | listing.to_address()
    if st.session_state.get("milestones", st.session_state.get("_milestones")):
        new["milestones"] = ["1"]
    for key, default in (("ui", language.BASE), ("page", "timeline"), ("lanes", "type")):
        if (value := st.session_state.get(key) or st.session_state.get(f"_{key}")) and value != default:
            new[key] = [value]
    address.put(new)


def open_event(event: str) -> None:
    """Show an event on the timeline page."""
    st.session_state["page"] = "timeline"
    address.go(event=event, telling=None, page=None)


def timeline_page(store: Store, now: Choice, mask: Mask, words: Words) -> None:
    """Timeline, chosen event, list and what has no day."""
    event = chosen_event(store, words)
    guarded(words, coverage, store, mask, words)
    if not mask.any():
        nothing_left(store, now, words)
        return
    guarded(words, plot.render, store, mask, event, words)
    if event:
        guarded(words, pane.render, store, event, mask, words, date.today())
    else:
        st.caption(words("none_selected"))
    guarded(words, listing.events, store, mask, words)
    guarded(words, plot.milestone_list, store, words, open_event)
    guarded(words, take.render, store, mask, words, date.today())
    guarded(words, listing.rejected, store, words)


def guarded(words: Words, part: Any, *arguments: Any) -> None:
    """One part of the page; if it fails the others stand."""
    try:
        part(*arguments)
    except Exception as error:
        st.error(words("panel_failed", reason=type(error).__name__))
        raise_in_tests(error)


def raise_in_tests(error: Exception) -> None:
    """Make a failing part fail the tests, which set this flag."""
    if st.session_state.get("_strict"):
        raise error


def chosen_event(store: Store, words: Words) -> str:
    """The event of the address; an id that was merged away leads to the one it became."""
    event = st.query_params.get("event", "")
    if event in store.table.former:
        st.info(words("event_moved", id=literal(event)))
        return store.table.former[event]
    return event


def coverage(store: Store, mask: Mask, words: Words) -> None:
    """What the view rests on."""
    st.caption(words("coverage_line", shown=int(mask.sum()), events=len(store.table), **store.coverage))


def nothing_left(store: Store, now: Choice, words: Words) -> None:
    """Say which filter to relax."""
    st.info(words("none_left"))
    for name, number in choice.relax(store.table, now)[:5]:
        label = words("none_relax", filter=words(f"filter_{name}"), number=number)
        st.button(label, key=f"relax_{name}", on_click=panel.fill, args=(now.without(name),))


main()
