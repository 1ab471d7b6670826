"""The page that opens offline: in a file, and in Chromium on a wide and a narrow window."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pages import QUOTE, TEXT, PlainWords, article, event, frames, mention

from views import facts
from views.export import export
from views.standalone import FOLDER, SCRIPTS, embedded, passage

HOSTILE = "</script><script>document.title='bad'</script><img src=https://x.example/x.png onerror=alert(1)>&\u2028"
TOLD = {"quote": QUOTE, "quote_start": 8, "quote_end": 8 + len(QUOTE)}


def made() -> bytes:
    """A page of a few events, one of them hostile."""
    rows = [
        event("e1", leaders=["to_lam", "thongloun_sisoulith"], titles={"en": "Đàm phán Tô Lâm"}, place="vientiane"),
        event("e2", "2024-11-01", "2024-11-30", edtf="2024-11", precision="month", status="planned", titles={"en": "Month"}),
        event("e3", "2023-07-11", status="cancelled", titles={"en": HOSTILE}, date_reason=HOSTILE, part_of="e1"),
        event("e4", None, titles={"en": "ການຢ້ຽມຢາມ"}),
        event("e5", "2023-07-11", titles={"en": "Close by"}),
    ]
    told = [mention(row["event_id"]) for row in rows]
    told[2] |= {"article_id": "a2", "quote": HOSTILE, "quote_start": 0, "quote_end": len(HOSTILE), "evidence": {}}
    articles = [article(), article("a2", text=HOSTILE, title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)")]
    data = frames(rows, told, articles)
    return export("html", data, [row["event_id"] for row in rows], PlainWords(), facts.load(), date(2026, 1, 2)).data


def test_nothing_in_the_data_is_markup() -> None:
    page = made().decode()
    assert page.count("<script") == 2 and page.count("</script") == 2 and "<img" not in page
    data = json.loads(re.search(r'id="data">(.*?)</script>', page, re.S)[1])  # type: ignore[index]
    assert data["events"][2]["title"] == HOSTILE and data["events"][2]["tellings"][0]["link"] == ""
    assert json.loads(embedded(HOSTILE)) == HOSTILE


def test_the_page_asks_for_nothing() -> None:
    files = "".join((FOLDER / name).read_text(encoding="utf-8") for name in ("page.html", "page.css", *SCRIPTS))
    addresses = set(re.findall(r"https?://[\w./]+", files))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert "innerHTML" not in files and "insertAdjacent" not in files and "document.write" not in files
    assert b"default-src 'none'" in made()


def test_passage() -> None:
    evidence = {"said": [{"start": 11, "end": 18}], "names": [{"start": 0, "end": 6}]}
    pieces = passage(TEXT, TOLD, evidence)
    assert "".join(text for text, _ in pieces) == TEXT
    assert pieces == [
        ["Before. ", "context"], ["On ", "quote"], ["11 July", "date"], [" the two met in Vientiane.", "quote"], [" After.", "context"],
    ]  # fmt: skip
    assert passage("", TOLD, evidence) == [[QUOTE, "quote"]]
    long = passage("x" * 999 + QUOTE + "y" * 999, {**TOLD, "quote_start": 999, "quote_end": 999 + len(QUOTE)}, {})
    assert long[0] == ["… ", "context"] and long[-1] == [" …", "context"]


@pytest.fixture(params=[(1280, 900, "light"), (360, 740, "dark")], ids=["wide", "phone"])
def page(request: pytest.FixtureRequest, browser, tmp_path: Path) -> Iterator:
    """The open page; fails on any error, dialog or request."""
    width, height, scheme = request.param
    (tmp_path / "page.html").write_bytes(made())
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, offline=True)
    opened, faults = context.new_page(), []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("dialog", lambda dialog: faults.append("dialog"))
    opened.on("request", lambda asked: faults.append(asked.url) if not asked.url.startswith("file:") else None)
    opened.goto((tmp_path / "page.html").as_uri())
    opened.wait_for_selector("body[data-ready=yes]")
    yield opened
    assert faults == [] and opened.title() == "Vietnam–Laos relations timeline"
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def count(page) -> int:
    """Events in the table."""
    return page.locator("#table tbody tr").count()


@pytest.mark.browser
def test_search_is_blind_to_marks(page) -> None:
    assert count(page) == 5
    for question, number in (("dam phan to lam", 1), ("TÔ LÂM", 1), ("ການຢຽມຢາມ", 1), ("vientiane", 4), ("nothing here", 0)):
        page.fill("#search", question)
        assert count(page) == number, question
    assert "No event fits" in page.inner_text("#count")
    page.fill("#search", "")
    page.select_option("#status", "planned")
    assert count(page) == 1 and page.locator(".mark").count() == 1


@pytest.mark.browser
def test_an_event_opens_on_its_sentence(page) -> None:
    page.locator("#table button", has_text="Month").click()
    page.wait_for_selector("#card mark.date")
    assert page.url.endswith("#event=e2")
    assert page.inner_text("#card blockquote") == TEXT and page.inner_text("#card mark.date") == "11 July"
    assert "said “11 July”" in page.inner_text("#card") and "November 2024" in page.inner_text("#card")
    assert page.get_attribute("#card a", "href").startswith("https://news.example/two-met#:~:text=")
    page.locator("#table button", has_text="Close by").click()
    page.wait_for_url("**#event=e5")
    page.go_back()
    page.wait_for_url("**#event=e2")
    page.wait_for_function("document.querySelector('#card h2').textContent === 'Month'")


@pytest.mark.browser
def test_hostile_texts_are_shown_as_they_are(page) -> None:
    page.locator("#table button", has_text="document.title").click()
    page.wait_for_selector("#card h2")
    assert page.locator("#card h2").evaluate("e => e.textContent") == HOSTILE
    assert page.locator("#card a").count() == 0 and page.locator("img").count() == 0


@pytest.mark.browser
def test_plot_by_mouse_and_keyboard(page) -> None:
    assert page.locator(".mark").count() == 3
    assert page.locator(".mark.planned").count() == 1 and page.locator(".mark.cluster text").text_content() == "2"
    page.focus("#plot")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**#event=e1")
    page.wait_for_selector(".mark.chosen")
    page.keyboard.press("+")
    page.keyboard.press("-")
    page.keyboard.press("Home")
    page.locator(".mark.planned").click()
    page.wait_for_url("**#event=e2")
    page.locator(".mark.cluster").click()
    assert page.locator(".mark.planned").count() == 0
    for event_id in ("e3", "e5"):
        page.locator(".mark.cluster").click()
        page.wait_for_url(f"**#event={event_id}")
    page.locator("#tray summary").click()
    page.locator("#tray button").click()
    page.wait_for_url("**#event=e4")


@pytest.mark.browser
def test_light_and_dark(page) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(colour)
    page.click("#theme")
    changed = page.evaluate(colour)
    page.click("#theme")
    assert changed != before and page.evaluate(colour) == before
