"""The open data as a site publishes them: other people's readers open them, and they say what the pages say."""

import csv
import json
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from frictionless import Package, system
from html_tree import article, parse_file
from openapi_spec_validator import validate

from generator.exports.data.csv_text import inert
from generator.exports.data.registry import TABLES, wholes
from generator.labels.verdicts import SHOWN
from generator.model.kinds import KINDS
from tests.editing.test_excel_libreoffice import saved_as

CASES = ("one-plan", "amended", "merged", "hostile")
Site = Callable[[str], Path]
UTF_8 = "--infilter=CSV:44,34,76,1"  # a run without a window does not go by the mark at the beginning


@pytest.fixture(scope="module", params=["real", *CASES])
def site(request: pytest.FixtureRequest, real_site: Path, case_site: Site) -> Path:
    """The real site, and those of the small projects."""
    return real_site if request.param == "real" else case_site(request.param)


def table(site: Path, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file, with the texts that were made inert as they are meant."""
    with (site / "du-lieu/v1" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [{key: cell.removeprefix("'") for key, cell in row.items()} for row in csv.DictReader(file)]


@pytest.mark.parametrize("name", ["real", "hostile"])
def test_frictionless_finds_every_table_valid(name: str, real_site: Path, case_site: Site) -> None:
    site = real_site if name == "real" else case_site(name)
    with system.use_context(trusted=True):
        report = Package(str(site / "du-lieu/v1/datapackage.json")).validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "note"]) == []
    assert len(report.tasks) == len(TABLES)


def test_the_json_files_are_what_their_schemas_and_the_api_say(real_site: Path) -> None:
    folder = real_site / "du-lieu/v1"
    api = json.loads((folder / "openapi.json").read_text("utf-8"))
    validate(api)
    tables = {path.removeprefix("/du-lieu/v1/") for path in api["paths"] if "{" not in path}
    assert tables == {f"{name}.json" for name in TABLES}
    for name in TABLES:
        schema = json.loads((folder / f"schemas/{name}.json").read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.Draft202012Validator(schema).validate(json.loads((folder / f"{name}.json").read_text("utf-8")))


def test_the_json_of_a_record_is_its_row_and_its_rows_elsewhere(site: Path) -> None:
    folder = site / "du-lieu/v1"
    made = {one: json.loads((folder / f"{one}.json").read_text("utf-8"))["rows"] for one in TABLES}
    for name, declared in TABLES.items():
        files = {path.relative_to(folder / name).as_posix().removesuffix(".json"): path
                 for path in (folder / name).rglob("*.json")}  # fmt: skip
        assert files.keys() == ({row["id"] for row in made[name]} if declared.kind else set())
        for row in (row for row in made[name] if declared.kind):
            record = json.loads(files[row["id"]].read_text("utf-8"))
            assert record["row"] == row
            for part, its in owners(name).items():
                rows = [other for other in made[part] if row["id"] in {other.get(column) for column in its}]
                assert record.get(part, []) == rows, (part, row["id"])


def owners(whole: str) -> dict[str, list[str]]:
    """Table → its columns that name a record of the table `whole`."""
    found = {
        name: [one.columns[place].name for place, to in wholes(one) if to == whole] for name, one in TABLES.items()
    }
    return {name: columns for name, columns in found.items() if columns}


def test_a_record_is_as_the_api_says(real_site: Path) -> None:
    folder = real_site / "du-lieu/v1"
    api = json.loads((folder / "openapi.json").read_text("utf-8"))
    answer = api["paths"]["/du-lieu/v1/plans/{year}/{name}.json"]["get"]["responses"]["200"]
    schema = {**answer["content"]["application/json"]["schema"], "components": api["components"]}
    for path in (folder / "plans").rglob("*.json"):
        record = json.loads(path.read_text("utf-8"))
        jsonschema.Draft202012Validator(schema).validate(record)
        assert set(record) <= set(schema["oneOf"][0]["properties"])
        assert len(record["targets"]) == record["row"]["targets"]


def test_a_wrong_row_is_not_valid(real_site: Path) -> None:
    folder = real_site / "du-lieu/v1"
    schema = json.loads((folder / "schemas/verdicts.json").read_text("utf-8"))
    made: dict[str, Any] = json.loads((folder / "verdicts.json").read_text("utf-8"))
    for wrong in ({"reached": "3"}, {"status": "good"}, {"more": 1}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**made, "rows": [{**made["rows"][0], **wrong}]}, schema)


def test_csv_and_json_say_the_same(site: Path) -> None:
    for name in TABLES:
        made = json.loads((site / "du-lieu/v1" / f"{name}.json").read_text("utf-8"))["rows"]
        assert [{key: text(cell) for key, cell in row.items()} for row in made] == [
            {key: cell for key, cell in row.items() if cell} for row in table(site, name)
        ]


def text(cell: object) -> str:
    return str(cell).lower() if isinstance(cell, bool) else str(cell).removeprefix("'")


def test_every_record_with_a_page_is_a_row_and_every_row_of_a_record_has_its_page(site: Path) -> None:
    for kind in (kind for kind in KINDS.values() if kind.slug and kind.key in TABLES):
        section = site / kind.slug
        pages = {path.parent.relative_to(site).as_posix() + "/" for path in section.rglob("index.html")}
        lists = {f"{kind.slug}/", *(page for page in pages if page.removesuffix("/").rpartition("/")[2].isdigit())}
        rows = {row["page"] for row in table(site, kind.key)}
        below = {page for page in pages for record in rows if page != record and page.startswith(record)}
        assert rows == pages - lists - below, kind.key


def test_targets_verdicts_and_figures_are_those_of_the_plan_pages(site: Path) -> None:
    """Counted and compared row by row: what the page of a plan says of each target."""
    verdicts = {row["page"]: row for row in table(site, "verdicts")}
    for plan in (row for row in table(site, "plans") if row["in_force"] == "true"):
        page = article(parse_file(site / plan["page"] / "index.html"))
        listed = {str(row.attributes.get("id")): row.text() for row in page.all("tbody")}
        shown = {anchor: said for anchor, said in listed.items() if anchor.startswith("ct-")}
        assert {f"{plan['page']}#{anchor}" for anchor in shown} == {
            address for address, row in verdicts.items() if row["plan"] == plan["id"]
        }
        assert int(plan["targets"]) <= len(shown)
        for anchor, said in shown.items():
            verdict = verdicts[f"{plan['page']}#{anchor}"]
            assert SHOWN[verdict["status_shown"]].lower() in said.lower(), verdict
            if verdict["reached"] and verdict["base"]:
                assert f"{verdict['reached']}/{verdict['base']}" in said, verdict


def test_the_members_of_a_cluster_are_those_of_its_page(site: Path) -> None:
    members = table(site, "cluster_members")
    organisations = {row["id"]: row["page"] for row in table(site, "organisations")}
    for cluster in table(site, "clusters"):
        page = article(parse_file(site / cluster["page"] / "index.html"))
        linked = {resolved(f"{cluster['page']}{link.attributes.get('href')}") for link in page.all("a")}
        named = {organisations[row["organisation"]] for row in members if row["cluster"] == cluster["id"]}
        assert named <= linked, cluster["id"]


def resolved(link: str) -> str:
    parts: list[str] = []
    for part in link.partition("#")[0].strip("/").split("/"):
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts).removesuffix("index.html")


def test_the_parts_add_up_to_what_the_wholes_say(site: Path) -> None:
    def count(name: str, column: str, value: str) -> int:
        return sum(row[column] == value for row in table(site, name))

    for plan in table(site, "plans"):
        assert count("targets", "plan", plan["id"]) == int(plan["targets"])
        assert count("tasks", "plan", plan["id"]) == int(plan["tasks"])
    for report in table(site, "reports"):
        of_report = [row for row in table(site, "results") if row["report"] == report["id"] and not row["member"]]
        assert len(of_report) == int(report["figures"])
    for theme in table(site, "themes"):
        assert count("theme_components", "theme", theme["id"]) == int(theme["components"])


def test_every_row_leads_to_its_file_and_to_its_page(site: Path) -> None:
    pages = {path.relative_to(site).as_posix() for path in site.rglob("index.html")}
    for name in TABLES:
        for row in table(site, name):
            assert not row["page"] or f"{row['page'].partition('#')[0]}index.html" in pages, (name, row)
            source = site / "du-lieu" / row["file"]
            assert 0 < int(row["line"]) <= len(source.read_text("utf-8").splitlines())
            assert not row["file"].startswith("examples/")


def test_a_row_names_the_commit_that_changed_its_file_last(case_site: Site) -> None:
    project = case_site("one-plan").parent
    asked = ["git", "-C", str(project), "rev-parse", "HEAD"]
    newest = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    assert {row["commit"] for name in TABLES for row in table(project / "site", name)} == {newest}


def test_what_strangers_wrote_runs_nowhere(case_site: Site) -> None:
    marked = set()
    for path in sorted((case_site("hostile") / "du-lieu/v1").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]
                marked.update(cell for cell in row if cell.startswith("'="))
    assert marked == {'\'=HYPERLINK("https://xau.vi-du")'}


def test_libreoffice_runs_no_cell_and_shows_vietnamese(case_site: Site, tmp_path: Path) -> None:
    source = case_site("hostile") / "du-lieu/v1/citations.csv"
    (sheet,) = openpyxl.load_workbook(saved_as(tmp_path, "xlsx", [source], UTF_8) / "citations.xlsx").worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert {"id", inert('=HYPERLINK("https://xau.vi-du")')} <= {str(cell.value) for cell in cells}


def test_the_dictionary_names_every_table_and_column_and_leads_to_every_file(real_site: Path) -> None:
    page = article(parse_file(real_site / "du-lieu/v1/index.html"))
    linked = {str(link.attributes.get("href")) for link in page.all("a")}
    files = {path.relative_to(real_site / "du-lieu/v1").as_posix() for path in downloads(real_site)}
    assert files <= {link.rpartition("du-lieu/v1/")[2] for link in linked}
    named = {code.text() for code in page.all("code")}
    assert {column.name for one in TABLES.values() for column in one.columns} | TABLES.keys() <= named


def downloads(site: Path) -> Iterable[Path]:
    """Every file but those of single records, of which one is named as an example."""
    folder, records = site / "du-lieu/v1", {name for name, one in TABLES.items() if one.kind}
    everything = [
        path for path in folder.rglob("*") if path.is_file() and path.relative_to(folder).parts[0] not in records
    ]
    return (path for path in everything if path.suffix not in {".html", ".gz", ".br"})
