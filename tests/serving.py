"""A running dashboard and one reader's page on it, for whatever clicks through."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = """On 9 July 2024 in Vientiane, President To Lam held talks with Lao Prime Minister Sonexay Siphandone.
<script>window.broken = 1</script><img src=x onerror="window.broken = 1"> ![x](https://x.example/x.png) [y](javascript:window.broken=1)
"""


@contextmanager
def served(*arguments: str) -> Iterator[str]:
    """The dashboard on a free port; gives its address."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.headless", "true"]
    process = subprocess.Popen([*command, "--", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("localhost", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://localhost:{port}/"
    finally:
        process.kill()
        process.wait()


class Visit:
    """One reader's page, with what it asked of the network and what went wrong on it."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.faults: list[str] = []
        self.foreign: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.base, self.base.replace("http", "ws", 1), "data:", "blob:")):
            self.foreign.append(url)

    def open(self, query: str = "") -> Visit:
        """Go to a view of the timeline page and wait for the plot."""
        self.page.goto(self.base + query)
        self.settled()
        return self

    def settled(self) -> None:
        """Wait until the plot is drawn and the server is done."""
        self.page.wait_for_selector(".plot[data-ready]", timeout=30_000)
        self.page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')", timeout=30_000)

    def range(self) -> list[float]:
        """The days in view, in milliseconds."""
        script = "e => e._fullLayout.xaxis.range.map(v => +new Date(typeof v === 'number' ? v : v.replace(' ', 'T')))"
        return list(self.page.locator(".plot").evaluate(script))

    def count(self) -> int:
        """How many events the line of coverage says are shown."""
        return int(self.page.get_by_text("No event here does not mean").inner_text().split()[0])

    def marks(self, name: str = "events") -> list[tuple[str, float, float]]:
        """Every mark of a kind with its id and the place of its middle on the screen."""
        script = """(plot, name) => {
          const at = plot.data.findIndex(trace => trace.name === name);
          const points = plot.querySelectorAll(`.scatterlayer .trace${plot._fullData[at].uid} .points path`);
          const ids = plot.data[at].customdata;
          return [...points].map((p, i) => { const b = p.getBoundingClientRect(); return [ids[i], b.x + b.width / 2, b.y + b.height / 2] });
        }"""
        return [tuple(m) for m in self.page.locator(".plot").evaluate(script, name)]
