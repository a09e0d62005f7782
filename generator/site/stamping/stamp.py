"""Put a page's values into its shell. The hot path: one join a page."""

import re
from dataclasses import dataclass
from html import escape

from generator.pages.linking.addresses import relative
from generator.pages.page import Crumb, Heading, Page
from generator.policy import FRAMING, PAGES
from generator.site.stamping.head import head
from generator.site.stamping.shells import BODY, CONTENT_ANCHOR, DESCRIPTION, HEAD, TITLE, Shell, ShellError, toc_items

Layout = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Stamps:
    """What the theme made: the shells, and their sentinels' canonical addresses where the site knows its own.

    `site` is the site's own address or "", `name` what it is called.
    """

    shells: dict[Layout, Shell]
    canonical: dict[Layout, str]
    site: str
    name: str = ""

    def stamped(self, page: Page) -> bytes:
        """The finished page."""
        layout = (page.section, page.depth)
        rest = (self.canonical[layout], self.site) if self.site and self.canonical.get(layout) else None
        return stamp(self.shells[layout], page, rest, self.name)


def stamp(shell: Shell, page: Page, canonical: tuple[str, str] | None = None, name: str = "") -> bytes:
    """The finished page. `canonical` is (sentinel's canonical address, site address) where the site has one.

    `name` is the site's own.
    """
    named = _named(page)
    own = head(page, named, canonical[1] if canonical else "", name)
    texts = {TITLE: escape(named), DESCRIPTION: escape(page.description), HEAD: own, BODY: content(page)}
    values = {slot: text.encode() for slot, text in texts.items()}
    headings = [(heading.anchor, escape(heading.title)) for heading in page.headings]
    made = b"".join(part if isinstance(part, bytes) else _slot(shell, part, values, headings) for part in shell.parts)
    if page.framing:
        made = made.replace(PAGES.encode(), FRAMING.encode(), 1)
    if canonical is None:
        return made
    before, site = canonical
    return made.replace(before.encode(), (site + (page.redirect or page.address)).encode())


def _named(page: Page) -> str:
    """The title in the browser's tab: samples say that they are, so that no two pages share one."""
    marked = not page.sample or "minh họa" in page.title.lower()
    return page.title if marked else f"{page.title} (minh họa)"


def _slot(shell: Shell, part: str, values: dict[str, bytes], headings: list[tuple[str, str]]) -> bytes:
    return values[part] if part in values else _toc(shell, part, headings)


def content(page: Page) -> str:
    """Breadcrumbs, kicker, title, body and citation: what stands inside the theme's article."""
    banner = _BANNER if page.sample else ""
    kicker = f'<p class="td-kicker">{escape(page.kicker)}</p>' if page.kicker else ""
    title = f'<h1 id="{CONTENT_ANCHOR}">{escape(page.title)}</h1>'
    lede, rest = _lede(page.body)
    trail = crumbs(page.address, page.title, page.crumbs)
    if page.language:
        body = f"{title}{lede}{contents(page.headings, 'On this page')}{rest}"
        return f'{page.notice}{trail}<div lang="{page.language}">{body}</div>{page.citation}'
    return (
        f"{page.notice}{banner}{trail}{kicker}{title}{page.changed}{lede}{contents(page.headings)}{rest}{page.citation}"
    )


LEAST_HEADINGS = 2
_LEDE = re.compile(r'\s*<(p|div) class="td-lede">.*?</\1>', re.DOTALL)
_BANNER = (
    '<p class="td-sample" role="note"><strong>MINH HỌA</strong> '
    "Tổ chức, con số và câu chuyện trên trang này là hư cấu, chỉ để minh họa cách dùng.</p>"
)


def _lede(body: str) -> tuple[str, str]:
    """What the page is, where its body begins with that, and the rest: the contents stand between the two."""
    begins = _LEDE.match(body)
    return (begins.group(), body[begins.end() :]) if begins else ("", body)


def contents(headings: tuple[Heading, ...], name: str = "Trong trang này") -> str:
    """The page's own contents for screens where the theme hides its column."""
    if len(headings) < LEAST_HEADINGS:
        return ""
    entries = "".join(f'<li><a href="#{part.anchor}">{escape(part.title)}</a></li>' for part in headings)
    return f'<details class="td-toc"><summary>{name}</summary><ul>{entries}</ul></details>'


def crumbs(address: str, title: str, above: tuple[Crumb, ...]) -> str:
    """The way from the home page to the page at `address`; nothing for the home page itself."""
    if not above:
        return ""
    steps = "".join(
        f'<li><a href="{relative(address, crumb.address)}">{escape(crumb.title)}</a></li>' for crumb in above
    )
    here = f'<li><span aria-current="page">{escape(title)}</span></li>'
    return f'<nav class="td-crumbs" aria-label="Đường dẫn"><ol>{steps}{here}</ol></nav>'


def _toc(shell: Shell, part: str, headings: list[tuple[str, str]]) -> bytes:
    digits = part[len("tdslottoc") : -1]
    if not digits.isdigit():
        raise ShellError(f"chỗ trống lạ trong khung: {part}")
    return toc_items(shell, int(digits), headings).encode()
