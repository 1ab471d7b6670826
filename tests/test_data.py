"""The data files agree with each other: people, offices, terms, places, meetings, outlets, languages and labels."""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections import defaultdict
from datetime import date
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from extract import edtf
from extract.lexicon import Language, load
from extract.template import Rule
from extract.text import clean, fold

DATA = Path(__file__).resolve().parent.parent / "data"
LANGUAGES = sorted((DATA / "languages").glob("*.toml"))
INTERFACE = sorted((DATA / "interface").glob("*.toml"))
TEXTS = [p for p in sorted(DATA.rglob("*")) if p.suffix in (".csv", ".toml", ".md") and p.parent.name != "articles"]
FIELDS = set(
    "politics party parliament defence security border trade_investment finance infrastructure_energy agriculture_environment "
    "education_training culture_people health justice media remembrance".split()
)
SAME_KEYS = ("titles", "series", "concepts", "fields", "cues", "zones", "calendar", "amounts", "ordinals", "timex")
OPTIONAL_CUES = set("idiom denial headline absent accompany purpose done at".split())
OPTIONAL = {"timex": {"duration"}, "cues": OPTIONAL_CUES, "amounts": {"noun_first"}}
MUST_KNOW = {"VN", "LA", "KH", "CN", "TH"}
DOCUMENTED = re.search(r"Roles that are words(.*?)\n\n", (DATA / "README.md").read_text(encoding="utf-8"), re.S)


@lru_cache(maxsize=32)
def rows(name: str) -> list[dict[str, str]]:
    """A CSV file as dicts."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=64)
def toml(path: Path) -> dict[str, Any]:
    """A TOML file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def ids(name: str, column: str = "id") -> set[str]:
    return {row[column] for row in rows(name)}


def items(cell: str, by: str = "|") -> list[str]:
    return [x for x in cell.split(by) if x]


# -- files ---------------------------------------------------------------------


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: str(p.relative_to(DATA)))
def test_text_is_nfc(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text) and not re.search("[\u200b\u200e\u200f\ufeff\u00ad]", text)


@pytest.mark.parametrize("name", ["leaders.csv", "offices.csv", "places.csv", "milestones.csv"])
def test_ids_are_unique_and_plain(name: str) -> None:
    found = [row["id"] for row in rows(name)]
    assert len(found) == len(set(found)) and all(re.fullmatch(r"[a-z0-9_]+", x) for x in found)


@pytest.mark.parametrize("name", sorted(p.name for p in DATA.glob("*.csv") if p.name not in ("offices.csv", "references.csv")))
def test_every_row_names_its_sources(name: str) -> None:
    known = ids("references.csv", "key")
    for row in rows(name):
        assert items(row["sources"]) and set(items(row["sources"])) <= known, row
        assert row["certainty"], row


# -- people --------------------------------------------------------------------


def test_one_alias_one_person() -> None:
    owner: dict[str, str] = {}
    for row in rows("leaders.csv"):
        for alias in items(row["aliases"]) + items(row["weak_aliases"]):
            key = fold(clean(alias))
            assert owner.setdefault(key, row["id"]) == row["id"], f"{alias}: {owner[key]} and {row['id']}"
    for row in rows("leaders.csv"):
        for short in items(row["short_names"]):
            assert owner.get(fold(clean(short)), row["id"]) == row["id"], f"{short} names somebody else"


def test_an_alias_is_strong_or_weak_or_short() -> None:
    for row in rows("leaders.csv"):
        kinds = [{fold(clean(a)) for a in items(row[c])} for c in ("aliases", "weak_aliases", "short_names")]
        assert not any(a & b for a, b in combinations(kinds, 2)), row["id"]
        assert kinds[0] or kinds[1], row["id"]
        assert fold(clean(row["name"])) in kinds[0] | kinds[1] and row["native"], row["id"]


def test_no_person_is_a_place() -> None:
    people = {fold(clean(a)) for row in rows("leaders.csv") for a in items(row["aliases"]) + items(row["weak_aliases"])}
    places = {fold(clean(n)) for row in rows("places.csv") for n in items(row["names"])}
    assert not people & places


def test_lives() -> None:
    for row in rows("leaders.csv"):
        born, died = edtf.bounds(row["born"])[0], edtf.bounds(row["died"])[1]
        assert not (born and died) or born < died, row["id"]
        assert row["tier"] in "123" and re.fullmatch("[A-Z]{2}", row["country"]), row["id"]


