"""Builds beside those of an earlier commit: medians, ratios pair by pair, and whether they stay within a twentieth."""

from bench.before import Pair, lines
from bench.measure import MIB, Cost


def test_each_figure_is_held_by_its_ratio() -> None:
    pairs = [
        Pair(Cost(2.0, 4.0, 100 * MIB), Cost(4.0, 4.0, 90 * MIB)),
        Pair(Cost(2.2, 4.4, 1), Cost(4.4, 4.0, 2)),
        Pair(Cost(2.1, 4.2, 1), Cost(4.2, 4.0, 2)),
    ]
    assert lines(30, pairs) == [
        "đạt  30 trang: 4.2 CPU giây, bản trước 4.0: 1.05 lần",
        "đạt  30 trang: 2.1 giây, bản trước 4.2: 0.50 lần",
        "CHƯA 30 trang: 100.0 MiB, bản trước 90.0: 1.11 lần",
    ]
