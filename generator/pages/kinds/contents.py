"""The contents page of everything."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from generator.pages.kinds.indexes import YEARLY
from generator.pages.linking.addresses import CONTENTS, SAMPLES, SECTIONS
from generator.pages.parts.by_year import MOST_LINES
from generator.pages.parts.kind_pages import IndexLine
from generator.pages.portal import HOME, Place, Portal
from generator.pages.route import Route, page_route
from generator.vietnamese import sort_key

MOST_IN_ALL = 600  # lines, 150 kB
BY_YEAR = {SECTIONS[kind] for kind in YEARLY}
LEDE = "Mọi trang của sổ, theo loại và theo thứ tự chữ cái."


def contents_route(portal: Portal, routes: Iterable[Route]) -> Route:
    """`muc-luc/`: every record page among `routes`, by kind; they are looked at when the page is made."""
    place = Place(
        address=CONTENTS, section="muc-luc", title="Mục lục", kind="Mục lục", crumbs=(HOME,), description=LEDE
    )  # fmt: skip
    return page_route(portal, place, "index.html", lambda: _values(routes))


def _values(routes: Iterable[Route]) -> dict[str, Any]:
    groups: dict[str, list[IndexLine]] = {}
    for line in sorted(map(_line, filter(_listed_here, routes)), key=lambda line: (sort_key(line.title), line.address)):
        groups.setdefault(line.group, []).append(line)
    kinds = sorted(groups.items(), key=lambda group: sort_key(group[0]))
    folded = _too_many({kind: len(found) for kind, found in kinds})
    listed = [(kind, _folded(kind, found) if kind in folded else found) for kind, found in kinds]
    return {"lede": LEDE, "groups": listed, "flat": False, "years": None}


def _listed_here(route: Route) -> bool:
    return route.section is not None and route.kind != "Mục lục" and not route.ready


def _line(route: Route) -> IndexLine:
    title = route.title if route.owner in route.title else f"{route.title} – {route.owner}"
    return IndexLine(route.address, title, "", f"Minh họa: {route.kind}" if route.sample else route.kind)


def _too_many(sizes: Mapping[str, int]) -> set[str]:
    """The kinds that are only led to: those with many pages, and the largest of the others while all are too many."""
    folded = {kind for kind, size in sizes.items() if size > MOST_LINES}
    left = sorted((kind for kind in sizes if kind not in folded), key=lambda kind: (sizes[kind], kind))
    while left and sum(sizes[kind] for kind in left) > MOST_IN_ALL:
        folded.add(left.pop())
    return folded


def _folded(kind: str, entries: list[IndexLine]) -> list[IndexLine]:
    """The indexes that lead to the pages of a kind."""
    folders = Counter(_index_of(entry.address) for entry in entries)
    return [IndexLine(folder, _title(kind, folder), f"{count} mục", kind) for folder, count in sorted(folders.items())]


def _index_of(address: str) -> str:
    """The index that lists a page: some kinds have one a year."""
    prefix = SAMPLES if address.startswith(SAMPLES) else ""
    section, below, *_ = address.removeprefix(prefix).split("/")
    return f"{prefix}{section}/{below}/" if section in BY_YEAR else f"{prefix}{section}/"


def _title(kind: str, folder: str) -> str:
    last = folder.rstrip("/").rpartition("/")[2]
    return f"{kind} năm {last}" if last.isdigit() else kind
