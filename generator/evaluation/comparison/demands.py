"""What two targets demand, side by side: the comparison table of docs/RULES.md C-10."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.model.amounts import Amount
from generator.model.comparator import FIGURES, Comparator
from generator.model.fields import Percent
from generator.model.reference import Award

AlignmentVerdict = Literal[
    "equal", "stricter", "weaker", "within", "at_upper", "above_range", "subset", "overlaps", "broader_scope",
    "narrower_scope", "missing", "extra", "not_comparable", "not_applicable",
]  # fmt: skip
DemandKind = Literal["share", "count", "most-share", "most-count", "grade", "level", "rank", "quality"]
_FIGURES = frozenset({"all", "some", "between", *FIGURES})


@dataclass(frozen=True, slots=True)
class Demand:
    """What a comparator demands. `low` is a share of one, a count, a rank or a level; `strict`: more than `low`."""

    kind: DemandKind
    low: Fraction = Fraction(0)
    strict: bool = False
    high: Fraction | None = None


def demand_of(asked: Comparator, awards: Mapping[str, Award]) -> Demand:
    """A comparator as a demand; a bare figure counts as «at least», «of which there are» as one."""
    name = asked.comparator()
    if name == "all":
        return Demand("share", Fraction(1))
    if name == "some":
        return Demand("count", Fraction(1))
    if name == "between" and asked.between is not None:
        span = asked.between
        return Demand("share" if span.unit else "count", span.low, False, span.high)
    if name == "grade":
        award = awards.get(asked.grade or "")
        return Demand("grade", Fraction(award.rank)) if award and award.rank is not None else Demand("quality")
    if name == "level":
        return Demand("level", Fraction(asked.level or 0))
    if name == "rank":
        return Demand("rank", Fraction(-(asked.rank or 0)))
    if name not in FIGURES:
        return Demand("quality")
    asked_for = getattr(asked, name)
    if name == "at_most" and not isinstance(asked_for, Amount):
        return _most(asked_for)
    return _quantity(asked_for, more=name == "more_than")


def asks_figure(asked: Comparator) -> bool:
    """Whether what a comparator demands is a share or a count."""
    return asked.comparator() in _FIGURES


def _most(quantity: Percent | int) -> Demand:
    """What may not be exceeded: the lower the stricter."""
    if isinstance(quantity, Percent):
        return Demand("most-share", -quantity.value)
    return Demand("most-count", Fraction(-quantity))


def _quantity(quantity: Percent | int | Amount, *, more: bool) -> Demand:
    if isinstance(quantity, Amount):
        return Demand("count", quantity.value, strict=more)
    if isinstance(quantity, Percent):
        return Demand("share", quantity.value, strict=more)
    return Demand("count", Fraction(quantity + 1 if more else quantity))


def compare(asked: Demand, promised: Demand) -> AlignmentVerdict:
    """How a school's demand stands to the guidance's."""
    if asked.kind != promised.kind or asked.kind == "quality":
        return "not_comparable"
    if asked.high is None:
        return _ordered((asked.low, asked.strict), (promised.low, promised.strict))
    if promised.high is not None:
        return _ranges(asked.low, asked.high, promised.low, promised.high)
    return _in_range(asked.low, asked.high, promised)


def _ordered(asked: tuple[Fraction, bool], promised: tuple[Fraction, bool]) -> AlignmentVerdict:
    return "equal" if promised == asked else "stricter" if promised > asked else "weaker"


def _in_range(low: Fraction, high: Fraction, promised: Demand) -> AlignmentVerdict:
    if promised.low < low:
        return "weaker"
    if promised.low < high:
        return "within"
    return "above_range" if promised.strict or promised.low > high else "at_upper"


def _ranges(low: Fraction, high: Fraction, own_low: Fraction, own_high: Fraction) -> AlignmentVerdict:
    if (own_low, own_high) == (low, high):
        return "equal"
    if own_high < low:
        return "weaker"
    if own_low > high:
        return "above_range"
    return "subset" if low <= own_low and own_high <= high else "overlaps"
