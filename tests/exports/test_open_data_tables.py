"""The tables of the open data: what a row is made of, over the real record and the samples."""

import csv
import errno
import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from building import REAL_DAY
from evaluation_builders import guidance, judged, organisation
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from generator.evaluation.engine import evaluate
from generator.exports.data.about import About
from generator.exports.data.csv_text import ACTIVE, BOM, csv_text, inert
from generator.exports.data.declared import KEY, DataTable, Value
from generator.exports.data.files import OpenDataFiles
from generator.exports.data.origin import OpenData
from generator.exports.data.registry import TABLES, columns
from generator.exports.data.sqlite_file import PAGE_SIZE, settled
from generator.history.last_changes import LastChanges
from generator.history.origins import Origins
from generator.model.drafts import without_drafts
from generator.pages.linking.exemplars import showable
from generator.pages.page import Commit, LineOrigin
from generator.pages.portal import Portal
from generator.reading.document.lines import Lines
from generator.reading.read import read_folder

PROJECT = Path(__file__).parents[2]
COMMIT = Commit("0123abc", date(2024, 5, 2))
TYPES = {"integer": int, "number": (int, float), "string": str, "date": str, "boolean": bool}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Rows = dict[str, list[dict[str, Value]]]


@pytest.fixture(scope="module")
def sides() -> dict[str, OpenData]:
    """The open data of the real record, and those that the samples would have."""
    reading = read_folder(PROJECT, as_of=REAL_DAY)
    real, sample = without_drafts(reading.record), reading.sample_record
    assert sample is not None
    judged = [evaluate(real, REAL_DAY), evaluate(without_drafts(sample), sample.day(REAL_DAY), base=real)]
    lines = Lines(PROJECT, reading.places)
    at = lambda path, loc: LineOrigin(path, lines.line(path, loc), COMMIT)  # noqa: E731
    portals = [Portal(one.record, one, one.as_of, Environment(), one.base, origin_of=at) for one in judged]
    return {name: OpenData(portal) for name, portal in zip(("real", "samples"), portals, strict=True)}


@pytest.fixture(scope="module")
def rows(sides: dict[str, OpenData]) -> dict[str, Rows]:
    """Side → table → its rows by column."""
    return {side: {table.name: list(named(data, table)) for table in TABLES.values()} for side, data in sides.items()}


def named(data: OpenData, table: DataTable) -> Iterator[dict[str, Value]]:
    names = [column.name for column in columns(table)]
    return (dict(zip(names, row, strict=True)) for row in data.rows(table))


@pytest.mark.parametrize("side", ["real", "samples"])
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_a_cell_is_one_value_of_the_type_of_its_column(rows: dict[str, Rows], side: str, table: DataTable) -> None:
    for row in rows[side][table.name]:
        for column in columns(table):
            cell = row[column.name]
            if cell is None:
                assert not column.required, (column.name, row)
                continue
            assert isinstance(cell, TYPES[column.type]), (column.name, cell)
            assert isinstance(cell, bool) == (column.type == "boolean"), (column.name, cell)
            assert not column.words or cell in column.words, (column.name, cell)
            assert not column.pattern or re.match(column.pattern, str(cell)), (column.name, cell)
            assert column.type != "date" or DAY.fullmatch(str(cell)), (column.name, cell)
            assert column.type != "string" or (str(cell) == str(cell).strip() and cell), (column.name, cell)


@pytest.mark.parametrize("side", ["real", "samples"])
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_ids_are_distinct_and_lead_to_a_row(rows: dict[str, Rows], side: str, table: DataTable) -> None:
    """Samples borrow bodies, documents and awards of the real record."""
    found = rows[side]
    ids = [row[KEY] for row in found[table.name]]
    assert len(ids) == len(set(ids))
    for column in table.columns:
        known = {row[KEY] for each in rows.values() for row in each[column.to]} if column.to else set()
        lost = {row[column.name] for row in found[table.name]} - known - {None} if column.to else set()
        assert lost == set(), column.name


def test_every_table_has_rows_somewhere(rows: dict[str, Rows]) -> None:
    assert {name for name in TABLES if not any(each[name] for each in rows.values())} == set()


def test_every_column_says_where_it_comes_from_and_what_it_means() -> None:
    for table in TABLES.values():
        names = [column.name for column in columns(table)]
        assert len(names) == len(set(names)), table.name
        for column in columns(table):
            assert re.fullmatch(r"[a-z]+(_[a-z]+)*", column.name)
            assert column.title
            assert column.source, (table.name, column.name)
            assert not column.to or column.to in TABLES


