"""A clerk's slips in workbooks: each gives the right record or a message with cell and remedy; none is silent."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.commands.made_file import refuse_misplaced
from generator.exports.excel.importing import Import, imported
from generator.exports.excel.opening import NotOurWorkbookError
from generator.exports.excel.reporting import Reporting
from generator.exports.excel.sheets import record_sheet, report_sheet
from generator.exports.excel.workbook import workbook_bytes
from generator.model.kinds import KINDS
from generator.reading.document.plain import plain_data
from generator.reading.tried import Tries
from tests.editing.conftest import GOOD
from tests.library_words import foreign_to_a_clerk

pytestmark = pytest.mark.slow
MINE = "2023/truong-mau-an-binh"
FORM, EVIDENCE, FIGURES, LISTED = "Bản ghi", "Minh chứng", "Số liệu theo chỉ tiêu", "Số liệu theo chỉ tiêu - Danh"
RIGHT = {
    "phase": "year-end",
    "published_on": "15/01/2024",
    "basis": "report",
    "evidence": ["Báo cáo tổng kết"],
    "figures": {"ldtt": {"reached": "30", "of": "34"}, "xep-loai": {"grade": "hoan-thanh-tot"}},
}
_PLACE = re.compile(r"^(?:\d+ )?[^!:]+(?:![A-Z]+\d+(?::[A-Z]+\d+)?)?: ")


@dataclass
class Book:
    """An opened workbook whose cells are found by the titles that a clerk sees."""

    book: Workbook

    def page(self, title: str) -> Worksheet:
        """The sheet with that title, with or without a number before it."""
        return next(page for page in self.book.worksheets if re.sub(r"^\d+ ", "", page.title) == title)

    def field(self, title: str) -> Any:
        """The cell beside a title of the form."""
        page = self.page(FORM)
        return next(page.cell(cell.row, 2) for cell in page["A"] if str(cell.value).removesuffix(" *") == title)

    def at(self, sheet: str, title: str, row: int) -> Any:
        """The cell of a row below the title of a column."""
        page = self.page(sheet)
        return next(
            page.cell(row, cell.column) for cell in page[2] if str(cell.value).removesuffix(" *") == title
        )  # fmt: skip

    def number(self, title: str = "Số đạt", row: int = 3) -> Any:
        """A cell of the figures."""
        return self.at(FIGURES, title, row)

    def say(self, cell: Any, value: Any, form: str = "") -> None:
        """Type into a cell."""
        cell.value = value
        if form:
            cell.number_format = form


@dataclass(frozen=True)
class Office:
    """The project, read once, and its workbooks."""

    tries: Tries
    report: bytes
    empty: bytes
    plan: bytes

    def take(self, content: bytes, name: str = "ket-qua.xlsx") -> Import:
        """Import; nothing is written."""
        return imported(content, name, self.tries, refuse_misplaced)

    def slip(self, content: bytes, change: Callable[[Book], None], name: str = "ket-qua.xlsx") -> Import:
        """Import after a clerk changed something."""
        return self.take(changed(content, change), name)


def changed(content: bytes, change: Callable[[Book], None]) -> bytes:
    """A workbook after a clerk changed something."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(Book(book))
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    root = Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("slips") / "project"))
    tries = Tries(root, date(2024, 2, 1))
    record = tries.record_of("content/plans/x.yml")
    path = f"content/plans/{MINE}.yml"
    plan = workbook_bytes(record_sheet("plans", path, plain_data(root, path), record, record))
    where = f"content/results/{MINE}/year-end.yml"
    empty = workbook_bytes(report_sheet(Reporting(record.plans[MINE], 2023, "year-end", where), record, record))
    filled = openpyxl.load_workbook(io.BytesIO(empty))
    book = Book(filled)
    book.say(book.field("Công bố ngày"), "15/01/2024")
    book.say(book.field("Căn cứ"), "Báo cáo")
    book.say(book.at(EVIDENCE, "Tên nguồn", 3), "Báo cáo tổng kết")
    book.say(book.number(), 30)
    book.say(book.number("Trên tổng số"), 34)
    book.say(book.number("Xếp loại", 5), "Hoàn thành tốt nhiệm vụ")
    return Office(tries, _saved(filled), empty, plan)


