"""Workbooks that LibreOffice saved again: filled in they give the same record, and a slip in them is still seen."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from generator.exports.excel.importing import Import
from generator.exports.excel.sizes import NotOurWorkbookError
from tests.editing import test_excel_slips as slips
from tests.editing.test_excel_slips import ACCEPTED, REFUSED, Office

pytestmark = pytest.mark.slow
office = slips.office
# One of each way in which what is seen and what is held may differ; the others are words and places alone.
SLIPS = (
    "row-above-heads", "merged-cells", "stray-beside", "computed-typed-over", "own-sheet", "formula", "hidden-row",
    "hidden-column", "hidden-page", "comment", "struck-through", "rounded-share", "count-is-a-date",
)  # fmt: skip
KEPT = ("as-it-is", "count-as-float", "day-as-excel-has-it", "base-not-stated")


def saved_as(folder: Path, ending: str, files: Iterable[Path], *options: str) -> Path:
    """The folder in which LibreOffice saved some files as another kind, all in one run."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("cần LibreOffice (apt-get install libreoffice-calc) để lưu lại sổ tính")
    command = [program, f"-env:UserInstallation=file://{folder}/home", "--headless", *options,
               "--convert-to", ending]  # fmt: skip
    named, out = sorted(map(str, files)), folder / f"as-{ending}"
    made = subprocess.run([*command, "--outdir", str(out), *named], capture_output=True, check=False)
    assert made.returncode == 0, made.stderr
    return out


@pytest.fixture(scope="module")
def saved(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Import]:
    """What the import says of a workbook by name of slip, or `plan`, after LibreOffice saved it."""
    folder = tmp_path_factory.mktemp("libreoffice")
    (folder / "plan.xlsx").write_bytes(office.plan)
    for name in (*SLIPS, *KEPT):
        change = REFUSED[name][0] if name in SLIPS else ACCEPTED[name][0]
        (folder / f"{name}.xlsx").write_bytes(slips.changed(office.report, change))
    out = saved_as(folder, "xlsx", folder.glob("*.xlsx"))
    return lambda name: office.take((out / f"{name}.xlsx").read_bytes(), f"{name}.xlsx")


def test_a_plan_saved_again_gives_the_very_file(saved: Callable[[str], Import]) -> None:
    found = saved("plan")
    assert (found.problems, found.text) == ([], found.before)


@pytest.mark.parametrize("name", KEPT)
def test_a_report_saved_again_is_the_same(name: str, saved: Callable[[str], Import], office: Office) -> None:
    found, straight = saved(name), office.slip(office.report, ACCEPTED[name][0])
    assert (found.problems, found.text) == ([], straight.text)


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_saved_again_is_still_reported(name: str, saved: Callable[[str], Import]) -> None:
    problems = saved(name).problems
    assert any(re.search(REFUSED[name][1], line) for line in problems), problems


def test_what_is_refused_as_ods_is_read_once_it_is_saved_as_the_remedy_says(office: Office, tmp_path: Path) -> None:
    """A plan, a filled report, and one with a slip: as OpenDocument, then as «Excel (*.xlsx)»."""
    slip = slips.changed(office.report, REFUSED["formula"][0])
    filled = slips.changed(office.report, ACCEPTED["as-it-is"][0])
    for name, content in {"plan": office.plan, "filled": filled, "slip": slip}.items():
        (tmp_path / f"{name}.xlsx").write_bytes(content)
    as_ods = saved_as(tmp_path, "ods", tmp_path.glob("*.xlsx"))
    for path in as_ods.glob("*.ods"):
        with pytest.raises(NotOurWorkbookError, match=r"\.ods.*Save As.*\*\.xlsx"):
            office.take(path.read_bytes(), path.name)
    again = saved_as(tmp_path, "xlsx", as_ods.glob("*.ods"))
    plan, report, wrong = (
        office.take((again / f"{name}.xlsx").read_bytes(), f"{name}.xlsx") for name in ("plan", "filled", "slip")
    )
    assert (plan.problems, plan.text) == ([], plan.before)
    assert (report.problems, report.text) == ([], office.take(filled, "filled.xlsx").text)
    assert any(re.search(REFUSED["formula"][1], line) for line in wrong.problems), wrong.problems
