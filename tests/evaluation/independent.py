"""A second reading of docs/RULES.md that shares nothing with the engine: plain dicts, integers, enumeration.

It tries every number instead of computing bounds, follows corrections by closure, and knows one school with one plan.
Slow and simple on purpose; `independent_kinds.py` goes on with what is no count of one year, `random_records.py` makes
what they judge, `test_independent.py` compares.
"""

from datetime import date
from fractions import Fraction
from typing import Any

Spec = dict[str, Any]
Conclusion = tuple[str, frozenset[str]]
ORDER = ["mid-year", "year-end", "final"]
CAP, CAP_LAST_YEAR = Fraction(15, 100), 2023
TELLING = {"reached", "share", "violations", "grade", "level", "attained", "rank", "quantity", "proposed", "by_member"}


def concluded(status: str, *reasons: str) -> Conclusion:
    return status, frozenset(reasons)


# ---- which version of the plan, which figure ----


def version_on(spec: Spec, day: date) -> dict[str, Any]:
    """The last version of the plan issued by `day`; undated ones count from the first."""
    chosen = spec["versions"][0][1]
    for issued, targets in spec["versions"][1:]:
        if issued is not None and issued > day:
            break
        chosen = targets
    return chosen


def judging_targets(spec: Spec, name: str, year: int) -> dict[str, Any]:
    """The version that judges the target on a period that ends with `year`."""
    finals = [
        f["on"] for f in published(spec)
        if f["phase"] == "final" and f["year"] == year and not f["retracts"] and is_reported(f, name)
    ]  # fmt: skip
    return version_on(spec, min([spec["as_of"], date(year, 12, 31), *finals]))


def is_history(spec: Spec, name: str) -> bool:
    """Whether the target was taken away in time."""
    in_force = version_on(spec, min(spec["as_of"], date(spec["last"], 12, 31)))
    return name not in in_force and name not in judging_targets(spec, name, spec["last"])


def published(spec: Spec) -> list[dict[str, Any]]:
    return [f for f in spec["files"] if f["on"] <= spec["as_of"]]


def is_reported(file: dict[str, Any], name: str) -> bool:
    figure = file["figures"].get(name)
    if figure is None:
        return False
    forecast = {"registered", "ruled_out"} & set(figure) if file["phase"] == "mid-year" else set()
    return bool(forecast or TELLING & set(figure))


def standing(spec: Spec, name: str, year: int, phase: str | None = None) -> Any:
    """(file, figure), "disputed", or None."""
    files = [f for f in published(spec) if f["year"] == year]
    replaces = {(f["name"], f["corrects"] or f["retracts"]) for f in files if f["corrects"] or f["retracts"]}
    while True:  # the closure of «corrects» and «retracts»
        more = {(a, d) for a, b in replaces for c, d in replaces if b == c} - replaces
        if not more:
            break
        replaces |= more
    carrying = [f for f in files if not f["retracts"] and is_reported(f, name)]
    taken = {f["retracts"] for f in files if f["retracts"]}
    live = [
        f for f in carrying
        if f["name"] not in taken and not any((g["name"], f["name"]) in replaces for g in carrying)
    ]  # fmt: skip
    if phase:
        live = [f for f in live if f["phase"] == phase]
    for rank in reversed(ORDER):
        heads = [f for f in live if f["phase"] == rank]
        if heads:
            figures = [f["figures"][name] for f in heads]
            return "disputed" if any(figure != figures[0] for figure in figures) else (heads[-1], figures[-1])
    return None


# ---- the numbers, by trying them ----


def passes(asked: Spec, count: int, base: int | None) -> bool:
    """Whether a count is acceptable to the comparator, upper ends of ranges included."""
    value, kind = asked["value"], asked["kind"]
    share = Fraction(count) if not asked["percent"] else Fraction(count, base or 1)
    if kind == "all":
        return count == base
    if kind == "some":
        return count >= 1
    if kind == "least":
        return share >= value
    if kind == "more":
        return share > value
    if kind == "most":
        return share <= value
    if kind in ("cap", "quota"):
        return count == highest(value, base, asked["percent"])
    return value[0] <= share <= value[1]


