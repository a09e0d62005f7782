"""Builds beside those of an earlier commit: medians, ratios run by run, and whether they stay within a twentieth."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.before import Builds, lines
from bench.measure import MIB, Cost
from bench.records import PROJECT, write_project


def test_each_figure_is_held_by_its_ratio() -> None:
    found = [
        Builds(Cost(2.0, 4.0, 100 * MIB), Cost(4.0, 4.0, 90 * MIB), Cost(1.0, 2.0, 45 * MIB)),
        Builds(Cost(2.2, 4.4, 1), Cost(4.4, 4.0, 2), Cost(1.1, 6.0, 1)),
        Builds(Cost(2.1, 4.2, 1), Cost(4.2, 4.0, 2), Cost(1.2, 4.4, 1)),
    ]
    assert lines(30, found) == [
        "đạt  30 trang: 4.2 CPU giây, bản trước 4.0: 1.05 lần",
        "đạt  30 trang: 2.1 giây, bản trước 4.2: 0.50 lần",
        "CHƯA 30 trang: 100.0 MiB, bản trước 90.0: 1.11 lần",
        "CHƯA 30 trang, chỉ những tệp bản trước cũng có: 4.4 CPU giây, bản trước 4.0: 1.10 lần",
        "đạt  30 trang, chỉ những tệp bản trước cũng có: 1.1 giây, bản trước 4.2: 0.25 lần",
        "đạt  30 trang, chỉ những tệp bản trước cũng có: 45.0 MiB, bản trước 90.0: 0.50 lần",
    ]


@pytest.mark.slow
def test_a_narrowed_build_makes_what_is_listed_as_a_whole_one_does(tmp_path: Path) -> None:
    write_project(tmp_path / "project", 20)
    (tmp_path / "list").write_text("index.html\nlich/index.html\ndu-lieu/v1/plans.csv")
    site = tmp_path / "site"
    command = [sys.executable, "-m", "bench.narrowed", tmp_path / "list", "-C", tmp_path / "project", "build"]
    subprocess.run([*command, "--site", site], cwd=PROJECT, check=True, capture_output=True)
    made = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert {"index.html", "lich/index.html", "du-lieu/v1/plans.csv"} < made
    assert not any(path.startswith(("ke-hoach/20", "manifest")) or path.endswith(".gz") for path in made)
    assert len((site / "index.html").read_bytes()) > 10_000
