"""Checks over several keys of one mapping, on plain data: reported even where another field of it is wrong."""

from collections.abc import Iterator
from typing import Any

from generator.model.comparator import COMPARATORS
from generator.model.targets import BASES
from generator.reading.problems.problem import Finding, Loc
from generator.reading.records.messages import comparator_message
from generator.reading.records.remedies import remedy


def whole_findings(path: str, data: Any) -> Iterator[Finding]:
    """Targets without exactly one comparator, and bases that are several."""
    for loc, target in _mappings(data, "targets"):
        found = [name for name in COMPARATORS if _is_set(target.get(name))]
        if len(found) != 1:
            message = comparator_message(", ".join(found), ", ".join(COMPARATORS))
            yield Finding(path, loc, "not-one-comparator", message, remedy("not-one-comparator", ""))
        base = target.get("of")
        if isinstance(base, dict) and sum(base.get(name) is not None for name in BASES) > 1:
            message = f"mẫu số chỉ có một trong: {', '.join(BASES)}"
            yield Finding(path, (*loc, "of"), "not-one-base", message)


def _mappings(data: Any, key: str) -> Iterator[tuple[Loc, dict[str, Any]]]:
    items = data.get(key) if isinstance(data, dict) else None
    for number, item in enumerate(items if isinstance(items, list) else []):
        if isinstance(item, dict):
            yield (key, number), item


def _is_set(value: Any) -> bool:
    return value is not None and value != [] and not (isinstance(value, str) and value.strip().lower() == "false")
