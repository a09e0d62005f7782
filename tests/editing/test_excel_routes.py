"""Routes that begin and end in Excel: a new plan, a correction, a withdrawal, an exemplar; no YAML before them."""

import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.exports.excel.messages import contract_words
from generator.exports.excel.tables import IN_WORKBOOKS, tables_of
from generator.reading.read import read_folder
from tests.editing.conftest import Run
from tests.editing.test_excel_recognitions import FORM, fill

pytestmark = pytest.mark.slow
MINE = "2023/truong-mau-an-binh"
NEW_PLAN = {"Tiêu đề": "Phong trào thi đua năm 2025", "Văn bản: Ngày": "10/02/2025"}
TARGETS = [
    {"Nội dung": "Từ 80% trở lên đạt Lao động tiên tiến", "Danh hiệu, hình thức khen, xếp loại": "lao dong tien tien",
     "Đối tượng": "Cá nhân", "Từ … trở lên, ít nhất": "80%",
     "Mẫu số: Trên tổng số": "cán bộ, viên chức, người lao động"},
]  # fmt: skip


def texts(path: Path, sheet: str, row: int) -> list[Any]:
    book = openpyxl.load_workbook(path)
    page = next(book[title] for title in book.sheetnames if title.endswith(sheet))
    return [cell.value for cell in page[row]]