@pytest.mark.parametrize("side", ["real", "samples"])
def test_a_row_names_the_line_where_it_stands(rows: dict[str, Rows], side: str) -> None:
    files: dict[str, list[str]] = {}
    for name, words in (("targets", "target"), ("results", "target"), ("tasks", "task"), ("awards", "id")):
        for row in rows[side][name]:
            path = str(row["file"])
            lines = files.setdefault(path, (PROJECT / path).read_text("utf-8").splitlines())
            assert isinstance(row["line"], int)
            item = "\n".join(lines[row["line"] - 1 : row["line"] + 3])
            assert str(row.get("member") or row[words]).rpartition("#")[2] in item, row


def test_a_row_has_the_commit_that_changed_its_file_last(rows: dict[str, Rows]) -> None:
    assert {(row["commit"], row["changed_on"]) for row in rows["real"]["plans"]} == {("0123abc", "2024-05-02")}


def test_pages_have_their_whole_address_where_the_site_has_one(sides: dict[str, OpenData]) -> None:
    data = sides["real"]
    there = OpenData(data.portal, "https://vi.du/")
    table = TABLES["clusters"]
    for here, public in zip(named(data, table), named(there, table), strict=True):
        assert public["page"] == f"https://vi.du/{here['page']}"


def test_only_exemplars_that_may_be_shown_are_handed_out(sides: dict[str, OpenData], rows: dict[str, Rows]) -> None:
    portal = sides["samples"].portal
    shown = {key for key, one in portal.record.exemplars.items() if showable(portal, one)}
    assert shown < portal.record.exemplars.keys()
    assert {row["id"] for row in rows["samples"]["exemplars"]} == shown
    assert {row["exemplar"] for row in rows["samples"]["recipients"]} <= {*shown, None}


def test_every_figure_of_every_report_is_a_row_with_what_became_of_it(
    sides: dict[str, OpenData], rows: dict[str, Rows]
) -> None:
    portal, found = sides["samples"].portal, rows["samples"]["results"]
    reports = portal.record.results.values()
    figures = sum(len(one.figures) + sum(len(figure.by_member) for figure in one.figures.values()) for one in reports)
    assert len(found) == figures == sum(1 for _ in found)
    assert sum(int(row["figures"] or 0) for row in rows["samples"]["reports"]) == sum(
        not row["member"] for row in found
    )
    states = {row["state"] for row in found}
    assert states >= {"standing", "superseded", "retracted"}
    for row in found:
        assert (row["state"] in {"superseded", "retracted"}) == (row["replaced_by"] is not None)


def test_what_decides_a_verdict_stands(rows: dict[str, Rows]) -> None:
    """The report that a verdict names has a figure on its target that was neither replaced nor withdrawn."""
    standing = {
        (row["report"], str(row["target"]).rpartition("#")[2])
        for row in rows["samples"]["results"]
        if row["state"] == "standing"
    }
    deciding = [row for row in rows["samples"]["verdicts"] if row["report"]]
    assert len(deciding) > 50
    assert {(row["report"], str(row["target"]).rpartition("#")[2]) for row in deciding} <= standing


CELLS = st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.text("=+-@\t\r\n'＝,\" a", max_size=4)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4))
@example([["=1+1", "'=1"], ["-5", -5], ["@x", "\t=1"], ["", None]])
@settings(deadline=None)
def test_no_text_can_run_and_every_text_is_got_back(table: list[list[Value]]) -> None:
    text = csv_text(["a", "b"], table)
    assert text.startswith(BOM)
    read = list(csv.reader(io.StringIO(text[len(BOM) :], newline="")))[1:]
    assert len(read) == len(table)
    for row, cells in zip(table, read, strict=True):
        for value, cell in zip(row, cells, strict=True):
            if isinstance(value, str):
                assert cell[:1] not in ACTIVE
                assert cell.removeprefix("'") == value if cell.startswith("'") else cell == value
            elif isinstance(value, bool):
                assert cell == str(value).lower()
            else:
                assert cell == ("" if value is None else str(value))


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+84 912", "-1 người", "@SUM(1)", "\t=1", "\r=1", "＝1", "'x"])
def test_a_text_that_a_spreadsheet_might_run_is_marked(text: str) -> None:
    assert inert(text) == f"'{text}"


def test_what_a_reader_saves_marks_the_same_texts() -> None:
    script = (PROJECT / "theme/assets/saving.js").read_text("utf-8")
    (letters,) = re.findall(r"const safe = /\^\[(.*?)\]/u", script)
    for written, meant in (("\\-", "-"), ("\\t", "\t"), ("\\r", "\r"), ("\\n", "\n")):
        letters = letters.replace(written, meant)
    assert set(letters) == ACTIVE | {"'"}