def highest(value: Fraction, base: int | None, percent: bool) -> int:
    """The largest whole number within a share of the base, or within a count."""
    scale = (base or 0) if percent else 1
    number = 0
    while number + 1 <= value * scale:
        number += 1
    return number


def settle(asked: Spec, count: int, base: int | None, most: int | None) -> Conclusion:
    """A final, exact count. `most` is what the law allows."""
    if most is not None and count > most:
        return concluded("not_met", "over_cap")
    if asked["percent"] and base == 0:
        return concluded("not_applicable", "zero_base")
    possible = acceptable(asked, base, most)
    if not possible:
        return concluded("not_applicable", "infeasible")
    if count in possible:
        better = asked["kind"] in ("least", "more") and count > min(possible)
        return concluded("exceeded" if better else "met")
    if count < min(possible) or asked["kind"] in ("most", "all"):
        return concluded("not_met")
    if asked["kind"] in ("least", "more"):
        return concluded("exceeded")  # beyond what was tried
    if asked["kind"] == "cap" or asked.get("upper") == "legal_cap":
        return concluded("not_met", "over_cap")
    return concluded("exceeded" if asked.get("upper") == "aspiration" else "met")


def acceptable(asked: Spec, base: int | None, most: int | None) -> list[int]:
    """Every number that would do, of those that there can be."""
    key = (base, most)
    if key not in asked.setdefault("tried", {}):
        top = base or 0 if asked["percent"] else 60
        numbers = range(top + 1)
        asked["tried"][key] = [n for n in numbers if passes(asked, n, base) and (most is None or n <= most)]
    found: list[int] = asked["tried"][key]
    return found


def agreed(found: list[Conclusion], word: str) -> Conclusion:
    """One status of all that a figure may mean, or none."""
    found = [one if one[0] != "exceeded" else concluded("met") for one in found]
    found = [one for one in found if one[0] != "not_applicable"] or found
    if len({one[0] for one in found}) != 1:
        return concluded("undetermined", word)
    reasons = frozenset.intersection(*(one[1] for one in found))
    return found[0][0], reasons


def meanings(figure: Spec, base: int | None, percent: bool) -> list[tuple[int, int | None]]:
    """Every (count, base) that an inexact figure may stand for, as far as anybody would try."""
    if "share" in figure:
        value, half = figure["share"], Fraction(1, 200)
        exact = value in (0, 1)
        low, high = (value, value) if exact else (max(value - half, Fraction(0)), min(value + half, Fraction(1)))
        if base is not None:  # a share that no count of the base prints as decides nothing
            return [(n, base) for n in range(base + 1) if base and low <= Fraction(n, base) <= high]
        return [
            (n, d) for d in ((*range(1, 31), 40, 60, 200) if percent else (*range(1, 131), 160, 180, 200, 240))
            for n in range(int(low * d), int(high * d) + 2) if low <= Fraction(n, d) <= high and n <= d
        ]  # fmt: skip
    kind, number = figure["reached"]
    top = base if percent and base is not None else base if base is not None else 60
    if kind == "more_than":
        return [(n, base) for n in range(number + 1, top + 1)]
    return [(n, base) for n in range(max(number, 1)) if n <= top] if kind == "nearly" else []


# ---- one count or share of one year ----