def test_a_new_plan_begins_with_the_name_of_its_school(project: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    made = run("template", "--new-plan", "truong chinh tri tinh mau an binh", "--year", "2025", "-o", str(path))
    assert "Trường Chính trị tỉnh Mẫu An Bình · năm 2025" in made.stdout, made.output
    fill(path, NEW_PLAN, {"Chỉ tiêu": TARGETS})
    found = run("import", str(path))
    assert found.exit_code == 0, found.output
    plan = read_folder(project).record.plans["2025/truong-mau-an-binh"]
    assert plan.organisations == ("truong-mau-an-binh",)
    assert [(target.award, str(target.at_least)) for target in plan.targets] == [("lao-dong-tien-tien", "80%")]


def test_a_correction_shows_the_old_figures_beside_the_new(project: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    assert run("template", MINE, "--corrects", "final", "-o", str(path)).exit_code == 0
    assert texts(path, "Số liệu theo chỉ tiêu", 2)[2] == "Số đã công bố"
    assert texts(path, "Số liệu theo chỉ tiêu", 3)[2] not in (None, "–")
    form = {"Công bố ngày": "01/03/2024", "Căn cứ": "Quyết định", "Lý do": "sai số liệu", "Người duyệt": "Hiệu trưởng"}
    fill(path, form, {"Minh chứng": [{"Tên nguồn": "Quyết định số 9"}],
                      "Số liệu theo chỉ tiêu": [{"Số đạt": 33, "Trên tổng số": 34}]})  # fmt: skip
    found = run("import", str(path))
    assert found.exit_code == 0, found.output
    made = read_folder(project).record.results[f"{MINE}/final.r2"]
    assert (made.corrects, made.figures["ldtt"].reached) == ("final", 33)


def test_a_withdrawal_asks_for_no_figures(project: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    assert run("template", MINE, "--retracts", "final", "-o", str(path)).exit_code == 0
    assert not any(title.endswith("Số liệu theo chỉ tiêu") for title in openpyxl.load_workbook(path).sheetnames)


def test_a_file_that_stands_is_not_written_over(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"of the clerk")
    found = run("template", MINE, "-o", str(path))
    assert (found.exit_code, path.read_bytes()) == (1, b"of the clerk")
    assert run("template", MINE, "-o", str(tmp_path / "no" / "x.xlsx")).exit_code == 2


def test_the_help_in_workbooks_holds_no_word_of_the_files() -> None:
    for kind in sorted(IN_WORKBOOKS):
        for table in tables_of(kind):
            for column in table.columns:
                words = contract_words() & set(re.findall(r"(?<![\w/.-])[a-z_-]+(?![\w/.-])", column.help))
                assert (table.title, column.title, words) == (table.title, column.title, set())


class Terminal(io.BytesIO):
    """Input that a person types."""

    def isatty(self) -> bool:
        """Yes."""
        return True


@pytest.mark.parametrize(("answer", "written"), [(b"n\n", False), (b"c\n", True), ("Có\n".encode(), True)])
def test_a_person_is_asked_before_it_is_written(answer: bytes, written: bool, project: Path, run: Run,
                                                tmp_path: Path) -> None:  # fmt: skip
    path, new = tmp_path / "x.xlsx", "2023/bang-khen"
    assert run("template", "--recognition", new, "-o", str(path)).exit_code == 0
    fill(path, FORM, {"Minh chứng": [{"Tên nguồn": "Quyết định số 1"}],
                      "Đơn vị được nhận": [{"Tổ chức": "Trường Chính trị tỉnh Mẫu An Bình"}]})  # fmt: skip
    found = CliRunner().invoke(cli, ["-C", str(project), "import", str(path)], input=Terminal(answer))
    assert "2023 · Lao động tiên tiến · đã quyết định: 1 đơn vị" in found.stdout, found.output
    assert (project / f"content/recognitions/{new}.yml").exists() == written
    assert ("Chưa ghi gì." in found.stdout) != written


def test_a_correction_without_an_approver_is_told_at_the_cell_to_fill(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    assert run("template", MINE, "--corrects", "final", "-o", str(path)).exit_code == 0
    form = {"Công bố ngày": "01/03/2024", "Căn cứ": "Quyết định", "Lý do": "sai số liệu"}
    rows = {"Minh chứng": [{"Tên nguồn": "Quyết định số 9"}], "Số liệu theo chỉ tiêu": [{"Số đạt": "33/34"}]}
    fill(path, form, rows)
    assert "viết «Số đạt»: 33, «Trên tổng số»: 34" in run("import", str(path)).stderr
    fill(path, {}, {"Số liệu theo chỉ tiêu": [{"Số đạt": 33, "Trên tổng số": 34}]})
    found = run("import", str(path)).stderr
    cell = next(cell for cell in openpyxl.load_workbook(path)["Bản ghi"]["A"] if cell.value == "Người duyệt")
    assert f"Bản ghi!B{cell.row}: đính chính mà không ghi người duyệt; thêm «Người duyệt»" in found
    fill(path, {"Người duyệt": "Hiệu trưởng"}, {})
    found = run("import", str(path), "--print").stderr
    assert "giữ nguyên: «" in found
    assert "chưa có số" not in found


def test_no_blank_plan_is_made_for_a_year_after_the_end_of_its_school(project: Path, run: Run, tmp_path: Path) -> None:
    school = project / "data/organisations/truong-mau-an-binh.yml"
    ended = "succession:\n  - {event: merge, date: 2024-07-01, into: hoc-vien-mau, verification: inferred}\n"
    school.write_text(school.read_text("utf-8") + ended, "utf-8")
    path = tmp_path / "x.xlsx"
    found = run("template", "--new-plan", "truong-mau-an-binh", "--year", "2025", "-o", str(path))
    assert found.exit_code == 1
    assert "đã kết thúc 01/07/2024; kế hoạch năm 2025 là của tổ chức kế tục: " in found.stderr
    assert "(hoc-vien-mau)" in found.stderr
    assert not path.exists()


def test_a_report_names_the_target_above_by_its_words(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    assert run("template", MINE, "--result", "year-end", "-o", str(path)).exit_code == 0
    form = {"Công bố ngày": "15/01/2024", "Căn cứ": "Báo cáo"}
    figures = [{"Số đạt": 30, "Trên tổng số": 34}, {"Số đạt": 31}]
    fill(path, form, {"Minh chứng": [{"Tên nguồn": "Báo cáo"}], "Số liệu theo chỉ tiêu": figures})
    found = run("import", str(path)).stderr
    assert "đạt 31, nhiều hơn «Từ 90% trở lên cá nhân đạt Lao động tiên tiến» chỉ đạt 30" in found


def test_a_plan_is_told_with_what_its_shares_are_of(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    assert run("template", "--new-plan", "truong-mau-an-binh", "--year", "2025", "-o", str(path)).exit_code == 0
    fill(path, NEW_PLAN, {"Chỉ tiêu": [TARGETS[0] | {"Mẫu số: Trên tổng số": "tập thể"}]})
    assert "đạt Lao động tiên tiến»: từ 80% trở lên, trên tổng số tập thể" in run("import", str(path)).output


def test_a_blank_plan_that_nobody_filled_in_is_not_imported(project: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    assert run("template", "--new-plan", "truong-mau-an-binh", "--year", "2025", "-o", str(path)).exit_code == 0
    found = run("import", str(path))
    assert found.exit_code == 1
    assert "mẫu chưa điền gì" in found.stderr
    assert not (project / "content/plans/2025/truong-mau-an-binh.yml").exists()
