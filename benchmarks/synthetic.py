"""Made-up frames of any size, for measuring the dashboard: real ids and slugs, random days, no person's real doings.

They are written piece by piece, so that a million events take no more memory than ten thousand.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from extract import frame
from extract.frame import from_rows
from extract.lexicon import load

PIECE = 10_000  # events written at a time
TELLINGS, ARTICLES = 1.3, 0.5  # per event
_OPENING = "Delegations of both sides took part, the ministries report. " * 12
_CLOSING = "The programme of the day ended with a visit to a village school and a plantation. " * 12
_SPOKEN = (
    "On that day the two sides met and talked about trade, roads and schools at the border, the agency reports",
    "Hai bên đã trao đổi về thương mại, giao thông và giáo dục ở vùng biên giới, theo thông tấn xã hôm ấy",
    "ທັງສອງຝ່າຍໄດ້ປຶກສາຫາລື ກ່ຽວກັບການຄ້າ ຖະໜົນຫົນທາງ ແລະ ໂຮງຮຽນ ຢູ່ຊາຍແດນ ໃນມື້ນັ້ນ",
    "双方当天就边境地区的贸易、道路和学校举行了会谈，通讯社报道",
)
_LANGUAGES = ("en", "vi", "lo", "zh")
_FIELDS = ("politics", "defence", "border", "trade_investment", "education_training", "culture_people", "health", "finance")
_PRECISIONS = ("day", "interval", "month", "year", "undated")
_SHARES = (0.8, 0.06, 0.07, 0.03, 0.04)
Row = dict[str, Any]


def write(number: int, folder: Path, seed: int = 1) -> None:
    """``number`` events, each told by 1.3 articles in the mean, as Parquet; one event in twenty-five has no day."""
    random, lexicon = np.random.default_rng(seed), load()
    names = (list(lexicon.leaders), list(lexicon.event_types), list(lexicon.places))
    writers: dict[str, pq.ParquetWriter] = {}
    for first in range(0, number, PIECE):
        size = min(PIECE, number - first)
        events = [_event(first + n, random, names) for n in range(size)]
        articles = _articles(first, max(1, int(size * ARTICLES)), random)
        mentions = _mentions(events, articles, random)
        for name, part in zip(frame.COLUMNS, from_rows(events=events, mentions=mentions, articles=articles, rejected=[]), strict=True):
            table = frame.packed(part)
            if name not in writers:
                writers[name] = pq.ParquetWriter(folder / f"{name}.parquet", table.schema)
            writers[name].write_table(table)
    for writer in writers.values():
        writer.close()


def _event(n: int, random: np.random.Generator, names: tuple[list[str], list[str], list[str]]) -> Row:
    people, types, places = names
    precision = _PRECISIONS[int(random.choice(len(_PRECISIONS), p=_SHARES))]
    start = np.datetime64("1962-01-01") + int(random.integers(0, 23_000))
    end = start + {"interval": 3, "month": 29, "year": 364}.get(precision, 0)
    dated = precision != "undated"
    who = [people[i] for i in random.integers(0, len(people), int(random.integers(1, 4)))]
    slug, place = types[int(random.integers(len(types)))], places[int(random.integers(len(places)))]
    title = f"{slug.replace('_', ' ').capitalize()}: {' – '.join(who).replace('_', ' ').title()}, {place.replace('_', ' ').title()}"
    return {
        "event_id": f"e{n * 2_654_435_761 % (1 << 44):011x}", "start": str(start) if dated else None, "end": str(end) if dated else None,
        "edtf": str(start) if dated else None, "precision": precision, "status": "planned" if random.random() < 0.05 else "occurred",
        "event_type": slug, "plover": "CONSULT", "fields": [_FIELDS[i] for i in set(random.integers(0, len(_FIELDS), 2).tolist())],
        "leaders": who, "offices": [f"{leader}:vn_president" for leader in who[:1]], "place": place, "countries": ["VN", "LA"],
        "series": "intergovernmental_committee" if n % 50 == 0 else None, "ordinal": n // 50 % 60 + 1 if n % 50 == 0 else None,
        "amounts": [{"value": 12, "unit": "document", "what": "12 documents", "target": False}] if n % 10 == 0 else [],
        "part_of": f"e{(n - 1) * 2_654_435_761 % (1 << 44):011x}" if n % 6 == 1 else None,
        "title": title, "titles": dict.fromkeys(("en", "fr", "lo", "vi"), title), "date_basis": "stated",
        "date_reason": f"said “{start}”; the weekday leaves 12 years; offices of {who[0]} leave one; ruled out: six other years",
        "confidence_date": round(float(random.random()), 2), "confidence_type": 0.9,
    }  # fmt: skip


def _articles(first: int, number: int, random: np.random.Generator) -> list[Row]:
    zones = [{"start": n * 160, "end": n * 160 + 158, "zone": "body"} for n in range(8)]
    days = (np.datetime64("1990-01-01") + random.integers(0, 13_000, number)).astype(str).tolist()
    return [
        {
            "article_id": f"a{first + n:x}", "language": _LANGUAGES[n % 4], "title": f"Article {first + n}",
            "publisher": f"Outlet {n % 120}", "url": f"https://outlet{n % 120}.example/{first + n}",
            "published": days[n], "published_basis": "header", "text": _OPENING, "zones": zones,
        }
        for n in range(number)
    ]  # fmt: skip


def _mentions(events: list[Row], articles: list[Row], random: np.random.Generator) -> list[Row]:
    """Tellings of the events; each writes its sentence into its article and itself into the numbers of its event."""
    out = []
    same = "event_id status event_type fields leaders offices place countries start end edtf precision date_basis date_reason".split()
    for event in events:
        told = [articles[i] for i in set(random.integers(0, len(articles), 1 + int(random.random() < TELLINGS - 1)).tolist())]
        event |= {"articles": len(told), "languages": sorted({a["language"] for a in told})}
        for article in told:
            quote = f"{_SPOKEN[_LANGUAGES.index(article['language'])]} ({event['event_id']}, {article['title'].lower()})."
            begin = len(article["text"])
            article["text"] += quote + " "
            spans = {"said": [{"start": begin, "end": begin + 11, "text": quote[:11]}], "inferred": ["the weekday leaves 12 years"]}
            spans |= {"names": [{"start": begin, "end": begin + 4, "id": who, "known": True} for who in event["leaders"]]}
            own = {"mention_id": f"m{event['event_id'][1:]}{article['article_id']}", "article_id": article["article_id"], "main": True}
            own |= {"quote": quote, "quote_start": begin, "quote_end": begin + len(quote), "date_words": [quote[:11]], "evidence": spans}
            out.append({column: event[column] for column in same} | own)
    for article in articles:
        article["text"] += _CLOSING
    return out


def size(folder: Path) -> int:
    """Bytes of a folder of frames."""
    return sum(path.stat().st_size for path in folder.iterdir())
