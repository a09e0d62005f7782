"""Pages in a real browser under their own policies: nothing is refused, nothing is asked for beyond the site.

One page of each shape of address in `make test`, every page in `make soak`; on the web and from disk.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage
from serving import serving
from shapes import every, one_of_each

LISTEN = """window.refusals = [];
addEventListener("securitypolicyviolation", (told) => refusals.push(`${told.violatedDirective} ${told.blockedURI}`));"""
# Charts come when they are seen and search when it is asked: both are asked for on every page that has them.
WAKE = """async () => {
  const chart = document.querySelector(".td-chart[data-chart]");
  if (chart) await tdPortal.load("charts.js").then(() => tdCharts.show(chart));
  if (document.getElementById("td-search-input")) await tdPortal.load("search.js");
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  return refusals;
}"""
# What is made by other means than the rest; what differs on disk is how things are loaded, whatever a page says.
ON_DISK = {"404.html", "admin", "index.html", "ke-hoach", "kiosk", "phuong-phap"}
PLANTED = '<html><head><meta http-equiv="Content-Security-Policy" content="script-src \'none\'"></head><body>{}</body>'


def refused(chromium: Browser, home: str, files: Iterable[str]) -> list[str]:
    """What the pages below the address `home` were refused, asked of others, or complained of; one tab for all."""
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    found: list[str] = []
    at = ""

    def note(what: str) -> None:
        found.append(f"{at}: {what}")

    def tried(url: str) -> bool:
        """The page of a missing address does not know how deep it stands and names its script by every way up; a screen
        on disk looks for what is urgent beside it.
        """
        looked = "/missing.js" if at == "404.html" else "/khan.js" if "kiosk/" in at else "\0"
        return looked in url and url.startswith("/".join(home.split("/")[:3]))

    def complaint(message: ConsoleMessage) -> None:
        if message.type == "error" and not tried(message.location["url"]):
            note(message.text)

    page.on("console", complaint)
    page.on("pageerror", lambda error: note(str(error)))
    page.on(
        "request",
        lambda asked: asked.url.startswith((home, "data:", "blob:")) or tried(asked.url) or note(f"asks {asked.url}"),
    )
    page.add_init_script(LISTEN)
    try:
        for at in files:
            page.goto(home + at, wait_until="domcontentloaded")
            for what in page.evaluate(WAKE):
                note(what)
    finally:
        page.context.close()
    return found


@pytest.fixture(params=["web", "disk"])
def home(request: pytest.FixtureRequest, real_site: Path) -> Iterator[str]:
    """The address of the real site, on the web below a path of its host or on disk."""
    if request.param == "disk":
        yield f"{real_site.as_uri()}/"
    else:
        with serving(real_site, "/cong/thi-dua/") as address:
            yield address


def test_one_page_of_each_shape_keeps_to_its_policy(chromium: Browser, real_site: Path, home: str) -> None:
    files = one_of_each(real_site, ON_DISK if home.startswith("file:") else None)
    assert {"minh-hoa/index.html", "404.html", "admin/index.html"} < set(files)
    assert refused(chromium, home, files) == []


@pytest.mark.soak
def test_every_page_keeps_to_its_policy(chromium: Browser, real_site: Path, home: str) -> None:
    assert refused(chromium, home, every(real_site)) == []


@pytest.mark.parametrize("planted", ["<script>1</script>", '<img src="https://other.example/a.png">'])
def test_a_page_that_does_not_is_found(chromium: Browser, tmp_path: Path, planted: str) -> None:
    (tmp_path / "a.html").write_text(PLANTED.format(planted), "utf-8")
    assert refused(chromium, f"{tmp_path.as_uri()}/", ["a.html"]) != []
