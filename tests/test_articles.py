"""The five articles give whole rows: dates, precision, basis, types, people with their offices that day, places, amounts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract import frame, pipeline

ARTICLES = Path(__file__).resolve().parent.parent / "data" / "articles"
NAMES = {
    name[:3]: name
    for name in ("000_ace403a4767a7bc4", "001_de149fb979dca748", "002_76141dcf132417c0", "003_799593b2f1c520ce", "004_07a6f590607d89b5")
}
TO_LAM_2024 = ["to_lam:vn_president", "to_lam:cpv_politburo_member"]
TO_LAM_2025 = ["to_lam:cpv_general_secretary", "to_lam:cpv_politburo_member"]
THONGLOUN = ["thongloun_sisoulith:lprp_general_secretary", "thongloun_sisoulith:la_president"]
PREMIERS = ["pham_minh_chinh:vn_prime_minister", "sonexay_siphandone:la_prime_minister"]


@cache
def frames() -> frame.Frames:
    """The extraction of the project's own articles."""
    return pipeline.extract([ARTICLES])


def told(article: str, main: bool = True) -> dict[str, dict[str, Any]]:
    """The mentions of one article by type, or by series where there is one."""
    rows = [m for m in frame.rows(frames().mentions) if m["article_id"] == NAMES[article] and m["main"] == main]
    by_type = {m["series"] or m["event_type"]: m for m in rows}
    assert len(by_type) == len(rows)
    return by_type


def event(mention: dict[str, Any]) -> dict[str, Any]:
    """The event a mention tells of."""
    return next(e for e in frame.rows(frames().events) if e["event_id"] == mention["event_id"])


def offices(mention: dict[str, Any]) -> list[str]:
    """Its offices without those that every top leader also holds."""
    return [o for o in mention["offices"] if o in (*TO_LAM_2024, *TO_LAM_2025, *THONGLOUN, *PREMIERS)]


def part(row: dict[str, Any], **expected: Any) -> None:
    """All the expected values stand in the row."""
    assert {k: row[k] for k in expected} == expected


def test_what_each_article_tells() -> None:
    assert set(told("000")) == {"talks", "state_visit", "aid_or_gift", "agreement_signing"}
    assert set(told("001")) == {"intergovernmental_committee", "agreement_signing"}
    assert set(told("002")) == {"talks", "agreement_signing"}
    assert set(told("003")) == {"reception", "party_meeting"}
    assert set(told("004")) == {"phone_or_online_talks"}
    assert set(told("000", False)) == set(told("001", False)) == set()
    assert set(told("003", False)) == {"state_visit"}
    assert set(told("004", False)) == {"intergovernmental_committee", "political_consultation_fm", "three_party_leaders_meeting"}


def test_state_visit_and_talks_in_indonesian() -> None:
    rows = told("000")
    part(rows["talks"], edtf="2024-07-11", precision="day", date_basis="office", status="occurred", place="vientiane")
    assert rows["talks"]["leaders"] == ["to_lam", "thongloun_sisoulith"]
    assert offices(rows["talks"]) == [*TO_LAM_2024, *THONGLOUN]
    part(rows["state_visit"], edtf="2024-07-11/..", start="2024-07-11", end=None, precision="interval")
    part(rows["aid_or_gift"], edtf="2024-07-11", place="vientiane")
    assert [(a["value"], a["unit"], a["target"]) for a in rows["aid_or_gift"]["amounts"]] == [(20, "car", False)]
    part(rows["agreement_signing"], edtf="2024-07-11", leaders=["to_lam", "thongloun_sisoulith"])
    reason = rows["talks"]["date_reason"]
    assert "Kamis" in reason and "weekday" in reason and "offices" in reason and "was not president then" in reason
    visit = event(rows["state_visit"])
    assert all(event(rows[k])["part_of"] == visit["event_id"] for k in ("talks", "aid_or_gift", "agreement_signing"))


