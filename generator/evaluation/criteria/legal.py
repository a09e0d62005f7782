"""The legal cap on a title, in people: it binds whatever the target says, before the comparator. docs/RULES.md C-3."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from generator.evaluation.case import Case
from generator.evaluation.criteria.comparators import Criterion, rounded, rounding_of
from generator.evaluation.effective import tally
from generator.model.results import Figure
from generator.model.targets import Of, Target

EVERYBODY = ("individuals", "staff")


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What the law allows in one year: at most `most` people, None where nobody knows those it counts on.

    More than `beyond` is too many whoever they are: the same share of everybody there.
    """

    most: int | None
    beyond: int | None = None

    def broken_by(self, reached: int) -> bool:
        """Whether so many are more than the law allows, as far as is known."""
        return any(end is not None and reached > end for end in (self.most, self.beyond))


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """One figure of a case: the base of the reading, the year and the phase it reports on."""

    case: Case
    of: Of | None
    figure: Figure
    year: int
    phase: str

    def other(self, target: Target) -> Figure | None:
        """What stands for another target of the plan in the same year and phase."""
        years = self.case.files
        return years[self.year].standing(target.id, self.phase).figure if self.year in years else None

    def count(self, target: Target) -> int | None:
        """What another target reached, as a count."""
        figure = self.other(target)
        return None if figure is None else tally([figure], target.period or self.case.plan.period)


def ceiling_of(target: Target, reported: ReportedFigure) -> Ceiling | None:
    """The legal ceiling on a figure of the target; None where the law of its year caps nothing: no proposals."""
    if target.stage is not None or target.each is not None:
        return None
    award = reported.case.scene.awards.get(target.award or "")
    capping = award.rules_on(_last_day(target, reported)) if award and award.rules else ()
    how = rounding_of(target)
    found = [_ceiling(rule.cap.value, rule.of, how, reported) for rule in capping if rule.cap is not None]
    if not found:
        return None
    return Ceiling(
        min((end.most for end in found if end.most is not None), default=None),
        min((end.beyond for end in found if end.beyond is not None), default=None),
    )


def share_cap(target: Target, reported: ReportedFigure) -> Fraction | None:
    """The cap as a share of the target's own base, where that is what the law counts on, or everybody."""
    award = reported.case.scene.awards.get(target.award or "")
    rules = award.rules_on(_last_day(target, reported)) if award and award.rules else ()
    fits = (rule for rule in rules if rule.of is None or _of_everybody(reported.of) or _on(reported, rule.of))
    return min((rule.cap.value for rule in fits if rule.cap is not None), default=None)


def under(criterion: Criterion, ceiling: Ceiling | None) -> Criterion:
    """The criterion below the ceiling, where those the law counts on are known."""
    return criterion if ceiling is None else replace(criterion, most=ceiling.most)


def _ceiling(cap: Fraction, award: str | None, how: str, reported: ReportedFigure) -> Ceiling:
    holders = next(_holders(award, reported), None)
    if holders is not None:
        return Ceiling(rounded(cap * holders, how))
    everybody = max(_everybody(award, reported), default=None)
    return Ceiling(None, None if everybody is None else rounded(cap * everybody, how))


def _holders(award: str | None, reported: ReportedFigure) -> Iterator[int]:
    """Those the law counts on: the target's own base, then who holds that award in the plan, then in recognitions."""
    of, plan, own = reported.of, reported.case.plan, reported.figure.of
    if award is None:
        yield from () if own is None else (own,)
        return
    if of is not None and of.award == award and own is not None:
        yield own
    parent = plan.target(of.target) if of and of.target else None
    beside = (reported.figure.reached or 0) if reported.figure.counted == "beside" else 0
    if parent is not None and parent.award == award and (count := reported.count(parent)) is not None:
        yield count + beside
    counts = [reported.count(other) for other in plan.targets if other.award == award]
    yield from sorted((count + beside for count in counts if count is not None), reverse=True)
    unstated = of is None or (of.target is None and of.award is None and not of.stated)
    if unstated and own is not None:
        yield own
    if (known := reported.case.holders(award, reported.year)) is not None:
        yield known


def _everybody(award: str | None, reported: ReportedFigure) -> Iterator[int]:
    """How many people there are, as far as some figure says: no more than these can hold the award."""
    if reported.figure.of is not None and _of_everybody(reported.of):
        yield reported.figure.of
    others = (reported.other(other) for other in reported.case.plan.targets if other.award == award)
    yield from (figure.of for figure in others if figure is not None and figure.of is not None)


def _on(reported: ReportedFigure, award: str) -> bool:
    """Whether the target's base is the holders of that award."""
    of = reported.of
    parent = reported.case.plan.target(of.target) if of and of.target else None
    return award in (of.award if of else None, parent.award if parent else None)


def _of_everybody(of: Of | None) -> bool:
    """Whether a base is all people of the body, so that no award has more holders; unsaid, it is taken as such."""
    return of is None or (of.target is None and of.award is None and (of.base in EVERYBODY or not of.stated))


def _last_day(target: Target, reported: ReportedFigure) -> date:
    """The day whose law holds: the last of the year reported on, within the target's period."""
    return min((target.period or reported.case.plan.period).last(), date(reported.year, 12, 31))
