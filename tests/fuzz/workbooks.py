"""Workbooks of every kind, changed as no clerk and no office would: their bytes, parts, cells and hidden page."""

import io
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import openpyxl
from fuzz.mutated import VALUES, of_bytes

from generator.exports.excel.reporting import first_report
from generator.exports.excel.sheets import record_sheet, report_sheet
from generator.exports.excel.workbook import workbook_bytes
from generator.exports.excel.written.meta import META, seal
from generator.reading.document.plain import plain_data
from generator.reading.tried import Tries

RECORDS = ("plans/2023/truong-mau-an-binh", "recognitions/2023/giay-khen", "exemplars/2023/khoa-mot")

PRINTABLE = tuple(value for value in VALUES if value.isprintable())


@cache
def workbooks(root: Path) -> tuple[bytes, ...]:
    """One of each kind, of a project."""
    record = Tries(root, date(2024, 2, 1)).record_of("")
    paths = [f"content/{name}.yml" for name in RECORDS]
    sheets = [record_sheet(path.split("/")[1], path, plain_data(root, path), record, record) for path in paths]
    report = report_sheet(first_report(record.plans["2023/truong-mau-an-binh"], 2023, "year-end"), record, record)
    return tuple(map(workbook_bytes, [*sheets, report]))


def mutated_workbook(seed: int, root: Path) -> bytes:
    """One of them with one to four changes of one sort."""
    random = Random(seed)
    data = random.choice(workbooks(root))
    change = random.choice([of_bytes, _parts, _parts, _cells, _cells, _hidden])
    for _ in range(random.choice([1, 1, 2, 4])):
        data = change(random, data)
    return data


def _parts(random: Random, data: bytes) -> bytes:
    """The bytes of a part changed, a part taken away, doubled under another name, swapped with another."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name, other = random.sample(sorted(parts), 2)
    kind = random.choice(["bytes", "bytes", "bytes", "gone", "swap", "as"])
    if kind == "gone":
        del parts[name]
    elif kind == "swap":
        parts[name], parts[other] = parts[other], parts[name]
    else:
        parts[name] = of_bytes(random, parts[name]) if kind == "bytes" else parts[other]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, content in parts.items():
            packed.writestr(part, content)
    return out.getvalue()


def _cells(random: Random, data: bytes) -> bytes:
    """Any values in any cells; rows, columns, pages put in, taken away, merged, hidden, called otherwise."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = random.choice(book.worksheets)
    for _ in range(random.choice([1, 5, 40])):
        cell = page.cell(random.randrange(1, 25), random.randrange(1, 20))
        cell.value = random.choice(
            [*(value for value in VALUES if value.isprintable()), 0, -1, 0.1, 1e300, True, date(1900, 1, 1)]
        )
        cell.number_format = random.choice(["General", "0%", "@", "dd/mm/yyyy", ";;;", "[h]:mm", '0" người"'])
    act = random.choice(["", "insert", "delete", "merge", "hide", "title", "remove", "copy"])
    if act == "insert":
        page.insert_rows(random.randrange(1, 9))
    elif act == "delete":
        page.delete_cols(random.randrange(1, 9))
    elif act == "hide" and sum(sheet.sheet_state == "visible" for sheet in book.worksheets) > 2:
        page.sheet_state = "hidden"
    elif act == "title":
        page.title = random.choice(["x", "thidua2", "Danh mục 2"])
    elif act == "remove" and sum(sheet.sheet_state == "visible" for sheet in book.worksheets) > 2:
        book.remove(page)
    elif act == "copy":
        book.copy_worksheet(page)
    return _saved(book)


def _hidden(random: Random, data: bytes) -> bytes:
    """The hidden page written anew, its seal too."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book[META]
    lines = [["" if cell is None else str(cell) for cell in row] for row in page.iter_rows(max_col=4, values_only=True)]
    for _ in range(random.choice([1, 3])):
        line = random.choice(lines[1:])
        place = random.randrange(4)
        line[place] = random.choice([random.choice(lines)[place], *PRINTABLE])
    lines[0][1] = seal([tuple(line) for line in lines[1:]])
    page.delete_rows(1, page.max_row)
    for line in lines:
        page.append(line)
    return _saved(book)


def _saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