def _typed(title: str, value: Any, form: str = "", row: int = 3) -> Callable[[Book], None]:
    return lambda book: book.say(book.number(title, row), value, form)


def _written(title: str, value: Any, form: str = "") -> Callable[[Book], None]:
    return lambda book: book.say(book.field(title), value, form)


def _cell(sheet: str, place: str, value: Any) -> Callable[[Book], None]:
    return lambda book: book.say(book.page(sheet)[place], value)


def _inserted(sheet: str, row: int) -> Callable[[Book], None]:
    return lambda book: book.page(sheet).insert_rows(row)


def _swapped(book: Book) -> None:
    page = book.page(FIGURES)
    page["A3"].value, page["A4"].value = page["A4"].value, page["A3"].value


def _set(sheet: str, name: str, value: Any) -> Callable[[Book], None]:
    return lambda book: setattr(book.page(sheet), name, value)


def _hide_row(book: Book) -> None:
    book.page(FIGURES).row_dimensions[3].hidden = True


def _hide_column(book: Book) -> None:
    book.page(FIGURES).column_dimensions["C"].hidden = True


def _comment(book: Book) -> None:
    book.number().comment = Comment("thực ra là 31", "Văn phòng")


def _struck(book: Book) -> None:
    book.number().font = Font(strike=True)


def _own_sheet(text: str) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        book.book.create_sheet("Sheet1")["B2"] = text or None

    return change


def _delete(sheet: str) -> Callable[[Book], None]:
    return lambda book: book.book.remove(book.page(sheet))