def weighed(spec: Spec, name: str, targets: dict[str, Any], file: Spec, figure: Spec) -> Conclusion:
    asked, phase = targets[name], file["phase"]
    spec = {**spec, "reporting": file["year"]}
    if asked["kind"] == "all" and (strict := complied(spec, name, phase, figure)) is not None:
        return strict
    if asked.get("stage"):  # proposals in place of awards
        figure = {key: figure[key] for key in figure if key not in ("reached", "registered")}
        figure |= {"reached": figure["proposed"]} if "proposed" in figure else {}
    count = figure.get("reached")
    exact = isinstance(count, int)
    base, forecast_base = base_of(spec, asked, figure, phase)
    most, beyond = law(spec, targets, asked, figure, phase)
    broken = exact and any(end is not None and count > end for end in (most, beyond))
    if phase != "mid-year" and broken:
        return concluded("not_met", "over_cap")
    if asked["percent"] and base == 0 and not forecast_base:
        return concluded("not_applicable", "zero_base")
    inexact = "share" in figure if count is None else not exact
    if inexact and ("share" in figure or not asked["percent"] or base is not None):
        return rough(asked, figure, base, (most, beyond), phase, unknown_law(spec, targets, asked))
    if asked["percent"] and base is None:
        return concluded("undetermined", "denominator_missing")
    if phase == "mid-year":
        return forecast(asked, figure, base, most, nested=nested(asked, figure))
    if not exact:
        return concluded("undetermined", "not_comparable")
    if base is not None and count > base:
        return concluded("undetermined", "disputed")
    return settle(asked, count, base, most)


def complied(spec: Spec, name: str, phase: str, figure: Spec) -> Conclusion | None:
    """«100 %» reported by violations; None where it is reported by a count."""
    confirmed = [standing(spec, name, spec["reporting"], each) for each in ORDER]
    if any(isinstance(one, tuple) and one[1].get("violations") for one in confirmed):
        return concluded("not_met")
    if "violations" not in figure:
        return None
    return concluded("pending" if phase == "mid-year" else "met")


def base_of(spec: Spec, asked: Spec, figure: Spec, phase: str) -> tuple[int | None, bool]:
    """The base and whether it is only a forecast."""
    if asked["of"] != "ldtt" and (asked["of"] != "award" or "of" in figure):
        return figure.get("of"), False
    parent = standing(spec, "ldtt", spec["reporting"], phase)
    beside = figure.get("counted") == "beside" and isinstance(figure.get("reached"), int)
    more = figure["reached"] if beside else 0
    if parent is None and asked["of"] == "award" and (holders := recognised(spec)) is not None:
        return holders + more, False
    if not isinstance(parent, tuple):
        return None, False
    reported, registered = parent[1].get("reached"), parent[1].get("registered")
    if isinstance(reported, int):
        return reported + more, False
    return (None if registered is None else registered + more), True


def law(spec: Spec, targets: dict[str, Any], asked: Spec, figure: Spec, phase: str) -> tuple[int | None, int | None]:
    """The most the law allows of the holders; of everybody where the holders are not known."""
    if not asked["capped"] or spec["reporting"] > CAP_LAST_YEAR:
        return None, None
    beside = figure["reached"] if figure.get("counted") == "beside" and isinstance(figure.get("reached"), int) else 0
    parent = standing(spec, "ldtt", spec["reporting"], phase) if "ldtt" in targets else None
    reported = parent[1] if isinstance(parent, tuple) else {}
    if asked["of"] == "award" and "of" in figure:
        return highest(CAP, figure["of"], True), None
    if isinstance(reported.get("reached"), int):
        return highest(CAP, reported["reached"] + beside, True), None
    if asked["of"] is None and "of" in figure:  # the text does not say of whom: of those the law names
        return highest(CAP, figure["of"], True), None
    if (holders := recognised(spec)) is not None:
        return highest(CAP, holders, True), None
    everybody = [reported["of"]] if "of" in reported else []
    everybody += [figure["of"]] if "of" in figure and asked["of"] == "staff" else []
    return None, highest(CAP, max(everybody), True) if everybody else None


def recognised(spec: Spec) -> int | None:
    """How many were decided the award that the law counts on, for the year reported on; None where nobody says."""
    decided = [
        one["count"] for one in spec["recognitions"]
        if one["year"] == spec["reporting"] and one["on"] <= spec["as_of"]
        and not (one["revoked"] and one["revoked"] <= spec["as_of"])
    ]  # fmt: skip
    return sum(decided) if decided and not spec["group"] else None


