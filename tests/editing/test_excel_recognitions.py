"""Recognitions in Excel: they come back as they went, a new one is filled in, what is wrong is named by its cell."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.exports.excel.layout import Sheet
from generator.exports.excel.reading import read_workbook
from generator.exports.excel.workbook import workbook_bytes
from generator.model.recognitions import Recognition
from generator.reading.document.plain import plain_data
from generator.reading.read import read_folder
from generator.reading.records.validate import validate
from tests.editing.conftest import Run
from tests.editing.test_excel import PROJECT, files

OLD, NEW = "2023/giay-khen", "2024/giay-khen-hai"
FORM = {
    "Danh hiệu, hình thức khen, xếp loại": "Lao động tiên tiến",
    "Ai tặng": "HVM",
    "Bước": "Đã quyết định",
    "Công bố ngày": "10/01/2025",
    "Căn cứ": "Quyết định",
}


def model(data: dict[str, Any]) -> Recognition:
    given = {"id": "2023/x", "path": "x.yml", "sample": False, "year": 2023}
    made = validate("x.yml", Recognition, {key: value for key, value in data.items() if key != "sample"}, given)
    assert isinstance(made, Recognition), made
    return made


def fill(path: Path, form: dict[str, str], tables: dict[str, list[dict[str, Any]]]) -> None:
    """Type values into a workbook: the form's by title, each table's rows by the titles of its columns."""
    book = openpyxl.load_workbook(path)
    rows = {str(cell.value).removesuffix(" *"): cell.row for cell in book["Bản ghi"]["A"]}
    for key, value in form.items():
        book["Bản ghi"][f"B{rows[key]}"] = value
    for title, lines in tables.items():
        page = book[next(name for name in book.sheetnames if name.endswith(f" {title}"))]
        letters = {str(cell.value).removesuffix(" *"): cell.column_letter for cell in page[2]}
        for at, line in enumerate(lines, 3):
            for key, value in line.items():
                page[f"{letters[key]}{at}"] = value
    book.save(path)


@pytest.mark.parametrize("path", files("recognitions"))
def test_a_recognition_comes_back_as_it_went(path: str) -> None:
    data = plain_data(PROJECT, path)
    read = read_workbook(workbook_bytes(Sheet("recognitions", path, data, {})))
    assert read.problems == []
    assert (read.kind, read.path) == ("recognitions", path)
    assert model(read.data) == model(data)


def test_the_import_is_the_file_itself(project: Path, run: Run, tmp_path: Path) -> None:
    before = read_folder(project).record
    path = str(tmp_path / "x.xlsx")
    assert run("template", "--recognition", OLD, "-o", path).exit_code == 0
    assert run("import", path, "--replace").exit_code == 0
    assert read_folder(project).record == before


def test_a_new_one_is_filled_in(project: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    assert run("template", "--recognition", NEW, "-o", str(path)).exit_code == 0
    recipients = [{"Tổ chức": "Truong Chinh tri tinh Mau An Binh", "Số lượng": 30}]
    fill(path, FORM, {"Minh chứng": [{"Tên nguồn": "Quyết định số 1"}], "Đơn vị được nhận": recipients})
    found = run("import", str(path))
    assert found.exit_code == 0, found.output
    made = read_folder(project).record.recognitions[NEW]
    assert (made.award, made.giver, made.stage, str(made.published_on)) == (
        "lao-dong-tien-tien",
        "hoc-vien-mau",
        "decided",
        "2025-01-10",
    )
    assert [(found.organisation, found.count) for found in made.recipients] == [("truong-mau-an-binh", 30)]


def test_a_problem_is_named_by_sheet_and_cell(project: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    run("template", "--recognition", NEW, "-o", str(path))
    recipients = [
        {"Tổ chức": "truong-mau-an-binh", "Số lượng": 30},
        {"Tổ chức": "truong-mau-an-bin", "Số lượng": 1},
    ]
    fill(path, FORM, {"Minh chứng": [{"Tên nguồn": "Quyết định số 1"}], "Đơn vị được nhận": recipients})
    found = run("import", str(path))
    assert found.exit_code == 1
    assert "Đơn vị được nhận!B4: «truong-mau-an-bin» không có trong danh sách" in found.stderr
    assert not (project / f"content/recognitions/{NEW}.yml").exists()


def test_drop_downs_offer_who_gives_who_receives_and_at_which_step(run: Run, tmp_path: Path) -> None:
    run("template", "--recognition", NEW, "-o", str(tmp_path / "x.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    offered = {cell.value for row in book["Danh mục"] for cell in row}
    assert {"Lao động tiên tiến", OLD, "đã quyết định"} <= offered
    page = book[next(name for name in book.sheetnames if name.endswith(" Đơn vị được nhận"))]
    assert any(str(rule.sqref).startswith("B3:") for rule in page.data_validations.dataValidation)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["2023/truong-mau-an-binh", "--recognition", OLD],
        ["--recognition", OLD, "--result", "final"],
        ["--recognition", "../x"],
        ["--recognition", "giay-khen"],
    ],
)
def test_what_is_asked_wrongly_is_wrong_usage(arguments: list[str], run: Run, tmp_path: Path) -> None:
    assert run("template", *arguments, "-o", str(tmp_path / "x.xlsx")).exit_code == 2
    assert not (tmp_path / "x.xlsx").exists()


def test_a_file_with_errors_is_no_new_recognition(project: Path, run: Run, tmp_path: Path) -> None:
    file = project / f"content/recognitions/{OLD}.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("stage: decided", "stage: da-trao"), encoding="utf-8")
    found = run("template", "--recognition", OLD, "-o", str(tmp_path / "x.xlsx"))
    assert found.exit_code == 1
    assert "thidua check" in found.stderr
    assert not (tmp_path / "x.xlsx").exists()
