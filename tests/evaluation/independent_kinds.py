"""The second reading goes on: several years, each year, parts, grades, levels, places, change, quantities, what ended.

Like `independent.py` it shares nothing with the engine, and tries numbers in place of computing ends.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from independent import (
    CAP_LAST_YEAR,
    Conclusion,
    Spec,
    agreed,
    base_of,
    concluded,
    enough,
    is_history,
    judging_targets,
    law,
    meanings,
    settle,
    standing,
    sure,
    version_on,
    weighed,
)

Found = tuple[Conclusion, bool]  # and whether anything was reported
OPEN = ("pending", "at_risk")
CLEAR = ("met", "exceeded", "not_met")


def verdict(spec: Spec, name: str) -> Conclusion | None:
    """The status and reasons of a target; None where it is history."""
    return None if is_history(spec, name) else whole(spec, name, spec["year"], spec["last"])[0]


def whole(spec: Spec, name: str, first: int, last: int) -> Found:
    """A target over its period, also where the body ended."""
    in_force = version_on(spec, min(spec["as_of"], date(spec["last"], 12, 31)))
    asked = in_force.get(name) or judging_targets(spec, name, last).get(name, {})
    yearly = asked.get("each_year") and first < last
    found, reported = every_year(spec, name, first, last) if yearly else over(spec, name, first, last)
    return dissolved(spec, found, last, reported=reported), reported


def dissolved(spec: Spec, found: Conclusion, last: int, *, reported: bool) -> Conclusion:
    ended, status = spec["ended"], found[0]
    if ended is None or spec["as_of"] <= ended or status in CLEAR:
        return found
    cut_short = date(last, 12, 31) > ended and status != "not_applicable"
    if cut_short or (status == "not_reported" and date(last + 1, 3, 31) > ended):
        return ("undetermined" if reported else "not_reported"), found[1]
    return found


def every_year(spec: Spec, name: str, first: int, last: int) -> Found:
    years = [over(spec, name, year, year) for year in range(first, last + 1)]
    reported = any(one[1] for one in years)
    status = worst(one[0][0] for one in years)
    if status == "not_reported" and reported:
        return concluded("undetermined", "interim_only"), True
    reasons = [one[0][1] for one in years if one[0][0] == status]
    return (status, frozenset().union(*reasons)), reported


def worst(statuses: Iterable[str]) -> str:
    """Every year is to be met; one that does not apply is left out."""
    left = [status for status in statuses if status != "not_applicable"]
    for status in ("not_met", "at_risk", "undetermined", "pending", "not_reported", "met", "exceeded"):
        if status in left:
            return status
    return "not_applicable"


def over(spec: Spec, name: str, first: int, last: int) -> Found:
    """One period, judged as one."""
    targets = judging_targets(spec, name, last)
    asked = targets.get(name)
    if asked is None:
        return concluded("not_applicable"), False
    if asked["kind"] == "parts":
        return together(spec, [whole(spec, part, first, last) for part in asked["parts"]])
    known = {year: standing(spec, name, year) for year in range(first, last + 1)}
    known = {year: one for year, one in known.items() if one is not None}
    late = spec["as_of"] > date(last + 1, 3, 31)
    if "disputed" in known.values():
        return concluded("undetermined", "disputed"), True
    if not known:
        return concluded("not_reported" if late else "pending"), False
    answer = told(spec, name, targets, known, first, last)
    if answer[0] in OPEN and late:
        answer = ("undetermined", answer[1] | {"interim_only"})
    return answer, True


def together(spec: Spec, parts: list[Found]) -> Found:
    """Met when all are; else how far the last of them is. A silent part beside a reported one is no silence."""
    reported = any(one[1] for one in parts)
    statuses = [one[0][0] for one in parts if one[0][0] != "not_applicable"]
    if not statuses:
        return ("not_applicable", frozenset().union(*(one[0][1] for one in parts))), reported
    if "not_met" in statuses:
        status = "not_met"
    elif all(status in ("met", "exceeded") for status in statuses):
        status = "exceeded" if set(statuses) == {"exceeded"} else "met"
    else:
        behind = ("not_reported", "pending", "undetermined", "at_risk")
        status = next(each for each in behind if each in statuses)
    if status == "not_reported" and reported:
        return concluded("undetermined"), True
    return (status, frozenset().union(*(one[0][1] for one in parts if one[0][0] == status))), reported


def told(spec: Spec, name: str, targets: dict[str, Any], known: dict[int, Any], first: int, last: int) -> Conclusion:
    """What the reports say, by the kind of what is asked."""
    asked, newest = targets[name], max(known)
    file, figure = known[newest]
    ended = newest == last and file["phase"] != "mid-year"
    clock = Clock(spec["as_of"], first, last)
    if asked["kind"] in ATTESTED:
        return ATTESTED[asked["kind"]](asked, [one[1] for one in known.values()], ended=ended, clock=clock)
    if asked["kind"] == "change":
        return changed(spec, name, asked, figure, ended=ended)
    if asked.get("unit"):
        return measured(asked, [one[1] for one in known.values()], ended=ended, clock=clock, phase=file["phase"])
    if first == last:
        return weighed(spec, name, targets, file, figure)
    return years_of_people(spec, name, targets, known, clock, ended=ended)


class Clock:
    """How much of the period is gone."""

    def __init__(self, day: date, first: int, last: int) -> None:
        begins, self.ends = date(first, 1, 1), date(last, 12, 31)
        gone = (min(day, self.ends) - begins).days + 1
        self.over, self.several = day > self.ends, first < last
        self.gone = Fraction(max(gone, 0), (self.ends - begins).days + 1)

    def late(self) -> bool:
        return self.gone >= Fraction(4, 5)


# ---- what is attested ----


def graded(asked: Spec, figures: list[Spec], *, ended: bool, clock: Clock) -> Conclusion:
    given = figures[-1]["grade"]
    if not ended:
        return concluded("at_risk" if given < asked["value"] else "pending")
    return concluded("exceeded" if given > asked["value"] else "met" if given == asked["value"] else "not_met")


def levelled(asked: Spec, figures: list[Spec], *, ended: bool, clock: Clock) -> Conclusion:
    best = max(figure["level"] for figure in figures)
    if best >= asked["value"]:
        return concluded("exceeded" if best > asked["value"] else "met")
    if ended:
        return concluded("not_met")
    return concluded("at_risk" if clock.several and clock.late() else "pending")


def won(asked: Spec, figures: list[Spec], *, ended: bool, clock: Clock) -> Conclusion:
    if any(figure["attained"] for figure in figures):
        return concluded("met")
    return concluded("not_met" if ended else "pending")


def placed(asked: Spec, figures: list[Spec], *, ended: bool, clock: Clock) -> Conclusion:
    good = figures[-1]["rank"] in range(1, asked["value"] + 1)
    return concluded(("met" if good else "not_met") if ended else ("pending" if good else "at_risk"))


ATTESTED = {"grade": graded, "level": levelled, "attains": won, "rank": placed}


# ---- quantities and change ----


def changed(spec: Spec, name: str, asked: Spec, figure: Spec, *, ended: bool) -> Conclusion:
    """Cross-multiplied, so that nothing is divided: now/then against 1 + p."""
    before = standing({**spec, "files": spec["before"]}, name, spec["year"] - 1)
    alike = isinstance(before, tuple) and before[0]["phase"] != "mid-year"
    then = exactly(before[1]) if alike and ("quantity" in before[1]) == ("quantity" in figure) else None
    now = exactly(figure)
    if now is None:
        return concluded("undetermined", "approximate" if "reached" in figure else "not_comparable")
    if then is None:
        return concluded("undetermined", "denominator_missing")
    if then == 0:
        return concluded("not_applicable", "zero_base")
    if not ended:
        return concluded("pending")
    wanted = then * (1 + asked["value"])
    if asked["way"] == "at_most":
        return concluded("not_met" if now > wanted else "exceeded" if now < wanted and asked["value"] < 0 else "met")
    if asked["way"] == "more_than":
        return concluded("met" if now > wanted else "not_met")
    return concluded("not_met" if now < wanted else "met" if now == wanted else "exceeded")


def exactly(figure: Spec) -> Fraction | None:
    if "quantity" in figure:
        return Fraction(figure["quantity"])
    return Fraction(figure["reached"]) if isinstance(figure.get("reached"), int) else None


def measured(asked: Spec, figures: list[Spec], *, ended: bool, clock: Clock, phase: str) -> Conclusion:
    """Quantities, all years together; what is only bounded is tried in small steps."""
    exact = sum((exactly(figure) or Fraction(0) for figure in figures), Fraction(0))
    rough = [figure["reached"] for figure in figures if isinstance(figure.get("reached"), tuple)]
    if not rough:
        if all(exactly(figure) is None for figure in figures):
            return concluded("undetermined", "not_comparable")
        return amount(asked, exact, ended=ended, clock=clock, phase=phase)
    if any(kind == "about" for kind, _ in rough):
        return concluded("undetermined", "approximate")
    found = [amount(asked, exact + own, ended=ended, clock=clock, phase=phase) for own in stretches(rough)]
    return agreed(found, "approximate")


def stretches(rough: list[tuple[str, int]]) -> list[Fraction]:
    """Amounts that «trên N» and «gần N» may come to together: none of the ends themselves."""
    low = Fraction(sum(number for kind, number in rough if kind == "more_than"))
    top = Fraction(sum(number for _, number in rough))
    if any(kind == "more_than" for kind, _ in rough):
        top = low + 60
    step = (top - low) / 480
    return [low + Fraction(1, 1000), *(low + n * step for n in range(1, 480)), top - Fraction(1, 1000)]


def amount(asked: Spec, found: Fraction, *, ended: bool, clock: Clock, phase: str) -> Conclusion:
    """One exact quantity."""
    answer, kind, value = compared(asked, found), asked["kind"], asked["value"]
    roofed = kind in ("most", "cap") or asked.get("upper") == "legal_cap"
    top = value[1] if kind == "range" else value
    beyond = roofed and found > top
    if not clock.several:
        return answer if phase != "mid-year" else concluded("at_risk" if beyond else "pending")
    if clock.over and ended:
        return answer
    if beyond or (not roofed and answer[0] in ("met", "exceeded")):
        return answer
    low = Fraction(0) if kind == "most" else Fraction(1) if kind == "some" else value[0] if kind == "range" else value
    slow = answer[0] == "not_met" and (found < low * clock.gone or clock.late())
    return concluded("at_risk" if slow else "pending")


def compared(asked: Spec, found: Fraction) -> Conclusion:
    kind, value = asked["kind"], asked["value"]
    if kind == "some":
        return concluded("met" if found > 0 else "not_met")
    if kind == "most":
        return concluded("met" if found <= value else "not_met")
    if kind == "more":
        return concluded("met" if found > value else "not_met")
    low, high = value if kind == "range" else (value, value)
    if found < low:
        return concluded("not_met")
    if kind == "least":
        return concluded("exceeded" if found > value else "met")
    if found <= high:
        return concluded("met")
    if kind == "cap" or asked.get("upper") == "legal_cap":
        return concluded("not_met", "over_cap")
    return concluded("exceeded" if asked.get("upper") == "aspiration" else "met")


# ---- people over several years ----


def years_of_people(
    spec: Spec, name: str, targets: dict[str, Any], known: dict[int, Any], clock: Clock, *, ended: bool
) -> Conclusion:
    """The law of each year first; then a share of the newest year, or a count of all years."""
    asked, newest = targets[name], max(known)
    for year, (file, figure) in known.items():
        ends = law({**spec, "reporting": year}, targets, asked, figure, file["phase"])
        count = figure.get("reached")
        broken = isinstance(count, int) and any(end is not None and count > end for end in ends)
        if file["phase"] != "mid-year" and broken:
            return concluded("not_met", "over_cap")
    if asked["percent"]:
        answer = weighed(spec, name, targets, *known[newest])
        if newest == clock.ends.year or answer[0] == "undetermined" or "zero_base" in answer[1]:
            return answer
        return concluded("at_risk" if answer[0] == "not_met" and clock.late() else "pending")
    telling = [one for one in known.values() if one[0]["phase"] != "mid-year" or not asked["award"]]
    certain = [figure for _, figure in telling]
    loose = [figure for figure in certain if not isinstance(figure.get("reached"), int)]
    word = "approximate" if any("reached" in figure for figure in loose) else "share_only"
    if loose and asked["capped"] and newest <= CAP_LAST_YEAR:
        return concluded("undetermined", word)
    bases = [base_of({**spec, "reporting": file["year"]}, asked, figure, file["phase"])[0] for file, figure in telling]
    found = [year_sum(asked, total, clock, ended=ended) for total in sums(certain, bases)]
    return agreed(found, word) if loose else found[0]


def sums(figures: list[Spec], bases: list[int | None]) -> set[int]:
    """Every number that the years may come to together, as far as anybody would try."""
    totals = {0}
    for figure, base in zip(figures, bases, strict=True):
        exact = figure.get("reached")
        if isinstance(exact, int):
            own = {exact}
        else:
            likely = [count for count, _ in meanings(figure, base, False)] or [0, 39]
            open_end = base is None and figure.get("share")
            own = set(range(min(likely), (60 if open_end else max(likely)) + 1))
        totals = {min(total + count, 60) for total in totals for count in own}
    return totals


def year_sum(asked: Spec, total: int, clock: Clock, *, ended: bool) -> Conclusion:
    """One number over several years."""
    answer = settle(asked, total, None, None)
    if (clock.over and ended) or sure(asked, total) or answer[0] == "not_applicable":
        return answer
    lowest = 0 if asked["kind"] == "most" else next(n for n in range(60) if enough(asked, n, None))
    behind = total < int(lowest * clock.gone) or clock.late()
    return concluded("at_risk" if answer[0] == "not_met" and behind else "pending")
