"""What several test files share: one browser for the whole run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsers import launch
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium or Chrome."""
    with sync_playwright() as driver:
        chrome = launch(driver)
        yield chrome
        chrome.close()
