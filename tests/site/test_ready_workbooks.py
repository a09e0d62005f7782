"""Workbooks that the site offers: for open periods alone, the same bytes each time, accepted by the import."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from building import REAL_DAY

from generator.commands.made_file import refuse_misplaced
from generator.evaluation.append_only import closed_on
from generator.exports.excel.importing import imported
from generator.pages.portal import Portal
from generator.pages.route import Route
from generator.pages.site import Site
from generator.reading.tried import Tries
from generator.site.build import Build
from generator.site.settings import settings_for
from tests.editing.test_excel_recognitions import fill
from tests.editing.test_excel_routes import NEW_PLAN, TARGETS

pytestmark = pytest.mark.slow
OPEN, REPORTED = "2026/truong-mau-tre-xanh", "2026/truong-mau-nang-som"


@pytest.fixture(scope="module")
def build(project: Path) -> Build:
    return Build(settings_for(project, REAL_DAY, samples=True), Site())


@pytest.fixture(scope="module")
def samples(build: Build) -> Portal:
    return build.portals[1]


@pytest.fixture(scope="module")
def tries(project: Path) -> Tries:
    return Tries(project, REAL_DAY)


def offered(portal: Portal, plan: str) -> dict[str, Route]:
    return {route.title: route for route in portal.workbooks.of_plan(portal, portal.record.plans[plan])}


def made(route: Route) -> bytes:
    content = route.make()
    assert isinstance(content, bytes)
    return content


def test_open_plans_alone_have_workbooks(build: Build) -> None:
    seen = set()
    for portal in build.portals:
        for plan in portal.plans_in_force:
            closed = closed_on(plan, plan.period, (portal.record, portal.base or portal.record)) < portal.as_of
            found = portal.workbooks.of_plan(portal, plan)
            assert not (closed and found), plan.id
            seen.add((closed, bool(found)))
    assert seen >= {(True, False), (False, True)}


def test_what_is_due_next_is_offered_and_what_stands_can_be_corrected(samples: Portal) -> None:
    assert list(offered(samples, OPEN)) == ["Báo cáo năm 2026: sơ kết giữa năm"]
    assert list(offered(samples, REPORTED)) == [
        "Báo cáo năm 2026: tổng kết cuối năm",
        "Đính chính báo cáo năm 2026: sơ kết giữa năm",
        "Rút lại báo cáo năm 2026: sơ kết giữa năm",
    ]


def test_the_page_names_each_file_with_its_size(build: Build, samples: Portal) -> None:
    page = build.routes[f"minh-hoa/ke-hoach/{OPEN}/"].make()
    for title, route in offered(samples, OPEN).items():
        assert build.routes[route.address].make() == made(route)
        assert len(made(route)) < 25_000
        assert f"download>{title}</a>" in page.body
        assert "Excel, dưới 25 kB" in page.body


def test_an_organisation_that_ended_has_no_blank_plan(build: Build) -> None:
    assert "ke-hoach-2026.xlsx" not in build.routes["truong/tct-binh-thuan/"].make().body
    assert "ke-hoach/2026/ke-hoach-2026.xlsx" in build.routes["truong/tct-lai-chau/"].make().body


def test_bytes_are_the_same_in_another_build(build: Build, samples: Portal, project: Path) -> None:
    other = Build(settings_for(project, REAL_DAY, samples=True), Site()).portals[1]
    for title, route in offered(other, REPORTED).items():
        assert made(route) == made(offered(samples, REPORTED)[title])


def test_a_workbook_at_hand_is_made_anew_where_its_record_is_another(samples: Portal) -> None:
    title = "Báo cáo năm 2026: sơ kết giữa năm"
    before = made(offered(samples, OPEN)[title])
    plan, cases = samples.record.plans[OPEN], samples.evaluation.cases
    target = plan.targets[0].model_copy(update={"statement": "Một câu khác hẳn"})
    edited = plan.model_copy(update={"targets": (target, *plan.targets[1:])})
    evaluation = replace(samples.evaluation, cases={**cases, OPEN: replace(cases[OPEN], plan=edited)})
    assert made(offered(replace(samples, evaluation=evaluation), OPEN)[title]) != before
    assert made(offered(samples, OPEN)[title]) == before


FILLED = {
    "Báo cáo năm 2026: tổng kết cuối năm": {"Căn cứ": "Báo cáo"},
    "Đính chính báo cáo năm 2026: sơ kết giữa năm": {"Căn cứ": "Báo cáo", "Lý do": "sai số liệu", "Người duyệt": "HT"},
    "Rút lại báo cáo năm 2026: sơ kết giữa năm": {"Căn cứ": "Báo cáo", "Lý do": "sai số liệu", "Người duyệt": "HT"},
}


@pytest.mark.parametrize("title", FILLED)
def test_a_downloaded_report_is_accepted(title: str, samples: Portal, tries: Tries, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(made(offered(samples, REPORTED)[title]))
    figures = {} if title.startswith("Rút") else {"Số liệu theo chỉ tiêu": [{"Số đạt": 3, "Trên tổng số": 50}]}
    fill(path, {"Công bố ngày": "12/11/2026", **FILLED[title]}, {"Minh chứng": [{"Tên nguồn": "BC số 1"}], **figures})
    found = imported(path.read_bytes(), path.name, tries, refuse_misplaced)
    assert found.problems == []
    assert found.path.startswith(f"examples/content/results/{REPORTED}/")
    assert "sample: true" in found.text


@pytest.mark.parametrize(
    ("form", "path", "problem"),
    [
        ({"Tổ chức": "truong chinh tri tinh lai chau"}, "content/plans/2026/tct-lai-chau.yml", ""),
        ({"Cụm, khối": "Khối thi đua các cơ quan Đảng tỉnh Thái Nguyên"},
         "content/plans/2026/khoi-co-quan-dang-thai-nguyen.yml", ""),
        ({}, "", "chưa chọn đơn vị của kế hoạch"),
    ],
)  # fmt: skip
def test_a_blank_plan_goes_under_the_name_that_is_chosen_in_it(
    form: dict[str, str], path: str, problem: str, build: Build, tries: Tries, tmp_path: Path
) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(made(build.portals[0].workbooks.new_plans(build.portals[0])[0]))
    fill(file, {**NEW_PLAN, **form, "Văn bản: Ngày": "10/01/2026"}, {"Chỉ tiêu": TARGETS})
    found = imported(file.read_bytes(), file.name, tries, refuse_misplaced)
    assert [problem in line for line in found.problems] == ([True] if problem else [])
    assert problem or found.path == path


def test_a_blank_plan_never_goes_over_one_that_stands(samples: Portal, tries: Tries, tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(made(samples.workbooks.new_plans(samples)[0]))
    name = samples.record.organisations["truong-mau-tre-xanh"].name()
    fill(file, {**NEW_PLAN, "Tổ chức": name, "Văn bản: Ngày": "10/01/2026"}, {"Chỉ tiêu": TARGETS})
    found = imported(file.read_bytes(), file.name, tries, refuse_misplaced)
    assert ["đơn vị này đã có kế hoạch" in line for line in found.problems] == [True]


def test_samples_are_marked_on_every_page(samples: Portal) -> None:
    for route in offered(samples, OPEN).values():
        for page in openpyxl.load_workbook(io.BytesIO(made(route))):
            assert page.sheet_state == "hidden" or str(page["A1"].value).startswith("MINH HỌA · ")


def test_next_years_plan_is_offered_from_october(samples: Portal) -> None:
    spring = replace(samples, as_of=date(2026, 3, 1))
    assert [route.title for route in spring.workbooks.new_plans(spring)] == ["Kế hoạch năm 2026, bảng trống"]
    assert len(samples.workbooks.new_plans(samples)) == 2