REFUSED: dict[str, tuple[Callable[[Book], None], str]] = {
    "row-above-heads": (_inserted(FIGURES, 2), r"Số liệu theo chỉ tiêu!A2: .*Hoàn tác"),
    "row-above-form": (_inserted(FORM, 1), r"Bản ghi!A\d: .*Hoàn tác"),
    "row-between-targets": (_inserted(FIGURES, 4), r"Số liệu theo chỉ tiêu!A4: .*nay trống.*thidua template"),
    "row-in-form": (_inserted(FORM, 4), r"Bản ghi!A4: "),
    "row-in-evidence": (_inserted(EVIDENCE, 3), r"Minh chứng!A3: "),
    "row-deleted": (lambda book: book.page(FIGURES).delete_rows(4), r"Số liệu theo chỉ tiêu!A4: "),
    "rows-deleted-of-form": (lambda book: book.page(FORM).delete_rows(3), r"Bản ghi!A3: "),
    "column-inserted": (lambda book: book.page(FIGURES).insert_cols(3), r"Số liệu theo chỉ tiêu!C2: "),
    "column-deleted": (lambda book: book.page(FIGURES).delete_cols(3), r"Số liệu theo chỉ tiêu!C2: "),
    "sorted": (_swapped, r"Số liệu theo chỉ tiêu!A3: .*sắp xếp"),
    "statement-edited": (_cell(FIGURES, "A3", "Từ 95% trở lên"), r"Số liệu theo chỉ tiêu!A3: .*«Từ 95% trở lên»"),
    "head-edited": (_cell(FIGURES, "C2", "Trên tổng số"), r"Số liệu theo chỉ tiêu!C2: "),
    "banner-edited": (_cell(FORM, "A1", "Báo cáo năm 2024"), r"Bản ghi!A1: "),
    "page-renamed": (_set(FIGURES, "title", "Số liệu"), r"2 Số liệu theo chỉ tiêu: thiếu trang này"),
    "page-deleted": (_delete(FIGURES), r"2 Số liệu theo chỉ tiêu: thiếu trang này"),
    "merged-cells": (lambda book: book.page(FIGURES).merge_cells("C3:D3"), r"!C3:D3: các ô bị gộp.*bỏ gộp"),
    "merged-evidence": (lambda book: book.page(EVIDENCE).merge_cells("B3:B4"), r"!B3:B4: các ô bị gộp"),
    "stray-beside": (_cell(FIGURES, "R3", "31 người"), r"chỉ tiêu!R3: «31 người» đứng ngoài các ô"),
    "stray-below": (_cell(FIGURES, "C9", 12), r"chỉ tiêu!C9: «12» đứng ngoài các ô"),
    "stray-in-form": (_cell(FORM, "D4", "xem lại"), r"Bản ghi!D4: «xem lại»"),
    "stray-in-closed-cell": (_typed("Số đạt", 1, row=5), r"chỉ tiêu!C5: «1» đứng ngoài các ô"),
    "stray-far": (_cell(EVIDENCE, "B6000", "x"), r"Minh chứng: trang có quá nhiều dòng"),
    "computed-typed-over": (_cell(FIGURES, "O3", 0.93), r"chỉ tiêu!O3: ô này tự tính"),
    "own-sheet": (_own_sheet("Biểu tổng hợp"), r"Sheet1!B2: trang «Sheet1» không phải của mẫu"),
    "formula": (_typed("Số đạt", "=15+15"), r"chỉ tiêu!C3: ô chứa công thức; gõ thẳng giá trị"),
    "formula-in-form": (_written("Công bố ngày", "=TODAY()"), r"Bản ghi!B4: ô chứa công thức"),
    "formula-error": (_typed("Số đạt", "#REF!"), r"chỉ tiêu!C3: ô báo lỗi #REF!"),
    "hidden-row": (_hide_row, r"chỉ tiêu!A3: dòng 3 bị ẩn"),
    "hidden-column": (_hide_column, r"chỉ tiêu!C1: cột C bị ẩn"),
    "hidden-page": (_set(EVIDENCE, "sheet_state", "hidden"), r"Minh chứng: trang bị ẩn"),
    "invisible-format": (_typed("Số đạt", 30, ";;;"), r"chỉ tiêu!C3: ô được định dạng để không hiện ra"),
    "comment": (_comment, r"chỉ tiêu!C3: ghi chú \(comment\)"),
    "struck-through": (_struck, r"chỉ tiêu!C3: chữ trong ô bị gạch ngang"),
    "rounded-share": (_typed("Tỷ lệ nguồn in", 0.93181818, "0%"), r"chỉ tiêu!F3: ô hiện 93% nhưng giữ 93,181818%"),
    "rounded-count": (_typed("Số đạt", 29.6, "0"), r"chỉ tiêu!C3: ô hiện 30 nhưng giữ 29,6"),
    "count-is-a-date": (_typed("Số đạt", datetime(2024, 10, 12)), r"chỉ tiêu!C3: Excel đã đổi .* 12/10/2024"),
    "count-is-truth": (_typed("Số đạt", True), r"chỉ tiêu!C3: ô là giá trị TRUE"),
    "count-with-unit": (_typed("Số đạt", "30 người"), r"chỉ tiêu!C3: "),
    "count-with-fraction": (_typed("Số đạt", 30.5), r"chỉ tiêu!C3: "),
    "count-in-words": (_typed("Số đạt", "ba mươi"), r"chỉ tiêu!C3: "),
    "count-negative": (_typed("Số đạt", -3), r"chỉ tiêu!C3: "),
    "count-above-base": (_typed("Số đạt", 35), r"chỉ tiêu!C3: «Từ 90% .*»: đạt 35 nhưng"),
    "count-without-base": (_typed("Trên tổng số", None), r"chỉ tiêu!\w3: "),
    "grade-unknown": (_typed("Xếp loại", "Xuất xắc lắm", row=5), r"chỉ tiêu!G5: «Xuất xắc lắm» không có trong"),
    "basis-unknown": (_written("Căn cứ", "Nghe nói"), r"Bản ghi!B5: «Nghe nói» không có trong danh sách; .*Báo cáo"),
    "basis-missing": (_written("Căn cứ", None), r"Bản ghi!B5: chưa điền «Căn cứ»"),
    "day-missing": (_written("Công bố ngày", None), r"Bản ghi!B4: chưa điền «Công bố ngày»"),
    "day-serial": (_written("Công bố ngày", 45306, "General"), r"Bản ghi!B4: 45306 là số thứ tự ngày .*«15/01/2024»"),
    "day-with-hour": (_written("Công bố ngày", datetime(2024, 1, 15, 8, 30)), r"Bản ghi!B4: ô có cả giờ"),
    "no-such-day": (_written("Công bố ngày", "31/02/2024"), r"Bản ghi!B4: "),
    "day-in-words": (_written("Công bố ngày", "hôm qua"), r"Bản ghi!B4: "),
    "no-evidence": (_cell(EVIDENCE, "B3", None), r"1 Minh chứng!B3: kết quả không dẫn nguồn nào; thêm «Minh chứng»$"),
    "name-without-target": (_cell(LISTED, "C3", "Nguyễn Văn Mẫu"), r"Danh!\w3: chưa ghi dòng này thuộc dòng nào"),
    "name-of-unknown-target": (_cell(LISTED, "B3", "Chỉ tiêu lạ"), r"Danh!B3: «Chỉ tiêu lạ» không có trong danh sách"),
    "only-headings-of-a-row": (_cell(LISTED, "B3", "1"), r"Danh!\w3: dòng này chưa có nội dung"),
}  # fmt: skip

