"""What was promised may not change under those who read it: not once the period closed, nor once a report is out.

A document that changes it is an amendment, a file of its own; our wrong copy is mended with `transcription` entries.
docs/RULES.md C-8.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.evaluation.amendments import NOT_JUDGED
from generator.model.amounts import Amount
from generator.model.fields import Percent
from generator.model.ids import plan_id
from generator.model.plans import Plan
from generator.model.targets import Target
from generator.reading.problems.problem import Finding, Loc

_WORDS = {**NOT_JUDGED, "statement": "", "no": None, "why": None}
_STRICTER_UP, _STRICTER_DOWN = ("at_least", "more_than"), ("at_most",)


@dataclass(frozen=True, slots=True)
class Kept:
    """Why a plan may not change: the code of the refusal, since when in words, whether only its targets are kept."""

    code: str
    since: str
    open: bool = False

    def changed(self, old: Plan, new: Plan) -> list[Loc]:
        """The places that are not what they were: of an open period only what asks for less, or is gone."""
        places: list[Loc] = [(key,) for key in self._keys() if getattr(old, key) != getattr(new, key)]
        if not self.open and old.document.date != new.document.date:
            places.append(("document", "date"))
        return [*places, *self._targets(old, new)]

    def _keys(self) -> tuple[str, ...]:
        return ("organisations", "group", "period", "amends", *(() if self.open else ("answers", "reports_due")))

    def _targets(self, old: Plan, new: Plan) -> Iterator[Loc]:
        were = {target.id: target for target in old.targets}
        for number, target in enumerate(new.targets):
            before = were.pop(target.id, None)
            if before is None:
                changed = not self.open
            else:
                changed = _asks_less(before, target) if self.open else _judged(before) != _judged(target)
            if changed:
                yield ("targets", number)
        yield from (("targets",) for _ in were)


def promise_findings(kept: Kept, old: Plan, new: Plan | None, present: bool) -> Iterator[Finding]:
    """What a change does to a plan that is kept; `present` says whether its file still stands."""
    amendment = f"{plan_id(old.id).name}.rN.yml với amends, reason, người ký"
    hint = f"trả lại tệp như cũ; văn bản sửa đổi thật thì thêm {amendment}; cổng chép sai bản in thì {_MENDED}"
    if not present:
        message = f"xóa hoặc đổi tên kế hoạch {old.id}, trong khi {kept.since}"
        yield Finding(old.path, (), kept.code, message, hint, mark=(0, 0))
        return
    places = kept.changed(old, new) if new else [()]
    mended = _mended(old, new) if new else 0
    if len(places) > mended:
        message = f"sửa điều đã hứa trong kế hoạch {old.id}, trong khi {kept.since}"
        yield Finding(old.path, places[0], kept.code, message, hint)


_MENDED = "ghi mỗi chỗ một mục transcription: chỗ nào, trước chép là gì, in là gì, ai đối chiếu"


def _mended(old: Plan, new: Plan) -> int:
    """How many places new `transcription` entries explain; who amends another plan than before explains none."""
    listed = {entry for entry in set(new.transcription) - set(old.transcription) if entry.was != entry.printed}
    return len(listed) if old.amends == new.amends else 0


def _judged(target: Target) -> Target:
    return target.model_copy(update=NOT_JUDGED)


def _asks_less(old: Target, new: Target) -> bool:
    """Whether a target is not surely as it was or stricter: the same figure, or a higher one of «at least»."""
    one, other = (target.model_copy(update=_WORDS) for target in (old, new))
    for key in (*_STRICTER_UP, *_STRICTER_DOWN):
        before, after = _size(getattr(one, key)), _size(getattr(other, key))
        if before and after and before[0] is after[0]:
            stricter = after[1] >= before[1] if key in _STRICTER_UP else after[1] <= before[1]
            other = other.model_copy(update={key: getattr(one, key)}) if stricter else other
    return one != other


def _size(asked: Any) -> tuple[type, Any] | None:
    """A figure as a number beside its kind: shares, counts and amounts are not compared with one another."""
    if isinstance(asked, Percent | Amount):
        return type(asked), asked.value
    return (int, asked) if isinstance(asked, int) else None
