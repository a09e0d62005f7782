"""Random plans with their reports, as plain dicts for `independent.py` and as records for the engine."""

import random
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from evaluation_builders import GRADES, PLAN, SCHOOL, organisation, plan, result, target, text
from independent import CAP_LAST_YEAR, Spec

from generator.model.recognitions import Recognition

PERCENTS = [0, 10, 12, 15, 20, 50, 80, 90, 100]
UPPERS = ["legal_cap", "guidance_cap", "aspiration", "unknown", None]
CAPPED = "chien-si-thi-dua-co-so"
ATTESTED = ("grade", "level", "won", "place")
KINDS = [*ATTESTED, "growth", "money", "units", "asked"]
SIZES = [0, 1, 2, 3, 5, 7, 12, 13, 20, 23, 33, 34, 40, 41]


def spec_of(chance: random.Random) -> Spec:
    """A school with a plan of one year, or of three, or a cluster with one; with every kind of target in turn."""
    year = chance.choice([2021, 2022, 2023, 2024])
    draw = chance.random()
    several, group = draw < 0.25, draw > 0.92
    last = year + 2 if several else year
    usual = ["free", "ldtt", "child", "yearly"] if several else ["ldtt", "child", "free", "strict"]
    extra = chance.sample([kind for kind in KINDS if not (several and kind in ("growth", "units", "asked"))], 3)
    names = [*usual, *extra, *(["both"] if chance.random() < 0.5 else [])]
    targets = {name: asked_of(chance, name, year, several=several) for name in names}
    if "both" in targets:
        targets["both"] = together(chance, names[:-1])
    spec: Spec = {
        "year": year, "last": last, "versions": [(None, targets)], "files": [], "ended": None, "group": group,
        "as_of": date(year, 1, 1) + timedelta(days=chance.randrange(3 * 365 if several else 600) + 150),
        "before": [], "recognitions": [],
    }  # fmt: skip
    for each in range(year, last + 1):
        spec["files"] += files_of(chance, each, names, several=several, group=group)
        spec["recognitions"] += decisions(chance, each)
    if "growth" in names and chance.random() < 0.8:
        spec["before"] = files_of(chance, year - 1, ["growth"], several=False, group=False)
    if chance.random() < 0.2:
        spec["versions"].append(amendment(chance, year, last, targets))
    if chance.random() < 0.15 and not group:
        spec["ended"] = date(year, 1, 1) + timedelta(days=chance.randrange(1200 if several else 700))
    return spec


def decisions(chance: random.Random, year: int) -> list[Spec]:
    """Recognitions of those the law counts on; one of them revoked now and then."""
    return [
        {
            "year": year, "count": chance.choice(SIZES), "on": date(year, 12, 1) + timedelta(days=chance.randrange(90)),
            "revoked": date(year + 1, 6, 1) if chance.random() < 0.2 else None,
        }
        for _ in range(chance.choice([0, 0, 0, 1, 1, 2]))
    ]  # fmt: skip


def amendment(
    chance: random.Random, year: int, last: int, targets: dict[str, Any]
) -> tuple[date | None, dict[str, Any]]:
    """A version that asks otherwise of some, drops one now and then; sometimes undated."""
    changed = {
        name: asked_of(chance, name, year, several=last > year) if name != "both" and chance.random() < 0.6 else asked
        for name, asked in targets.items()
    }
    if chance.random() < 0.25 and "free" not in changed.get("both", {}).get("parts", ()):
        changed.pop("free")
    day = (
        None
        if chance.random() < 0.1
        else date(year, 6, 1) + timedelta(days=chance.randrange(330 + 365 * (last - year)))
    )
    return day, changed


def together(chance: random.Random, names: list[str]) -> Spec:
    parts = chance.sample(names, chance.choice([2, 2, 3]))
    return {"kind": "parts", "parts": parts, "yaml": {"parts": parts, "measure": "both"}}


def asked_of(chance: random.Random, name: str, year: int, *, several: bool) -> Spec:
    """One comparator, in the words of the contract (`yaml`) and as the second reading reads it."""
    if name in ATTESTED:
        return attested(chance, name)
    if name in ("growth", "money"):
        return growth(chance, year) if name == "growth" else money(chance)
    award = {"ldtt": "lao-dong-tien-tien", "child": CAPPED, "asked": CAPPED}.get(name)
    nested = chance.choice(["ldtt", "ldtt", "ldtt", "staff", "award", None])
    of = {"ldtt": "staff", "child": nested, "strict": "staff", "yearly": "staff", "units": "figure"}.get(name)
    legal = name == "child" and year <= CAP_LAST_YEAR and of in ("ldtt", "award", None)
    asked = comparator(chance, name, legal=legal, counts=name in ("free", "asked") or (several and name == "child"))
    base = {"staff": {"base": "staff"}, "ldtt": {"target": "ldtt"}, "award": {"award": "lao-dong-tien-tien"}}.get(
        of or ""
    )
    asked["yaml"] |= {"award": award} if award else {"measure": name}
    asked["yaml"] |= {"of": base} if base else {}
    asked = {**asked, "of": of, "award": bool(award), "capped": name == "child"}
    if name == "units":
        asked |= {"kind": "all", "value": Fraction(1), "percent": True, "yaml": {**asked["yaml"], "each": "units"}}
    if name == "asked":
        asked |= {"stage": "proposed", "yaml": {**asked["yaml"], "stage": "proposed"}}
    if several and name == "yearly":
        asked |= {"each_year": True, "yaml": {**asked["yaml"], "each_year": True}}
    return asked


