"""Last year's plan as the start of this year's: what may stay true is kept, what the old document alone says is not."""

import re
from collections.abc import Mapping
from typing import Any

from generator.model.plans import Plan
from generator.model.targets import Target

_OF_THE_DOCUMENT = frozenset(
    {
        "document", "errata", "sources", "notes", "answers", "themes", "cites", "reports_due", "amends", "reason",
        "summary", "publishes_as_written", "sample", "title", "transcription",
    }
)  # fmt: skip
_OF_ITS_WORDS = frozenset({"components", "aligns_with", "as_written", "printed", "adopted_from", "scope", "cites"})
_DATED = frozenset({"when", "period"})
_ONE_SLOT = {"grade": "grade", "level": "level", "attains": "attained", "rank": "rank", "quality": "outcome"}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def carried_over(plan: Mapping[str, Any], years: int) -> dict[str, Any]:
    """The plain data of a plan moved by a number of years; dates of its tasks and periods move along."""
    kept = {key: value for key, value in plan.items() if key not in _OF_THE_DOCUMENT}
    return {key: _moved(value, years, key in _DATED) for key, value in kept.items() if value not in ([], {})}


def _moved(value: Any, years: int, dated: bool) -> Any:
    if isinstance(value, dict):
        kept = {key: below for key, below in value.items() if key not in _OF_ITS_WORDS}
        return {key: _moved(below, years, dated or key in _DATED) for key, below in kept.items()}
    if isinstance(value, list):
        return [_moved(item, years, dated) for item in value]
    return _YEAR.sub(lambda year: str(int(year[0]) + years), value) if dated and isinstance(value, str) else value


def figures_to_fill(plan: Plan, asked: Mapping[str, str], old: Mapping[str, str]) -> str:
    """One commented line per target for `figures:`: left as it is, it says nothing, and never zero.

    By target, `asked` is what it asks in words, `old` are the words of the figures that a correction stands beside.
    """
    counted = [target for target in plan.targets if not target.parts]
    return "".join(
        f"  ## {_summary(target, asked[target.id])}{_published(old.get(target.id))}\n"
        f"  # {target.id}: {_slots(target)}\n"
        for target in counted
    )


def _published(words: str | None) -> str:
    return f"; đã công bố: {words}" if words else ""


def _summary(target: Target, asked: str) -> str:
    return " ".join(f"{target.statement} ({asked})".split())


def _slots(target: Target) -> str:
    """The keys of a figure that answer a target."""
    name = target.comparator()
    if key := _ONE_SLOT.get(name or ""):
        return f"{{{key}: }}"
    if target.unit is not None:
        return "{quantity: }"
    return "{reached: }" if target.of and target.of.target else "{reached: , of: }"