def unknown_law(spec: Spec, targets: dict[str, Any], asked: Spec) -> bool:
    """Whether the cap is a share of the target's own, unknown base."""
    return asked["capped"] and spec["reporting"] <= CAP_LAST_YEAR and asked["of"] in ("ldtt", "award", "staff", None)


def rough(
    asked: Spec, figure: Spec, base: int | None, ends: tuple[int | None, int | None], phase: str, capped: bool
) -> Conclusion:
    """A share without its count, or a bound: every meaning is tried."""
    word = "share_only" if "share" in figure and "reached" not in figure else "approximate"
    found = []
    for count, out_of in meanings(figure, base, asked["percent"]):
        most = ends[0]
        if out_of != base and capped and asked["percent"]:
            most = highest(CAP, out_of, True)
        elif out_of != base and capped and Fraction(count, out_of or 1) > CAP:
            most = 0
        if phase == "mid-year" and not (asked["percent"] and base is None):
            given = out_of if asked["percent"] else base
            found.append(forecast(asked, figure | {"reached": count}, given, most, nested=nested(asked, figure)))
            continue
        over = ends[1] is not None and (out_of == base or not asked["percent"]) and count > ends[1]
        found.append(concluded("not_met", "over_cap") if over else settle(asked, count, out_of, most))
    answer = agreed(found, word) if found else concluded("undetermined", word)
    if phase == "mid-year" and asked["percent"] and base is None and answer[0] in ("met", "not_met"):
        return concluded("pending" if answer[0] == "met" else "at_risk")
    return answer


def nested(asked: Spec, figure: Spec) -> bool:
    return asked["of"] == "ldtt" or (asked["of"] == "award" and "of" not in figure)


def forecast(asked: Spec, figure: Spec, base: int | None, most: int | None, *, nested: bool) -> Conclusion:
    """A mid-year figure: titles are forecasts, what has no award is decided as it comes."""
    count, kind = figure.get("reached"), asked["kind"]
    decided = not asked["percent"] and not asked["award"]
    expected = figure.get("registered", None if decided else count)
    if asked["percent"] and base == 0:
        return concluded("pending")
    limit = 60 if not asked["percent"] else base or 0
    if kind == "most":
        roof = highest(asked["value"], base, asked["percent"])
        if decided and count is not None and count > roof:
            return concluded("not_met")
        bad = expected is not None and (expected > roof or (most is not None and expected > most))
        return concluded("at_risk" if bad else "pending")
    lowest = next((n for n in range(limit + 2) if enough(asked, n, base)), limit + 1)
    if decided and count is not None and sure(asked, count):
        return settle(asked, count, base, most)
    left = base - figure["ruled_out"] if base is not None and "ruled_out" in figure else None
    if left is not None and left < lowest <= base and not nested:
        return concluded("not_met")
    roofs = [most] if most is not None else []
    if kind == "cap" or asked.get("upper") == "legal_cap":
        top = asked["value"][1] if kind == "range" else asked["value"]
        roofs.append(highest(top, base, asked["percent"]))
    tight = left is not None and left <= lowest
    short = expected is not None and expected < lowest
    over = expected is not None and any(expected > roof for roof in roofs)
    return concluded("at_risk" if tight or short or over else "pending")


def sure(asked: Spec, count: int) -> bool:
    """Whether a count that can only grow decides already: whatever it grows to is said to be the same."""
    later = {settle(asked, n, None, None)[0] for n in range(count, 70)}
    return later <= {"met", "exceeded"} or later == {"not_met"}


def enough(asked: Spec, count: int, base: int | None) -> bool:
    """Whether a count is not too few."""
    value = asked["value"]
    share = Fraction(count, base or 1) if asked["percent"] else Fraction(count)
    if asked["kind"] in ("cap", "quota"):
        return count >= highest(value, base, asked["percent"])
    if asked["kind"] == "range":
        return share >= value[0]
    return count >= (base or 0) if asked["kind"] == "all" else passes(asked, count, base)