def attested(chance: random.Random, name: str) -> Spec:
    number = chance.choice([1, 2, 3, 4] if name == "grade" else [1, 2, 3] if name == "place" else [1, 2])
    words = {
        "grade": {"grade": list(GRADES)[number - 1]}, "level": {"level": number, "award": "truong-chinh-tri-chuan"},
        "won": {"attains": True, "award": "tap-the-lao-dong-xuat-sac"}, "place": {"rank": number},
    }[name]  # fmt: skip
    kind = {"won": "attains", "place": "rank"}.get(name, name)
    return {"kind": kind, "value": number, "yaml": {"measure": name, "population": "organisation", **words}}


def growth(chance: random.Random, year: int) -> Spec:
    way, number = chance.choice(["at_least", "more_than", "at_most"]), chance.choice([-20, -5, 0, 5, 10, 50, 150])
    words = {way: f"{number:+d}%", "from": year - 1}
    return {
        "kind": "change",
        "way": way,
        "value": Fraction(number, 100),
        "yaml": {"measure": "growth", "change": words},
    }


def money(chance: random.Random) -> Spec:
    """A quantity with a unit, now and then with decimals."""
    asked = comparator(chance, "free", legal=False, counts=True)
    way = next((key for key in ("at_least", "more_than", "at_most", "exactly") if key in asked["yaml"]), None)
    if way and chance.random() < 0.5:
        asked["value"] += Fraction(1, 2)
        asked["yaml"][way] += ",5"
    asked["yaml"] |= {"unit": "tỷ đồng", "measure": "money"}
    return {**asked, "unit": True}


def comparator(chance: random.Random, name: str, *, legal: bool, counts: bool) -> Spec:
    if name == "strict":
        return made("all", Fraction(1), True, all=True)
    percent = not counts and chance.random() < 0.75
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


def files_of(chance: random.Random, year: int, names: list[str], *, several: bool, group: bool) -> list[Spec]:
    """Reports of a year: phases, and in each a chain of corrections and retractions, with a stray now and then."""
    files: list[Spec] = []
    days = {"mid-year": date(year, 7, 1), "year-end": date(year, 11, 1), "final": date(year + 1, 1, 5)}
    for phase, start in days.items():
        if chance.random() < (0.35 if phase != "final" else 0.75):
            early = timedelta(days=-60 if phase == "final" and chance.random() < 0.15 else 0)
            files += chain_of(chance, year, phase, start + early, names, several=several)
    for file in files if group else ():
        file["figures"] = {name: by_member(chance, figure) for name, figure in file["figures"].items()}
    return files


def by_member(chance: random.Random, figure: Spec) -> Spec:
    """The figure of a cluster, now and then with members' figures, or with these alone."""
    if "reached" not in figure or chance.random() < 0.5:
        return figure
    alone = chance.random() < 0.4
    kept = {key: value for key, value in figure.items() if not alone or key not in ("reached", "of", "share")}
    return {**kept, "by_member": chance.randint(1, 9)}


def chain_of(
    chance: random.Random, year: int, phase: str, start: date, names: list[str], *, several: bool
) -> list[Spec]:
    files: list[Spec] = []
    day = start + timedelta(days=chance.randrange(20))
    for revision in range(1, chance.choice([1, 1, 1, 2, 3, 4]) + 1):
        name = f"{year}/{phase}" + (f".r{revision}" if revision > 1 else "")
        older = files[-1]["name"] if files else None
        retracts = older if older and chance.random() < 0.2 else None
        stray = older is not None and chance.random() < 0.08
        reported = [each for each in names if each != "both" and chance.random() < (0.9 if revision == 1 else 0.5)]
        files.append({
            "name": name, "year": year, "phase": phase, "revision": revision, "on": day, "retracts": retracts,
            "corrects": None if retracts or stray else older,
            "figures": {} if retracts else figures_of(chance, phase, reported, several=several),
        })  # fmt: skip
        day += timedelta(days=chance.randrange(60))
    return files


def figures_of(chance: random.Random, phase: str, names: list[str], *, several: bool) -> Spec:
    staff = chance.choice(SIZES)
    holders = chance.randint(0, staff)
    tops = {
        "ldtt": (holders, staff),
        "child": (chance.randint(0, min(holders, 9)), holders),
        "yearly": (holders, staff),
        "free": (chance.randint(0, 6), None),
    }
    return {
        name: kind_of_figure(chance, name)
        if name in KINDS
        else figure_of(chance, name, phase, tops.get(name), staff, whole=several and name in ("free", "child"))
        for name in names
    }