ACCEPTED: dict[str, tuple[Callable[[Book], None], dict[str, Any]]] = {
    "as-it-is": (lambda book: None, {}),
    "own-empty-sheet": (_own_sheet(""), {}),
    "coloured": (lambda book: setattr(book.number(), "fill", PatternFill("solid", fgColor="FFFFFF00")), {}),
    "wide-columns": (lambda book: setattr(book.page(FIGURES).column_dimensions["C"], "width", 60), {}),
    "pages-in-another-order": (lambda book: book.book.move_sheet(book.page(FIGURES), -1), {}),
    "blanks-around": (_typed("Số đạt", "  30 \n"), {}),
    "count-as-text": (_typed("Số đạt", "30"), {}),
    "count-as-float": (_typed("Số đạt", 30.0, "0.0"), {}),
    "basis-without-accents": (_written("Căn cứ", "bao cao"), {}),
    "basis-by-id": (_written("Căn cứ", "report"), {}),
    "day-as-excel-has-it": (_written("Công bố ngày", datetime(2024, 1, 15), "dd/mm/yyyy"),
                            {"published_on": "2024-01-15"}),
    "day-year-first": (_written("Công bố ngày", "2024-01-15"), {"published_on": "2024-01-15"}),
    "grade-by-id": (_typed("Xếp loại", "hoan-thanh-tot", row=5), {}),
    "grade-without-accents": (_typed("Xếp loại", "HOAN THANH TOT NHIEM VU", row=5), {}),
    "return-of-excel": (_cell(EVIDENCE, "J3", "dòng một_x000D_\ndòng hai"),
                        {"evidence": [{"title": "Báo cáo tổng kết", "note": "dòng một\ndòng hai"}]}),
    "invisible-marks-of-word": (_cell(EVIDENCE, "B3", "Báo cáo\u200b tổng kết\ufeff"), {}),
    "evidence-in-the-second-row": (lambda book: (_cell(EVIDENCE, "B3", None)(book),
                                                 _cell(EVIDENCE, "B4", "Báo cáo tổng kết")(book)), {}),
    "base-not-stated": (_typed("Trên tổng số", "không nêu"),
                        {"figures": {**RIGHT["figures"], "ldtt": {"reached": "30", "of": "not-stated"}}}),
    "explained": (_typed("Lời giải thích của đơn vị", "Thiếu hai người"),
                  {"explanations": {"ldtt": "Thiếu hai người"}}),
}  # fmt: skip


@pytest.mark.parametrize("slip", REFUSED)
def test_a_slip_is_reported_with_its_cell_and_a_remedy(slip: str, office: Office) -> None:
    change, message = REFUSED[slip]
    found = office.slip(office.report, change)
    assert any(re.search(message, line) for line in found.problems), found.problems or yaml.safe_load(found.text)
    assert all(_PLACE.match(line) for line in found.problems), found.problems
    assert {word for line in found.problems + found.remarks for word in foreign_to_a_clerk(line)} == set()


