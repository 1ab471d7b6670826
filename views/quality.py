"""What to look at again: events whose date or kind is not sure, and how well the extraction does on the whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from extract.frame import Frames, rows
from views.columns import Rows
from views.export_dates import spoken
from views.export_rows import Words, title
from views.once import once
from views.packed import arrow
from views.page_table import MOST, Choose, show

EVALUATION = Path(__file__).resolve().parent.parent / "docs" / "evaluation.md"
COLUMNS = ("event_id", "reasons", "confidence_date", "confidence_type")
REASONS = ("undated", "no_year", "several_dates", "disagreement", "low_date", "low_type")
LOW = 0.8  # below it a date or type rests on weak signs only


@dataclass
class Review:
    """The events to look at again, the most doubtful first: their places among ``events`` and their reasons as bits."""

    events: pa.Table
    places: Rows
    bits: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.places)

    def only(self, reasons: Iterable[str]) -> Review:
        """Those with one of ``reasons``; all when none is given."""
        wanted = sum(1 << REASONS.index(reason) for reason in set(reasons)) or (1 << len(REASONS)) - 1
        kept = (self.bits & wanted) > 0
        return Review(self.events, self.places[kept], self.bits[kept])

    def counts(self) -> dict[str, int]:
        """How many events have each reason."""
        return {reason: int(np.count_nonzero(self.bits & (1 << n))) for n, reason in enumerate(REASONS)}

    def table(self, most: int | None = None) -> pd.DataFrame:
        """The first of them with their reasons in words of ours."""
        rows = self.events.take(pa.array(self.places[:most]))
        reasons = [[reason for n, reason in enumerate(REASONS) if bits & (1 << n)] for bits in self.bits[:most].tolist()]
        columns = (rows["event_id"].to_pylist(), reasons, rows["confidence_date"].to_pylist(), rows["confidence_type"].to_pylist())
        return pd.DataFrame(dict(zip(COLUMNS, columns, strict=True)))


def review(events: pd.DataFrame) -> Review:
    """The events with at least one of ``REASONS`` to look at them again."""
    table = arrow(events, "event_id", "edtf", "date_candidates", "disagreements", "confidence_date", "confidence_type")
    sure = {name: pc.fill_null(table[name], 0.0).to_numpy() for name in ("confidence_date", "confidence_type")}
    undated = pc.fill_null(pc.equal(table["edtf"], ""), True).to_numpy()
    no_year = pc.fill_null(pc.starts_with(table["edtf"], "XXXX"), False).to_numpy()
    found = {
        "undated": undated,
        "no_year": no_year,
        "several_dates": pc.fill_null(pc.greater(pc.list_value_length(table["date_candidates"]), 1), False).to_numpy(),
        "disagreement": pc.fill_null(pc.not_equal(table["disagreements"], "[]"), False).to_numpy(),
        "low_date": (sure["confidence_date"] < LOW) & ~undated & ~no_year,
        "low_type": sure["confidence_type"] < LOW,
    }
    bits = np.zeros(len(table), dtype=np.uint8)
    for n, reason in enumerate(REASONS):
        bits |= found[reason].astype(np.uint8) << n
    places = np.flatnonzero(bits).astype(np.int32)
    many = sum((bits[places] >> n) & 1 for n in range(len(REASONS)))
    known = sure["confidence_date"][places]
    ids = table["event_id"].take(pa.array(places))
    keys = pa.table({"many": many, "sure": known, "event_id": ids}) if len(places) else pa.table({"many": [], "sure": [], "event_id": []})
    order = pc.sort_indices(keys, sort_keys=[("many", "descending"), ("sure", "ascending"), ("event_id", "ascending")]).to_numpy()
    return Review(table.select(["event_id", "confidence_date", "confidence_type"]), places[order], bits[places][order])


def figures(markdown: str) -> list[tuple[str, pd.DataFrame]]:
    """The tables of a Markdown page, each with the heading above it."""
    found: list[tuple[str, pd.DataFrame]] = []
    heading, table = "", list[list[str]]()
    for line in [*markdown.splitlines(), ""]:
        if line.startswith("|"):
            table.append([cell.strip().replace("`", "") for cell in line.strip().strip("|").split("|")])
            continue
        if len(table) > 2 and all(re.fullmatch(r":?-+:?", cell) for cell in table[1]):
            whole = [row for row in table[2:] if len(row) == len(table[0])]
            found.append((heading, pd.DataFrame(whole, columns=table[0])))
        table = []
        if line.startswith("#"):
            heading = line.lstrip("#").strip()
    return found


def render(frames: Frames, words: Words, choose: Choose | None = None, evaluation: Path = EVALUATION) -> None:
    """The page: events to review, filtered by reason, then the figures of the evaluation when there are any."""
    every = once(frames.events, "review", lambda: review(frames.events))
    st.header(words("quality_review"))
    each = every.counts()
    options = [reason for reason in REASONS if each[reason]]
    chosen = st.pills(
        words("quality_reasons"),
        options,
        selection_mode="multi",
        format_func=lambda reason: f"{words(f'quality_{reason}')} ({each[reason]})",
        key="quality_reasons",
    )
    every = every.only(chosen)
    number, table = len(every), every.table(MOST)
    by_id = {row["event_id"]: row for row in rows(frames.events[frames.events["event_id"].isin(table["event_id"])])}
    listed = pd.DataFrame(
        {
            "date": [spoken(by_id[event_id], words) for event_id in table["event_id"]],
            "title": [title(by_id[event_id], words.code) for event_id in table["event_id"]],
            "reason": [[words(f"quality_{reason}") for reason in reasons] for reasons in table["reasons"]],
            "confidence_date": table["confidence_date"],
            "confidence_type": table["confidence_type"],
            "event_id": table["event_id"],
        }
    )
    show(listed, words, "quality_review", choose, number)
    st.header(words("quality_figures"))
    if not evaluation.exists():
        st.text(words("quality_no_figures"))
        return
    for place, (heading, shown) in enumerate(figures(evaluation.read_text(encoding="utf-8"))):
        st.text(heading)
        st.dataframe(shown, hide_index=True, width="stretch", key=f"quality_figures_{place}")
