"""Random plans with their reports, as plain dicts for `independent.py` and as records for the engine."""

import random
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from evaluation_builders import PLAN, SCHOOL, organisation, plan, result, target
from independent import CAP_LAST_YEAR, Spec

PERCENTS = [0, 10, 12, 15, 20, 50, 80, 90, 100]
UPPERS = ["legal_cap", "guidance_cap", "aspiration", "unknown", None]
SIZES = [0, 1, 2, 3, 5, 7, 12, 13, 20, 23, 33, 34, 40, 41]


def spec_of(chance: random.Random) -> Spec:
    """One school, one plan of one year, or of three with one count."""
    year = chance.choice([2021, 2022, 2023, 2024])
    several = chance.random() < 0.12
    last = year + 2 if several else year
    names = ["free"] if several else ["ldtt", "child", "free", "strict"]
    targets = {name: asked_of(chance, name, year) for name in names}
    spec: Spec = {
        "year": year, "last": last, "versions": [(None, targets)], "files": [], "ended": None,
        "as_of": date(year, 1, 1) + timedelta(days=chance.randrange(3 * 365 if several else 600) + 150),
    }  # fmt: skip
    for each in range(year, last + 1):
        spec["files"] += files_of(chance, each, names, whole=several)
    if chance.random() < 0.2 and not several:
        spec["versions"].append(amendment(chance, year, targets))
    if chance.random() < 0.15:
        spec["ended"] = date(year, 1, 1) + timedelta(days=chance.randrange(700))
    return spec


def amendment(chance: random.Random, year: int, targets: dict[str, Any]) -> tuple[date | None, dict[str, Any]]:
    """A version that asks otherwise of some, drops one now and then; sometimes undated."""
    changed = {
        name: asked_of(chance, name, year) if chance.random() < 0.6 else asked for name, asked in targets.items()
    }
    if chance.random() < 0.25:
        changed.pop("free")
    day = None if chance.random() < 0.1 else date(year, 6, 1) + timedelta(days=chance.randrange(330))
    return day, changed


def asked_of(chance: random.Random, name: str, year: int) -> Spec:
    """One comparator, in the words of the contract (`yaml`) and as `independent.py` reads them."""
    award = {"ldtt": "lao-dong-tien-tien", "child": "chien-si-thi-dua-co-so"}.get(name)
    of = {"ldtt": "staff", "child": chance.choice(["ldtt", "ldtt", "ldtt", "staff", "award"]), "strict": "staff"}.get(
        name
    )
    legal = name == "child" and year <= CAP_LAST_YEAR and of in ("ldtt", "award")
    asked = comparator(chance, name, legal=legal)
    base = {"staff": {"base": "staff"}, "ldtt": {"target": "ldtt"}, "award": {"award": "lao-dong-tien-tien"}}.get(
        of or ""
    )
    asked["yaml"] |= {"award": award} if award else {"measure": name}
    asked["yaml"] |= {"of": base} if base else {}
    return {**asked, "of": of, "award": bool(award), "capped": name == "child"}


def comparator(chance: random.Random, name: str, *, legal: bool) -> Spec:
    if name == "strict":
        return made("all", Fraction(1), True, all=True)
    percent = name != "free" and chance.random() < 0.75
    number = chance.choice(PERCENTS) if percent else chance.choice([1, 2, 3, 5, 6])
    value = Fraction(number, 100) if percent else Fraction(number)
    text = f"{number}%" if percent else str(number)
    way = chance.choice(["at_least", "more_than", "at_most", "exactly", "cap", "quota", "between", "some", "all"])
    if way == "some":
        return made("some", value, False, some=True)
    if way == "all" and percent:
        return made("all", Fraction(1), True, all=True)
    if way == "between" or way == "all":
        return between(chance, percent, legal=legal)
    if way == "at_most" or (not number and way in ("exactly", "cap", "quota")):
        return made("most", value, percent, at_most=text)
    if way in ("cap", "quota"):
        return made(way, value, percent, exactly=text, read_as=way)
    if way == "exactly":
        return made("cap" if legal and percent and number == 15 else "least", value, percent, exactly=text)
    return made("more" if way == "more_than" else "least", value, percent, **{way: text})


def between(chance: random.Random, percent: bool, *, legal: bool) -> Spec:
    ends = sorted(chance.sample(PERCENTS if percent else [0, 1, 2, 3, 5, 8], 2))
    upper = chance.choice(UPPERS)
    scale, unit = (100, "%") if percent else (1, "")
    value = (Fraction(ends[0], scale), Fraction(ends[1], scale))
    law = legal and percent and ends[1] == 15
    meant = upper if upper not in (None, "unknown") else "legal_cap" if law else None
    words = {"between": f"{ends[0]}–{ends[1]}{unit}"} | ({"upper_is": upper} if upper else {})
    if meant is None and not ends[0]:
        return made("most", value[1], percent, **words)
    return {**made("range", value, percent, **words), "upper": meant}


def made(kind: str, value: Any, percent: bool, **words: Any) -> Spec:
    return {"kind": kind, "value": value, "percent": percent, "yaml": words}


