"""The verdicts of the benchmark go by what they say: pace beside the peer, growth by record, memory."""

import pytest

from bench.measure import MIB, Cost
from bench.table import Run, build_table, expectations


def run(tool: str, records: int, pages: int, seconds: float, mib: int = 200) -> Run:
    return Run(tool, records, pages, pages * 50_000, 1, Cost(seconds, seconds, mib * MIB))


def met(*runs: Run) -> list[bool]:
    return [found.met for found in expectations(runs, "ours", "peer")]


def test_the_ratio_is_of_seconds_a_thousand_pages():
    table = build_table([run("ours", 1000, 1500, 3), run("peer", 1000, 1400, 28)], "ours")
    assert [line.split()[-1] for line in table.splitlines()[1:]] == ["1.00×", "10.00×"]


@pytest.mark.parametrize(("seconds", "reached"), [(28, True), (27.9, False)])
def test_ten_times_the_peer_is_reached_or_not(seconds: float, reached: bool):
    assert met(run("ours", 1000, 1500, 3), run("peer", 1000, 1400, seconds)) == [reached]


@pytest.mark.parametrize(
    ("seconds", "mib", "expected"), [(39, 1000, [True, True]), (39.1, 1000, [False, True]), (30, 1024, [True, False])]
)
def test_growth_goes_by_record_and_memory_by_the_gibibyte(seconds: float, mib: int, expected: list[bool]):
    assert met(run("ours", 1000, 1500, 3), run("ours", 10_000, 12_000, seconds, mib)) == expected
