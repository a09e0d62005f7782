"""The search index of a site that is served on demand: made of all pages when somebody searches."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.pages.page import Page
from generator.pages.route import Route
from generator.site.publishing.stage import Stage
from generator.site.routes import PROSE
from generator.theming.files import assets_address

FOLDER = "assets/search/"


def search_files(routes: Iterable[Route]) -> dict[str, bytes]:
    """Path → bytes; a page that cannot be made now is left out."""
    stage = Stage(Path())
    for route in routes:
        with suppress(Exception):
            if route.section is not None and isinstance(page := route.make(), Page):
                stage.gathered.page(page)
            elif route.kind == PROSE and isinstance(made := route.make(), bytes):
                stage.prose_page(route.title, route.address, route.title, made.decode())
    return stage.gathered.search.files(assets_address())
