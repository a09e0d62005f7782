"""Workbooks that were made to take long or much memory: refused in words, counted before anything is built of them."""

import bz2
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.utils import get_column_letter

from generator.commands import excel_import
from generator.commands.made_file import refuse_misplaced
from generator.exports.excel import importing
from generator.exports.excel.importing import imported
from generator.exports.excel.opening import NotOurWorkbookError, opened
from generator.exports.excel.sheets import record_sheet
from generator.exports.excel.workbook import workbook_bytes
from generator.exports.excel.written.meta import META, seal
from generator.reading.document.plain import plain_data
from generator.reading.tried import Tries
from generator.workers import Allowance
from tests.editing.conftest import GOOD, Run

PLAN = "content/plans/2023/truong-mau-an-binh.yml"
SHEET = "xl/worksheets/sheet2.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
Change = Callable[[dict[str, bytes]], None]


@pytest.fixture(scope="module")
def tries() -> Tries:
    return Tries(GOOD, date(2024, 2, 1))


@pytest.fixture(scope="module")
def plan(tries: Tries) -> bytes:
    record = tries.record_of(PLAN)
    return workbook_bytes(record_sheet("plans", PLAN, plain_data(GOOD, PLAN), record, record))


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def put(part: str, before: bytes, more: bytes) -> Change:
    """Put something before the first of some bytes of a part."""

    def change(parts: dict[str, bytes]) -> None:
        assert before in parts[part]
        parts[part] = parts[part].replace(before, more + before, 1)

    return change


def whole(part: str, content: bytes) -> Change:
    return lambda parts: parts.update({part: content})


