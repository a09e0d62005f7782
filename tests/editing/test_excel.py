"""The Excel round trip: import(template(plan)) is the plan, and what a clerk types is read or refused by its cell."""

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from generator.exports.editing.kept_text import kept_text
from generator.exports.editing.shapes import Shape
from generator.exports.excel.layout import Sheet
from generator.exports.excel.opening import NotOurWorkbookError
from generator.exports.excel.reading import read_workbook
from generator.exports.excel.reporting import Reporting
from generator.exports.excel.sheets import record_sheet, report_sheet
from generator.exports.excel.workbook import workbook_bytes
from generator.exports.excel.written.letters import cell_name, column_letters
from generator.model.kinds import KINDS
from generator.model.plans import Plan
from generator.model.record import Record
from generator.reading.document.plain import plain_data
from generator.reading.read import load_sides, read_folder
from generator.reading.records.validate import validate
from tests.editing.conftest import Run

pytestmark = pytest.mark.slow
PROJECT = Path(__file__).parents[2]


def files(kind: str) -> list[str]:
    folders = (PROJECT / "content" / kind, PROJECT / "examples/content" / kind)
    return sorted(path.relative_to(PROJECT).as_posix() for folder in folders for path in folder.rglob("*.yml"))


# All of the record, every third of the examples: a workbook takes a second.
PLANS = [path for at, path in enumerate(files("plans")) if path.startswith("content/") or at % 3 == 0]
UNTOUCHED = [path for kind in ("plans", "results") for path in files(kind) if path.startswith("content/")]
GIVEN = {"id": "2023/x", "path": "x.yml", "sample": False}
MINE = "2023/truong-mau-an-binh"
RISKY = ["=1+1", "+84", "-cmd", "@SUM(A1)", '=HYPERLINK("http://x.vn")', "＝1"]


def model(data: dict[str, Any]) -> Plan:
    made = validate("x.yml", Plan, {key: value for key, value in data.items() if key != "sample"}, GIVEN)
    assert isinstance(made, Plan), made
    return made


@pytest.mark.parametrize("path", PLANS)
def test_a_plan_comes_back_as_it_went(path: str) -> None:
    data = plain_data(PROJECT, path)
    read = read_workbook(workbook_bytes(Sheet("plans", path, data, {})))
    assert read.problems == []
    assert (read.kind, read.path) == ("plans", path)
    assert model(read.data) == model(data)
    text = (PROJECT / path).read_text(encoding="utf-8")
    sample = {"sample": "true"} if "sample" in data else {}
    assert kept_text(text, read.data | sample, Shape("group", model=Plan)) == text


@pytest.mark.parametrize("path", UNTOUCHED)
def test_an_untouched_workbook_of_the_record_changes_no_byte(path: str, real: Record) -> None:
    """With names in its cells, as a clerk gets it: importing it again leaves `git diff` empty."""
    kind = path.split("/")[1]
    sheet = record_sheet(kind, path, plain_data(PROJECT, path) or {}, real, real)
    if kind == "results":
        result = real.results[KINDS[kind].id_at(path)]
        of = Reporting(real.plans[result.plan], result.year, result.phase, path)
        blank = report_sheet(of, real, real)
        sheet = replace(sheet, names=blank.names, banner=blank.banner, targets=blank.targets)
    read = read_workbook(workbook_bytes(sheet), sheet.names)
    assert read.problems == []
    text = (PROJECT / path).read_text(encoding="utf-8")
    assert kept_text(text, read.data, Shape("group", model=KINDS[kind].model)) == text


@pytest.fixture(scope="module")
def real() -> Record:
    return load_sides(PROJECT, samples=False).real.record


@pytest.fixture
def book(project: Path, run: Run, tmp_path: Path):
    """The plan's workbook, and how to import it after some cells are changed."""
    path = tmp_path / "ke-hoach.xlsx"
    assert run("template", MINE, "-o", str(path)).exit_code == 0

    def imported(changes: dict[str, Any], *options: str):
        opened = openpyxl.load_workbook(path)
        for place, value in changes.items():
            sheet, _, cell = place.partition("!")
            opened[next(title for title in opened.sheetnames if sheet in title)][cell] = value
        opened.save(path)
        return run("import", str(path), *options)

    return imported


