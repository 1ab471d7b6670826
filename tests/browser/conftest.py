"""Pages of a running dashboard, wide and phone-wide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from serving import HOSTILE, ROOT, Visit, served

from extract import frame, pipeline


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard on the project's own articles, a hostile one and a file that cannot be read."""
    folder = tmp_path_factory.mktemp("input")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    out = tmp_path_factory.mktemp("frames")
    frame.write(pipeline.extract([ROOT / "data" / "articles", folder]), out)
    with served("--frames", str(out)) as url:
        yield url


@pytest.fixture(params=["wide", "phone"])
def any_width(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """A page on a wide and on a phone-wide window."""
    size = {"wide": {"width": 1440, "height": 1000}, "phone": {"width": 390, "height": 844}}[request.param]
    context = browser.new_context(viewport=size, locale="en-GB")  # type: ignore[arg-type]
    yield Visit(context.new_page(), address)
    context.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A page on a wide window."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, locale="en-GB")
    yield Visit(context.new_page(), address)
    context.close()
