"""The evaluation engine beside a naive loop of floats, on the plans of a folder. Run as a program of its own."""

import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from generator.evaluation.engine import evaluate
from generator.model.fields import Percent, Span
from generator.model.plans import Plan
from generator.model.record import Record
from generator.model.results import Figure, Result
from generator.model.targets import Target
from generator.reading.read import read_folder
from generator.site.settings import settings_for


def compare(folder: Path) -> dict[str, float]:
    """Seconds of both ways and the number of targets judged. The record is read before the clock starts."""
    record = read_folder(folder).record
    as_of = settings_for(folder).as_of
    begun = time.perf_counter()
    judged = len(evaluate(record, as_of).verdicts)
    engine = time.perf_counter() - begun
    begun = time.perf_counter()
    naive = sum(1 for _ in naive_verdicts(record))
    return {"plans": len(record.plans), "targets": judged, "engine": engine, "naive_targets": naive,
            "naive": time.perf_counter() - begun}  # fmt: skip


def naive_verdicts(record: Record) -> Iterable[tuple[str, str, bool | None]]:
    """What a spreadsheet would do: a ratio of floats against a float, None without a report."""
    results: dict[str, list[Result]] = {}
    for result in record.results.values():
        results.setdefault(result.plan, []).append(result)
    for plan in record.plans.values():
        for target in plan.targets:
            yield plan.id, target.id, _naive(plan, target, results.get(plan.id, []))


def _naive(plan: Plan, target: Target, results: list[Result]) -> bool | None:
    figure = next((result.figures[target.id] for result in results if target.id in result.figures), None)
    if figure is None:
        return None
    if target.grade is not None:
        return figure.grade == target.grade
    if figure.reached is None:
        return figure.violations == 0
    return _compare(target, _ratio(figure, target, results))


def _ratio(figure: Figure, target: Target, results: list[Result]) -> float:
    base = figure.of
    if base is None and target.of is not None and target.of.target is not None:
        base = next((result.figures[target.of.target].reached for result in results), None)
    return float(figure.reached or 0) / base if base else float(figure.reached or 0)


def _compare(target: Target, value: float) -> bool:
    if target.all:
        return value >= 1.0
    if isinstance(target.between, Span):
        return float(target.between.low) <= value <= float(target.between.high)
    wanted = target.at_least or target.more_than or target.exactly
    least = float(wanted.value) if isinstance(wanted, Percent) else float(wanted or 0)
    return value > least if target.more_than else value >= least


if __name__ == "__main__":
    sys.stdout.write(json.dumps(compare(Path(sys.argv[1]))))