def column(path: Path, sheet: str, title: str) -> str:
    page = openpyxl.load_workbook(path)[sheet]
    return next(cell.column_letter for cell in page[2] if cell.value and cell.value.removesuffix(" *") == title)


def test_the_import_is_the_file_itself(book, project: Path) -> None:
    before = read_folder(project).record
    assert book({}, "--replace").exit_code == 0
    assert read_folder(project).record == before


def test_a_plan_that_stands_is_replaced_only_when_asked(book, tmp_path: Path) -> None:
    found = book({f"Bản ghi!B{_row(tmp_path, 'Tiêu đề')}": "Tên khác"})
    assert found.exit_code == 1
    assert "--replace" in found.stderr


def test_numbers_and_dates_that_excel_made_are_read(book, project: Path, tmp_path: Path) -> None:
    import datetime

    letter = column(tmp_path / "ke-hoach.xlsx", _title(tmp_path, "Chỉ tiêu"), "Từ … trở lên, ít nhất")
    found = book(
        {f"Chỉ tiêu!{letter}3": 0.85, f"Bản ghi!B{_row(tmp_path, 'Văn bản: Ngày')}": datetime.date(2023, 2, 11)},
        "--replace",
    )
    assert f"Chỉ tiêu!{letter}3: " in found.stderr  # a bare 0.85 is neither a share nor a count
    opened = openpyxl.load_workbook(tmp_path / "ke-hoach.xlsx")
    opened[_title(tmp_path, "Chỉ tiêu")][f"{letter}3"].number_format = "0%"
    opened.save(tmp_path / "ke-hoach.xlsx")
    assert book({}, "--replace").exit_code == 0
    plan = read_folder(project).record.plans[MINE]
    assert str(plan.targets[0].at_least) == "85%"
    assert str(plan.document.date) == "2023-02-11"


def _title(tmp_path: Path, title: str) -> str:
    names = openpyxl.load_workbook(tmp_path / "ke-hoach.xlsx").sheetnames
    return next(name for name in names if name.endswith(f" {title}"))


def _row(tmp_path: Path, key: str) -> int:
    page = openpyxl.load_workbook(tmp_path / "ke-hoach.xlsx")["Bản ghi"]
    return next(cell.row for cell in page["A"] if cell.value and cell.value.removesuffix(" *") == key)


def test_a_problem_is_named_by_sheet_and_cell(book, project: Path, tmp_path: Path) -> None:
    before = (project / f"content/plans/{MINE}.yml").read_bytes()
    sheet = _title(tmp_path, "Chỉ tiêu")
    letter = column(tmp_path / "ke-hoach.xlsx", sheet, "Danh hiệu, hình thức khen, xếp loại")
    found = book({f"{sheet}!{letter}4": "chien-si-thi-dua"}, "--replace")
    assert found.exit_code == 1
    assert f"{sheet}!{letter}4: «chien-si-thi-dua» không có trong danh sách" in found.stderr
    assert "Chiến sĩ thi đua cơ sở" in found.stderr
    assert (project / f"content/plans/{MINE}.yml").read_bytes() == before


def test_a_formula_is_refused_at_its_cell(book, tmp_path: Path) -> None:
    sheet = _title(tmp_path, "Chỉ tiêu")
    letter = column(tmp_path / "ke-hoach.xlsx", sheet, "Nội dung")
    found = book({f"{sheet}!{letter}3": "=1+1"}, "--replace")
    assert found.exit_code == 1
    assert f"{sheet}!{letter}3: ô chứa công thức" in found.stderr


