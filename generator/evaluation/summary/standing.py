"""Where a verdict stands in a summary: what may be added up, what was reported otherwise, what is open, what is silent.

Only what was asked for by a day that is past can be silent; nobody is missing before it (docs/RULES.md C-1).
"""

from typing import Literal, get_args

from generator.evaluation import rules
from generator.evaluation.verdict import Verdict

Standing = Literal[
    "counted", "attested", "early", "inexact", "interim", "undetermined", "not_due", "silent", "withdrawn", "outside"
]  # fmt: skip
STANDINGS: tuple[Standing, ...] = get_args(Standing)
NOT_ADDED: tuple[Standing, ...] = ("attested", "early", "inexact")
CONCLUDED: tuple[Standing, ...] = ("counted", *NOT_ADDED)
OPEN: tuple[Standing, ...] = ("interim", "undetermined", "not_due", "silent", "withdrawn")
_INEXACT = frozenset(("share_only", "approximate"))


def standing(verdict: Verdict) -> Standing:
    """`counted`: a year-end or final count; `attested`: decided without one; `early`: certain before the end;
    `inexact`: decided by a share or an approximation; `interim`: only figures before the end; `outside`: asked no more.
    """
    if verdict.status == "undetermined":
        return "interim" if "interim_only" in verdict.reasons else "undetermined"
    if verdict.status == "not_reported":
        return "withdrawn" if verdict.shown() == "withdrawn" else "silent"
    if verdict.status in ("pending", "at_risk"):
        return "interim" if any(one.result for one in (verdict, *verdict.years)) else "not_due"
    if verdict.status == "not_applicable" and verdict.result is None:
        return "outside"
    return _concluded(verdict)


def _concluded(verdict: Verdict) -> Standing:
    if "early" in verdict.flags:
        return "early"
    if not _INEXACT.isdisjoint(verdict.flags):
        return "inexact"
    exact = (
        verdict.reached is not None and verdict.rule != rules.LEVEL and (verdict.unit == "" or verdict.base is not None)
    )
    return "counted" if exact else "attested"
