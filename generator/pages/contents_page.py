"""The contents page of everything."""

from generator.pages.addresses import CONTENTS
from generator.pages.collation import sort_key
from generator.pages.index_pages import Entry
from generator.pages.page import Page
from generator.pages.portal import HOME, Place, Portal, make_page

LEDE = "Mọi trang của sổ, theo loại và theo thứ tự chữ cái."


def contents_page(portal: Portal, pages: list[tuple[str, str, str]]) -> Page:
    """`muc-luc/`: every record page, by kind; `pages` are (address, title, kind) of all of them."""
    groups: dict[str, list[Entry]] = {}
    for address, title, kind in sorted(pages, key=lambda entry: sort_key(entry[1])):
        groups.setdefault(kind, []).append(Entry(address, title, "", kind))
    place = Place(
        address=CONTENTS, section="muc-luc", title="Mục lục", kind="Mục lục", crumbs=(HOME,), description=LEDE
    )  # fmt: skip
    kinds = sorted(groups.items(), key=lambda group: sort_key(group[0]))
    return make_page(portal, place, "index.html", lede=LEDE, groups=kinds, flat=False, years=None)
