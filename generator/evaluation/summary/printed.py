"""How many decimals a share needs so that the printed figure never contradicts the status. docs/RULES.md, notation."""

from collections.abc import Iterable
from fractions import Fraction

from generator.evaluation.verdict import Verdict

MOST = 6


def digits_for(verdict: Verdict) -> int:
    """Decimals for the verdict's share as a percentage: one, and more where rounding would cross what is asked."""
    if verdict.share is None or not verdict.unit:
        return 1
    return decimals(verdict.share, [mark for mark in (verdict.low, verdict.high) if mark is not None])


def decimals(share: Fraction, marks: Iterable[Fraction]) -> int:
    """The fewest decimals, from 1 to 6, at which the rounded percentage lies on the share's own side of every mark.

    `share` and `marks` are fractions of one; rounding is half up.
    """
    asked = list(marks)
    for digits in range(1, MOST):
        if all(_side(_rounded(share, digits), mark) == _side(share, mark) for mark in asked):
            return digits
    return MOST


def _rounded(share: Fraction, digits: int) -> Fraction:
    scale = 10 ** (digits + 2)
    scaled = share * scale + Fraction(1, 2)
    return Fraction(scaled.numerator // scaled.denominator, scale)


def _side(value: Fraction, mark: Fraction) -> int:
    return (value > mark) - (value < mark)
