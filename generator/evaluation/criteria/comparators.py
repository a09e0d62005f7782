"""Comparators on counts: what is asked, and the whole numbers it comes to. RULES.md C-2 to C-4."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from generator.evaluation import rules
from generator.evaluation.verdict import Token
from generator.model.comparator import Change, Comparator
from generator.model.fields import Percent, Span
from generator.model.targets import Target

Kind = Literal[
    "least", "more", "most", "all", "fixed", "range", "some", "change", "parts", "grade", "level", "attains", "rank",
    "quality",
]  # fmt: skip
NOT_COUNTED = ("grade", "level", "attains", "rank", "quality", "parts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What a target asks in its period. `low` and `high` are shares of one (`unit` "%") or counts (`unit` "").

    `hard`: more than the upper end is over the cap; `surpassable`: more than needed is exceeded; `tops`: more than the
    upper end is exceeded. `most` is what the law allows, in people, once those it counts on are known (`legal.py`).
    `amount`: a quantity with a unit, compared as it is, without rounding to whole numbers.
    """

    kind: Kind
    rule: str
    low: Fraction = Fraction(0)
    high: Fraction | None = None
    unit: str = ""
    hard: bool = False
    surpassable: bool = False
    tops: bool = False
    most: int | None = None
    rounding: str = "floor"
    amount: bool = False
    flags: tuple[Token, ...] = ()

    def counted(self) -> bool:
        """Whether it is judged by a count."""
        return self.kind not in NOT_COUNTED


@dataclass(frozen=True, slots=True)
class Bounds:
    """Whole numbers: the smallest acceptable, the upper end of the target, the most the law allows."""

    need: int
    upper: int | None
    legal: int | None

    @property
    def ceiling(self) -> int | None:
        """The lower of the two upper ends."""
        ends = [end for end in (self.upper, self.legal) if end is not None]
        return min(ends) if ends else None


def resolve(target: Target, asked: Comparator, legal: Fraction | None) -> Criterion:
    """The comparator of a target (or of one reading, `asked`); `legal` is the legal cap as a share of the same base."""
    name = asked.comparator() or ""
    if name in ATTESTED:
        low = asked.level if name == "level" else asked.rank if name == "rank" else 0
        return Criterion(kind=name, rule=ATTESTED[name], low=Fraction(low or 0))  # type: ignore[arg-type]
    if target.each is not None:
        return Criterion(kind="all", rule=rules.EACH, low=Fraction(1), unit="%")
    if name == "change" and asked.change is not None:
        return _change(asked.change)
    found = _of_numbers(target, asked, name, legal)
    return replace(found, amount=True) if target.unit and not found.unit else found


ATTESTED = {
    "grade": rules.GRADE, "level": rules.LEVEL, "quality": rules.QUALITY, "attains": rules.ATTAINS,
    "rank": rules.RANK, "parts": rules.PARTS,
}  # fmt: skip


def _of_numbers(target: Target, asked: Comparator, name: str, legal: Fraction | None) -> Criterion:
    if name == "some":
        return Criterion(kind="some", rule=rules.SOME, low=Fraction(1))
    if name == "all":
        return Criterion(kind="all", rule=rules.ALL, low=Fraction(1), unit="%")
    if name == "between" and asked.between is not None:
        return _range(target, asked.between, legal)
    return _figure(target, asked, name, legal)


def _change(asked: Change) -> Criterion:
    """Growth by `low` or more (`least`, `more`), or at most `high`, which is below 0 for what is to fall."""
    name = asked.comparator()
    wanted = getattr(asked, name or "at_least").value
    high = wanted if name == "at_most" else None
    return Criterion(kind="change", rule=rules.CHANGE, low=wanted, high=high, unit="%", surpassable=name != "more_than")


def _figure(target: Target, asked: Comparator, name: str, legal: Fraction | None) -> Criterion:
    quantity = getattr(asked, name)
    low = Fraction(quantity) if isinstance(quantity, int) else quantity.value
    unit = "%" if isinstance(quantity, Percent) else ""
    if name == "exactly":
        return _bare(target, low, unit, legal if unit else None)
    if name == "at_most":
        return _most(low, unit, rounding_of(target))
    share_rule, kind = (rules.AT_LEAST, "least") if name == "at_least" else (rules.MORE_THAN, "more")
    return Criterion(
        kind=kind,  # type: ignore[arg-type]
        rule=share_rule if unit else rules.COUNT,
        low=low,
        unit=unit,
        surpassable=True,
        rounding=rounding_of(target),
    )


def _most(high: Fraction, unit: str, rounding: str) -> Criterion:
    return Criterion(kind="most", rule=rules.AT_MOST, high=high, unit=unit, rounding=rounding)


def _bare(target: Target, low: Fraction, unit: str, legal: Fraction | None) -> Criterion:
    rounding = rounding_of(target)
    read_as = target.read_as or ("cap" if legal is not None and legal == low else None)
    if read_as in ("cap", "quota"):
        hard = read_as == "cap"
        rule = rules.CAP if hard else rules.QUOTA
        return Criterion(kind="fixed", rule=rule, low=low, high=low, unit=unit, hard=hard, rounding=rounding)
    rule = rules.BARE if read_as is None else rules.AT_LEAST if unit else rules.COUNT
    flags: tuple[Token, ...] = ("comparator_inferred",) if read_as is None else ()
    return Criterion(kind="least", rule=rule, low=low, unit=unit, surpassable=True, rounding=rounding, flags=flags)


def _range(target: Target, span: Span, legal: Fraction | None) -> Criterion:
    stated = target.upper_is if target.upper_is != "unknown" else None
    legal = legal if span.unit else None
    upper = stated or ("legal_cap" if legal == span.high else None)
    if upper is None and not span.low:
        return _most(span.high, span.unit, rounding_of(target))
    return Criterion(
        kind="range",
        rule=rules.RANGE,
        low=span.low,
        high=span.high,
        unit=span.unit,
        hard=upper == "legal_cap",
        tops=upper == "aspiration",
        rounding=rounding_of(target),
        flags=() if upper else ("comparator_inferred",),
    )


def rounding_of(target: Target) -> str:
    """How a cap is rounded: down, unless the target states another way with its authority (C-3)."""
    stated = target.rounding
    return stated.rule if stated and stated.authority else "floor"


def bounds(criterion: Criterion, base: int) -> Bounds:
    """The whole numbers the criterion comes to out of `base` (ignored where it is a count)."""
    scale = base if criterion.unit else 1
    low = criterion.low * scale
    upper = None if criterion.high is None else rounded(criterion.high * scale, criterion.rounding)
    if criterion.kind == "more":
        return Bounds(low.numerator // low.denominator + 1, upper, criterion.most)
    if criterion.kind == "fixed" and upper is not None:
        return Bounds(upper, upper, criterion.most)
    return Bounds(-(-low.numerator // low.denominator), upper, criterion.most)


def rounded(exact: Fraction, how: str) -> int:
    """`exact` (not negative) as a whole number: floor, ceil or half_up."""
    if how == "ceil":
        return -(-exact.numerator // exact.denominator)
    if how == "half_up":
        exact += Fraction(1, 2)
    return exact.numerator // exact.denominator


def feasible(criterion: Criterion, base: int) -> bool:
    """Whether any whole number out of `base` satisfies it (C-4)."""
    found = bounds(criterion, base)
    if found.ceiling is not None and found.need > found.ceiling:
        return False
    return not criterion.unit or found.need <= base
