"""The benchmark of edits follows a real server, and leaves the project as it was."""

import sys
from pathlib import Path

import pytest
from building import holdings

from bench.editing import measure_edits
from bench.records import write_project


@pytest.mark.slow
def test_an_edit_is_followed_to_the_page(tmp_path: Path):
    write_project(tmp_path, 12)
    before = holdings(tmp_path)
    found = measure_edits(tmp_path, Path(sys.executable).with_name("thidua"), edits=1)
    assert found.keys() == {"start", "edit"}
    assert all(seconds > 0 for seconds in found.values())
    assert holdings(tmp_path) == before
