"""Citations and links to the very passage."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import unquote

import pytest

from views.cite import STYLES, cite, passage_link, web_address

ACCESSED = date(2026, 1, 2)
EVENT = {"event_id": "e1", "title": "Talks: To Lam – Thongloun Sisoulith", "edtf": "2024-07-11"}
TOLD = {
    "article_id": "a1",
    "headline": "Two met & signed 50% of {it}",
    "outlet": "Daily",
    "published": "2024-07-12",
    "url": "https://news.example/a_b",
    "quote": "They met.",
}


def test_apa() -> None:
    assert cite("apa", EVENT, TOLD, ACCESSED) == (
        "Two met & signed 50% of {it} [Talks: To Lam – Thongloun Sisoulith (2024-07-11)]. (2024, July 12). Daily. “They met.” "
        "Retrieved January 2, 2026, from https://news.example/a_b#:~:text=They%20met."
    )


@pytest.mark.parametrize(("published", "shown"), [("2024-07", "(2024, July)"), ("2024", "(2024)"), (None, "(n.d.)"), ("2024-35", "(n.d.)")])
def test_apa_dates_say_no_more_than_is_known(published: str | None, shown: str) -> None:
    assert shown in cite("apa", EVENT, {**TOLD, "published": published}, ACCESSED)


def test_bibtex_is_escaped() -> None:
    entry = cite("bibtex", EVENT, TOLD, ACCESSED)
    assert entry.startswith("@online{e1-a1,\n") and entry.endswith("\n}\n")
    assert r"title = {{Two met \& signed 50\% of \{it\}}}" in entry
    assert "url = {https://news.example/a_b#" in entry and "urldate = {2026-01-02}" in entry and "month = {7}" in entry
    plain = re.sub(r"\\[{}]", "", entry)
    assert plain.count("{") == plain.count("}")


def test_plain() -> None:
    text = cite("plain", EVENT, TOLD, ACCESSED)
    assert text.startswith("Talks: To Lam – Thongloun Sisoulith (2024-07-11). “They met.”")
    assert text.endswith("Daily, 2024-07-12. https://news.example/a_b#:~:text=They%20met. (accessed 2026-01-02).")


@pytest.mark.parametrize("style", STYLES)
def test_what_is_not_known_is_not_made_up(style: str) -> None:
    text = cite(style, {**EVENT, "edtf": None}, {"article_id": "a1"}, ACCESSED)
    assert "undated" in text and "None" not in text and "http" not in text and ".." not in text and "2026" in text


def test_unknown_style() -> None:
    with pytest.raises(ValueError, match="choose one of"):
        cite("mla", EVENT, TOLD, ACCESSED)


@pytest.mark.parametrize("url", ["https://news.example/a?b=c#d", "http://báo.vn/bài", "https://x.example:8080/"])
def test_web_addresses(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "https://u:p@x.example/", "https://x.example/a b", 'https://x.example/"', "https://",
     "https://x.example:port/", "https://x.example/\n", "//x.example", "ftp://x.example", "https://[x", "", None, 5, float("nan")],
)  # fmt: skip
def test_no_web_addresses(url: object) -> None:
    assert web_address(url) is None and passage_link(url, "text") is None


def fragment(url: str, quote: str) -> str:
    """The undone fragment of the link."""
    link = passage_link(url, quote)
    assert link
    return link.split(":~:text=")[1]


def test_signs_of_the_fragment_are_encoded() -> None:
    assert fragment("https://x.example/", "a-b, c & d") == "a%2Db%2C%20c%20%26%20d"
    assert passage_link("https://x.example/#top", "a") == "https://x.example/#top:~:text=a"
    assert passage_link("https://x.example/#:~:text=old", "new") == "https://x.example/#:~:text=new"
    assert passage_link("https://x.example/", " ") == "https://x.example/"


def test_a_long_passage_is_named_by_its_ends() -> None:
    words = [f"word{number}" for number in range(60)]
    first, last = map(unquote, fragment("https://x.example/", " ".join(words)).split(","))
    assert first == " ".join(words[:6]) and last == " ".join(words[-6:])


def test_a_passage_over_lines_is_a_range() -> None:
    assert fragment("https://x.example/", "First line\n\nlast  line") == "First%20line,last%20line"


@pytest.mark.parametrize(
    "quote", ["ທ່ານນາຍົກລັດຖະມົນຕີ" * 12, "越南国会主席陈青敏今天上午抵达万象，" * 9 + "访问将持续到十九日，直到会议结束。"]
)
def test_scripts_without_spaces_are_never_cut_within_a_word(quote: str) -> None:
    for part in map(unquote, fragment("https://x.example/", quote).split(",")):
        place = quote.index(part)
        after = quote[place + len(part) :][:1]
        assert part == quote or place == 0 or quote[place - 1] in "，。"
        assert not after or after in "，。"
