"""Workbooks that LibreOffice saved again: filled in they give the same record, and a slip in them is still seen."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.exports.excel.importing import Import
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


@pytest.fixture(scope="module")
def saved(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Import]:
    """What the import says of a workbook by name of slip, or `plan`, after LibreOffice saved it: all in one run."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("cần LibreOffice (apt-get install libreoffice-calc) để lưu lại sổ tính")
    folder = tmp_path_factory.mktemp("libreoffice")
    (folder / "plan.xlsx").write_bytes(office.plan)
    for name in (*SLIPS, *KEPT):
        change = REFUSED[name][0] if name in SLIPS else ACCEPTED[name][0]
        (folder / f"{name}.xlsx").write_bytes(slips.changed(office.report, change))
    command = [program, f"-env:UserInstallation=file://{folder}/home", "--headless", "--convert-to", "xlsx"]
    files = sorted(map(str, folder.glob("*.xlsx")))
    made = subprocess.run([*command, "--outdir", str(folder / "out"), *files], capture_output=True, check=False)
    assert made.returncode == 0, made.stderr
    return lambda name: office.take(Path(folder, "out", f"{name}.xlsx").read_bytes(), f"{name}.xlsx")


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
