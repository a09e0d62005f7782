"""The sitemap of a site that knows its own address."""

from collections.abc import Iterable
from datetime import date
from html import escape
from operator import itemgetter

LARGEST = 50_000


def sitemap(site: str, pages: Iterable[tuple[str, date | None]]) -> bytes:
    """`sitemap.xml` with every page (address, day it was last changed where that is known), at most 50,000.

    `site` is the site's own address.
    """
    lines = [
        f"<url><loc>{escape(site + address, quote=False)}</loc>{_last(day)}</url>"
        for address, day in sorted(pages, key=itemgetter(0))[:LARGEST]
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (head + "\n".join(lines) + "\n</urlset>\n").encode()


def _last(day: date | None) -> str:
    return f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
