"""The base of a share: the figure's own count, or what the parent target reached. docs/RULES.md C-3."""

from dataclasses import dataclass

from generator.evaluation.criteria.comparators import Criterion
from generator.evaluation.effective import Standing, tally
from generator.evaluation.verdict import Token, tokens
from generator.model.dates import Period
from generator.model.results import Figure
from generator.model.targets import Of


@dataclass(frozen=True, slots=True)
class Base:
    """A denominator, where it came from (`figure`, `target <id>`, `recognitions`), and whether it rests on a parent
    target, or even on a forecast for it.
    """

    value: int | None
    source: str | None
    nested: bool = False
    forecast: bool = False
    flags: tuple[Token, ...] = ()


def base_of(of: Of | None, figure: Figure, parent: Standing | None, period: Period, holders: int | None) -> Base:
    """The base of `figure`. `parent` is what stands for the parent target in the same year and phase, `holders` how
    many hold the award that is the base, as recognitions say, where no target of the plan reports them.
    """
    if of is None or (of.target is None and (of.award is None or figure.of is not None)):
        return Base(figure.of, None if figure.of is None else "figure")
    beside: tuple[Token, ...] = ("counted_beside",) if figure.counted == "beside" else ()
    own = tally([figure], period) if beside else None
    if parent is None or parent.figure is None or parent.disputed:
        silent = parent is None or not parent.disputed
        if holders is None or not silent:
            return Base(None, None, nested=True)
        return Base(holders + (own or 0), "recognitions", nested=True, flags=beside)
    counted = tally([parent.figure], period)
    forecast = parent.figure.registered if counted is None else counted
    corrected: tuple[Token, ...] = ("corrected",) if "corrected" in parent.flags else ()
    source = None if forecast is None else f"target {parent.target or of.target or of.award}"
    value = None if forecast is None else forecast + (own or 0)
    return Base(value, source, nested=True, forecast=counted is None, flags=tokens(corrected, beside))


def assumed(criterion: Criterion, of: Of | None) -> tuple[Token, ...]:
    """The flag of a share whose base the text leaves unsaid; «100 %» of a population says it."""
    if not criterion.unit or (of is None and criterion.kind == "all"):
        return ()
    return ("assumed_base",) if of is None or not of.stated else ()
