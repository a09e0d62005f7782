"""What a final count says of what is asked. RULES.md C-2 to C-4."""

from generator.evaluation import rules
from generator.evaluation.criteria.comparators import Criterion, bounds, feasible
from generator.evaluation.verdict import Decision, Token, tokens

SMALL = 20


def judge(criterion: Criterion, reached: int, base: int | None) -> Decision:
    """What a final count says: reached out of `base`. `base` may be None only where the criterion is a count."""
    found = bounds(criterion, base or 0)
    if found.legal is not None and reached > found.legal:
        return over_the_law(criterion, reached, base)
    if criterion.unit and base == 0:
        return of_nobody(criterion, reached)
    if not feasible(criterion, base or 0):
        return weigh(criterion, reached, base, status="not_applicable", rule=rules.INFEASIBLE, reasons=("infeasible",))
    if reached < found.need:
        return weigh(criterion, reached, base, status="not_met")
    if found.upper is not None and reached > found.upper:
        return _above(criterion, reached, base)
    more = criterion.surpassable and reached > found.need
    return weigh(criterion, reached, base, status="exceeded" if more else "met")


def of_nobody(criterion: Criterion, reached: int | None) -> Decision:
    """A share of a base of 0."""
    return weigh(criterion, reached, 0, status="not_applicable", rule=rules.ZERO_BASE, reasons=("zero_base",))


def over_the_law(criterion: Criterion, reached: int, base: int | None) -> Decision:
    """More than the law allows, whatever the target asks."""
    stated = criterion.hard and (base is not None or not criterion.unit)
    its_own = stated and bounds(criterion, base or 0).upper == criterion.most
    rule = criterion.rule if its_own else rules.LEGAL_CEILING
    return weigh(criterion, reached, base, status="not_met", rule=rule, reasons=("over_cap",))


def _above(criterion: Criterion, reached: int, base: int | None) -> Decision:
    if criterion.kind == "most":
        return weigh(criterion, reached, base, status="not_met")
    if criterion.hard:
        return weigh(criterion, reached, base, status="not_met", reasons=("over_cap",))
    if criterion.tops:
        return weigh(criterion, reached, base, status="exceeded")
    return weigh(criterion, reached, base, status="met", flags=("above_range",))


def weigh(
    criterion: Criterion,
    reached: int | None,
    base: int | None,
    *,
    status: str,
    rule: str | None = None,
    flags: tuple[Token, ...] = (),
    reasons: tuple[Token, ...] = (),
) -> Decision:
    """A finding with the trace of a counted criterion: need, ceiling, the flags of the reading and of small numbers."""
    known = not criterion.unit or base is not None
    found = bounds(criterion, base or 0) if known else None
    small: tuple[Token, ...] = ("small_number",) if criterion.unit and base is not None and 0 < base < SMALL else ()
    return Decision(
        status=status,  # type: ignore[arg-type]
        rule=rule or criterion.rule,
        flags=tokens(criterion.flags, flags, small),
        reasons=reasons,
        reached=reached,
        base=base,
        need=found.need if found and criterion.kind != "most" else None,
        ceiling=found.ceiling if found else criterion.most,
        legal=criterion.most,
        low=criterion.low if criterion.kind != "most" else None,
        high=criterion.high,
        unit=criterion.unit,
    )
