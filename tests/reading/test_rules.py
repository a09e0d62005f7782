"""The edges of the rules: what is just right raises nothing, one step further does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.reading.problems.problem import Problem

Found = Callable[[], list[Problem]]
PLAN = "content/plans/2023/truong-mau-an-binh.yml"
ONE = "{organisation: truong-mau-an-binh"
RESULT = "content/results/2023/truong-mau-an-binh/final.yml"


def replace(project: Path, path: str, old: str, new: str) -> None:
    text = (project / path).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (project / path).write_text(text.replace(old, new), encoding="utf-8")


def codes(found: Found) -> list[str]:
    return [problem.code for problem in found()]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("{reached: 34, of: 34}", []),
        ("{reached: 0, of: 34}", ["child-over-parent"]),
        ("{reached: 31, of: 34, share: '91,2%'}", []),
        ("{reached: 31, of: 34, share: '91,1%'}", []),
        ("{reached: 31, of: 34, share: '91%'}", []),
        ("{reached: 31, of: 34, share: '91,3%'}", ["share-disagrees"]),
        ("{reached: 31, of: 34, share: '92%'}", []),
        ("{reached: 31, of: 34, share: '93%'}", ["share-disagrees"]),
        ("{reached: 31, of: 34, progress: {done: 55, total: 55}}", []),
        ("{reached: 31, of: 34, progress: {done: 56, total: 55}}", ["more-than-base"]),
    ],
)
def test_figures_at_the_edge(project: Path, found: Found, figure: str, expected: list[str]) -> None:
    replace(project, RESULT, "ldtt: {reached: 31, of: 34}", f"ldtt: {figure}")
    assert codes(found) == expected


@pytest.mark.parametrize(("registered", "expected"), [(34, []), (35, ["more-than-base"])])
def test_no_more_can_be_registered_than_there_are(
    project: Path, found: Found, registered: int, expected: list[str]
) -> None:
    text = (project / RESULT).read_text(encoding="utf-8").replace("phase: final\n", "").split("figures:")[0]
    path = project / RESULT.replace("final", "mid-year")
    path.write_text(f"{text}figures: {{ldtt: {{registered: {registered}, of: 34}}}}\n", encoding="utf-8")
    assert codes(found) == expected


def correction(project: Path, name: str, old: str, figures: str, corrects: str = "corrects") -> None:
    text = f"{corrects}: {old}\nreason: error\napproved_by: Hội đồng mẫu\n"
    text += "published_on: 2024-03-01\nbasis: report\nevidence: [x]\n"
    (project / RESULT.replace("final", name)).write_text(f"{text}figures: {{{figures}}}\n", encoding="utf-8")


def reported(found: Found) -> list[tuple[str, str]]:
    return [(problem.path.rpartition("/")[2], problem.code) for problem in found()]


def test_a_part_is_compared_with_its_whole_as_corrected(project: Path, found: Found) -> None:
    correction(project, "final.r2", "final", "ldtt: {reached: 3, of: 34}")
    assert reported(found) == [("final.r2.yml", "child-over-parent")]
    correction(project, "final.r3", "final.r2", "cstdcs: {reached: 0}")
    assert reported(found) == [], "the newest of both is right"
    correction(project, "final.r3", "final.r2", "cstdcs: {reached: 5}")
    assert reported(found) == [("final.r3.yml", "child-over-parent")]
    correction(project, "final.r3", "final.r2", "", "retracts")
    assert reported(found) == []


def test_a_part_corrected_above_its_whole_is_reported(project: Path, found: Found) -> None:
    correction(project, "final.r2", "final", "cstdcs: {reached: 32}")
    assert reported(found) == [("final.r2.yml", "child-over-parent")]
    correction(project, "final.r2", "final", "cstdcs: {reached: 32}, ldtt: {reached: 33, of: 34}")
    assert reported(found) == []


def test_a_violation_that_a_later_report_leaves_out_is_reported(project: Path, found: Found) -> None:
    replace(project, PLAN, "at_least: 90%", "all: true")
    replace(project, PLAN, "Từ 90% trở lên", "100%")
    replace(project, RESULT, "ldtt: {reached: 31, of: 34}", "ldtt: {violations: 0}")
    correction(project, "mid-year", "x", "ldtt: {violations: 1}")
    path = project / RESULT.replace("final", "mid-year")
    path.write_text(path.read_text(encoding="utf-8").replace("corrects: x\nreason: error\n", ""), encoding="utf-8")
    assert reported(found) == [("final.yml", "sum-disagrees")]
    correction(project, "mid-year.r2", "mid-year", "ldtt: {violations: 0}")
    assert reported(found) == []


def test_one_bad_field_does_not_hide_what_is_wrong_with_the_figures(project: Path, found: Found) -> None:
    replace(project, RESULT, "basis: decision", "basis: nghe nói")
    replace(project, RESULT, "ldtt: {reached: 31, of: 34}", "ldtt: {reached: 41, of: 40}")
    replace(project, RESULT, "cstdcs: {reached: 4}", "cstdcs: {reached: 42}")
    assert codes(found) == ["unknown-value", "more-than-base", "child-over-parent"]
    replace(project, RESULT, "of: 40", "of: bốn mươi")
    assert codes(found) == ["unknown-value", "bad-count"]


@pytest.mark.parametrize(
    ("base", "expected"), [(6, True), (7, False), (10, False), (11, True), (13, True), (14, False)]
)
def test_a_range_that_no_whole_number_meets(project: Path, found: Found, base: int, expected: bool) -> None:
    """docs/RULES.md C-4: none lies in 10–15 % of 1–6 or 11–13."""
    replace(project, RESULT, "ldtt: {reached: 31, of: 34}", f"ldtt: {{reached: {base}, of: 34}}")
    replace(project, RESULT, "cstdcs: {reached: 4}", "cstdcs: {reached: 1}")
    assert codes(found) == (["infeasible-range"] if expected else [])


def test_a_child_may_be_all_of_its_parent(project: Path, found: Found) -> None:
    replace(project, RESULT, "cstdcs: {reached: 4}", "cstdcs: {reached: 31}")
    assert codes(found) == []


def test_a_retraction_needs_no_evidence(project: Path, found: Found) -> None:
    text = "retracts: final\nreason: source_withdrawn\napproved_by: Hội đồng mẫu\n"
    text += "published_on: 2024-03-01\nbasis: decision\n"
    (project / RESULT.replace("final", "final.r2")).write_text(text, encoding="utf-8")
    assert codes(found) == []


def test_a_chain_of_corrections_is_fine(project: Path, found: Found) -> None:
    text = (project / RESULT).read_text(encoding="utf-8")
    for new, old, reached in (("final.r2", "final", 32), ("final.r3", "final.r2", 33)):
        path = project / RESULT.replace("final", new)
        mended = text.replace("reached: 31", f"reached: {reached}")
        path.write_text(f"corrects: {old}\nreason: error\napproved_by: Hội đồng mẫu\n{mended}", encoding="utf-8")
    assert codes(found) == []


def test_corrections_that_go_round_are_reported_once(project: Path, found: Found) -> None:
    text = (project / RESULT).read_text(encoding="utf-8")
    for new, old, reached in (("final.r2", "final.r3", 32), ("final.r3", "final.r2", 33)):
        path = project / RESULT.replace("final", new)
        mended = text.replace("reached: 31", f"reached: {reached}")
        path.write_text(f"corrects: {old}\nreason: error\napproved_by: Hội đồng mẫu\n{mended}", encoding="utf-8")
    assert codes(found) == ["reference-loop"]


def test_an_amended_plan_with_its_results_is_fine(project: Path, found: Found) -> None:
    text = (project / PLAN).read_text(encoding="utf-8")
    path = project / PLAN.replace(".yml", ".r2.yml")
    later = text.replace("date: 2023-02-10", "date: 2023-06-10")
    path.write_text(f"amends: truong-mau-an-binh\nreason: Đổi chỉ tiêu\n{later}", encoding="utf-8")
    assert codes(found) == []


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (f"{ONE}, until: 2022}}\n  - {ONE}, from: 2023}}", []),
        (f"{ONE}, until: 2022-06-01}}\n  - {ONE}, from: 2022-06-01}}", []),
        (
            f"{ONE}, until: 2022}}\n  - {ONE}, from: 2021}}",
            ["duplicate-member"],
        ),
        (f"{ONE}}}\n  - {ONE}}}", ["duplicate-member"]),
    ],
)
def test_memberships_one_after_the_other(project: Path, found: Found, members: str, expected: list[str]) -> None:
    replace(project, "data/clusters/cum-mau.yml", "{organisation: truong-mau-an-binh, from: 2021}", members)
    assert codes(found) == expected


@pytest.mark.parametrize(
    "printed",
    ["0252.3821234", "0252 3821 234", "0252.3.821.234", "(0252) 3821234", "0912345678", "0912 345 678", "0912.34.56.78",
     "+84912345678", "+84 912 345 678", "ĐT: 0912-345-678."],
)  # fmt: skip
def test_phone_numbers_are_refused(project: Path, found: Found, printed: str) -> None:
    replace(project, PLAN, "summary: Tổng kết phong trào", f"summary: 'Tổng kết {printed}'")
    assert codes(found) == ["phone-number"]


@pytest.mark.parametrize(
    "printed",
    ["ngày 05.11.2023 06.11.2023", "2023-03-05 2023-11-05", "01-HD/HVM", "https://example.vn/tin-0912345678.html",
     "1.234.567 người", "20231231", "A0912345678", "0,123456789%"],
)  # fmt: skip
def test_what_is_no_personal_number_stands(project: Path, found: Found, printed: str) -> None:
    replace(project, PLAN, "summary: Tổng kết phong trào", f"summary: 'Tổng kết {printed}'")
    assert codes(found) == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("# hỏi 0912345678\n", [("phone-number", 1, 1)]),
        ("# CCCD 001099012345, a@example.vn\n", [("email-address", 1, 1), ("id-number", 1, 1)]),
        ("notes: [x]   # gọi 0252.3821.234\n", [("phone-number", 1, 14)]),
        ("notes:\n  - |\n    # 5 điều\n  # hỏi 0912345678\n", [("phone-number", 4, 3)]),
        ("notes: ['# hỏi 0912345678']\n", [("phone-number", 1, 9)]),
        ("notes: [xem https://zalo.me/0912345678]\n", [("phone-number", 1, 9)]),
        ("notes: ['https://example.vn/?id=001099012345']\n", [("id-number", 1, 9)]),
        ("sources: [{url: 'https://example.vn/?to=a%40example.vn'}]\n", [("email-address", 1, 17)]),
        ("# bản tin https://example.vn/0123/tin-123456789.html\n", []),
        ("notes: [x] # theo bảng 1, từ 05.11.2023 đến 06.11.2023\n", []),
    ],
)
def test_the_whole_file_is_published_its_comments_and_addresses_too(
    project: Path, found: Found, written: str, expected: list[tuple[str, int, int]]
) -> None:
    path = project / PLAN
    path.write_text(written + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert [(problem.code, problem.line, problem.column) for problem in found()] == expected


def test_a_key_may_hold_no_personal_data_either(project: Path, found: Found) -> None:
    path = project / PLAN
    path.write_text("'0912345678': x\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert codes(found) == ["phone-number", "unknown-key"]


def test_a_bare_comment_is_no_lost_text(project: Path, found: Found) -> None:
    replace(project, PLAN, "at_least: 90%", "at_least: 90% # theo hướng dẫn\n    #ghi chú")
    assert codes(found) == []


def test_a_hash_in_quotes_or_a_block_is_text(project: Path, found: Found) -> None:
    replace(project, PLAN, "summary: Tổng kết phong trào", "summary: |\n      Mẫu số #5\n      tiếp theo #6")
    replace(project, PLAN, "title: Phong trào thi đua năm 2023", "title: 'Phong trào #2023'")
    assert codes(found) == []


def test_samples_may_use_real_awards_and_documents_but_no_real_organisation(project: Path, found: Found) -> None:
    sample = "examples/content/plans/2023/truong-vi-du.yml"
    replace(project, sample, "period: 2023", "period: 2023\ncites: [hvm-01-2023]")
    assert codes(found) == []
    replace(project, sample, "[truong-vi-du]", "[truong-mau-an-binh]")
    assert codes(found) == ["dangling-reference"]


def test_samples_are_read_apart_or_not_at_all(project: Path) -> None:
    from generator.reading.read import read_folder

    reading = read_folder(project)
    assert reading.sample_record is not None
    assert list(reading.sample_record.plans) == ["2023/truong-vi-du"]
    assert reading.sample_record.plans["2023/truong-vi-du"].sample
    assert reading.sample_record.awards == reading.record.awards
    assert list(reading.record.plans) == ["2023/truong-mau-an-binh"]
    alone = read_folder(project, samples=False)
    assert (alone.sample_record, alone.files) == (None, reading.files - 2)


def test_a_broken_plan_is_not_also_called_missing(project: Path, found: Found) -> None:
    (project / PLAN).write_text("organisations: [", encoding="utf-8")
    assert codes(found) == ["syntax"]


def test_broken_awards_are_not_also_called_missing(project: Path, found: Found) -> None:
    (project / "data/awards.yml").write_text("- [", encoding="utf-8")
    assert codes(found) == ["syntax"]


def test_awards_may_stand_under_their_name(project: Path, found: Found) -> None:
    path = project / "data/awards.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text("awards:\n" + "".join(f"  {line}\n" for line in text.splitlines()), encoding="utf-8")
    assert codes(found) == []
    path.write_text(path.read_text(encoding="utf-8").replace("cap: 15%", "cap: 15"), encoding="utf-8")
    assert [(problem.code, problem.line, problem.column) for problem in found()] == [("bad-percent", 10, 15)]


@pytest.mark.parametrize(
    "name",
    ["README.md", ".gitkeep", ".DS_Store", ".x.yml.swp", "x.yml~", "x.swp", "Thumbs.db", "desktop.ini", "~$x.docx"],
)
def test_what_tools_leave_behind_is_left_alone(project: Path, found: Found, name: str) -> None:
    (project / "content/plans" / name).write_text("Ghi chú", encoding="utf-8")
    (project / "content/plans/2023/.an").mkdir()
    (project / "content/plans/2023/.an/x.txt").write_text("Ghi chú", encoding="utf-8")
    (project / "content/plans/2023/.#khoa.yml").symlink_to("ai@may.1:2")
    assert codes(found) == []


@pytest.mark.parametrize("name", ["x.bak", "x.yaml", "x.txt", "x"])
def test_what_may_be_meant_as_a_record_is_not_left_alone(project: Path, found: Found, name: str) -> None:
    (project / "content/plans/2023" / name).write_text("title: x\n", encoding="utf-8")
    assert codes(found) == ["unexpected-file"]


def test_twenty_levels_pass_and_one_more_does_not(project: Path, found: Found) -> None:
    text = (project / PLAN).read_text(encoding="utf-8")
    (project / PLAN).write_text(f"{text}notes: {'[' * 19}{']' * 19}\n", encoding="utf-8")
    assert "too-deep" not in codes(found)
    (project / PLAN).write_text(f"{text}notes: {'[' * 20}{']' * 20}\n", encoding="utf-8")
    assert "too-deep" in codes(found)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("2023/truong-mau-an-binh#ldtt", []),
        ("2023/truong-mau-an-binh/ldtt", []),
        ("2023/truong-mau-an-binh#ldt", [("unknown-target", "có phải «ldtt»?")]),
        ("2022/truong-mau-an-binh#ldtt", [("dangling-reference", "có phải «2023/truong-mau-an-binh»?")]),
        ("x", [("dangling-reference", "viết mã kế hoạch, dấu #, mã chỉ tiêu: 2021/ten-truong#de-tai")]),
    ],
)
def test_an_adopted_target_is_one_that_there_is(
    project: Path, found: Found, source: str, expected: list[tuple[str, str]]
) -> None:
    replace(project, PLAN, "  - id: xep-loai", f"  - id: xep-loai\n    adopted_from: {source}")
    assert [(problem.code, problem.hint) for problem in found()] == expected


def test_a_form_is_one_that_the_guidance_lists(project: Path, found: Found) -> None:
    path = "content/guidance/2023/hvm-01.yml"
    text = (project / path).read_text(encoding="utf-8")
    text = text.replace("{id: gui-ke-hoach, ", '{id: gui-ke-hoach, form: "99", ')
    (project / path).write_text(f'{text}forms: [{{code: "01", title: Kế hoạch}}]\n', encoding="utf-8")
    assert [(problem.code, problem.hint) for problem in found()] == [("dangling-reference", "các biểu mẫu: 01")]
    (project / path).write_text(f'{text}forms: [{{code: "99", title: Kế hoạch}}]\n', encoding="utf-8")
    assert codes(found) == []
    (project / path).write_text(text, encoding="utf-8")
    assert codes(found) == [], "guidance need not list its forms"


def test_two_plans_never_share_a_page(project: Path, found: Found) -> None:
    text = (project / PLAN).read_text(encoding="utf-8")
    later = text.replace("date: 2023-02-10", "date: 2023-06-10")
    revised = f"amends: truong-mau-an-binh\nreason: Đổi chỉ tiêu\n{later}"
    (project / PLAN.replace(".yml", ".r2.yml")).write_text(revised, encoding="utf-8")
    second = text.replace("title: Phong trào", "title: Kế hoạch thứ hai của phong trào")
    (project / PLAN.replace(".yml", "-r2.yml")).write_text(second, encoding="utf-8")
    assert reported(found) == [("truong-mau-an-binh.r2.yml", "name-collision")]


@pytest.mark.parametrize(
    ("between", "upper", "expected"),
    [
        ("10–15%", "legal_cap", []),
        ("10–15%", "unknown", []),
        ("10–15%", "guidance_cap", ["cap-disagrees"]),
        ("10–15%", "aspiration", ["cap-disagrees"]),
        ("10–14%", "aspiration", []),
        ("10–20%", "guidance_cap", ["cap-disagrees"]),
        ("10–20%", "legal_cap", ["cap-disagrees"]),
    ],
)
def test_an_upper_end_that_contradicts_the_law_is_reported(
    project: Path, found: Found, between: str, upper: str, expected: list[str]
) -> None:
    replace(project, PLAN, "between: 10–15%\n    upper_is: legal_cap", f"between: {between}\n    upper_is: {upper}")
    replace(project, PLAN, "Từ 10 đến 15%", f"Từ {between}")
    assert codes(found) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("rounding: {rule: half_up}", ["without-effect"]),
        ("rounding: {rule: half_up, authority: Điều 5}", []),
        ("rounding: {rule: floor}", []),
        ("upper_is: aspiration", ["without-effect"]),
        ("read_as: cap", ["without-effect"]),
        ("upper_is: aspiration\n    readings: [{meaning: khoảng, between: 90–95%}]", []),
    ],
)
def test_a_key_without_effect_is_reported(project: Path, found: Found, keys: str, expected: list[str]) -> None:
    replace(project, PLAN, "at_least: 90%", f"at_least: 90%\n    {keys}")
    assert codes(found) == expected


@pytest.mark.parametrize("path", [PLAN, RESULT])
def test_a_list_or_group_in_the_wrong_place_is_reported_once(project: Path, found: Found, path: str) -> None:
    with (project / path).open("a", encoding="utf-8") as file:
        file.write("sources: x\n" if path == PLAN else "retracts: [x]\n")
    assert codes(found) == ["wrong-type"]


def test_a_citation_that_is_no_list_is_reported_once(project: Path, found: Found) -> None:
    text = (project / PLAN).read_text(encoding="utf-8")
    start, end = text.index("cites:"), text.index("contents:")
    (project / PLAN).write_text(f"{text[:start]}cites: x\n{text[end:]}", encoding="utf-8")
    assert codes(found) == ["wrong-type"]


@pytest.mark.parametrize("period", ["２０２３", "2023-Q２", "2023-０3..2023-12"])
def test_dates_are_written_in_ascii_digits(project: Path, found: Found, period: str) -> None:
    replace(project, PLAN, "period: 2023", f"period: {period}")
    assert codes(found) == ["bad-period"]


def test_a_comparator_that_does_not_hold_is_left_out_not_denied(project: Path, found: Found) -> None:
    replace(project, PLAN, "at_least: 90%", "all: no")
    assert [(problem.code, problem.hint) for problem in found()] == [
        ("bad-flag", "xóa khóa all, rồi dùng một phép so sánh khác")
    ]


@pytest.mark.parametrize(("title", "expected"), [("Tröôøng chính trò", ["garbled-text"]), ("Köln, Noël, naïve", [])])
def test_words_of_another_code_page_are_reported_and_foreign_names_are_not(
    project: Path, found: Found, title: str, expected: list[str]
) -> None:
    replace(project, PLAN, "title: Phong trào thi đua năm 2023", f"title: {title}")
    assert codes(found) == expected