@pytest.mark.parametrize("slip", ACCEPTED)
def test_what_is_no_slip_gives_the_right_record(slip: str, office: Office) -> None:
    change, other = ACCEPTED[slip]
    found = office.slip(office.report, change)
    assert found.problems == []
    assert yaml.load(found.text, Loader=yaml.BaseLoader) == {**RIGHT, **other}
    assert foreign_to_a_clerk(found.summary) == set()
    assert found.summary.startswith("2023 · Trường Chính trị tỉnh Mẫu An Bình · Tổng kết cuối năm: 2 trên 3 chỉ tiêu")


def test_a_figure_counted_after_it_was_published_is_remarked_on(office: Office) -> None:
    def changed(book: Book) -> None:
        book.say(book.field("Số liệu đến ngày"), "31/12/2023")
        book.say(book.field("Công bố ngày"), "15/12/2023")

    remarks = office.slip(office.report, changed).remarks
    assert remarks == [
        "Bản ghi!B3: số liệu tính đến «2023-12-31», sau ngày công bố «2023-12-15»; xem lại hai ngày"
    ]  # fmt: skip


def test_an_untouched_form_says_nothing(office: Office) -> None:
    assert office.take(office.empty).problems[0].startswith("mẫu chưa điền gì")


def test_a_report_needs_a_figure(office: Office) -> None:
    def change(book: Book) -> None:
        for title, row in (("Số đạt", 3), ("Trên tổng số", 3), ("Xếp loại", 5)):
            book.say(book.number(title, row), None)

    problems = office.slip(office.report, change).problems
    assert any(re.match(r"2 Số liệu theo chỉ tiêu!\w+: chưa điền số liệu", line) for line in problems), problems


def test_the_file_of_another_year_is_remarked_on(office: Office) -> None:
    named = office.take(office.report, "Báo cáo 2025.xlsx")
    assert any("2025" in line and "2023" in line for line in named.remarks)
    assert office.take(office.report, "Báo cáo 2023.xlsx").remarks == []


def test_a_workbook_for_another_school_is_refused(office: Office, tmp_path: Path) -> None:
    """The place of the workbook is now another school's: its name on every page says so."""
    root = Path(shutil.copytree(office.tries.root, tmp_path / "project"))
    file = root / "data/organisations/truong-mau-an-binh.yml"
    text = file.read_text(encoding="utf-8").replace(
        "Trường Chính trị tỉnh Mẫu An Bình", "Trường Chính trị tỉnh Mẫu Khác"
    )
    file.write_text(text, encoding="utf-8")
    found = imported(office.report, "x.xlsx", Tries(root, office.tries.as_of), refuse_misplaced)
    assert any("Mẫu An Bình" in line and "Mẫu Khác" in line for line in found.problems)


def _sealed(change: Callable[[Worksheet], None]) -> Callable[[Book], None]:
    return lambda book: change(book.page("thidua"))


def _other_path(page: Worksheet) -> None:
    page["B2"] = str(page["B2"].value).replace("2023", "2024")


BROKEN: dict[str, Callable[[Book], None]] = {
    "hidden-page-deleted": _delete("thidua"),
    "hidden-row-deleted": _sealed(lambda page: page.delete_rows(5)),
    "hidden-row-written": _sealed(lambda page: page.append(["x", "A1", "chữ", "y"])),
    "hidden-key-edited": _sealed(lambda page: page.cell(7, 4, "khác")),
    "other-year-in-path": _sealed(_other_path),
    "version-edited": _sealed(lambda page: page.cell(1, 1, "1")),
}


@pytest.mark.parametrize("slip", BROKEN)
def test_a_changed_hidden_page_is_refused(slip: str, office: Office) -> None:
    with pytest.raises(NotOurWorkbookError, match="mẫu"):
        office.slip(office.report, BROKEN[slip])