# -- offices and terms ---------------------------------------------------------


def test_terms_join_people_and_offices() -> None:
    people, offices = ids("leaders.csv"), ids("offices.csv")
    for row in rows("terms_of_office.csv"):
        assert row["leader"] in people and row["office"] in offices, row
        assert row["kind"] in ("full", "acting", "in_charge"), row
        for column in ("from", "to"):
            assert row[f"{column}_status"] in ("seen", "own_knowledge", "doubtful", "open"), row
            assert row[column] == ".." or edtf.is_valid(row[column]), row


def test_terms_run_forward() -> None:
    for terms in load().terms.values():
        assert all(t.start <= t.end for t in terms)


def _surely_held(row: dict[str, str]) -> tuple[date, date] | None:
    """The days that belong to the term whatever its vague bounds mean; none when a bound is marked as uncertain."""
    if row["kind"] != "full" or row["from"].endswith(("~", "?")) or row["to"].endswith(("~", "?")):
        return None
    start = edtf.bounds(row["from"])[1]
    end = date.max if row["to"] == ".." else edtf.bounds(row["to"])[0]
    assert start and end
    return start, end


def test_one_holder_at_a_time() -> None:
    single = {row["id"] for row in rows("offices.csv") if row["holders"] == "one"}
    by_office = defaultdict(list)
    for row in rows("terms_of_office.csv"):
        if row["office"] in single and (span := _surely_held(row)):
            by_office[row["office"]].append((*span, row["leader"]))
    for office, spans in by_office.items():
        for a, b in combinations(sorted(spans), 2):
            assert a[1] <= b[0] or b[0] > b[1], f"{office}: {a} and {b}"


def test_offices_are_complete() -> None:
    levels = toml(DATA / "interface" / "en.toml")["levels"]
    held = {row["office"] for row in rows("terms_of_office.csv")}
    for row in rows("offices.csv"):
        assert row["role"] and row["label"] and int(row["rank"]) and row["level"] in levels and row["holders"] in ("one", "many"), row
    assert held == ids("offices.csv")


def test_every_role_is_an_office_or_documented() -> None:
    assert DOCUMENTED
    free = set(re.findall(r"`([a-z_]+)`", DOCUMENTED[1]))
    offices = {row["role"] for row in rows("offices.csv")}
    assert not free & offices
    for path in LANGUAGES:
        assert set(toml(path)["titles"]) <= free | offices, path.name


# -- places, meetings, milestones ----------------------------------------------


def test_one_name_one_place() -> None:
    owner: dict[str, str] = {}
    for row in rows("places.csv"):
        assert items(row["names"]) and row["name"], row
        for name in items(row["names"]):
            assert owner.setdefault(fold(clean(name)), row["id"]) == row["id"], f"{name}: {row['id']}"


def test_places_are_on_the_map() -> None:
    countries = toml(DATA / "interface" / "en.toml")["countries"]
    kinds = set("capital city town district province border_gate venue project landmark region island".split())
    for row in rows("places.csv"):
        assert -90 < float(row["lat"]) < 90 and -180 < float(row["lon"]) <= 180, row
        assert row["kind"] in kinds and set(items(row["country"], "/")) <= set(countries), row
        assert not row["until"] or edtf.is_valid(row["until"]), row


def test_series() -> None:
    series, types = load().series, load().event_types
    for slug, table in series.items():
        assert table["label"] and table["short"] and table["event_type"] in types, slug
        assert table["fields"] and set(table["fields"]) <= FIELDS and {"VN", "LA"} <= set(table["countries"]), slug
    seen = set()
    for row in rows("series_sessions.csv"):
        assert row["series"] in series and edtf.is_valid(row["date"]), row
        assert set(items(row["place"])) <= ids("places.csv") and set(items(row["co_chairs"])) <= ids("leaders.csv"), row
        if row["ordinal"]:
            assert series[row["series"]]["numbered"] and (row["series"], row["ordinal"]) not in seen, row
            seen.add((row["series"], row["ordinal"]))


def test_sessions_come_in_order() -> None:
    by_series = defaultdict(list)
    for (slug, number), session in load().sessions.items():
        by_series[slug].append((number, edtf.bounds(session.edtf)[0]))
    for slug, found in by_series.items():
        days = [day for _, day in sorted(found)]
        assert days == sorted(days), slug


