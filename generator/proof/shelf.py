"""`luu/`: the copies that were kept, each with its day, commit and digest."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from generator.pages.linking.addresses import DATA, SHELF
from generator.pages.page import Crumb
from generator.pages.portal import HOME, Place, Portal
from generator.pages.route import Route, file_route, page_route
from generator.proof.manifest import MANIFEST
from generator.proof.snapshots import Snapshot, member_of


def shelf_routes(portal: Portal, snapshots: Sequence[Snapshot]) -> Iterator[Route]:
    """The list and where each copy begins; nothing where there is none. The rest of a copy is unpacked as it is."""
    if not snapshots:
        return
    place = Place(
        address=SHELF, section="du-lieu", title="Bản lưu", kind="Dữ liệu",
        crumbs=(HOME, Crumb("Dữ liệu", DATA)),
        description="Những bản lưu có ngày của cả trang, không đổi nữa: ngày, commit, mã băm.",
    )  # fmt: skip
    newest = sorted(snapshots, key=lambda one: (one.manifest.origin.day, one.name), reverse=True)
    rows = [(one, date.fromisoformat(one.manifest.origin.day)) for one in newest]
    yield page_route(portal, place, "snapshots.html", lambda: {"snapshots": rows})
    for one in snapshots:
        for path in ("index.html", MANIFEST):
            address = f"{one.address}{path}".removesuffix("index.html")
            yield file_route(address, partial(member_of, one, path), "Bản lưu", f"bản lưu {one.name}")
