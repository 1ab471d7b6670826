"""Makes the pictures of ``docs/screenshots``: ``PYTHONPATH=.:tests .venv/bin/python tests/browser/screenshots.py``."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from browsers import launch
from playwright.sync_api import Page, sync_playwright
from serving import ROOT, served

from extract import frame, pipeline

OUT = ROOT / "docs" / "screenshots"
WIDE, PHONE = (1440, 1000), (390, 844)
VIEWS = [  # name, query, window, colours, whether the whole page is taken
    ("timeline", "", WIDE, "light", False),
    ("timeline", "", WIDE, "dark", False),
    ("timeline", "", PHONE, "light", True),
    ("timeline", "", PHONE, "dark", True),
    ("event", "?event={event}", WIDE, "light", True),
    ("event", "?event={event}", PHONE, "dark", True),
    ("leaders", "?lanes=leader&ui=vi", WIDE, "light", False),
    ("milestones", "?milestones=1&window=2023-01-01_2026-02-28", WIDE, "light", False),
    ("milestones", "?milestones=1&window=2024-01-01_2026-02-28", PHONE, "dark", True),
    ("nothing-left", "?since=1950&until=1960", WIDE, "light", False),
    ("people", "?page=people", WIDE, "light", True),
    ("series", "?page=series", WIDE, "light", True),
    ("sources", "?page=sources", WIDE, "light", True),
    ("ahead", "?page=ahead", WIDE, "light", True),
    ("quality", "?page=quality", WIDE, "light", True),
]


def ready(page: Page, query: str) -> None:
    """Wait until the view stands still."""
    if "page=" not in query and "1950" not in query:
        page.wait_for_selector(".plot[data-ready]", timeout=60_000)
    if "page=series" in query:
        page.wait_for_selector(".js-plotly-plot .main-svg", timeout=60_000)
    if "event=" in query:
        page.wait_for_selector(".reader article[data-shown]", timeout=60_000)
    page.wait_for_timeout(2500)


def tall(page: Page) -> int:
    """The height of all content, which scrolls inside the page."""
    return int(page.evaluate("document.querySelector('[data-testid=stMain]').firstElementChild.scrollHeight")) + 40


def main() -> None:
    """Extract the project's articles, open every view and keep its picture."""
    OUT.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp())
    frames = pipeline.extract([ROOT / "data" / "articles"])
    frame.write(frames, folder)
    event = next(e["event_id"] for e in frame.rows(frames.events) if e["event_type"] == "talks")
    with served("--frames", str(folder)) as url, sync_playwright() as driver:
        browser = launch(driver)
        for name, query, (width, height), colours, whole in VIEWS:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=colours, locale="en-GB")  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(url + query.format(event=event))
            ready(page, query)
            if whole:
                page.set_viewport_size({"width": width, "height": min(4000, max(height, tall(page)))})
                page.wait_for_timeout(800)
            page.screenshot(path=OUT / f"{name}-{'wide' if width > 600 else 'phone'}-{colours}.png")
            context.close()
        browser.close()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