def test_an_empty_cell_alone_in_its_line_is_a_row() -> None:
    assert list(csv.DictReader(io.StringIO(csv_text(["a"], [[None], ["b"], [1], [1.5], [True]])[len(BOM) :]))) == [
        {"a": ""}, {"a": "b"}, {"a": "1"}, {"a": "1.5"}, {"a": "true"}
    ]  # fmt: skip


def files_of(data: OpenData) -> OpenDataFiles:
    return OpenDataFiles(data, About.of(data.portal, "Cổng thi đua", "https://vi.du/"), b"CC BY 4.0\n")


def test_the_bytes_hang_on_nothing_but_the_record(sides: dict[str, OpenData]) -> None:
    one, other = files_of(sides["samples"]), files_of(sides["samples"])
    tables = list(TABLES.values())
    first = {table.name: (bytes(one.csv(table)), bytes(one.json(table))) for table in tables}
    backwards = {table.name: (bytes(other.csv(table)), bytes(other.json(table))) for table in reversed(tables)}
    assert backwards == first
    whole = bytes(one.sqlite()), bytes(one.zip())
    assert (bytes(other.sqlite()), bytes(other.zip())) == whole
    assert (other.package(), other.open_api()) == (one.package(), one.open_api())
    assert (bytes(one.zip()), bytes(one.sqlite())) == (whole[1], whole[0])
    plans = TABLES["plans"]
    (record, *_) = one.records(plans)
    assert one.record(plans, record) == one.record(plans, record) == other.record(plans, record)
    with zipfile.ZipFile(io.BytesIO(whole[1])) as made:
        assert {entry.date_time for entry in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert made.read("plans.csv") == first["plans"][0]
        assert "Cổng thi đua, dữ liệu mở v1" in made.read("README.md").decode()
        assert {"LICENSE", "CITATION.cff", "datapackage.json", "schemas/plans.json"} <= set(made.namelist())


def test_what_only_the_making_left_in_the_sqlite_file_is_gone(sides: dict[str, OpenData], tmp_path: Path) -> None:
    """Other versions of the library leave other pointers between the cells of a page, and their own number."""
    made = bytes(files_of(sides["samples"]).sqlite())
    other = bytearray(made)
    page = next(start for start in range(PAGE_SIZE, len(made), PAGE_SIZE) if made[start] == 10)
    cells, content = (int.from_bytes(made[page + place : page + place + 2]) for place in (3, 5))
    gap = page + 8 + 2 * cells
    assert gap < page + content
    assert made[gap : page + content] == bytes(page + content - gap)
    other[96:100], other[gap] = b"\0\1\2\3", 7
    assert settled(bytes(other)) == made
    (tmp_path / "x.sqlite").write_bytes(other)
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_sqlite_file_holds_every_table_and_every_reference_in_it(
    sides: dict[str, OpenData], tmp_path: Path
) -> None:
    path = tmp_path / "thi-dua.sqlite"
    path.write_bytes(bytes(files_of(sides["real"]).sqlite()))
    opened = sqlite3.connect(path)
    assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
    assert opened.execute("PRAGMA user_version").fetchone() == (1,)
    joined = opened.execute(
        "SELECT targets.statement, verdicts.status FROM verdicts JOIN targets ON targets.id = verdicts.target"
    ).fetchall()
    assert len(joined) == len(sides["real"].portal.evaluation.verdicts)
    assert {name for (name,) in opened.execute('SELECT DISTINCT "table" FROM _columns')} == TABLES.keys()
    opened.close()


def test_a_disk_that_is_full_is_called_that(sides: dict[str, OpenData], monkeypatch: pytest.MonkeyPatch) -> None:
    def small(path: str, **named: bool) -> sqlite3.Connection:
        opened = connect(path, **named)
        opened.execute("PRAGMA max_page_count = 60")
        return opened

    connect = sqlite3.connect
    monkeypatch.setattr("generator.exports.data.sqlite_file.sqlite3.connect", small)
    with pytest.raises(OSError, match="No space left") as refused:
        files_of(sides["samples"]).sqlite()
    assert refused.value.errno == errno.ENOSPC


def test_a_body_that_a_file_names_twice_is_one_row() -> None:
    asking = guidance(issuer=["hoc-vien-mau", "hoc-vien-mau", "truong-mau"]).model_copy(update={"path": "a.yml"})
    evaluation = judged(organisation("hoc-vien-mau", "academy"), organisation(), asking)
    origins = Origins(Path(), LastChanges())
    shown = evaluation.record, evaluation, evaluation.as_of, Environment()
    found = OpenData(Portal(*shown, origin_of=origins))
    assert [row[2] for row in found.rows(TABLES["guidance_issuers"])] == ["hoc-vien-mau", "truong-mau"]
