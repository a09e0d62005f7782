"""The sitemap of a site that knows its own address."""

from collections.abc import Iterable
from html import escape
from operator import itemgetter

from generator.pages.page import Commit

LARGEST = 50_000


def sitemap(site: str, pages: Iterable[tuple[str, Commit | None]]) -> bytes:
    """`sitemap.xml` with every page (address, what last changed it where that is known), at most 50,000.

    `site` is the site's own address.
    """
    lines = [
        f"<url><loc>{escape(site + address, quote=False)}</loc>{_last(commit)}</url>"
        for address, commit in sorted(pages, key=itemgetter(0))[:LARGEST]
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (head + "\n".join(lines) + "\n</urlset>\n").encode()


def _last(commit: Commit | None) -> str:
    return f"<lastmod>{commit.day.isoformat()}</lastmod>" if commit else ""
