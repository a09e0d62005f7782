"""The page that shows one chart alone, for frames of other sites: one for all charts, it takes each from its page."""

from collections.abc import Iterator
from functools import partial
from html import escape

from generator.pages.linking.addresses import EMBED
from generator.pages.route import Route, file_route
from generator.policy import PAGES
from generator.theming.files import assets_address, theme_folder


def embed_routes(site_name: str) -> Iterator[Route]:
    """`nhung.html`: without the shell of the site, under the policy of its pages."""
    yield file_route(EMBED, partial(_page, site_name), "Nhúng", "biểu đồ trong khung")


def _page(site_name: str) -> bytes:
    text = (theme_folder() / "embed" / "index.html").read_text("utf-8")
    for slot, value in (("{POLICY}", PAGES), ("{ASSETS}", assets_address()), ("{NAME}", escape(site_name))):
        text = text.replace(slot, value)
    return text.encode()
