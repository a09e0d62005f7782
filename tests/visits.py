"""Visits of a real browser that note every request and every complaint of a page."""

import time
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page, Route

PATIENCE_MS, BREATH_MS = 15_000, 40
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "resultTypes": ["violations"],
    "preload": {
        "assets": ["media"]
    },  # style sheets are read for no rule of these; fetching them was a fifth of the cost
}
_IDLE = "() => new Promise((done) => requestIdleCallback(() => done(), { timeout: 1000 }))"


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.1 AA, a line for each place."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def until(page: Page | Frame, expression: str, patience_s: float = 20) -> None:
    """Wait for an expression to hold. Playwright's waiting evaluates strings, which the page's policy forbids."""
    ends = time.monotonic() + patience_s
    while not page.evaluate(f"Promise.resolve({expression}).catch(() => false)"):
        assert time.monotonic() < ends, f"never came true: {expression}"
        time.sleep(0.05)


@dataclass
class Visit:
    """A page in a context of its own: what it asked for, what was refused (`astray`), what it complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    astray: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    loading: int = 0

    def quiet(self) -> None:
        """Wait until the page has nothing to do and nothing is loading, twice in a row: what comes may ask for more."""
        calm = 0
        while calm < 2:
            self.page.evaluate(_IDLE)
            self.page.wait_for_timeout(BREATH_MS)
            calm = 0 if self.loading > 0 else calm + 1

    def scrolls_sideways(self) -> bool:
        """Whether the page is wider than its window."""
        return bool(self.page.evaluate("() => { scrollTo(9999, scrollY); const far = scrollX; scrollTo(0, scrollY);"
                                       " return far > 0 }"))  # fmt: skip


# Text spacing of WCAG 1.4.12; a sheet made by a script is no inline style to the page's policy.
_SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important }
        * { word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
_CUT_OFF = """() => [...document.querySelectorAll("main *")].filter((one) => {
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) return false;
    if (one.closest("svg, .td-hidden, .md-top, .js-plotly-plot, [aria-hidden=true]")) return false;
    if (![...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim())) return false;
    const cut = (flow, whole, seen) => ["hidden", "clip"].includes(flow) && whole > seen + 2;
    return cut(style.overflowX, one.scrollWidth, one.clientWidth)
        || cut(style.overflowY, one.scrollHeight, one.clientHeight);
}).map((one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 60)}`)"""


def space_out(page: Page) -> None:
    """Give the page the text spacing that readers may ask for."""
    page.evaluate(_SPACED)


def cut_off(page: Page) -> list[str]:
    """The texts of a page of which a part cannot be seen: what holds them hides what does not fit."""
    return list(page.evaluate(_CUT_OFF))


def opened(chromium: Browser, url: str, width: int, height: int, at: str = "", refuse: str = "", **more: Any) -> Visit:
    """A visit in a context of its own; whoever opens it closes `page.context`.

    Requests to anything but the host of `at` or else of the URL (or the disk, for a page on disk) are noted, and the
    browser finds no other host; those that hold the word `refuse` are refused and noted.
    """
    context = chromium.new_context(viewport={"width": width, "height": height}, locale="vi-VN", **more)
    context.set_default_timeout(PATIENCE_MS)
    made = Visit(context.new_page())
    own = (at or url).split("/", 3)[:3]

    def note(asked: str) -> None:
        made.asked.append(asked)
        if asked.split("/", 3)[:3] != own and not asked.startswith(("data:", "blob:")):
            made.astray.append(asked)

    def refused(route: Route) -> None:
        made.astray.append(route.request.url)
        route.abort()

    def count(step: int) -> None:
        made.loading += step

    def note_failure(asked: str, failure: str) -> None:
        if "ERR_ABORTED" not in failure:  # the reader went on before it had come
            made.complaints.append(f"{asked} {failure}")

    if refuse:  # a context with a route keeps no file, and each request goes through this process
        context.route(lambda asked: refuse in asked, refused)
    made.page.on(
        "console", lambda message: message.type in {"error", "warning"} and made.complaints.append(message.text)
    )
    made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
    made.page.on("request", lambda request: count(1) or note(request.url))
    made.page.on("requestfinished", lambda _: count(-1))
    made.page.on("requestfailed", lambda request: count(-1) or note_failure(request.url, request.failure or ""))
    made.page.goto(url, wait_until="load")
    return made