def test_a_text_is_never_written_as_a_formula() -> None:
    purposes = [{"text": text} for text in RISKY]
    data = {"organisations": ["x"], "period": "2023", "title": RISKY[0], "notes": RISKY, "purposes": purposes}
    content = workbook_bytes(Sheet("plans", "content/plans/2023/x.yml", data, {"awards": {"x": tuple(RISKY)}}))
    cells = [cell for page in openpyxl.load_workbook(io.BytesIO(content)) for row in page for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f" and not str(cell.value).startswith("=COUNTA(")] == []
    for text in RISKY:
        shown = [cell for cell in cells if cell.value == text and not cell.protection.locked]
        assert shown
        assert all(cell.quotePrefix and cell.number_format == "@" for cell in shown)
    assert model(read_workbook(content).data) == model(data)


def test_a_workbook_is_the_same_bytes_each_time() -> None:
    data = plain_data(PROJECT, PLANS[0])
    first, again = (workbook_bytes(Sheet("plans", PLANS[0], data, {})) for _ in range(2))
    assert first == again


def test_columns_are_named_as_a_library_names_them() -> None:
    assert [column_letters(at) for at in range(1, 800)] == [get_column_letter(at) for at in range(1, 800)]
    assert cell_name((7, 28)) == "AB7"


def test_a_workbook_is_written_without_the_library_that_reads_them() -> None:
    """The site offers many: a build would load a fifth of a second's worth for nothing."""
    code = "import sys, generator.exports.excel.ready; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_formulas_are_protected_and_inputs_are_open() -> None:
    data = plain_data(PROJECT, PLANS[0])
    for page in openpyxl.load_workbook(io.BytesIO(workbook_bytes(Sheet("plans", PLANS[0], data, {})))):
        if page.sheet_state == "visible":
            assert page.protection.sheet
            assert all(cell.protection.locked for row in page for cell in row if cell.data_type == "f")
            assert any(not cell.protection.locked for row in page for cell in row)


def test_drop_downs_offer_words_with_their_meaning(project: Path, run: Run, tmp_path: Path) -> None:
    run("template", MINE, "-o", str(tmp_path / "x.xlsx"))
    opened = openpyxl.load_workbook(tmp_path / "x.xlsx")
    offered = {cell.value for row in opened["Danh mục"] for cell in row}
    assert {"Cán bộ, viên chức, người lao động", "Lao động tiên tiến", "có", "không"} <= offered
    assert any(page.data_validations.dataValidation for page in opened)


def test_a_report_is_filled_in_beside_its_targets(project: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ket-qua.xlsx"
    assert run("template", MINE, "--result", "year-end", "-o", str(path)).exit_code == 0
    opened = openpyxl.load_workbook(path)
    form = opened["Bản ghi"]
    rows = {cell.value: cell.row for cell in form["A"]}
    form[f"B{rows['Công bố ngày *']}"], form[f"B{rows['Căn cứ *']}"] = "20/12/2023", "Báo cáo"
    figures = opened[next(name for name in opened.sheetnames if name.endswith("Số liệu theo chỉ tiêu"))]
    plan = read_folder(project).record.plans[MINE]
    assert [figures[f"A{row}"].value for row in (3, 4, 5)] == [target.statement for target in plan.targets]
    heads = {cell.value: cell.column_letter for cell in figures[2]}
    figures[f"{heads['Số đạt']}3"], figures[f"{heads['Trên tổng số']}3"] = 30, "34"
    evidence = opened[next(name for name in opened.sheetnames if name.endswith("Minh chứng"))]
    evidence["B3"] = "Báo cáo tổng kết"
    opened.save(path)
    found = run("import", str(path))
    assert found.exit_code == 0, found.output
    made = read_folder(project).record.results[f"{MINE}/year-end"]
    assert set(made.figures) == {"ldtt"}
    assert (made.figures["ldtt"].reached, made.figures["ldtt"].of) == (30, 34)
    figures[f"{heads['Số đạt']}3"] = 31
    opened.save(path)
    again = run("import", str(path), "--replace")
    assert again.exit_code == 1
    assert f"thidua template {MINE} --corrects year-end" in again.stderr


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 hong", b"khong phai Excel" * 100])
def test_what_is_no_workbook_is_said_to_be_none(content: bytes, run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(content)
    found = run("import", str(tmp_path / "x.xlsx"))
    assert found.exit_code == 1
    assert "không đọc được" in found.stderr


def test_another_workbook_is_refused() -> None:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    with pytest.raises(NotOurWorkbookError):
        read_workbook(out.getvalue())


@pytest.mark.parametrize("path", ["../x.yml", "content/plans/2023/../x.yml", "data/awards.yml", "examples/../x.yml"])
def test_the_path_in_a_workbook_is_not_trusted(path: str, project: Path, run: Run, tmp_path: Path) -> None:
    content = workbook_bytes(Sheet("plans", path, plain_data(project, f"content/plans/{MINE}.yml"), {}))
    (tmp_path / "x.xlsx").write_bytes(content)
    before = sorted(tmp_path.rglob("*"))
    assert run("import", str(tmp_path / "x.xlsx"), "--replace").exit_code == 2
    assert sorted(tmp_path.rglob("*")) == before
