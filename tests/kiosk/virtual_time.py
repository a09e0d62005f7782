"""A page whose clock the test moves: `__advance(ms)` runs its interval as often as it would have run."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from playwright.sync_api import Frame, Page
from visits import until

# The init script is modern on purpose: it is the test's, not the page's.
CLOCK = """
(() => {
  const RealDate = Date, timers = [];
  let t = 0;
  const start = RealDate.parse(%r);
  performance.now = () => t;
  window.setInterval = (run, every) => timers.push({ run, every, due: t + every });
  window.Date = class extends RealDate {
    constructor(...given) { if (given.length) super(...given); else super(start + t); }
    static now() { return start + t; }
  };
  window.__advance = (ms) => {
    const end = t + ms;
    while (t < end) {
      t += 250;
      for (const timer of timers) if (timer.due <= t) { timer.due += timer.every; timer.run(); }
    }
  };
  window.__breathe = (ms) => new Promise((go) => setTimeout(go, ms));
  window.__live = async (ms, step, pause) => {
    for (let done = 0; done < ms; done += step) { window.__advance(step); await window.__breathe(pause); }
    return window.kiosk.report();
  };
})();
"""
ROUNDS = 6
NOW = "2026-11-21T10:00:00+07:00"


def clock_at(start: str = NOW) -> str:
    """The init script with the device's clock at `start`."""
    datetime.fromisoformat(start)
    return CLOCK % start


def ready(page: Page | Frame) -> None:
    """Wait for the fonts, then let the page show its first slide."""
    until(page, "window.kiosk && document.fonts.status === 'loaded'")
    page.evaluate("__advance(1000)")


def live(page: Page | Frame, seconds: float, step: float = 5, pause_ms: float = 1) -> dict[str, Any]:
    """Let `seconds` of the page's time pass in steps, with real pauses for the network between; its report."""
    report: dict[str, Any] = page.evaluate("a => __live(a[0], a[1], a[2])", [seconds * 1000, step * 1000, pause_ms])
    return report


def text(page: Page | Frame) -> str:
    """What is lit."""
    shown = str(page.evaluate("[...document.querySelectorAll('.layer.on,#foot')].map(n => n.textContent).join(' | ')"))
    return shown.replace("\u00a0", " ").replace("\u2060", "")


def live_until(
    page: Page | Frame, holds: Callable[[dict[str, Any]], bool], seconds: float, pause_ms: float
) -> dict[str, Any]:
    """Let rounds of time pass until the report holds, each with longer pauses: a loaded machine answers late."""
    for longer in range(ROUNDS):
        report = live(page, seconds, pause_ms=pause_ms * 2**longer)
        if holds(report):
            break
    return report


def plays(page: Page | Frame) -> None:
    """A minute more brings more slides and no error."""
    before = live(page, 0.25)
    after = live(page, 60)
    assert after["changes"] >= before["changes"] + 2
    assert after["errors"] == 0
