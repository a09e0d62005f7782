"""What a page says of itself in its head, for machines: how it is shown where it is linked to, its other forms."""

from collections.abc import Mapping
from html import escape
from typing import Any

from generator.escaping import script_json
from generator.pages.linking.addresses import relative
from generator.pages.page import Page

SCHEMA = "https://schema.org"
NOINDEX = '<meta name="robots" content="noindex">'


def head(page: Page, title: str, site: str = "", name: str = "") -> str:
    """The elements of a record page; `title` is its name, `site` the site's own address or "", `name` the site's name.

    What names whole addresses is left out of a site that does not know its own. Samples and lasting copies ask not to
    be found; samples give no structured data: nothing of them is a fact.
    """
    picture = page.picture if site else ""
    shown = open_graph(title, page.description, page.address, site, name, picture)
    # The space: Material's script asks for a sitemap beside whatever its selector `link[rel=alternate]` finds.
    forms = "".join(
        f'<link rel="alternate " type="{form.media}" title="{escape(form.title)}" '
        f'href="{escape(relative(page.address, form.address))}">'
        for form in page.alternates
    )
    addresses = [
        (language, f"{site}{to}" if site else relative(page.address, to)) for language, to in page.translations
    ]
    languages = "".join(
        f'<link rel="alternate " hreflang="{language}" href="{escape(to)}">' for language, to in addresses
    )
    robots = NOINDEX if page.sample or page.notice else ""
    structured = "" if page.sample else _structured(page, title, site)
    return f"{_onward(page)}{robots}{shown}{forms}{languages}{structured}"


def _onward(page: Page) -> str:
    """What has a browser go on from an old address at once."""
    to = escape(relative(page.address, page.redirect)) if page.redirect else ""
    return f'<meta http-equiv="refresh" content="0; url={to}">' if to else ""


def open_graph(title: str, description: str, address: str, site: str = "", name: str = "", picture: str = "") -> str:
    """Open Graph: how the page at `address` is shown where somebody shares it. `picture` is an address of the site."""
    values = {
        "og:title": title, "og:description": description, "og:type": "article" if address else "website",
        "og:locale": "vi_VN", "og:site_name": name, "og:url": f"{site}{address}" if site else "",
        "og:image": f"{site}{picture}" if picture else "",
    }  # fmt: skip
    large = '<meta name="twitter:card" content="summary_large_image">' if picture else ""
    return large + "".join(
        f'<meta property="{key}" content="{escape(value)}">' for key, value in values.items() if value
    )


def _structured(page: Page, title: str, site: str) -> str:
    """schema.org: the thing that the page is of; else only that it is a page."""
    thing: Mapping[str, Any] = page.thing or {"@type": "WebPage", "name": title, "inLanguage": page.language or "vi"}
    where = {"mainEntityOfPage" if page.thing else "url": f"{site}{page.address}"} if site else {}
    text = script_json({"@context": SCHEMA, **thing, **where}).replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{text}</script>'
