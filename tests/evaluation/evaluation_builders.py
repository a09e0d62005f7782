"""Small builders: the dicts of the contract → models → a Record, without files."""

from datetime import date
from fractions import Fraction
from typing import Any

from generator.evaluation.engine import Evaluation, evaluate
from generator.evaluation.rules import RULES
from generator.evaluation.verdict import STATUSES, TOKENS, Verdict, tokens
from generator.model.organisations import Cluster, Organisation
from generator.model.plans import Guidance, Plan
from generator.model.recognitions import Recognition
from generator.model.record import Record
from generator.model.reference import Award, Document
from generator.model.results import Result, Submission

SCHOOL = "truong-mau"
PLAN = f"2023/{SCHOOL}"
LATER = date(2024, 12, 31)
GRADES = {"khong-hoan-thanh": "1", "hoan-thanh": "2", "hoan-thanh-tot": "3", "hoan-thanh-xuat-sac": "4"}
CAP_2023 = {"cap": "15%", "of": "lao-dong-tien-tien", "effective": {"until": "2023-12-31"}}


def text(value: Any) -> Any:
    """As the reader hands it over: every scalar is text, flags aside."""
    if isinstance(value, dict):
        return {key: text(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [text(part) for part in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if value is None else str(value)


def award(award_id: str, kind: str = "title", **fields: Any) -> Award:
    return Award.model_validate({"id": award_id, "path": "", "name": award_id, "kind": kind, **text(fields)})


def awards() -> dict[str, Award]:
    found = [award(grade, "grade", rank=rank) for grade, rank in GRADES.items()]
    found += [
        award("lao-dong-tien-tien"),
        award("chien-si-thi-dua-co-so", rules=[CAP_2023]),
        award("tap-the-lao-dong-xuat-sac"),
        award("giang-vien-day-gioi", "contest"),
        award("truong-chinh-tri-chuan", "standard"),
    ]
    return {entry.id: entry for entry in found}


def target(target_id: str = "ldtt", **fields: Any) -> dict[str, Any]:
    return {"id": target_id, "statement": target_id, "population": "individuals", **fields}


LDTT = target("ldtt", award="lao-dong-tien-tien", at_least="90%", of={"base": "staff"})


def cstdcs(**comparator: Any) -> dict[str, Any]:
    return target("cstdcs", award="chien-si-thi-dua-co-so", of={"target": "ldtt"}, **comparator)


def plan(*targets: dict[str, Any], plan_id: str = PLAN, period: str = "2023", **fields: Any) -> Plan:
    owner = {} if {"group", "organisations"} & fields.keys() else {"organisations": SCHOOL}
    given = {"id": plan_id, "path": "", **owner, "period": period, "targets": targets, **fields}
    return Plan.model_validate(text(given))


def guidance(*targets: dict[str, Any], guidance_id: str = "2023/hd", period: str = "2023", **fields: Any) -> Guidance:
    given = {
        "id": guidance_id, "path": "", "issuer": "hvctqg", "period": period, "addressed_to": "political-school",
        "targets": targets, **fields,
    }  # fmt: skip
    return Guidance.model_validate(text(given))


def result(name: str = "final", plan_id: str = PLAN, year: int = 2023, on: str = "2024-01-15", **fields: Any) -> Result:
    """`name` is PHASE[.rN]; figures are given as keywords not known to Result."""
    phase, _, revision = name.partition(".r")
    known = {key: fields.pop(key) for key in list(fields) if key in Result.model_fields}
    figures = {key.replace("_", "-"): figure for key, figure in fields.items()}
    given = {"plan": plan_id, "phase": phase, "published_on": on, "basis": "report", "figures": figures, **known}
    return Result.model_validate(
        {
            **text(given), "id": f"{year}/{plan_id.partition('/')[2]}/{name}", "path": "", "year": year,
            "revision": int(revision or 1),
        }
    )  # fmt: skip


def organisation(org_id: str = SCHOOL, kind: str = "political-school", **fields: Any) -> Organisation:
    given = {"id": org_id, "path": "", "kind": kind, "names": [{"text": org_id}], **fields}
    return Organisation.model_validate(text(given))


def cluster(cluster_id: str, members: list[Any], **fields: Any) -> Cluster:
    listed = [member if isinstance(member, dict) else {"organisation": member} for member in members]
    given = {"kind": "academy-cluster", "names": [{"text": cluster_id}], "members": listed, **fields}
    return Cluster.model_validate({**text(given), "id": cluster_id, "path": ""})


def document(document_id: str, day: str) -> Document:
    return Document.model_validate({"id": document_id, "path": "", "subject": document_id, "date": day})


def submission(org_id: str, year: int, *sent: dict[str, Any], complete_on: str | None = None) -> Submission:
    """With `complete_on`, a file that says it lists all that was sent up to that day."""
    whole = {"complete": True, "complete_on": complete_on, "source": {"title": "Danh mục"}} if complete_on else {}
    given = {"organisation": org_id, "year": year, "sent": sent, **whole}
    return Submission.model_validate({**text(given), "id": f"{year}/{org_id}", "path": "", "year": year})


def recognition(key: str, year: int = 2023, **fields: Any) -> Recognition:
    """Lao động tiên tiến decided for the school, unless fields say otherwise."""
    given = {"award": "lao-dong-tien-tien", "stage": "decided", "published_on": f"{year}-12-20", "basis": "decision",
             "recipients": [{"organisation": SCHOOL, "count": 3}], **fields}  # fmt: skip
    return Recognition.model_validate({**text(given), "id": f"{year}/{key}", "path": "", "year": year})


_ROOM = {
    Plan: "plans", Guidance: "guidance", Result: "results", Organisation: "organisations", Award: "awards",
    Cluster: "clusters", Document: "documents", Submission: "submissions", Recognition: "recognitions",
}  # fmt: skip


def record(*parts: Any, sample: bool = False) -> Record:
    """A record of these parts, with the usual awards and one school unless organisations are given."""
    found = Record(sample=sample)
    found.awards.update(awards())
    for part in parts:
        getattr(found, _ROOM[type(part)])[part.id] = part
    if not found.organisations:
        found.organisations[SCHOOL] = organisation()
    return found


def judged(*parts: Any, as_of: date = LATER) -> Evaluation:
    """The evaluation of these parts; every verdict in it keeps what all verdicts promise."""
    found = evaluate(record(*parts), as_of)
    for (plan_id, target_id), one in found.verdicts.items():
        for each in (one, *one.readings, *one.years, *(reading for year in one.years for reading in year.readings)):
            assert (each.plan, each.target, each.as_of) == (plan_id, target_id, as_of)
            assert each.status in STATUSES
            assert each.rule in RULES
            assert each.flags == tokens(each.flags)
            assert set(each.reasons) <= set(TOKENS)
            assert isinstance(each.due, date)
            assert (each.base is None) == (each.base_from is None)
            assert each.share == (Fraction(each.reached, each.base) if each.base and each.reached is not None else None)
            assert (each.result is None) == (each.phase is None) == (each.revision is None)
            assert isinstance(each.superseded, tuple)
        assert one.reading is None
    return found


def verdict(target_id: str, *parts: Any, as_of: date = LATER, plan_id: str = PLAN) -> Verdict:
    return judged(*parts, as_of=as_of).verdicts[plan_id, target_id]


def final(asked: dict[str, Any], figure: dict[str, Any], period: str = "2023", **fields: Any) -> Verdict:
    """One target with one final figure."""
    name = asked["id"]
    year = int(period[:4])
    own = f"{year}/{SCHOOL}"
    reported = result(plan_id=own, year=year, on=f"{year + 1}-01-15", **{name: figure})
    return verdict(
        name, plan(asked, plan_id=own, period=period), reported, as_of=date(year + 1, 12, 31), plan_id=own, **fields
    )


def nested(asked: dict[str, Any], parent: int, child: int, period: str = "2023") -> Verdict:
    """A target nested in LĐTT, with final figures for both."""
    year = int(period)
    own = f"{year}/{SCHOOL}"
    staff = max(parent, 200)
    figures = {"ldtt": {"reached": parent, "of": staff}, asked["id"]: {"reached": child}}
    reported = result(plan_id=own, year=year, on=f"{year + 1}-01-15", figures=figures)
    made = plan(LDTT, asked, plan_id=own, period=period)
    return verdict(asked["id"], made, reported, as_of=date(year + 1, 12, 31), plan_id=own)
