"""The day a page was last changed is the newest of the files it shows: a plan's page is younger with each report."""

from datetime import date
from typing import Any

import pytest
from evaluation_builders import LDTT, PLAN, SCHOOL, cluster, judged, organisation, plan, recognition, result
from made_pages import portal_for

from generator.labels.changes import OUTSIDE_GIT
from generator.pages.page import Changed, Commit, Page
from generator.pages.routes import routes_of

DAYS = {"truong": 1, "ke-hoach": 2, "bao-cao": 5, "cong-nhan": 3, "thu-hoi": 6, "cum": 1}
BACK = recognition("thu-hoi", award=None, revokes="ldtt", stage="revoked", recipients=[], reason="award_revoked")
PARTS = {
    "truong": organisation(), "ke-hoach": plan(LDTT), "bao-cao": result(ldtt={"reached": 44, "of": 48}),
    "cong-nhan": recognition("ldtt"), "thu-hoi": BACK, "cum": cluster("cum-mau", [SCHOOL]),
}  # fmt: skip


def made_of(kind: str, key: str, known: dict[str, int], **more: Any) -> tuple[Page, Commit | None]:
    """A page where these files were changed on these days of June, and what its route has for the sitemap."""
    portal = portal_for(judged(*(part.model_copy(update={"path": path}) for path, part in PARTS.items())))
    files = {path: Commit("0" * 40, date(2024, 6, day), day) for path, day in known.items()}
    portal.changed = Changed(files, Commit("0" * 40, date(2024, 6, 30), 30), **more)
    route = next(iter(routes_of(portal, kind, key)))
    made = route.make()
    assert isinstance(made, Page)
    return made, portal.changed.of(route.source, route.beside)


def below(kind: str, key: str, known: dict[str, int], **more: Any) -> str:
    """The line below the title."""
    return made_of(kind, key, known, **more)[0].changed


def shown(kind: str, key: str, *, known: dict[str, int], **more: Any) -> tuple[str | None, date | None]:
    """The day below the title of a page, and the day its route has for the sitemap."""
    made, commit = made_of(kind, key, known, **more)
    day = made.changed.partition("Sửa lần cuối <time datetime=")[2][1:11]
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


@pytest.mark.parametrize(("kind", "key"), [("plans", PLAN), ("organisations", SCHOOL), ("clusters", "cum-mau")])
def test_a_report_that_is_not_committed_leaves_no_page_that_shows_it_its_old_day(kind: str, key: str):
    known = {path: day for path, day in DAYS.items() if path != "bao-cao"}
    assert shown(kind, key, known=known) == (None, None)
    assert "Có sửa đổi chưa ghi vào git: <code>bao-cao</code>" in below(kind, key, known)


def test_what_a_shallow_clone_does_not_tell_is_told_below_the_title():
    known = {path: day for path, day in DAYS.items() if path in {"bao-cao", "cum"}}
    cut = {"cut": frozenset(DAYS) - known.keys(), "since": Commit("0" * 40, date(2024, 6, 4))}
    rest = "hay đổi đến hết ngày 04/06/2024 không rõ, vì trang dựng từ một phần lịch sử git</p>"
    assert shown("plans", PLAN, known=known, **cut) == ("2024-06-05", date(2024, 6, 5))
    assert below("plans", PLAN, known, **cut).endswith(f"; t{rest}")
    assert below("recognitions", "2023/ldtt", known, **cut) == f'<p class="td-changed">T{rest}'


def test_why_nothing_is_known_is_told_below_the_title():
    told = below("plans", PLAN, {}, unknown=OUTSIDE_GIT)
    assert told == '<p class="td-changed">Không rõ sửa lần cuối khi nào, đã đổi những gì: trang dựng ngoài kho git</p>'
