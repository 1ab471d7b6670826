"""What axe-core finds on every page, light and dark, wide and phone-wide. It runs from its package, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from serving import Visit

pytestmark = pytest.mark.browser
PAGES = ("timeline", "event", "people", "series", "sources", "ahead", "quality")
RULES = {"target-size": {"enabled": True}}
EXCEPTIONS: dict[str, tuple[str, str]] = {}  # rule: part of the element's HTML, and why it is Streamlit's and not ours


@pytest.fixture(scope="module", params=["wide-light", "wide-dark", "phone-light", "phone-dark"])
def look(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """A page of one width in one set of colours."""
    width, colours = request.param.split("-")
    size = {"wide": {"width": 1400, "height": 1000}, "phone": {"width": 390, "height": 844}}[width]
    context = browser.new_context(viewport=size, color_scheme=colours, locale="en-GB")  # type: ignore[arg-type]
    yield Visit(context.new_page(), address)
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(look: Visit, name: str) -> None:
    page = look.page
    if name in ("timeline", "event"):
        look.open("?milestones=1")
        if name == "event":
            page.locator(".plot").press("ArrowRight")
            page.wait_for_selector(".reader article[data-shown]", timeout=20_000)
    else:
        page.goto(f"{look.base}?page={name}")
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')", timeout=30_000)
    page.wait_for_timeout(1200)  # what Streamlit fades in has its contrast then
    found: list[dict[str, Any]] = Axe().run(page, options={"resultTypes": ["violations"], "rules": RULES}).response["violations"]
    ours = [f"{v['id']}: {node['html'][:300]}" for v in found for node in v["nodes"] if not _excepted(v["id"], node["html"])]
    assert ours == []


def _excepted(rule: str, html: str) -> bool:
    return rule in EXCEPTIONS and EXCEPTIONS[rule][0] in html


def test_every_name_of_a_page_is_within_reach(any_width: Visit) -> None:
    any_width.open()
    names = any_width.page.get_by_test_id("stButtonGroup").filter(has_text="Sources").get_by_role("radio")
    width = any_width.page.evaluate("window.innerWidth")
    boxes = [box for box in (button.bounding_box() for button in names.all()) if box]
    assert len(boxes) == 6
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 24 for box in boxes)
