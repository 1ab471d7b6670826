"""The pages beside the timeline, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from serving import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("people", "Who met whom"),
        ("series", "Vietnam–Laos Intergovernmental Committee"),
        ("sources", "Outlets"),
        ("quality", "How good the extraction is"),
    ],
)
def test_a_page_shows_its_content(any_width: Visit, name: str, seen: str) -> None:
    page = any_width.page
    page.goto(f"{any_width.base}?page={name}")
    if name == "series":
        expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=30_000)
    else:
        expect(page.get_by_text(seen, exact=True).first).to_be_visible(timeout=30_000)
    assert page.get_by_test_id("stAlertContentError").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert any_width.foreign == []


@pytest.mark.parametrize("code", ["vi", "lo", "fr"])
def test_the_page_speaks_other_languages(visit: Visit, code: str) -> None:
    visit.open(f"?ui={code}")
    assert visit.page.get_by_test_id("stAlertContentError").count() == 0
    assert visit.faults == []


@pytest.mark.parametrize(("form", "suffix"), [("csv", ".csv"), ("html", ".html"), ("icalendar", ".ics")])
def test_the_view_can_be_taken_along(visit: Visit, form: str, suffix: str, tmp_path: Path) -> None:
    visit.open("?who=to_lam&milestones=1")
    page = visit.page
    page.get_by_text("Take along", exact=True).click()
    page.get_by_test_id("stButtonGroup").get_by_text(form.upper(), exact=True).click()
    page.get_by_role("button", name="Make the file").click()
    with page.expect_download(timeout=30_000) as waiting:
        page.get_by_role("button", name="Save").click(timeout=30_000)
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert path.suffix == suffix
    text = path.read_text(encoding="utf-8-sig")
    assert "To Lam" in text
    assert "Bui Thanh Son" not in text
    assert "Lao Issara" not in text  # a milestone, which is no event


def test_a_ticked_row_does_not_outlive_its_event(visit: Visit) -> None:
    visit.open()
    page, opened = visit.page, []
    for name in ("Reception", "Committee meeting"):
        box = page.get_by_role("combobox", name=re.compile("Event type"))
        box.press("Backspace")  # takes the type before off
        box.fill(name)
        page.get_by_role("option").first.click()
        page.keyboard.press("Escape")
        visit.settled()
        page.wait_for_timeout(1500)
        grid = page.get_by_test_id("stDataFrame").first
        grid.scroll_into_view_if_needed()
        place = grid.bounding_box()
        assert place
        page.mouse.click(place["x"] + 18, place["y"] + 55)
        expect(page.locator(".card .kicker")).to_contain_text(name, timeout=10_000)
        opened.append(page.locator(".card[data-event]").get_attribute("data-event"))
    assert len(set(opened)) == 2
