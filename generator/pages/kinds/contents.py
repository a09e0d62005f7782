"""The contents page of everything."""

from collections import Counter

from generator.pages.kinds.indexes import IndexLine
from generator.pages.linking.addresses import CONTENTS, SAMPLES, SECTIONS
from generator.pages.page import Page
from generator.pages.parts.by_year import MOST_LINES
from generator.pages.portal import HOME, Place, Portal, make_page
from generator.vietnamese import sort_key

LEDE = "Mọi trang của sổ, theo loại và theo thứ tự chữ cái."


def contents_page(portal: Portal, pages: list[tuple[str, str, str]]) -> Page:
    """`muc-luc/`: every record page, by kind; `pages` are (address, title, kind) of all of them."""
    groups: dict[str, list[IndexLine]] = {}
    for address, title, kind in sorted(pages, key=lambda entry: sort_key(entry[1])):
        groups.setdefault(kind, []).append(IndexLine(address, title, "", kind))
    place = Place(
        address=CONTENTS, section="muc-luc", title="Mục lục", kind="Mục lục", crumbs=(HOME,), description=LEDE
    )  # fmt: skip
    kinds = sorted(groups.items(), key=lambda group: sort_key(group[0]))
    listed = [(kind, _listed(kind, found)) for kind, found in kinds]
    return make_page(portal, place, "index.html", lede=LEDE, groups=listed, flat=False, years=None)


def _listed(kind: str, entries: list[IndexLine]) -> list[IndexLine]:
    """The pages of a kind; where they are many, the indexes that lead to them."""
    if len(entries) <= MOST_LINES:
        return entries
    folders = Counter(_index_of(entry.address) for entry in entries)
    return [IndexLine(folder, _title(kind, folder), f"{count} mục", kind) for folder, count in sorted(folders.items())]


def _index_of(address: str) -> str:
    """The index that lists a page: plans have one a year."""
    prefix = SAMPLES if address.startswith(SAMPLES) else ""
    section, below, *_ = address.removeprefix(prefix).split("/")
    return f"{prefix}{section}/{below}/" if section == SECTIONS["plans"] else f"{prefix}{section}/"


def _title(kind: str, folder: str) -> str:
    last = folder.rstrip("/").rpartition("/")[2]
    return f"{kind} năm {last}" if last.isdigit() else kind
