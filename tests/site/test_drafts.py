"""A plan that nobody filled in yet changes nothing of what is published; asked for, it stands there with its mark."""

import shutil
from pathlib import Path

import pytest

from generator.pages.page import Page
from generator.pages.route import LargeFile
from generator.pages.site import Site
from generator.reading.read import read_folder
from generator.site.build import Build
from generator.site.settings import settings_for
from tests.editing.conftest import GOOD, Run, run  # noqa: F401

PLAN = "content/plans/2024/truong-mau-an-binh.yml"
EXEMPLAR_FILE = "content/exemplars/2024/khoa-hai.yml"
NAME = "2024/truong-mau-an-binh"
DRAFTS = {
    "a copy of last year's": None,
    "no title": "period: 2024\ndocument: {number: 01/KH}\ntargets: [{T}]\n",
    "no document": "title: Kế hoạch năm 2024\nperiod: 2024\ndocument: {kind: plan}\ntargets: [{T}]\n",
    "no targets": "title: Kế hoạch năm 2024\nperiod: 2024\ndocument: {number: 01/KH}\n",
}
TARGET = "{id: moi, statement: Chỉ tiêu chưa hứa, population: units, at_least: 1}"
RESULT = "published_on: 2025-01-10\nbasis: report\nevidence: [Báo cáo]\nfigures: {moi: {reached: 7}}\n"
EXEMPLAR = "subject: collective\norganisation: truong-mau-an-binh\ntitle: Khoa Hai\nstory: Dạy thử.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the good project, with an exemplar that may name a plan."""
    folder = Path(shutil.copytree(GOOD, tmp_path / "project"))
    put(folder, EXEMPLAR_FILE, EXEMPLAR)
    return folder


def put(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def with_draft(folder: Path, run: Run, text: str | None) -> None:  # noqa: F811
    if text is None:
        assert run("new", "plan", "truong-mau-an-binh", "--year", "2024", "--from", "2023").exit_code == 0
        return
    put(folder, PLAN, "organisations: truong-mau-an-binh\n" + text.replace("{T}", TARGET))
    put(folder, EXEMPLAR_FILE, f"{EXEMPLAR}plan: {NAME}\n")
    if "{T}" in text:
        put(folder, f"content/results/{NAME}/final.yml", RESULT)


def published(folder: Path, drafts: bool = False) -> dict[str, object]:
    """Every address with what stands there."""
    build = Build(settings_for(folder, samples=False, drafts=drafts).with_changes(), Site())
    made = {address: route.make() for address, route in build.routes.items()}
    return {address: _content(one) for address, one in made.items()}


def _content(made: Page | bytes | LargeFile) -> object:
    if isinstance(made, LargeFile):
        return bytes(made)
    return (made.title, made.description, made.body) if isinstance(made, Page) else made


@pytest.mark.parametrize("text", DRAFTS.values(), ids=DRAFTS)
def test_a_draft_is_warned_of_and_changes_no_page(project: Path, run: Run, text: str | None) -> None:  # noqa: F811
    before = published(project)
    with_draft(project, run, text)
    problems = read_folder(project).problems
    assert not [problem for problem in problems if problem.severity == "error"]
    expected = {"draft-plan"} | ({"result-of-draft"} if text and "{T}" in text else set())
    assert {problem.code for problem in problems if "/2024/" in problem.path} >= expected
    after = published(project)
    assert after.keys() == before.keys()
    own = f"du-lieu/{EXEMPLAR_FILE}"
    assert [address for address in after if after[address] != before[address] and address != own] == []


def test_a_draft_that_is_asked_for_is_marked_wherever_it_is_named(project: Path, run: Run) -> None:  # noqa: F811
    with_draft(project, run, DRAFTS["no title"])
    shown = published(project, drafts=True)
    page = shown[f"ke-hoach/{NAME}/"]
    assert "[Bản nháp] Kế hoạch thi đua năm 2024" in page[0]
    assert "còn thiếu tên" in page[2]
    assert "[Bản nháp]" in shown["ke-hoach/"][2]


def test_an_amendment_of_a_draft_is_a_draft(project: Path, run: Run) -> None:  # noqa: F811
    before = published(project).keys()
    with_draft(project, run, DRAFTS["no title"])
    amended = "organisations: truong-mau-an-binh\namends: truong-mau-an-binh\nreason: Sửa\ntitle: Kế hoạch năm 2024\n"
    put(
        project,
        PLAN.replace(".yml", ".r2.yml"),
        f"{amended}period: 2024\ndocument: {{number: 2/KH}}\ntargets: [{TARGET}]\n",
    )
    assert published(project).keys() == before


def test_a_screen_shows_no_draft_unless_it_is_asked_for(project: Path, run: Run, tmp_path: Path) -> None:  # noqa: F811
    sizes = {}
    for name, text in (("without", ""), ("with", DRAFTS["no document"])):
        if text:
            with_draft(project, run, text)
        for option in ((), ("--drafts",)):
            target = tmp_path / f"{name}{len(option)}.zip"
            made = run("kiosk", "truong-mau-an-binh", "--zip", str(target), *option)
            assert made.exit_code == 0, made.output
            sizes[name, bool(option)] = target.read_bytes()
    assert sizes["with", False] == sizes["without", False]
    assert sizes["with", True] != sizes["without", True]