def test_milestones() -> None:
    for row in rows("milestones.csv"):
        assert edtf.is_valid(row["date"]) and row["type"] in load().event_types and row["what"], row
        assert set(items(row["fields"])) <= FIELDS, row
        assert set(items(row["leaders"])) <= ids("leaders.csv") and set(items(row["place"])) <= ids("places.csv"), row


def test_outlets() -> None:
    codes = set(toml(DATA / "interface" / "en.toml")["languages"])
    domains: dict[str, str] = {}
    for slug, outlet in load().outlets.items():
        assert outlet["name"] and outlet["domains"] and outlet["numeric_order"] in ("dmy", "mdy", "ymd"), slug
        assert outlet["languages"] and set(outlet["languages"]) <= codes and re.fullmatch("[A-Z]{2}", outlet["country"]), slug
        for domain in outlet["domains"]:
            assert domains.setdefault(domain, slug) == slug and re.fullmatch(r"[a-z0-9.-]+\.[a-z]+", domain), domain
        for pattern in outlet.get("url_time", ()):
            assert re.search(r"\{yy(yy)?", pattern) and not re.search(r"[\\^$*+?]", pattern), slug


def test_surnames_are_folded() -> None:
    names = toml(DATA / "names.toml")["surnames"]
    assert names == sorted(set(names)) and all(n == fold(clean(n)) for n in names)


# -- languages and labels ------------------------------------------------------


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda p: p.stem)
def test_languages_have_the_same_keys(path: Path) -> None:
    model, own = toml(DATA / "languages" / "fr.toml"), toml(path)
    assert set(own) - {"name_endings"} == set(model)
    for section in SAME_KEYS:
        extra = OPTIONAL.get(section, set())
        assert set(own[section]) - extra == set(model[section]) - extra, section
    assert set(own["fields"]) == FIELDS and set(own["series"]) == set(load().series)
    assert set(own["countries"]) >= MUST_KNOW


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda p: p.stem)
def test_every_template_compiles(path: Path) -> None:
    """Each template with one-letter slots, which is quick; the slots themselves in the first ones."""
    language = Language(path, toml(DATA / "calendar.toml"))
    grammar = language.grammar
    rules = grammar.rules
    for rule in rules:
        assert Rule(rule.template, rule.meaning, dict.fromkeys(rule._slots, "x"), language.joined, True, False).pattern
    for rule in rules[:5]:
        assert rule.pattern
    assert language.phrases and language.ordinals and language.amounts


def _keys(table: dict[str, Any]) -> set[tuple[str, str]]:
    return {(section, key) for section, content in table.items() if isinstance(content, dict) for key in content}


@pytest.mark.parametrize("path", INTERFACE, ids=lambda p: p.stem)
def test_interface_files_have_the_same_keys(path: Path) -> None:
    model, own = toml(DATA / "interface" / "en.toml"), toml(path)
    assert set(own) == set(model) and _keys(own) == _keys(model) and own["name"]
    for section in (s for s, content in own.items() if isinstance(content, dict)):
        for key, text in own[section].items():
            assert text and isinstance(text, str), key
            slots = [sorted(re.findall(r"\{\w+\}", x)) for x in (text, model[section][key])]
            assert slots[0] == slots[1] or key.startswith("ordinal_"), key


@pytest.mark.parametrize("path", INTERFACE, ids=lambda p: p.stem)
def test_everything_has_a_label(path: Path) -> None:
    own = toml(path)
    titles = {role for language in LANGUAGES for role in toml(language)["titles"]}
    countries = {c for language in LANGUAGES for c in toml(language)["countries"]} | {row["country"] for row in rows("leaders.csv")}
    assert set(own["types"]) == set(load().event_types) and set(own["fields"]) == FIELDS
    assert set(own["offices"]) == ids("offices.csv") and set(own["series"]) == set(own["sessions"]) == set(load().series)
    assert titles | {row["role"] for row in rows("offices.csv")} <= set(own["roles"])
    assert countries <= set(own["countries"]) and {p.stem for p in LANGUAGES} <= set(own["languages"])
    assert {"occurred", "planned", "cancelled"} <= set(own["statuses"])
    assert set("day interval month quarter season half_year year decade undated".split()) == set(own["precisions"])


def test_english_labels_are_those_of_the_tables() -> None:
    own = toml(DATA / "interface" / "en.toml")
    assert own["types"] == {slug: table["label"] for slug, table in load().event_types.items()}
    assert own["series"] == {slug: table["label"] for slug, table in load().series.items()}
    assert own["offices"] == {row["id"]: row["label"] for row in rows("offices.csv")}
