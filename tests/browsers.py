"""The installed browser that the tests drive; without one they fail, they are not skipped."""

from __future__ import annotations

import shutil

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]


def launch(driver: Playwright) -> Browser:
    """Chromium or Chrome without a window."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return driver.chromium.launch(executable_path=found, channel=None if found else "chrome", args=QUIET)
