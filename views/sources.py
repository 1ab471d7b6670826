"""What the collection rests on: articles by outlet, language and time; those that yielded nothing, and why; rejected files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from extract.frame import Frames
from views.cite import web_address
from views.export_rows import Words
from views.facts import Facts
from views.once import once
from views.page_table import show

OUTLETS = ("outlet", "articles", "languages", "first_published", "last_published", "events", "silent")
SILENT = ("article_id", "outlet", "published", "language", "headline", "reason")
REASONS = ("no_text", "language_unknown", "only_background", "nothing_found")


def domains(facts: Facts) -> dict[str, str]:
    """The names of the outlets on record by their hosts."""
    return {domain: str(entry["name"]) for entry in facts.outlets.values() for domain in entry["domains"]}


def outlet(publisher: object, url: object, names: Mapping[str, str]) -> str | None:
    """Who published an article: as it says, else by the host of its address (``names``: see :func:`domains`), else unknown."""
    if isinstance(publisher, str) and publisher:
        return publisher
    address = web_address(url)
    host = (urlsplit(address).hostname or "") if address else ""
    return _by_host(host, names)


def _by_host(host: str, names: Mapping[str, str]) -> str | None:
    """The name recorded for the host or a domain above it; else the host itself."""
    parts = host.split(".")
    known = (names.get(".".join(parts[place:])) for place in range(len(parts)))
    return next((name for name in known if name), host.removeprefix("www.") or None)


def listed(frames: Frames, facts: Facts) -> pd.DataFrame:
    """Every article with its outlet, the number of events it is about, and the reason when that is none (see ``REASONS``)."""
    articles, mentions = frames.articles, frames.mentions
    main = mentions[mentions["main"].fillna(False).astype(bool)].groupby("article_id")["event_id"].nunique()
    mentioned = set(mentions["article_id"])
    table = articles[["article_id", "language", "published"]].copy()
    table["headline"] = articles["title"]
    names = domains(facts)
    outlets = [outlet(p, u, names) for p, u in zip(articles["publisher"], articles["url"], strict=True)]
    table["outlet"] = pd.Series(outlets, index=table.index, dtype="object")
    table["events"] = table["article_id"].map(main).fillna(0).astype(int)
    checks = zip(table["article_id"], table["events"], articles["text"], articles["language"], strict=True)
    table["reason"] = [
        None if n else _reason(text if isinstance(text, str) else "", language, a in mentioned) for a, n, text, language in checks
    ]
    return table


def _reason(text: object, language: object, mentioned: bool) -> str:
    if not isinstance(text, str) or not re.search(r"\w", text):
        return "no_text"
    if mentioned:
        return "only_background"
    return "nothing_found" if isinstance(language, str) and language else "language_unknown"


def by_outlet(table: pd.DataFrame) -> pd.DataFrame:
    """Per outlet (null: unknown) of :func:`listed`: articles, languages, first and last date, events, articles without any."""
    found = []
    for name, group in table.groupby("outlet", dropna=False, sort=True):
        days = group["published"].dropna()
        languages = sorted(set(group["language"].dropna()))
        first, last = (days.min(), days.max()) if len(days) else (None, None)
        found.append(
            (
                name if isinstance(name, str) else None,
                len(group),
                languages,
                first,
                last,
                group["events"].sum(),
                (group["events"] == 0).sum(),
            )
        )
    return pd.DataFrame(found, columns=OUTLETS).sort_values(["articles", "outlet"], ascending=[False, True], ignore_index=True)


def by_language(table: pd.DataFrame) -> pd.DataFrame:
    """Per language of :func:`listed`: articles, events told, articles without any; most articles first."""
    grouped = table.assign(silent=table["events"] == 0).groupby("language", dropna=False)
    found = grouped.agg(articles=("article_id", "size"), events=("events", "sum"), silent=("silent", "sum")).reset_index()
    return found.sort_values(["articles", "language"], ascending=[False, True], ignore_index=True)


def by_year(table: pd.DataFrame) -> pd.DataFrame:
    """Articles per year of publication and language; articles without a date are left out."""
    years = table["published"].astype("str").str.extract(r"^(\d{4})", expand=False)
    return table.assign(year=years).dropna(subset=["year"]).groupby(["year", "language"]).size().reset_index(name="articles")


def silent(table: pd.DataFrame) -> pd.DataFrame:
    """The articles of :func:`listed` that yielded no event of their own, with the reason."""
    return table[table["reason"].notna()][list(SILENT)].sort_values(["reason", "article_id"], ignore_index=True)


def chart(years: pd.DataFrame, words: Words) -> go.Figure:
    """Articles per year as bars; pointing at one shows how many in which language."""
    figure = go.Figure()
    for year, group in years.groupby("year", sort=True):
        shares = [f"{words.label('languages', str(code))}: {n}" for code, n in zip(group["language"], group["articles"], strict=True)]
        figure.add_bar(
            x=[int(str(year))],
            y=[group["articles"].sum()],
            marker={"color": "#2a8299"},
            customdata=[", ".join(shares)],
            hovertemplate="%{x}: %{y}<br>%{customdata}<extra></extra>",
        )
    figure.update_layout(barmode="stack", height=240, showlegend=False, margin={"l": 0, "r": 0, "t": 10, "b": 30})
    figure.update_layout(xaxis={"tickformat": "d", "dtick": 1 if int(years["year"].max()) - int(years["year"].min()) < 10 else None})
    return figure


def render(frames: Frames, words: Words, facts: Facts) -> None:
    """The page."""
    table = once(frames.articles, "listed", lambda: listed(frames, facts))
    st.text(words("sources_summary", articles=len(table), silent=int((table["events"] == 0).sum()), rejected=len(frames.rejected)))
    years = by_year(table)
    if not years.empty:
        st.plotly_chart(chart(years, words), key="sources_years", config={"displaylogo": False}, alt=words("sources_alt"))
    outlets = by_outlet(table)
    names = [name if isinstance(name, str) else words("unknown_outlet") for name in outlets["outlet"]]
    languages = [", ".join(words.label("languages", code) for code in codes) for codes in outlets["languages"]]
    st.subheader(words("sources_outlets"))
    show(outlets.assign(outlet=names, languages=languages), words, "sources_outlets")
    st.subheader(words("sources_languages"))
    spoken = by_language(table)
    show(spoken.assign(language=[_language(code, words) for code in spoken["language"]]), words, "sources_languages")
    st.subheader(words("sources_silent"))
    quiet = silent(table)
    reasons = [words(f"sources_{reason}") for reason in quiet["reason"]]
    show(quiet.assign(reason=reasons, language=[_language(code, words) for code in quiet["language"]]), words, "sources_silent")
    st.subheader(words("sources_rejected"))
    show(frames.rejected, words, "sources_rejected")


def _language(code: object, words: Words) -> str:
    return words.label("languages", code) if isinstance(code, str) and code else words("language_unknown")
