"""What to look at again: events whose date or kind is not sure, and how well the extraction does on the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import streamlit as st

from extract.frame import Frames, rows
from views.export_dates import spoken
from views.export_rows import Record, Words, title
from views.once import once
from views.page_table import MOST, Choose, show

EVALUATION = Path(__file__).resolve().parent.parent / "docs" / "evaluation.md"
COLUMNS = ("event_id", "reasons", "confidence_date", "confidence_type")
REASONS = ("undated", "no_year", "several_dates", "disagreement", "low_date", "low_type")
LOW = 0.8  # below it a date or type rests on weak signs only


def review(events: pd.DataFrame) -> pd.DataFrame:
    """The events with at least one of ``REASONS`` to look at them again; the most doubtful first."""
    found = [
        (row["event_id"], reasons, row["confidence_date"], row["confidence_type"])
        for row in rows(events[["event_id", "edtf", "date_candidates", "disagreements", "confidence_date", "confidence_type"]])
        if (reasons := list(_reasons(row)))
    ]
    table = pd.DataFrame(found, columns=COLUMNS)
    many = table["reasons"].map(len)
    return (
        table.assign(many=many)
        .sort_values(["many", "confidence_date", "event_id"], ascending=[False, True, True], ignore_index=True)
        .drop(columns="many")
    )


def _reasons(row: Record) -> Iterator[str]:
    edtf = row["edtf"] or ""
    if not edtf:
        yield "undated"
    elif edtf.startswith("XXXX"):
        yield "no_year"
    elif (row["confidence_date"] or 0) < LOW:
        yield "low_date"
    if len(row["date_candidates"]) > 1:
        yield "several_dates"
    if row["disagreements"]:
        yield "disagreement"
    if (row["confidence_type"] or 0) < LOW:
        yield "low_type"


def counts(table: pd.DataFrame) -> dict[str, int]:
    """How many events of :func:`review` have each reason."""
    found = table["reasons"].explode().value_counts()
    return {reason: int(found.get(reason, 0)) for reason in REASONS}


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
    table = once(frames.events, "review", lambda: review(frames.events))
    st.subheader(words("quality_review"))
    each = counts(table)
    options = [reason for reason in REASONS if each[reason]]
    chosen = st.pills(
        words("quality_reasons"),
        options,
        selection_mode="multi",
        format_func=lambda reason: f"{words(f'quality_{reason}')} ({each[reason]})",
        key="quality_reasons",
    )
    if chosen:
        table = table[[bool(set(chosen) & set(reasons)) for reasons in table["reasons"]]]
    number, table = len(table), table.head(MOST)
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
    st.subheader(words("quality_figures"))
    if not evaluation.exists():
        st.text(words("quality_no_figures"))
        return
    for place, (heading, shown) in enumerate(figures(evaluation.read_text(encoding="utf-8"))):
        st.text(heading)
        st.dataframe(shown, hide_index=True, width="stretch", key=f"quality_figures_{place}")
