"""What `diff` says of two commits is what the history tells of those between, where each record is touched once."""

from collections.abc import Callable
from datetime import date

import pytest
from building import thidua

from generator.commands.proposal import compare
from generator.exports.changes.record_changes import RENAMED, SOURCED, RecordChange
from generator.pages.changelog import ChangeEntry
from tests.history.conftest import PLAN, Project

RESULT = "content/results/2023/truong-mau-an-binh/final.yml"
OLD_PLAN = "content/plans/2023/truong-mau-an-binh.yml"
CLUSTER, GUIDANCE = "data/clusters/cum-mau.yml", "content/guidance/2023/hvm-01.yml"
MOVEMENT, DOCUMENT = "data/movements/day-gioi.yml", "data/documents/hvm-01-2023.yml"
RECOGNITION = "content/recognitions/2023/giay-khen.yml"
JUNE, JULY, AUGUST = date(2024, 6, 1), date(2024, 7, 1), date(2024, 8, 1)
DAY = date(2024, 12, 1)
ABOUT = "Thi đua dạy tốt, học tốt trong toàn trường, mỗi khoa một tiết giảng mẫu mỗi quý"
Edit = Callable[[Project], object]


def renamed(path: str, name: str, *edits: tuple[str, str]) -> Edit:
    def edit(project: Project) -> None:
        for old, new in edits:
            project.edit(path, old, new)
        project.git("mv", path, path.rpartition("/")[0] + f"/{name}.yml")

    return edit


def edited(path: str, old: str, new: str) -> Edit:
    return lambda project: project.edit(path, old, new)


STEPS: dict[str, list[Edit]] = {
    "a figure": [edited(RESULT, "reached: 31", "reached: 30")],
    "a target and a member": [
        edited(OLD_PLAN, "at_least: 90%", "at_least: 95%"),
        edited(CLUSTER, "  - {organisation: truong-mau-an-binh",
               "  - {organisation: hoc-vien-mau, from: 2024}\n  - {organisation: truong-mau-an-binh"),
    ],
    "a rename with an edit": [renamed(MOVEMENT, "day-tot", ("name: ", "name: Đợt hai, "))],
    "a rename alone, then a deadline": [
        renamed(RECOGNITION, "giay-khen-truong"),
        edited(GUIDANCE, "before: 2023-03-05", "before: 2023-03-15"),
    ],
    "sources alone": [edited(RECOGNITION, "evidence: [{", "evidence: [{url: 'https://a.vn/b', ")],
    "what is gone": [lambda project: (project.root / RECOGNITION).unlink()],
    "what is new": [lambda project: project.write("data/movements/moi.yml", f"name: Mới\nsummary: {ABOUT}\n")],
}  # fmt: skip


def by_history(entry: ChangeEntry) -> tuple[object, ...]:
    own = [
        (line.where, line.before, line.after) for line in entry.lines if not (line.verdict_before or line.verdict_after)
    ]
    return entry.path, entry.name, entry.was, own


def by_diff(change: RecordChange, renames: dict[str, str]) -> tuple[object, ...]:
    own = [(found.where, found.before, found.after) for found in change.details]
    return change.path, change.name, renames.get(change.path, ""), own


@pytest.mark.parametrize("edits", STEPS.values(), ids=STEPS)
def test_the_union_of_what_each_commit_did_is_what_the_diff_says(project: Project, edits: list[Edit]):
    base = project.first()
    for edit, day in zip(edits, (JUNE, JULY), strict=False):
        edit(project)
        project.commit(day)
    entries = project.changes(DAY)
    found = compare(project.root, base, DAY).changes.records
    told = [change for change in found if change.event != SOURCED]
    was = {entry.path: entry.was for entry in entries if entry.was}
    assert {change.path for change in told if change.event == RENAMED} == was.keys()
    shown = sorted((by_history(entry) for entry in entries if entry.what != "day"), key=str)
    assert shown == sorted((by_diff(change, was) for change in told), key=str)
    assert [change.details for change in found if change.event == SOURCED] == [()] * (len(found) - len(told))


def test_a_source_alone_is_no_change_and_a_reviewer_sees_it_as_a_source(project: Project):
    STEPS["sources alone"][0](project)
    commit = project.commit(JUNE)
    assert project.changes() == ()
    made = thidua("-C", project.root, "diff", f"{commit}~1", "--as-of", "2024-12-01").stdout
    assert "đổi nguồn Khen thưởng, công nhận" in made
    assert "chỉ nguồn đổi: Minh chứng › mục 1 › Địa chỉ" in made


def test_a_merge_that_renames_and_edits_is_one_rename(project: Project):
    project.git("checkout", "-q", "-b", "nhanh")
    renamed(MOVEMENT, "day-tot", ("name: ", "name: Đợt hai, "))(project)
    project.commit(JUNE)
    project.git("checkout", "-q", "-")
    project.git("merge", "-q", "--no-ff", "-m", "nhập", "nhanh", on=AUGUST)
    (change,) = project.changes()
    assert (change.day, change.what, change.was) == (AUGUST, "renamed", "day-gioi")
    assert [line.where for line in change.lines] == ["Tên"]


def test_two_records_that_are_not_the_same_one_are_no_rename(project: Project):
    """Another body's report is another report, however alike; so is what shares less than half."""
    text = (project.root / PLAN).read_text("utf-8").replace("truong-mau-an-binh", "hoc-vien-mau")
    (project.root / PLAN).unlink()
    project.write(PLAN.replace("truong-mau-an-binh", "hoc-vien-mau"), text)
    (project.root / MOVEMENT).unlink()
    project.write("data/movements/moi.yml", f"name: Hội thi khác hẳn\nkind: movement\nsummary: {ABOUT}\n")
    project.commit(JUNE)
    found = {(change.what, change.record) for change in project.changes()}
    assert found == {
        ("removed", "2024/truong-mau-an-binh"), ("plan", "2024/hoc-vien-mau"),
        ("removed", "day-gioi"), ("added", "moi"),
    }  # fmt: skip


def test_the_plan_of_a_body_that_was_renamed_with_it_is_the_same_plan(project: Project):
    body = "data/organisations/truong-mau-an-binh.yml"
    project.git("mv", body, body.replace("truong-mau", "truong-moi"))
    project.git("mv", PLAN, PLAN.replace("truong-mau", "truong-moi"))
    for path in sorted(project.root.rglob("*.yml")):
        text = path.read_text("utf-8")
        path.write_text(text.replace("truong-mau-an-binh", "truong-moi-an-binh"), "utf-8")
    project.commit(JUNE)
    was = {change.record: change.was for change in project.changes() if change.what == "renamed"}
    assert was["truong-moi-an-binh"] == "truong-mau-an-binh"
    assert was["2024/truong-moi-an-binh"] == "2024/truong-mau-an-binh"


def test_a_value_that_comes_back_is_told_by_the_diff_as_by_the_history(project: Project):
    for day, old, new in ((JUNE, "31", "30"), (JULY, "30", "29"), (AUGUST, "29", "31")):
        project.edit(RESULT, f"reached: {old}", f"reached: {new}")
        commit = project.commit(day)
    line = project.changes()[0].lines[0]
    assert line.until == JUNE
    made = thidua("-C", project.root, "diff", f"{commit}~1", "--as-of", "2024-12-01").stdout
    assert "Số đạt: 29 → 31 (trở lại như trước, 01/06/2024)" in made
    first = thidua("-C", project.root, "diff", project.first(), "--as-of", "2024-12-01").stdout
    assert "trở lại như trước" not in first
