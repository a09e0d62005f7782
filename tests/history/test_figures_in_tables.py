"""The tables of the open data carry the line and commit of each figure, as its page does; nothing of drafts."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from building import committed, thidua

from tests.history.conftest import GOOD, PACT, PACT_RESULT, PACT_RESULT_TEXT, PACT_TEXT, Project

URL = "https://thi-dua.example/"
PLAN, RESULT = "content/plans/2023/truong-mau-an-binh.yml", "content/results/2023/truong-mau-an-binh/final.yml"
CLUSTER, DRAFT = "data/clusters/cum-mau.yml", "content/plans/2025/truong-mau-an-binh.yml"


def rows(text: str) -> dict[str, dict[str, str]]:
    found = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return {row["id"]: row for row in found}


@pytest.fixture(scope="module")
def folder(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """A project in which one figure was changed, with a pact that reports by member and a draft, built with drafts."""

    def make(target: Path) -> None:
        config = "site_name: Cổng\nsite_url: !ENV [PORTAL_URL, '']\n"
        project = Project(committed(GOOD, target, {"mkdocs.yml": config, ".gitignore": "site\n"}))
        project.edit(CLUSTER, "  - {organisation: truong-mau-an-binh",
                     "  - {organisation: hoc-vien-mau, from: 2021}\n  - {organisation: truong-mau-an-binh")  # fmt: skip
        project.write(PACT, PACT_TEXT)
        project.write(PACT_RESULT, PACT_RESULT_TEXT)
        project.write(DRAFT, "organisations: [truong-mau-an-binh]\nperiod: 2025\n")
        project.commit(date(2024, 6, 1))
        project.edit(RESULT, "reached: 31", "reached: 30")
        project.edit(PACT_RESULT, "hoc-vien-mau: {reached: 10", "hoc-vien-mau: {reached: 11")
        project.commit(date(2024, 7, 1))
        made = thidua("-C", target, "build", "--drafts", "--as-of", "2024-12-01", PORTAL_URL=URL)
        assert made.returncode == 0, made.stdout + made.stderr

    return once("figures-in-tables", make)


def table(folder: Path, name: str) -> dict[str, dict[str, str]]:
    return rows((folder / f"site/du-lieu/v1/{name}.csv").read_text("utf-8"))


def test_a_figure_has_its_own_line_and_commit_as_on_its_page(folder: Path):
    commits = Project(folder).git("log", "--format=%H %cs").split()
    last, first = commits[0], commits[-2]
    found = table(folder, "results")
    own = {key.partition("#")[2]: row for key, row in found.items() if key.startswith("2023/")}
    assert (own["ldtt"]["commit"], own["ldtt"]["changed_on"]) == (last, "2024-07-01")
    assert {own["cstdcs"]["commit"]} == {first}
    page = (folder / "site/ke-hoach/2023/truong-mau-an-binh/index.html").read_text("utf-8")
    for row in own.values():
        assert re.search(rf"dòng {row['line']} · commit <code>{row['commit'][:10]}</code>", page)


def test_a_members_figure_has_the_line_of_that_member(folder: Path):
    lines = (folder / PACT_RESULT).read_text("utf-8").splitlines()
    found = {row["member"]: row for key, row in table(folder, "results").items() if "@" in key}
    assert found.keys() == {"truong-mau-an-binh", "hoc-vien-mau"}
    for member, row in found.items():
        assert lines[int(row["line"]) - 1].strip().startswith(f"{member}: ")
    assert found["hoc-vien-mau"]["changed_on"] > found["truong-mau-an-binh"]["changed_on"]


def test_a_draft_is_on_the_site_that_asks_for_it_and_in_no_table(folder: Path):
    assert (folder / "site/ke-hoach/2025/truong-mau-an-binh/index.html").is_file()
    for path in (folder / "site/du-lieu/v1").rglob("*.json"):
        assert "2025/truong-mau-an-binh" not in path.read_text("utf-8"), path
    assert not (folder / "site/du-lieu/v1/plans/2025").exists()


def test_a_query_says_what_the_file_says_with_whole_addresses_and_ids(folder: Path):
    asked = thidua("-C", folder, "query", "results", "--format", "csv", "--as-of", "2024-12-01", PORTAL_URL=URL)
    assert rows(asked.stdout) == table(folder, "results")
    assert {row["page"].startswith(URL) for row in rows(asked.stdout).values()} == {True}
    plain = thidua("-C", folder, "query", "results", "--columns", "id,page,commit", "--as-of", "2024-12-01")
    assert "…" not in plain.stdout
    assert all(key in plain.stdout for key in table(folder, "results"))
    assert "thi-dua.example" not in plain.stdout
