"""The day a page was last changed is the newest of the files it shows: a plan's page is younger with each report."""

from datetime import date

import pytest
from evaluation_builders import LDTT, PLAN, SCHOOL, cluster, judged, organisation, plan, recognition, result
from made_pages import portal_for

from generator.pages.page import Changed, Commit, Page
from generator.pages.routes import routes_of

DAYS = {"truong": 1, "ke-hoach": 2, "bao-cao": 5, "cong-nhan": 3, "thu-hoi": 6, "cum": 1}
BACK = recognition("thu-hoi", award=None, revokes="ldtt", stage="revoked", recipients=[], reason="award_revoked")
PARTS = {
    "truong": organisation(), "ke-hoach": plan(LDTT), "bao-cao": result(ldtt={"reached": 44, "of": 48}),
    "cong-nhan": recognition("ldtt"), "thu-hoi": BACK, "cum": cluster("cum-mau", [SCHOOL]),
}  # fmt: skip


def shown(kind: str, key: str, *, known: dict[str, int]) -> tuple[str | None, date | None]:
    """The day below the title of a page, and the day its route has for the sitemap."""
    portal = portal_for(judged(*(part.model_copy(update={"path": path}) for path, part in PARTS.items())))
    files = {path: Commit("0" * 40, date(2024, 6, day), day) for path, day in known.items()}
    portal.changed = Changed(files, Commit("0" * 40, date(2024, 6, 30), 30))
    route = next(iter(routes_of(portal, kind, key)))
    made = route.make()
    assert isinstance(made, Page)
    day = made.changed.partition("Sửa lần cuối <time datetime=")[2][1:11]
    commit = portal.changed.of(route.source, route.beside)
    return day or None, commit and commit.day


@pytest.mark.parametrize(
    ("kind", "key", "day"),
    [
        ("plans", PLAN, 5),
        ("organisations", SCHOOL, 5),
        ("clusters", "cum-mau", 5),
        ("recognitions", "2023/ldtt", 6),
        ("recognitions", "2023/thu-hoi", 6),
    ],
)
def test_a_page_is_as_young_as_what_it_shows(kind: str, key: str, day: int):
    assert shown(kind, key, known=DAYS) == (f"2024-06-{day:02}", date(2024, 6, day))


def test_of_a_page_whose_own_file_is_not_committed_no_day_is_said():
    known = {path: day for path, day in DAYS.items() if path != "ke-hoach"}
    assert shown("plans", PLAN, known=known) == (None, None)


def test_a_report_that_is_not_committed_leaves_the_day_of_the_plan():
    known = {path: day for path, day in DAYS.items() if path != "bao-cao"}
    assert shown("plans", PLAN, known=known) == ("2024-06-02", date(2024, 6, 2))
