"""The page of a theme: the components as launched, how its plans stand, and how each document prints it."""

from collections.abc import Iterator

from generator.model.reference import Theme
from generator.pages.names import organisation_name
from generator.pages.page import Page
from generator.pages.plan_page import theme_row
from generator.pages.portal import Portal, make_page
from generator.pages.reference_pages import reference_place
from generator.pages.rollup_views import theme_progress


def theme_pages(portal: Portal, theme: Theme) -> Iterator[Page]:
    """`chu-de/ID/`: the components as launched, and how each plan prints them."""
    place = reference_place(
        portal, "themes", theme.id, theme.name(), f"Chủ đề thi đua · {theme.year.year}",
        f"Chủ đề thi đua năm {theme.year.year} «{theme.name()}»: {len(theme.components)} thành tố, ý nghĩa và các kế "
        "hoạch thực hiện.", theme.path, organisation_name(theme.launched_by, portal),
    )  # fmt: skip
    uses = [
        (promise, [theme_row(portal, use) for use in promise.themes if use.theme == theme.id])
        for promise in portal.cross.following.get(theme.id, [])
    ]
    yield make_page(
        portal, place, "theme.html", theme=theme, uses=uses, progress=theme_progress(portal, theme),
    )  # fmt: skip
