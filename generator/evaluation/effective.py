"""Which figure stands: phases, revisions, corrections, retractions, disputes. docs/RULES.md C-1.2 and C-8."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.evaluation.verdict import Earlier, Token
from generator.model.corrections import replaced
from generator.model.dates import PartialDate, Period
from generator.model.ids import full_id
from generator.model.results import PHASES, Figure, MemberFigure, Result

Listed = tuple[str, PartialDate | None, str | None]
RANK = {phase: rank for rank, phase in enumerate(PHASES)}


@dataclass(frozen=True, slots=True)
class Standing:
    """The figure of one target for one year that stands on the day asked, and its history.

    `figure` and `result` are None where none stands: never reported, withdrawn, or disputed.
    """

    result: Result | None = None
    figure: Figure | None = None
    target: str | None = None
    proposed: int | None = None
    disputed: bool = False
    earlier: tuple[Earlier, ...] = ()
    flags: tuple[Token, ...] = ()
    reasons: tuple[Token, ...] = ()


NOTHING = Standing()


class YearFile:
    """The published results of one plan for one year, in order of phase and revision."""

    __slots__ = ("_corrects", "_withdrawn", "results")

    def __init__(self, results: Iterable[Result]) -> None:
        self.results = sorted(results, key=_order)
        follows = ((r.id, r.corrects or r.retracts) for r in self.results)  # the chain goes on through a retraction
        self._corrects = {own: full_id(own, named) for own, named in follows if named}
        self._withdrawn = {full_id(r.id, r.retracts): r for r in reversed(self.results) if r.retracts}

    def standing(self, target: str, phase: str | None = None) -> Standing:
        """What stands for `target`, of all phases or of one."""
        carrying = [r for r in self.results if not r.retracts and is_reported(r.figures.get(target), r.phase)]
        if not carrying:
            return NOTHING
        gone = replaced((r.id for r in carrying), self._corrects) if self._corrects else {}
        live = [r for r in carrying if r.id not in gone and r.id not in self._withdrawn]
        live = [r for r in live if phase is None or r.phase == phase]
        top = max((RANK[r.phase] for r in live), default=0)
        heads = [r for r in live if RANK[r.phase] == top]
        return self._settle(target, carrying, gone, heads)

    def withdrawn(self, result: Result) -> bool:
        """Whether a result was withdrawn as a whole."""
        return result.id in self._withdrawn

    def fate(self, target: str, result: str) -> tuple[str, str | None]:
        """What became of a figure: `standing`, `superseded` or `retracted`, and the id of the report that did that."""
        if (by := self._withdrawn.get(result)) is not None:
            return "retracted", by.id
        carrying = (r.id for r in self.results if not r.retracts and is_reported(r.figures.get(target), r.phase))
        gone = replaced(carrying, self._corrects).get(result)
        return ("superseded" if gone else "standing"), gone

    def _settle(self, target: str, carrying: list[Result], gone: dict[str, str], heads: list[Result]) -> Standing:
        head = heads[-1] if heads else None
        figure = head.figures[target] if head else None
        earlier = tuple(self._earlier(target, carrying, gone, figure))
        reasons = _reasons(head, earlier)
        if any(not same(other.figures[target], figure) for other in heads[:-1]):
            return Standing(disputed=True, earlier=earlier, reasons=("disputed", *reasons))
        corrected = head is not None and any(_corrected(past, head) for past in earlier)
        return Standing(head, figure, target, None, False, earlier, ("corrected",) if corrected else (), reasons)

    def _earlier(
        self, target: str, carrying: list[Result], gone: dict[str, str], now: Figure | None
    ) -> Iterable[Earlier]:
        by_id = {result.id: result for result in carrying}
        for result in carrying:
            figure, by = result.figures[target], self._withdrawn.get(result.id)
            if by is not None:
                yield _past(result, figure, by, withdrawn=True)
            elif result.id in gone and not same(figure, now):
                yield _past(result, figure, by_id[gone[result.id]], withdrawn=False)


def is_reported(figure: Figure | None, phase: str) -> bool:
    """Whether a figure says anything on its target; a forecast counts only at mid-year."""
    if figure is None:
        return False
    values = (
        figure.reported,
        figure.share,
        figure.quantity,
        figure.proposed,
        figure.attained,
        figure.rank,
        figure.by_member or None,
        figure.items,
        figure.grade,
        figure.level,
        figure.violations,
        figure.outcome,
        figure.progress,
    )
    if any(part is not None for part in values):
        return True
    return phase == "mid-year" and (figure.ruled_out is not None or figure.registered is not None)


def listed(figure: MemberFigure) -> frozenset[Listed]:
    """The different deliverables of a figure, by folded title, day and number."""
    items = figure.items or ()
    return frozenset((" ".join(item.title.casefold().split()), item.date, item.number) for item in items)


def tally(figures: Iterable[Figure], period: Period) -> int | None:
    """The number reached over `figures`: different items dated in the period, and counts where no full list is given.

    None where no figure gives a number.
    """
    items: set[Listed] = set()
    counts: list[int] = []
    reported = False
    for figure in figures:
        own = listed(figure)
        if figure.items is not None and figure.reached in (None, len(own)):
            reported = True
            items.update(item for item in own if falls_in(item[1], period))
        elif figure.reached is not None:
            counts.append(figure.reached)
    return len(items) + sum(counts) if reported or counts else None


def falls_in(day: PartialDate | None, period: Period) -> bool:
    """Whether a day, month or year touches the period; undated items are taken at the report's word."""
    return day is None or (day.first() <= period.last() and period.first() <= day.last())


def same(one: Figure, other: Figure | None) -> bool:
    """Whether two figures say the same, notes aside."""
    return other is not None and _values(one) == _values(other)


def _values(figure: MemberFigure) -> tuple[object, ...]:
    members = figure.by_member.items() if isinstance(figure, Figure) else ()
    return (
        figure.reported, figure.base, figure.counted, figure.quantity, figure.proposed, figure.attained, figure.rank,
        figure.grade, figure.level, figure.violations, figure.attested, figure.outcome,
        figure.ruled_out, figure.registered, figure.share if figure.reached is None else None, listed(figure),
        *((key, _values(own)) for key, own in sorted(members)),
    )  # fmt: skip


def published(result: Result, as_of: date) -> bool:
    """Whether it was surely public on `as_of`: a month or a year counts from its last day."""
    return result.published_on.last() <= as_of


def _order(result: Result) -> tuple[int, int, date]:
    return RANK[result.phase], result.revision, result.published_on.last()


def _past(result: Result, figure: Figure, by: Result, *, withdrawn: bool) -> Earlier:
    return Earlier(
        result=result.id,
        phase=result.phase,
        revision=result.revision,
        published_on=result.published_on,
        reached=figure.reached if figure.items is None else len(listed(figure)),
        base=figure.of,
        grade=figure.grade,
        replaced_by=by.id,
        on=by.published_on,
        reason=by.reason,
        withdrawn=withdrawn,
    )


def _corrected(past: Earlier, head: Result) -> bool:
    return not past.withdrawn and past.phase == head.phase


def _reasons(head: Result | None, earlier: tuple[Earlier, ...]) -> tuple[Token, ...]:
    found: list[Token] = []
    withdrawn = [past for past in earlier if past.withdrawn and (not head or RANK[past.phase] > RANK[head.phase])]
    if withdrawn:
        found.append("retracted")
    revoked = [past.reason for past in earlier if past in withdrawn or (head and _corrected(past, head))]
    if "award_revoked" in revoked:
        found.append("award_revoked")
    return tuple(found)
