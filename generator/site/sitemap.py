"""The sitemap of a site that knows its own address."""

from collections.abc import Iterable
from datetime import date
from html import escape

LARGEST = 50_000


def sitemap(site: str, addresses: Iterable[str], as_of: date) -> dict[str, bytes]:
    """`sitemap.xml` with every page, or nothing where the site has no address (sitemaps.org allows 50,000)."""
    if not site:
        return {}
    lines = [
        f"<url><loc>{escape(site + address, quote=False)}</loc><lastmod>{as_of.isoformat()}</lastmod></url>"
        for address in sorted(set(addresses))[:LARGEST]
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return {"sitemap.xml": (head + "\n".join(lines) + "\n</urlset>\n").encode()}
