"""The history of a record as git has it: what each commit did, in the words of `diff`, and what days did in between."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date, timedelta

import pytest
from building import thidua

from generator.evaluation.engine import evaluate
from generator.exports.changes.record_changes import target_changes
from generator.history import walk
from generator.history.changelog import changelog
from generator.history.last_changes import last_changes
from generator.labels.bodies import ACTORS
from generator.labels.changes import CUT_SHORT, UNCOMMITTED
from generator.labels.reports import BASES
from generator.pages.changelog import ChangeEntry, ChangeLine
from generator.reading.read import read_folder
from tests.history.conftest import PACT, PACT_RESULT, PACT_RESULT_TEXT, PACT_TEXT, PLAN, PLAN_TEXT, Project

RESULT = "content/results/2023/truong-mau-an-binh/final.yml"
OLD_PLAN = "content/plans/2023/truong-mau-an-binh.yml"
CLUSTER = "data/clusters/cum-mau.yml"
GIVEN = "content/recognitions/2024/giay-khen-mau.yml"
GIVEN_TEXT = """stage: decided
published_on: 2024-05-20
basis: decision
award: lao-dong-tien-tien
evidence: [{title: Quyết định số 9}]
recipients: [{organisation: truong-mau-an-binh, count: 3}]
"""
LDTT = "Từ 90% trở lên cá nhân đạt Lao động tiên tiến"
JUNE, JULY, AUGUST = date(2024, 6, 1), date(2024, 7, 1), date(2024, 8, 1)


def stated(changes: tuple[ChangeEntry, ...]) -> list[tuple[date, str, str]]:
    return [(change.day, change.what, change.record) for change in changes]


def test_the_first_commit_brings_every_record_and_judges_nothing(project: Project):
    record = read_folder(project.root, samples=False).record
    found = changelog(project.root, last_changes(project.root), record, date(2024, 5, 1)).changes
    assert {change.commit for change in found} == {project.first()}
    assert {change.what for change in found} == {"added", "plan", "report", "recognition"}
    assert not any(change.lines for change in found)
    assert not {"notices", "screens"} & {change.kind for change in found}


def test_one_figure_changed_is_one_change_and_says_what_diff_says(project: Project):
    project.edit(RESULT, "reached: 31", "reached: 30")
    commit = project.commit(JUNE)
    (change,) = project.changes()
    assert (change.day, change.commit, change.what, change.plan) == (
        JUNE, commit, "figures", "2023/truong-mau-an-binh",
    )  # fmt: skip
    own, *moved = change.lines
    assert own == ChangeLine(f"Số liệu theo chỉ tiêu › {LDTT} › Số đạt", "31", "30")
    assert [(line.place[0], line.verdict_before, line.verdict_after) for line in moved] == [
        ("ldtt", "Đạt", "Không đạt"),
        ("cstdcs", "Đạt", "Đạt"),
    ]
    assert (change.organisations, change.clusters) == (("truong-mau-an-binh",), ("cum-mau",))
    by_diff = thidua("-C", project.root, "diff", f"{commit}~1", "--as-of", "2024-06-01").stdout
    assert f"{own.where}: {own.before} → {own.after}" in by_diff
    assert f"kết luận: {moved[0].verdict_before} → {moved[0].verdict_after}" in by_diff


NOISE = {
    "a comment": (RESULT, "phase: final", "# ghi chú\nphase: final"),
    "layout": (RESULT, "ldtt: {reached: 31, of: 34}", "ldtt:\n    reached: 31\n    of: 34"),
    "key order": (RESULT, "{reached: 31, of: 34}", "{of: 34, reached: 31}"),
    "a source link": (CLUSTER, "{organisation: truong-mau-an-binh, from: 2021}",
                      "{organisation: truong-mau-an-binh, from: 2021, source: {title: Báo, url: 'https://a.vn'}}"),
    "a notice for screens": ("content/notices/hop-tong-ket.yml", "headline: ", "headline: Mới. "),
}  # fmt: skip


@pytest.mark.parametrize("edit", NOISE.values(), ids=NOISE)
def test_noise_is_no_change(project: Project, edit: tuple[str, str, str]):
    project.edit(*edit)
    project.commit()
    assert project.changes() == ()


GUIDANCE = "content/guidance/2023/hvm-01.yml"


def test_a_members_own_figure_is_news_for_that_member(project: Project):
    project.edit(CLUSTER, "  - {organisation: truong-mau-an-binh",
                 "  - {organisation: hoc-vien-mau, from: 2021}\n  - {organisation: truong-mau-an-binh")  # fmt: skip
    project.write(PACT, PACT_TEXT)
    project.write(PACT_RESULT, PACT_RESULT_TEXT)
    project.commit(JUNE)
    project.edit(PACT_RESULT, "hoc-vien-mau: {reached: 10", "hoc-vien-mau: {reached: 11")
    project.commit(JULY)
    changed, *entered = project.changes()
    assert (changed.what, changed.organisations) == ("figures", ("hoc-vien-mau",))
    assert changed.lines[0].where == (
        "Số liệu theo chỉ tiêu › Từ 90% đạt Lao động tiên tiến › Theo thành viên › Học viện Mẫu › Số đạt"
    )
    report = next(change for change in entered if change.what == "report")
    assert set(report.organisations) == {"truong-mau-an-binh", "hoc-vien-mau"}


DUTIES = "Việc phải làm, hồ sơ phải gửi"
ASKED = {
    "a deadline": ("before: 2023-03-05", "before: 2023-03-15", "due", f"{DUTIES} › Kế hoạch thi đua › Trước ngày"),
    "a target": ("at_least: 80%", "at_least: 85%", "target",
                 f"Chỉ tiêu › {LDTT.replace('90', '80')} › Từ … trở lên, ít nhất"),
    "an addressee": ("addressed_to: [political-school]", "addressed_to: [political-school, ministry-school]", "edited",
                     "Gửi loại tổ chức › mục 2"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "what", "where"), ASKED.values(), ids=ASKED)
def test_what_a_guidance_asks_otherwise_is_news_for_those_it_asks(
    project: Project, old: str, new: str, what: str, where: str
):
    project.edit(GUIDANCE, old, new)
    project.commit()
    (change,) = project.changes()
    assert (change.what, change.remark, change.lines[0].where) == (what, "", where)
    assert "truong-mau-an-binh" in change.organisations


def test_codes_and_ids_are_told_by_their_words(project: Project):
    project.edit(GUIDANCE, "who: school", "who: [school, cluster], to: [truong-mau-an-binh]")
    project.edit(RESULT, "basis: decision", "basis: report")
    project.commit()
    lines = [(line.where, line.before, line.after) for change in project.changes() for line in change.lines]
    duty = f"{DUTIES} › Kế hoạch thi đua ›"
    assert (f"{duty} Ai làm › mục 2", "", ACTORS["cluster"]) in lines
    assert (f"{duty} Gửi ai › mục 1", "", "Trường Chính trị tỉnh Mẫu An Bình") in lines
    assert ("Căn cứ", BASES["decision"], BASES["report"]) in lines


def test_a_reversal_reads_as_one(project: Project):
    for day, old, new in ((JUNE, "31", "30"), (JULY, "30", "29"), (AUGUST, "29", "31")):
        project.edit(RESULT, f"reached: {old}", f"reached: {new}")
        project.commit(day)
    back, lowered, first = (change.lines[0] for change in project.changes())
    assert (first.until, lowered.until) == (None, None)
    assert (back.before, back.after, back.until) == ("29", "31", JUNE)
    assert not project.changes()[0].back or all(line.until for line in project.changes()[0].lines)


def test_a_correction_says_who_approved_it_and_what_it_moves(project: Project):
    project.write(RESULT.replace("final", "final.r2"), (
        "phase: final\npublished_on: 2024-05-20\nbasis: decision\ncorrects: final\nreason: error\n"
        "approved_by: Hiệu trưởng\nevidence: [{title: Quyết định}]\nfigures:\n  ldtt: {reached: 30, of: 34}\n"
    ))  # fmt: skip
    project.commit(JUNE)
    (change,) = project.changes()
    assert (change.what, change.remark) == ("correction", "đính chính báo cáo «Chính thức»; người duyệt: Hiệu trưởng")
    assert [(line.verdict_before, line.verdict_after) for line in change.lines] == [
        ("Đạt", "Không đạt"),
        ("Đạt", "Đạt"),
    ]


@pytest.mark.parametrize(("path", "remark"), [(PLAN, "trước khi có báo cáo nào"), (OLD_PLAN, "sau khi đã có báo cáo")])
def test_a_target_that_changed_says_whether_anything_was_reported(project: Project, path: str, remark: str):
    project.edit(path, "at_least: 90%", "at_least: 95%")
    project.commit()
    (change,) = project.changes()
    assert (change.what, change.remark) == ("target", remark)
    assert (change.lines[0].before, change.lines[0].after) == ("90%", "95%")


def test_a_member_that_comes_is_named_and_nobody_else(project: Project):
    project.edit(CLUSTER, "  - {organisation: truong-mau-an-binh",
                 "  - {organisation: hoc-vien-mau, from: 2024}\n  - {organisation: truong-mau-an-binh")  # fmt: skip
    project.commit()
    (change,) = project.changes()
    assert (change.what, change.record) == ("membership", "cum-mau")
    assert [line.where for line in change.lines] == ["Thành viên › Học viện Mẫu"]


def test_what_is_gone_is_reported_and_what_comes_back_too(project: Project):
    path = "data/movements/day-gioi.yml"
    text = (project.root / path).read_text("utf-8")
    (project.root / path).unlink()
    project.commit(JUNE)
    record = read_folder(project.root, samples=False).record
    log = changelog(project.root, last_changes(project.root), record, JUNE)
    assert log.removed[("movements", "day-gioi")].day == JUNE
    project.write(path, text)
    project.commit(JULY)
    assert stated(project.changes()) == [(JULY, "restored", "day-gioi"), (JUNE, "removed", "day-gioi")]
    assert not changelog(project.root, last_changes(project.root), record, JULY).removed


def test_a_record_that_was_renamed_is_neither_gone_nor_new(project: Project):
    project.git("mv", "data/movements/day-gioi.yml", "data/movements/day-tot.yml")
    project.commit()
    (change,) = project.changes()
    assert (change.what, change.record, change.was) == ("renamed", "day-tot", "day-gioi")


def history_of(project: Project, kind: str, key: str) -> list[tuple[str, str]]:
    """What stands on the page of a record, without what the first commit brought."""
    record = read_folder(project.root, samples=False).record
    found = changelog(project.root, last_changes(project.root), record, date(2024, 12, 1)).of(kind, key)
    return [(change.what, change.record) for change in found if change.commit != project.first()]


def test_what_is_gone_stands_on_the_pages_of_whom_it_was_about(project: Project):
    project.write(GIVEN, GIVEN_TEXT)
    project.commit(JUNE)
    (project.root / GIVEN).unlink()
    project.commit(JULY)
    (removed, entered) = project.changes()
    assert (removed.what, removed.organisations) == ("removed", entered.organisations)
    assert history_of(project, "organisations", "truong-mau-an-binh") == [
        ("removed", "2024/giay-khen-mau"), ("recognition", "2024/giay-khen-mau"),
    ]  # fmt: skip


def test_a_record_that_was_renamed_keeps_its_history(project: Project):
    project.write(GIVEN, GIVEN_TEXT)
    project.commit(JUNE)
    project.git("mv", GIVEN, GIVEN.replace("giay-khen-mau", "giay-khen-hai"))
    project.commit(JULY)
    wanted = [("renamed", "2024/giay-khen-hai"), ("recognition", "2024/giay-khen-mau")]
    assert history_of(project, "recognitions", "2024/giay-khen-hai") == wanted
    assert history_of(project, "organisations", "truong-mau-an-binh") == wanted


def test_a_report_that_goes_says_which_verdicts_went_with_it(project: Project):
    (project.root / RESULT).unlink()
    project.commit(JUNE)
    (change,) = project.changes()
    moved = {line.place[0]: (line.verdict_before, line.verdict_after) for line in change.lines}
    assert (change.what, moved["ldtt"]) == ("removed", ("Đạt", "Chưa có báo cáo công khai"))


def test_what_a_merge_brings_is_one_change_of_the_merges_day(project: Project):
    project.git("checkout", "-q", "-b", "nhanh")
    for day, old, new in ((JUNE, "31", "32"), (JULY, "32", "33")):
        project.edit(RESULT, f"reached: {old}", f"reached: {new}")
        project.commit(day)
    project.git("checkout", "-q", "-")
    project.git("merge", "-q", "--no-ff", "-m", "nhập", "nhanh", on=AUGUST)
    (change,) = project.changes()
    assert (change.day, change.lines[0].before, change.lines[0].after) == (AUGUST, "31", "33")


def test_a_shallow_clone_knows_what_came_after_its_end(project: Project, tmp_path):
    project.edit(RESULT, "reached: 31", "reached: 30")
    project.commit(JUNE)
    project.edit(RESULT, "reached: 30", "reached: 29")
    commit = project.commit(JULY)
    shallow = tmp_path / "nong"
    subprocess.run(["git", "clone", "-q", "--depth", "2", project.root.as_uri(), str(shallow)], check=True)
    found = Project(shallow)
    changes = changelog(shallow, last_changes(shallow), read_folder(shallow, samples=False).record, AUGUST)
    assert [(change.commit, change.lines[0].before) for change in changes.changes] == [(commit, "30")]
    assert changes.remarks == (CUT_SHORT,)
    assert found.first() == project.git("rev-parse", "HEAD~1").strip()


def test_of_edits_in_no_commit_nothing_is_reported(project: Project):
    project.edit(RESULT, "reached: 31", "reached: 30")
    assert project.changes() == ()
    found = changelog(project.root, last_changes(project.root), read_folder(project.root).record, JUNE)
    assert found.remarks == (UNCOMMITTED,)


def test_without_git_nothing_is_known(project: Project):
    shutil.rmtree(project.root / ".git")
    found = changelog(project.root, last_changes(project.root), read_folder(project.root).record, JUNE)
    assert (found.known, found.changes) == (False, ())


def test_a_version_that_cannot_be_read_is_neither_gone_nor_back(project: Project):
    text = (project.root / RESULT).read_text("utf-8")
    project.write(RESULT, "phase: [\n")
    project.commit(JUNE)
    project.write(RESULT, text.replace("reached: 31", "reached: 30"))
    project.commit(JULY)
    (change,) = project.changes()
    assert (change.day, change.what, change.lines[0].before) == (JULY, "figures", "31")


def test_a_number_that_may_not_be_published_is_in_no_change(project: Project):
    for day, old, new in ((JUNE, "năm 2024", "gọi 0912 345 678"), (JULY, "gọi 0912 345 678", "của năm 2024")):
        project.edit(PLAN, old, new)
        project.commit(day)
    (change,) = project.changes()
    assert (change.day, change.what) == (JULY, "edited")
    assert "0912" not in repr(change)


def test_a_draft_enters_when_it_is_filled_in(project: Project):
    path = "content/plans/2025/truong-mau-an-binh.yml"
    project.write(path, "organisations: [truong-mau-an-binh]\nperiod: 2025\n")
    project.commit(JUNE)
    project.write(path, PLAN_TEXT.replace("2024", "2025"))
    project.commit(JULY)
    assert stated(project.changes()) == [(JULY, "plan", "2025/truong-mau-an-binh")]


DUE = date(2025, 3, 31)


def test_a_day_that_passes_a_deadline_moves_exactly_those_verdicts(project: Project):
    assert project.changes(DUE) == ()
    (change,) = project.changes(DUE + timedelta(days=1))
    assert (change.day, change.what, change.commit, change.plan) == (
        date(2025, 4, 1), "day", "", "2024/truong-mau-an-binh",
    )  # fmt: skip
    assert [line.place[0] for line in change.lines] == ["ldtt", "xep-loai"]
    moves = {(line.verdict_before, line.verdict_after) for line in change.lines}
    assert moves == {("Chưa đến kỳ", "Chưa có báo cáo công khai")}
    assert project.changes(DUE + timedelta(days=400)) == (change,)


def test_a_commit_after_the_deadline_leaves_what_the_day_did(project: Project):
    project.edit(PLAN, "at_least: 90%", "at_least: 95%")
    project.commit(date(2025, 5, 1))
    changed, passed = project.changes(date(2025, 6, 1))
    assert (passed.day, passed.what, len(passed.lines)) == (date(2025, 4, 1), "day", 2)
    assert (changed.day, changed.what) == (date(2025, 5, 1), "target")
    assert all(line.verdict_before == line.verdict_after for line in changed.lines)


def test_a_target_of_years_turns_on_its_very_days(project: Project):
    """Every turn that halving finds is where two days in a row differ, and no other two do."""
    project.edit(PLAN, "period: 2024", "period: 2024..2026")
    project.edit(PLAN, "  - {id: xep-loai", "  - {id: de-tai, statement: Ít nhất 3 đề tài, population: deliverables,"
                 " at_least: 3}\n  - {id: xep-loai")  # fmt: skip
    project.write(PLAN.replace("plans", "results").replace(".yml", "/mid-year.yml"), (
        "phase: mid-year\npublished_on: 2024-05-20\nbasis: report\nevidence: [{title: Báo cáo}]\n"
        "figures:\n  de-tai: {reached: 0}\n"
    ))  # fmt: skip
    project.commit(JUNE)
    last = date(2027, 6, 1)
    record = read_folder(project.root, samples=False).record
    found = {(change.day, line) for change in project.changes(last) if change.what == "day" for line in change.lines}
    slow, before = set(), evaluate(record, JUNE)
    for number in range(1, (last - JUNE).days + 1):
        after = evaluate(record, JUNE + timedelta(days=number))
        slow |= {(after.as_of, one.target.partition(": ")[2], one.verdict_before, one.verdict_after)
                 for one in target_changes(before, after) if one.plan.startswith("2024")}  # fmt: skip
        before = after
    assert {(day, line.where, line.verdict_before, line.verdict_after) for day, line in found} == slow
    assert len({day for day, *_ in slow}) > 1


def test_a_rule_that_changed_moves_verdicts_under_its_own_commit(project: Project):
    project.edit("data/awards.yml", "cap: 15%", "cap: 5%")
    project.commit()
    (change,) = project.changes()
    assert (change.what, change.kind, change.record) == ("edited", "awards", "chien-si-thi-dua-co-so")
    own, moved = change.lines
    assert (own.before, own.after) == ("15%", "5%")
    assert (moved.place[0], moved.verdict_before, moved.verdict_after) == ("cstdcs", "Đạt", "Không đạt")


def test_a_rule_that_bears_on_too_many_plans_says_that_it_may_move_them(
    project: Project, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(walk, "MOST_JUDGED", 1)
    project.edit("data/awards.yml", "cap: 15%", "cap: 5%")
    project.commit()
    (change,) = project.changes()
    assert change.remark == "kết luận của 2 kế hoạch có thể đổi theo; không kể ở đây"
    assert len(change.lines) == 1


def test_a_duty_of_another_report_moves_nothing(project: Project):
    asked = "  - {id: bao-cao, who: school, what: Báo cáo, report: final, before: 2024-03-01}\n"
    project.edit("content/guidance/2023/hvm-01.yml", "  - {id: gui-ke-hoach", f"{asked}  - {{id: gui-ke-hoach")
    project.commit()
    (change,) = project.changes()
    assert change.what == "due"
    assert not any(line.verdict_before for line in change.lines)


def test_the_same_commit_and_day_give_the_same_changes(project: Project):
    project.edit(RESULT, "reached: 31", "reached: 30")
    project.edit(CLUSTER, "from: 2021", "from: 2020")
    project.commit()
    assert project.changes() == project.changes()
    assert [replace(change, lines=()).kind for change in project.changes()] == ["clusters", "results"]
