"""`thidua query`: the tables of the open data on the command line."""

import csv
import io
import json
from pathlib import Path

import pytest

from generator.exports.data.registry import TABLES, columns
from tests.editing.conftest import Run


def test_without_a_table_all_are_named(run: Run) -> None:
    named = run("query").stdout.splitlines()
    assert [line.split()[0] for line in named] == list(TABLES)


def test_rows_are_those_of_the_files_of_the_site(run: Run, project: Path) -> None:
    found = run("query", "plans", "--format", "json")
    assert found.exit_code == 0, found.output
    rows = json.loads(found.stdout)
    assert {row["id"] for row in rows} == {
        path.relative_to(project / "content/plans").with_suffix("").as_posix()
        for path in (project / "content/plans").rglob("*.yml")
    }
    text = run("query", "plans", "--format", "csv").stdout
    read = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert list(read[0]) == [column.name for column in columns(TABLES["plans"])]
    assert [row["id"] for row in read] == [row["id"] for row in rows]
    assert all((project / row["file"]).is_file() and row["line"] for row in rows)


def test_columns_are_chosen_and_put_in_order(run: Run) -> None:
    (first, *_) = json.loads(run("query", "targets", "--columns", "line, id", "--format", "json").stdout)
    assert list(first) == ["line", "id"]


def ids(run: Run, table: str, *conditions: str) -> list[str]:
    asked = [part for condition in conditions for part in ("--where", condition)]
    found = run("query", table, *asked, "--columns", "id", "--format", "json")
    assert found.exit_code == 0, found.output
    return [row["id"] for row in json.loads(found.stdout)]


def test_conditions_choose_rows_and_all_must_hold(run: Run) -> None:
    everything = json.loads(run("query", "targets", "--format", "json").stdout)
    shares = [row["id"] for row in everything if row.get("unit") == "%"]
    high = [row["id"] for row in everything if row.get("unit") == "%" and row["value"] >= 90]
    assert 0 < len(high) < len(shares) < len(everything)
    assert ids(run, "targets", "unit=%") == shares
    assert ids(run, "targets", "unit=%", "value>=90") == ids(run, "targets", "unit=%", "value >= 90%") == high
    assert ids(run, "targets", "unit=%", "value<=89,5") == [key for key in shares if key not in high]
    assert ids(run, "targets", "unit!=%") == [row["id"] for row in everything if row["id"] not in shares]


def test_words_are_found_without_accents_and_labels_stand_for_values(run: Run) -> None:
    schools = ids(run, "organisations", "kind=political-school")
    assert schools
    assert ids(run, "organisations", "kind=trường chính trị") == schools
    assert set(ids(run, "organisations", "name~TRUONG CHINH TRI")) >= set(schools)
    assert ids(run, "plans", "in_force=đúng") == ids(run, "plans", "in_force=true")


def test_a_blank_value_asks_for_cells_without_one(run: Run) -> None:
    everything = ids(run, "organisations")
    with_parent = ids(run, "organisations", "parent!=")
    assert [key for key in everything if key not in with_parent] == ids(run, "organisations", "parent=")


def test_a_table_for_people_says_how_many_rows_and_what_it_leaves_out(run: Run) -> None:
    found = run("query", "results")
    assert found.stdout.startswith("id ")
    assert max(map(len, found.stdout.splitlines())) < 8 * 42
    assert f"{len(ids(run, 'results'))} dòng; còn các cột " in found.stderr
    assert run("query", "exemplars", "--where", "title=zzz").stderr == "0 dòng\n"


def test_samples_are_asked_for_apart(run: Run) -> None:
    real, samples = ids(run, "plans"), json.loads(run("query", "plans", "--samples", "--format", "json").stdout)
    assert samples
    assert not {row["id"] for row in samples} & set(real)
    assert all(row["file"].startswith("examples/") for row in samples)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("resluts",), "không có bảng «resluts»; có phải «results»?"),
        (("chi tieu",), "có phải «targets»?"),
        (("zzzzzz",), "không có bảng «zzzzzz»; có: plans, "),
        (("plans", "--columns", "id,titel"), "bảng plans không có cột «titel»; có phải «title»?"),
        (("plans", "--where", "titel=a"), "không có cột «titel»; có phải «title»?"),
        (("plans", "--where", "title"), "«title» không phải điều kiện; viết cột=giá trị"),
        (("plans", "--where", "tasks=nhiều"), "cột tasks là số, không phải «nhiều»"),
        (("plans", "--where", "in_force=1"), "cột in_force là đúng hay sai, không phải «1»"),
        (("plans", "--where", "name>=a"), "cột name không phải số hay ngày"),
        (("verdicts", "--where", "status=not_mt"), "không có giá trị «not_mt»; có phải «not_met»?"),
    ],
)
def test_what_is_mistyped_is_said_with_the_nearest_name(run: Run, arguments: tuple[str, ...], said: str) -> None:
    found = run("query", *arguments)
    assert (found.exit_code, found.stdout) == (2, "")
    assert said in found.stderr or said in str(found.exception)


def test_no_rows_come_of_data_with_errors(run: Run, project: Path) -> None:
    next((project / "content/plans").rglob("*.yml")).write_text("title: [\n")
    found = run("query", "plans")
    assert (found.exit_code, found.stdout) == (1, "")
