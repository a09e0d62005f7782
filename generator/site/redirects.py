"""Pages at old addresses that lead on at once, and `_redirects`, which has a server do it before a page is sent."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from generator.config.redirects import redirects_of
from generator.config.shape import CONFIG
from generator.errors import UserError
from generator.pages.kinds.removed import KIND as GONE
from generator.pages.page import Crumb
from generator.pages.portal import HOME, Place, Portal
from generator.pages.route import Route, file_route, page_route
from generator.site.settings import Settings

KIND = "Địa chỉ cũ"


def with_redirects(portal: Portal, settings: Settings, routes: Iterable[Route]) -> Iterator[Route]:
    """Routes, with redirects in place of what stood at their addresses only to say that it is gone.

    Errors: UserError where one leads to no page, or comes from where a page stands.
    """
    wanted = redirects_of(settings.root)
    titles: dict[str, Route] = {}
    for route in routes:
        if route.section is not None:
            titles[route.address] = route
        if route.address not in wanted or route.kind != GONE:
            yield route
    yield from _redirects(portal, wanted, titles)


def _redirects(portal: Portal, wanted: Mapping[str, str], pages: Mapping[str, Route]) -> Iterator[Route]:
    for old, new in wanted.items():
        if new not in pages:
            raise UserError(f"redirects: «{old}» dẫn tới «{new}», nơi không có trang nào của sổ", place=CONFIG)
        if old in pages and pages[old].kind != GONE:
            raise UserError(f"redirects: ở «{old}» đang có trang «{pages[old].title}»; bỏ dòng ấy", place=CONFIG)
        to = pages[new]
        place = Place(
            address=old, section=to.section or "", title=f"{to.title} (địa chỉ cũ {old})", kind=KIND, redirect=new,
            crumbs=(HOME, Crumb(to.title, new)), description=f"Trang này nay ở địa chỉ {new}",
        )  # fmt: skip
        yield page_route(portal, place, "redirect.html", partial(dict, title=to.title, new=new))
    if wanted:
        yield file_route("_redirects", partial(_file, wanted), "Giao diện", "chuyển địa chỉ cũ")


def _file(wanted: Mapping[str, str]) -> bytes:
    """For hosts that read it (Netlify, Cloudflare Pages), of a site at the root of its host."""
    return "".join(f"/{old} /{new} 301\n" for old, new in sorted(wanted.items())).encode()