def _zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
OTHERS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "tệp rỗng"),
    "xls": (OLE, r"\(\.xls\); .*Save As"),
    "with-password": (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "ods": (_zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), r"\.ods.*Save As"),
    "xlsb": (_zip(xl__workbook_bin=b"x"), r"\.xlsb.*Save As"),
    "docx": (_zip(word__document_xml=b"<x/>"), "Word"),
    "zip": (_zip(ket_qua=b"x"), "giải nén"),
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "csv": ("Chỉ tiêu,Số đạt\nA,30\n".encode(), "CSV"),
    "csv-of-vietnamese-excel": ("\ufeffChỉ tiêu;Số đạt\nA;30\n".encode(), "CSV"),
    "yml-txt": (b"phase: final\nbasis: report\n", r"\.yml\.txt"),
    "web-page": (b"<html><body>404</body></html>", "trang web"),
    "broken": (b"PK\x03\x04" + b"x" * 99, "hỏng"),
    "too-large": (b"PK" + b"\0" * (5 << 20), "5 MiB"),
    "other-workbook": (_saved(Workbook()), "thidua template"),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_files_of_other_kinds_say_what_to_do(kind: str, office: Office) -> None:
    content, message = OTHERS[kind]
    with pytest.raises(NotOurWorkbookError, match=message) as found:
        office.take(content)
    assert foreign_to_a_clerk(str(found.value)) == set()


TARGETS, AWARD = "Chỉ tiêu", "Danh hiệu, hình thức khen, xếp loại"


def _target(title: str, value: Any, row: int = 3) -> Callable[[Book], None]:
    return lambda book: book.say(book.at(TARGETS, title, row), value)


def _emptied(book: Book) -> None:
    for cell in book.page(TARGETS)[5][1:]:
        if not cell.protection.locked:
            cell.value = None


OF_PLANS: dict[str, tuple[Callable[[Book], None], str]] = {
    "two-comparators": (_target("Trên …", "90%"), r"Chỉ tiêu!\w+3: mỗi chỉ tiêu điền đúng một"),
    "award-unknown": (_target(AWARD, "LĐXX"), r"Chỉ tiêu!\w+3: «LĐXX» không có trong danh sách"),
    "bare-fraction": (_target("Từ … trở lên, ít nhất", 0.9), r"Chỉ tiêu!\w+3: "),
    "target-deleted": (lambda book: book.page(TARGETS).delete_rows(3), r"Chỉ tiêu!A3: "),
    "target-with-a-report-emptied": (_emptied, r"nhập xong thì tệp content/"),
    "beyond-the-rows": (_cell(TARGETS, "C60", "Thêm"), r"Chỉ tiêu!C60: .*mẫu mới có thêm dòng"),
    "owner-unknown": (_written("Tổ chức", "Trường nào đó"), r"Bản ghi!B\d: «Trường nào đó» không có trong danh sách"),
}


@pytest.mark.parametrize("slip", OF_PLANS)
def test_a_slip_in_a_plan_is_reported(slip: str, office: Office) -> None:
    change, message = OF_PLANS[slip]
    found = office.slip(office.plan, change, "ke-hoach.xlsx")
    assert any(re.search(message, line) for line in found.problems), found.problems or found.text
    assert {word for line in found.problems + found.remarks for word in foreign_to_a_clerk(line)} == set()


def test_an_untouched_plan_gives_the_very_file(office: Office) -> None:
    found = office.take(office.plan, "ke-hoach.xlsx")
    assert (found.problems, found.text) == ([], found.before)


def test_one_change_in_a_plan_changes_one_line(office: Office) -> None:
    found = office.slip(office.plan, _written("Tiêu đề", "Phong trào khác"), "ke-hoach.xlsx")
    assert found.problems == []
    old, new = str(found.before).splitlines(), found.text.splitlines()
    assert len(old) == len(new)
    assert [line for line in new if line not in old] == ["title: Phong trào khác"]


def test_every_kind_of_workbook_says_whose_it_is_on_every_page(office: Office) -> None:
    assert set(KINDS) > {"plans", "results"}
    for content in (office.report, office.plan):
        for page in openpyxl.load_workbook(io.BytesIO(content)):
            if page.sheet_state == "visible":
                assert "Trường Chính trị tỉnh Mẫu An Bình · năm 2023" in str(page["A1"].value)
                assert page.protection.sheet