def test_session_dated_by_its_pictures() -> None:
    row = told("001")["intergovernmental_committee"]
    part(row, edtf="2025-12-03", precision="day", date_basis="image", ordinal=48, event_type="committee_meeting", place=None)
    part(row, leaders=["pham_minh_chinh", "sonexay_siphandone"], status="occurred")
    assert offices(row) == PREMIERS
    assert {(a["value"], a["unit"], a["target"]) for a in row["amounts"]} >= {(5_000_000_000, "USD", True), (10_000_000_000, "USD", True)}
    part(told("001")["agreement_signing"], edtf="2025-12-03", leaders=["pham_minh_chinh", "sonexay_siphandone"])


def test_swedish_talks() -> None:
    rows = told("002")
    part(rows["talks"], edtf="2025-12-01", precision="day", date_basis="metadata", leaders=["to_lam", "thongloun_sisoulith"])
    assert offices(rows["talks"]) == [*TO_LAM_2025, *THONGLOUN]
    assert [(a["value"], a["unit"], a["target"]) for a in rows["agreement_signing"]["amounts"]] == [(12, "document", False)]
    part(rows["agreement_signing"], edtf="2025-12-01", leaders=["to_lam", "thongloun_sisoulith"])


def test_reception_the_day_before_the_page() -> None:
    rows = told("003")
    part(rows["reception"], edtf="2024-07-16", date_words=["Ngày 16/7"], leaders=["le_hoai_trung", "valaxay_lengsavad"], place="hanoi")
    part(rows["party_meeting"], edtf="2024-07-16", leaders=["nguyen_minh_tam"])
    visit = told("003", False)["state_visit"]
    part(visit, status="background", edtf=None, leaders=["to_lam"])
    assert visit["event_id"] == told("000")["state_visit"]["event_id"]
    assert visit["merge_reason"]


def test_a_month_stays_a_month() -> None:
    row = told("004")["phone_or_online_talks"]
    part(row, edtf="2024-11", start="2024-11-01", end="2024-11-30", precision="month", date_basis="metadata")
    part(row, leaders=["bui_thanh_son", "thongsavanh_phomvihane"])
    for name, planned in told("004", False).items():
        part(planned, status="planned", edtf=None, start=None, precision="undated")
        assert event(planned)["plover"] == "AGREE", name
    part(told("004", False)["political_consultation_fm"], ordinal=11, place="vientiane")
    part(told("004", False)["intergovernmental_committee"], ordinal=47)


def test_what_pages_say_of_themselves() -> None:
    rows = {a["article_id"][:3]: a for a in frame.rows(frames().articles)}
    found = {k: (a["language"], a["published"], a["published_basis"]) for k, a in rows.items()}
    assert found == {
        "000": ("id", None, None),
        "001": ("id", "2025-12-03", "image"),
        "002": ("sv", "2025-12-01", "header"),
        "003": ("vi", "2024-07-17", "header"),
        "004": ("fr", "2024-11", "meta"),
    }
    assert rows["002"]["url"].endswith("-185251201154636398.htm") and rows["002"]["publisher"]


@pytest.mark.parametrize("article", sorted(NAMES))
def test_quotes_are_the_very_text(article: str) -> None:
    texts = {a["article_id"]: a["text"] for a in frame.rows(frames().articles)}
    for mention in frame.rows(frames().mentions):
        text = texts[mention["article_id"]]
        assert text[mention["quote_start"] : mention["quote_end"]] == mention["quote"]
        assert text == (ARTICLES / f"{mention['article_id']}.txt").read_bytes().decode("utf-8")
    assert NAMES[article] in texts


def test_traps_yield_nothing() -> None:
    """No date from percentages, "är en", "fred", plan periods, related headlines; nothing beside what is expected."""
    starts = {m["start"] for m in frame.rows(frames().mentions)}
    assert starts == {None, "2024-07-11", "2025-12-03", "2025-12-01", "2024-07-16", "2024-11-01"}
