"""What the collection rests on: articles by outlet, language and time; those that yielded nothing, and why; rejected files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from extract.frame import Frames
from views.cite import web_address
from views.columns import Rows, coded, places
from views.export_rows import Words
from views.facts import Facts
from views.ids import Ids
from views.once import once
from views.packed import arrow
from views.page_table import MOST, show

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
    articles = arrow(frames.articles, "article_id", "language", "published", "title", "publisher", "url", "text")
    mentions = arrow(frames.mentions, "article_id", "event_id", "main")
    ids = Ids(articles["article_id"])
    told, (events, _) = places(mentions["article_id"], ids), coded(mentions["event_id"])
    main = pc.fill_null(mentions["main"], False).to_numpy() & (told >= 0)
    number = max(1, len(mentions))
    about = np.bincount(np.unique(told[main].astype(np.int64) * number + events[main]) // number, minlength=len(ids))
    reason = np.full(len(ids), -1, dtype=np.int8)
    reason[about == 0] = REASONS.index("nothing_found")
    language, languages = coded(articles["language"])
    reason[(about == 0) & (language < 0)] = REASONS.index("language_unknown")
    mentioned = np.zeros(len(ids), dtype=bool)
    mentioned[told[told >= 0]] = True
    reason[(about == 0) & mentioned] = REASONS.index("only_background")
    quiet = np.flatnonzero(about == 0)
    worded = pc.match_substring_regex(articles["text"].take(pa.array(quiet)), r"[\pL\pN_]")
    reason[quiet[~pc.fill_null(worded, False).to_numpy(zero_copy_only=False)]] = REASONS.index("no_text")
    table = pd.DataFrame({name: frames.articles[name] for name in ("article_id", "published")})
    table["language"] = _named(language, languages)
    table["headline"] = frames.articles["title"]
    table["outlet"] = _outlets(articles, facts)
    table["events"] = about
    table["reason"] = _named(reason, REASONS)
    return table


def _outlets(articles: pa.Table, facts: Facts) -> pd.Categorical:
    """The outlet of every article: each publisher looked at once, the address only where none is named."""
    codes, published = coded(articles["publisher"])
    known, names = {name: n for n, name in enumerate(published)}, domains(facts)
    unnamed = np.flatnonzero(codes < 0)
    for place, url in zip(unnamed.tolist(), articles["url"].take(pa.array(unnamed)).to_pylist(), strict=True):
        if name := outlet(None, url, names):
            codes[place] = known.setdefault(name, len(known))
    return _named(codes, list(known))


def _named(codes: npt.NDArray[np.integer], names: Sequence[str]) -> pd.Categorical:
    """Numbers into a list of texts as a column of texts; -1 is null."""
    found: pd.Categorical = pd.Categorical.from_codes(codes, pd.Index(list(names), dtype="object"))
    return found


def by_outlet(table: pd.DataFrame) -> pd.DataFrame:
    """Per outlet (null: unknown) of :func:`listed`: articles, languages, first and last date, events, articles without any."""
    days, texts = _numbered(table["published"])
    parts = table.assign(day=days, silent=table["events"] == 0)
    grouped = parts.groupby("outlet", dropna=False, observed=True)
    found = grouped.agg(articles=("events", "size"), events=("events", "sum"), silent=("silent", "sum"))
    dated = parts[days >= 0].groupby("outlet", dropna=False, observed=True)["day"].agg(["min", "max"]).reindex(found.index)
    for name, which in (("first_published", "min"), ("last_published", "max")):
        found[name] = [None if pd.isna(day) else texts[int(day)] for day in dated[which]]
    spoken = parts[["outlet", "language"]].dropna(subset="language").drop_duplicates().groupby("outlet", dropna=False, observed=True)
    languages = {_text(name): sorted(group) for name, group in spoken["language"]}
    found = found.reset_index()
    found["outlet"] = pd.Series([_text(name) for name in found["outlet"]], dtype="object")
    found["languages"] = [languages.get(name, []) for name in found["outlet"]]
    return found[list(OUTLETS)].sort_values(["articles", "outlet"], ascending=[False, True], ignore_index=True)


def _text(cell: object) -> str | None:
    return cell if isinstance(cell, str) else None


def _numbered(column: pd.Series) -> tuple[Rows, list[str]]:
    """Texts as numbers into the sorted list of those there are; null is -1."""
    codes, texts = coded(pa.chunked_array([pa.array(column, from_pandas=True)]) if column.dtype == object else pa.array(column))
    order = np.argsort(np.array(texts, dtype=object), kind="stable")
    place = np.append(np.argsort(order, kind="stable"), -1).astype(np.int32)
    return place[codes], [texts[n] for n in order]


def by_language(table: pd.DataFrame) -> pd.DataFrame:
    """Per language of :func:`listed`: articles, events told, articles without any; most articles first."""
    grouped = table.assign(silent=table["events"] == 0).groupby("language", dropna=False, observed=True)
    found = grouped.agg(articles=("events", "size"), events=("events", "sum"), silent=("silent", "sum")).reset_index()
    found["language"] = pd.Series([_text(code) for code in found["language"]], dtype="object")
    return found.sort_values(["articles", "language"], ascending=[False, True], ignore_index=True)


def by_year(table: pd.DataFrame) -> pd.DataFrame:
    """Articles per year of publication and language; articles without a date are left out."""
    days, texts = _numbered(table["published"])
    years = pd.Series(texts, dtype="object").str.extract(r"^(\d{4})", expand=False)
    dated = table[["language"]].assign(year=pd.Categorical(years.reindex(days).array)).dropna(subset=["year"])
    found = dated.groupby(["year", "language"], observed=True).size().reset_index(name="articles")
    return found.astype({"year": "object", "language": "object"})


def silent(table: pd.DataFrame) -> pd.DataFrame:
    """The articles of :func:`listed` that yielded no event of their own, with the reason."""
    found = table.loc[table["reason"].notna(), list(SILENT)]
    plain = {"reason": "str", "outlet": "object", "language": "object"}
    return found.astype(plain).sort_values(["reason", "article_id"], ignore_index=True)


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
    years = once(frames.articles, "by_year", lambda: by_year(table))
    if not years.empty:
        st.plotly_chart(chart(years, words), key="sources_years", config={"displaylogo": False}, alt=words("sources_alt"))
    outlets = once(frames.articles, "by_outlet", lambda: by_outlet(table))
    names = [name if isinstance(name, str) else words("unknown_outlet") for name in outlets["outlet"]]
    languages = [", ".join(words.label("languages", code) for code in codes) for codes in outlets["languages"]]
    st.header(words("sources_outlets"))
    show(outlets.assign(outlet=names, languages=languages), words, "sources_outlets")
    st.header(words("sources_languages"))
    spoken = once(frames.articles, "by_language", lambda: by_language(table))
    show(spoken.assign(language=[_language(code, words) for code in spoken["language"]]), words, "sources_languages")
    st.header(words("sources_silent"))
    every = once(frames.articles, "silent", lambda: silent(table))
    quiet = every.head(MOST)
    reasons = [words(f"sources_{reason}") for reason in quiet["reason"]]
    show(
        quiet.assign(reason=reasons, language=[_language(code, words) for code in quiet["language"]]),
        words,
        "sources_silent",
        number=len(every),
    )
    st.header(words("sources_rejected"))
    show(frames.rejected, words, "sources_rejected")


def _language(code: object, words: Words) -> str:
    return words.label("languages", code) if isinstance(code, str) and code else words("language_unknown")