def files_of(chance: random.Random, year: int, names: list[str], *, whole: bool) -> list[Spec]:
    """Reports of a year: phases, and in each a chain of corrections and retractions, with a stray now and then."""
    files: list[Spec] = []
    days = {"mid-year": date(year, 7, 1), "year-end": date(year, 11, 1), "final": date(year + 1, 1, 5)}
    for phase, start in days.items():
        if chance.random() < (0.35 if phase != "final" else 0.75):
            early = timedelta(days=-60 if phase == "final" and chance.random() < 0.15 else 0)
            files += chain_of(chance, year, phase, start + early, names, whole=whole)
    return files


def chain_of(chance: random.Random, year: int, phase: str, start: date, names: list[str], *, whole: bool) -> list[Spec]:
    files: list[Spec] = []
    day = start + timedelta(days=chance.randrange(20))
    for revision in range(1, chance.choice([1, 1, 1, 2, 3, 4]) + 1):
        name = f"{year}/{phase}" + (f".r{revision}" if revision > 1 else "")
        older = files[-1]["name"] if files else None
        retracts = older if older and chance.random() < 0.2 else None
        stray = older is not None and chance.random() < 0.08
        reported = [each for each in names if chance.random() < (0.9 if revision == 1 else 0.5)]
        files.append({
            "name": name, "year": year, "phase": phase, "revision": revision, "on": day, "retracts": retracts,
            "corrects": None if retracts or stray else older,
            "figures": {} if retracts else figures_of(chance, phase, reported, whole=whole),
        })  # fmt: skip
        day += timedelta(days=chance.randrange(60))
    return files


def figures_of(chance: random.Random, phase: str, names: list[str], *, whole: bool) -> Spec:
    staff = chance.choice(SIZES)
    holders = chance.randint(0, staff)
    tops = {
        "ldtt": (holders, staff),
        "child": (chance.randint(0, min(holders, 9)), holders),
        "free": (chance.randint(0, 6), None),
    }
    return {name: figure_of(chance, name, phase, tops.get(name), staff, whole=whole) for name in names}


def figure_of(
    chance: random.Random, name: str, phase: str, top: tuple[int, int | None] | None, staff: int, *, whole: bool
) -> Spec:
    if top is None:
        return {"violations": chance.choice([0, 0, 0, 1])} if chance.random() < 0.7 else {"reached": staff, "of": staff}
    count, base = top
    figure: Spec = {"reached": count}
    draw = chance.random()
    if name == "ldtt" or (name == "child" and chance.random() < 0.4):
        figure["of"] = staff if name == "ldtt" else chance.choice([staff, base])
    if whole:
        loose = [{"reached": ("more_than", 1)}, {"reached": ("nearly", 3)}, {"reached": ("about", 3)}]
        loose += [{"share": Fraction(5, 100)}, {"share": Fraction(0)}]
        return chance.choice(loose) if draw < 0.2 else {"reached": count}
    if draw < 0.12 and name != "free":
        figure["share"] = Fraction(chance.choice([0, 5, 12, 14, 15, 16, 20, 50, 79, 80, 90, 91, 100]), 100)
        figure.pop("reached")
        if chance.random() < 0.6:
            figure.pop("of", None)
    elif draw < 0.2:
        figure["reached"] = (chance.choice(["more_than", "nearly", "about"]), chance.choice([0, 1, 4, 5, 6, 30]))
    elif draw < 0.26:
        figure.pop("of", None)
    elif draw < 0.3 and name == "child":
        figure["counted"] = "beside"
    return foreseen(chance, figure, staff) if phase == "mid-year" else figure


def foreseen(chance: random.Random, figure: Spec, staff: int) -> Spec:
    """A mid-year figure, with what is registered or ruled out now and then."""
    if chance.random() < 0.5:
        figure["registered"] = chance.randint(0, staff)
        if chance.random() < 0.5:
            figure.pop("reached", None)
    if chance.random() < 0.4:
        figure["ruled_out"] = chance.randint(0, staff)
    return figure


def records_of(spec: Spec) -> list[Any]:
    """The same as records."""
    year, last = spec["year"], spec["last"]
    own = f"{year}/{SCHOOL}"
    period = str(year) if last == year else f"{year}..{last}"
    parts: list[Any] = []
    for number, (issued, targets) in enumerate(spec["versions"]):
        listed = [target(name, **asked["yaml"]) for name, asked in targets.items()]
        again = {"amends": SCHOOL, "reason": "Thử"} if number else {}
        dated = {"document": {"date": issued.isoformat()}} if issued else {}
        key = own if not number else f"{own}.r2"
        parts.append(plan(*listed, plan_id=key, period=period, **again, **dated))
    for file in spec["files"]:
        links = {key: file[key].partition("/")[2] for key in ("corrects", "retracts") if file[key]}
        figures = {
            name: {key: written(value) for key, value in figure.items()} for name, figure in file["figures"].items()
        }
        parts.append(
            result(
                file["name"].partition("/")[2], plan_id=own, year=file["year"], on=file["on"].isoformat(),
                figures=figures, **links, **({"reason": "error"} if links else {}),
            )
        )  # fmt: skip
    if spec["ended"]:
        day = (spec["ended"] + timedelta(days=1)).isoformat()
        parts.append(organisation(succession=[{"event": "merge", "date": day, "into": "truong-moi"}]))
    return parts


def written(value: Any) -> Any:
    """A value as the file has it."""
    if isinstance(value, Fraction):
        return f"{value * 100}%"
    return {value[0]: value[1]} if isinstance(value, tuple) else value


__all__ = ["PLAN", "records_of", "spec_of"]