def _cells(count: int) -> Iterator[bytes]:
    for row in range(10, 10 + count // 100):
        yield b'<row r="%d">' % row
        yield from (b'<c r="%s%d"><v>1</v></c>' % (get_column_letter(at).encode(), row) for at in range(1, 101))
        yield b"</row>"


def _shared(length: int, count: int) -> bytes:
    first = b'<row r="90"><c r="A90"><f t="shared" ref="A90:A9999" si="0">%s</f></c></row>' % (b"1+" * (length // 2))
    rest = b"".join(
        b'<row r="%d"><c r="A%d"><f t="shared" si="0"/></c></row>' % (row, row) for row in range(91, 91 + count)
    )
    return first + rest


def _many_sheets(parts: dict[str, bytes]) -> None:
    """One part, named by a thousand sheets: it would be read a thousand times."""
    sheets = b"".join(b'<sheet name="x%d" sheetId="%d" r:id="rId2"/>' % (at, at) for at in range(900, 1900))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</sheets>", sheets + b"</sheets>")


def _many_relations(parts: dict[str, bytes]) -> None:
    """The same by a thousand relations."""
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    lines = [(b'<Relationship Id="x%d" Type="%s" Target="worksheets/sheet2.xml"/>' % (at, kind)) for at in range(1000)]
    put("xl/_rels/workbook.xml.rels", b"</Relationships>", b"".join(lines))(parts)


STRINGS = b"<sst %s>%%s</sst>" % NAMESPACE.encode()
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
COSTLY: dict[str, tuple[Change, str]] = {
    "merged-to-the-end": (put(SHEET, b"</worksheet>", b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
                          "ô gộp"),
    "merged-many": (put(SHEET, b"</worksheet>", b"<mergeCells>%s</mergeCells>" % b"".join(
        b'<mergeCell ref="A%d:Z%d"/>' % (at, at + 9) for at in range(100, 90000, 10))), "ô gộp"),
    "many-cells": (put(SHEET, b"</sheetData>", b"".join(_cells(160_000))), "quá nhiều ô"),
    "many-empty-cells": (put(SHEET, b"</sheetData>", b'<row r="900">%s</row>' % (b"<c/>" * 400_000)), "quá nhiều ô"),
    "shared-formula": (put(SHEET, b"</sheetData>", _shared(8_000, 3_000)), "công thức"),
    "one-part-many-sheets": (_many_sheets, "quá nhiều ô"),
    "one-part-many-relations": (_many_relations, "quá nhiều ô"),
    "large-strings": (whole("xl/sharedStrings.xml", b"<sst>" + b"x" * (30 << 20)), "quá lớn"),
    "one-long-string": (whole("xl/sharedStrings.xml", STRINGS % (b"<si><t>%s</t></si>" % (b"x" * 40_000))), "ký tự"),
    "many-strings": (whole("xl/sharedStrings.xml", STRINGS % (b"<si><t>x</t></si>" * 400_000)), "quá nhiều ô"),
    "many-styles": (put("xl/styles.xml", b"</cellXfs>", b'<xf numFmtId="0" fontId="0" fillId="0"/>' * 400_000),
                    "định dạng"),
    "long-number-format": (put("xl/styles.xml", b"<fonts", b'<numFmts><numFmt numFmtId="9" formatCode="%s"/></numFmts>'
                           % (b"[" * 8_000)), "không do Excel"),
    "long-attribute": (put(SHEET, b"</worksheet>", b'<x y="%s"/>' % (b"z" * 9_000)), "ký tự"),
    "entities": (whole("xl/sharedStrings.xml", DOCTYPE), "không do Excel"),
    "entities-utf-16": (whole("xl/sharedStrings.xml", DOCTYPE.decode().encode("utf-16")), "không do Excel"),
    "many-parts": (lambda parts: parts.update({f"x/{at}": b"" for at in range(600)}), "quá lớn"),
    "zeros": (whole("xl/media/image1.png", b"\0" * (30 << 20)), "quá lớn"),
}  # fmt: skip


@pytest.mark.parametrize("name", COSTLY)
def test_what_would_cost_too_much_is_refused_before_it_is_opened(
    name: str, plan: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, words = COSTLY[name]
    parts = unpacked(plan)
    change(parts)
    monkeypatch.setattr("generator.exports.excel.opening.load_workbook", lambda *_, **__: pytest.fail("opened"))
    with pytest.raises(NotOurWorkbookError, match=words):
        opened(packed(parts))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_way_of_packing_that_gives_out_all_at_once_is_refused(method: int) -> None:
    assert len(bz2.compress(b"\0" * (16 << 20))) < 100, "what 64 kB of it would give"
    with pytest.raises(NotOurWorkbookError, match="không do Excel"):
        opened(packed({"xl/workbook.xml": b"<x/>"}, method))


def test_what_an_office_writes_is_far_from_the_limits(plan: bytes) -> None:
    """A plan of four hundred targets, each with thirty different texts, is still opened."""
    book = opened(plan)
    page = next(sheet for sheet in book.worksheets if "Chỉ tiêu" in sheet.title)
    for row in range(3, 403):
        for column in range(1, 31):
            page.cell(row, column).value = f"chữ {row} {column}"
    out = io.BytesIO()
    book.save(out)
    assert opened(out.getvalue()).sheetnames


def _resealed(content: bytes, change: Callable[[list[list[str]]], None]) -> bytes:
    """A workbook whose hidden page somebody wrote anew, its seal too."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book[META]
    lines = [["" if cell is None else str(cell) for cell in row] for row in page.iter_rows(max_col=4, values_only=True)]
    change(lines)
    lines[0][1] = seal([tuple(line) for line in lines[1:]])
    page.delete_rows(1, page.max_row)
    for line in lines:
        page.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _slot(cells: str, address: str) -> Callable[[list[list[str]]], None]:
    def change(lines: list[list[str]]) -> None:
        number = next(at for at, line in enumerate(lines) if line[2] == "ô")
        lines[number] = [lines[number][0], cells, "ô", address]

    return change


def _line(*line: str) -> Callable[[list[list[str]]], None]:
    return lambda lines: lines.append(list(line))


FORGED: dict[str, Callable[[list[list[str]]], None]] = {
    "a-million-rows": _slot("B3:B1048576", "title"),
    "far-right": _slot("XFD3:XFD3", "title"),
    "no-cells": _slot("x", "title"),
    "a-key-nobody-knows": _slot("B3:B3", "khong-co"),
    "a-key-below-a-text": _slot("B3:B3", "title/x"),
    "a-group-as-a-text": _slot("B3:B3", "document"),
    "a-table-nobody-knows": _slot("B3:B3", "khong-co/#/x"),
    "a-column-nobody-knows": _slot("B3:B3", "targets/#/khong-co"),
    "whose-rows-nobody-tells": _slot("B3:B3", "themes/#/as_written/#/x"),
    "a-caption-nowhere": _line("4 Chỉ tiêu", "x", "chữ", "y"),
    "a-key-stated": _line("", "sample", "định sẵn", "false"),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_hidden_page_that_fits_its_seal_is_not_trusted(name: str, plan: bytes, tries: Tries) -> None:
    with pytest.raises(NotOurWorkbookError, match="đã bị sửa"):
        imported(_resealed(plan, FORGED[name]), "x.xlsx", tries, refuse_misplaced)


def test_a_resealed_page_that_says_the_same_is_read(plan: bytes, tries: Tries) -> None:
    assert imported(_resealed(plan, lambda lines: None), "x.xlsx", tries, refuse_misplaced).problems == []


def _change(content: bytes, change: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_cell_at_the_far_end_is_named_and_nothing_between(plan: bytes, tries: Tries) -> None:
    def change(book: Any) -> None:
        book.create_sheet("Riêng")["XFD1048576"] = "x"

    found = imported(_change(plan, change), "x.xlsx", tries, refuse_misplaced)
    assert [problem for problem in found.problems if problem.startswith("Riêng!XFD1048576: ")]


def test_a_chart_that_bears_the_name_of_a_page_is_no_page(plan: bytes, tries: Tries) -> None:
    def change(book: Any) -> None:
        title = book.worksheets[1].title
        book.remove(book.worksheets[1])
        book.create_chartsheet(title).add_chart(BarChart())

    found = imported(_change(plan, change), "x.xlsx", tries, refuse_misplaced)
    assert any("thiếu trang này" in problem for problem in found.problems)


def test_a_thousand_rows_of_one_number_each_get_an_id(plan: bytes, tries: Tries) -> None:
    from generator.exports.excel.lookups import References

    rows = [{"no": "1", "summary": f"việc {at}"} for at in range(1_100)]
    assert References({"tasks": rows}, {}).resolved() == []
    assert len({row["id"] for row in rows}) == len(rows)


def test_the_first_problems_are_listed_and_the_rest_counted(
    plan: bytes, project: Path, run: Run, tmp_path: Path
) -> None:
    def change(book: Any) -> None:
        for row in range(1, 2_000):
            book.worksheets[2].cell(row + 200, 45).value = "x"

    (tmp_path / "x.xlsx").write_bytes(_change(plan, change))
    found = run("import", str(tmp_path / "x.xlsx"))
    assert found.exit_code == 1
    assert "chỗ khác; sửa các chỗ trên rồi nhập lại" in found.stderr
    assert len(found.stderr.splitlines()) == 202


@pytest.mark.parametrize("name", ["memory", "processor time"])
def test_what_still_takes_too_much_is_stopped_in_words(
    name: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    greedy = {"memory": lambda *_: b"x" * (1 << 30), "processor time": lambda *_: [None for _ in iter(int, 1)]}
    monkeypatch.setattr(importing, "imported", greedy[name])
    monkeypatch.setattr(excel_import, "_ALLOWED", Allowance(memory=192 << 20, seconds=1))
    (tmp_path / "x.xlsx").write_bytes(b"PK")
    found = run("import", str(tmp_path / "x.xlsx"))
    assert found.exit_code == 74, found.output
    assert "quá nhiều bộ nhớ hay thời gian" in found.stderr