def kind_of_figure(chance: random.Random, name: str) -> Spec:
    """What is reported on a target that is no usual count."""
    if name in ATTESTED:
        top = {"grade": (1, 4), "level": (0, 2), "won": (0, 1), "place": (1, 4)}[name]
        number = chance.randint(*top)
        return {"attained": bool(number)} if name == "won" else {"rank" if name == "place" else name: number}
    draw = chance.random()
    if name == "asked":
        found = {"reached": chance.randint(0, 6)} if draw < 0.4 else {}
        return found | ({"proposed": chance.randint(0, 6)} if draw > 0.1 else {})
    if name == "units":
        number = chance.randint(1, 6)
        exact = {"reached": chance.choice([number, chance.randint(0, number)]), "of": number}
        return exact if draw < 0.7 else {"share": Fraction(chance.choice([0, 80, 99, 100]), 100)}
    if draw < 0.15:
        return {"reached": (chance.choice(["more_than", "nearly", "about"]), chance.choice([1, 3, 6, 10]))}
    if draw < 0.5:
        return {"reached": chance.choice([0, 1, 2, 3, 10, 11, 12])}
    return {"quantity": Fraction(chance.randint(0, 48), 4)}


def figure_of(
    chance: random.Random, name: str, phase: str, top: tuple[int, int | None] | None, staff: int, *, whole: bool
) -> Spec:
    if top is None:
        return {"violations": chance.choice([0, 0, 0, 1])} if chance.random() < 0.7 else {"reached": staff, "of": staff}
    count, base = top
    figure: Spec = {"reached": count}
    draw = chance.random()
    if name in ("ldtt", "yearly") or (name == "child" and chance.random() < 0.4):
        figure["of"] = chance.choice([staff, base]) if name == "child" else staff
    if whole:
        loose = [{"reached": ("more_than", 1)}, {"reached": ("nearly", 3)}, {"reached": ("about", 3)}]
        loose += [{"share": Fraction(5, 100)}, {"share": Fraction(0)}]
        return chance.choice(loose) if draw < 0.15 else figure
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
    bound = figure.get("reached")
    if isinstance(bound, tuple) and bound[0] == "more_than" and figure.get("of", bound[1] + 1) <= bound[1]:
        figure.pop("of")  # more than there are: refused
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
        parts.append(plan(*listed, plan_id=key, period=period, **again, **dated, **owner(spec)))
    parts += [report(file, own) for file in spec["files"]]
    if spec["before"]:
        earlier = f"{year - 1}/{SCHOOL}"
        asked = target("growth", measure="growth", at_least=1)
        parts += [plan(asked, plan_id=earlier, period=str(year - 1), **owner(spec))]
        parts += [report(file, earlier) for file in spec["before"]]
    for number, decision in enumerate(spec["recognitions"]):
        parts += recognition(decision, number)
    if spec["ended"]:
        day = (spec["ended"] + timedelta(days=1)).isoformat()
        parts.append(organisation(succession=[{"event": "merge", "date": day, "into": "truong-moi"}]))
    return parts


def owner(spec: Spec) -> Spec:
    return {"group": "cum-mau"} if spec["group"] else {}


def report(file: Spec, plan_id: str) -> Any:
    links = {key: file[key].partition("/")[2] for key in ("corrects", "retracts") if file[key]}
    figures = {
        name: {key: written(key, value) for key, value in figure.items()} for name, figure in file["figures"].items()
    }
    return result(
        file["name"].partition("/")[2], plan_id=plan_id, year=file["year"], on=file["on"].isoformat(), figures=figures,
        **links, **({"reason": "error"} if links else {}),
    )  # fmt: skip


def recognition(decision: Spec, number: int) -> list[Recognition]:
    """A decision, and its revocation."""
    year = decision["year"]
    decided = {
        "award": "lao-dong-tien-tien", "stage": "decided", "published_on": decision["on"], "basis": "decision",
        "recipients": [{"organisation": SCHOOL, "count": decision["count"]}],
    }  # fmt: skip
    made = [(f"qd-{number}", decided)]
    if decision["revoked"]:
        taken = {
            "stage": "revoked",
            "published_on": decision["revoked"],
            "revokes": f"qd-{number}",
            "basis": "decision",
        }
        made.append((f"thu-hoi-{number}", taken))
    return [
        Recognition.model_validate({**text(given), "id": f"{year}/{key}", "path": "", "year": year})
        for key, given in made
    ]


def written(key: str, value: Any) -> Any:
    """A value as the file has it."""
    if key == "by_member":
        return {"truong-a": {"reached": value}, "truong-b": {"reached": 1}}
    if key == "grade":
        return list(GRADES)[value - 1]
    if key == "quantity":
        whole, rest = divmod(value, 1)
        return f"{whole},{int(rest * 100):02}"
    if isinstance(value, Fraction):
        return f"{value * 100}%"
    return {value[0]: value[1]} if isinstance(value, tuple) else value


__all__ = ["PLAN", "records_of", "spec_of"]
