"""What a record is called on pages."""

from datetime import date, timedelta
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from generator.formats import vi_date, vi_period
from generator.labels.reference import DOCUMENT_KINDS
from generator.model.drafts import missing
from generator.model.ids import full_id
from generator.model.kinds import kind_of
from generator.model.organisations import Cluster, Organisation
from generator.model.plans import Guidance, Plan, Promise
from generator.model.recognitions import Recognition
from generator.model.record import Record, amended_id
from generator.model.reference import Document, Theme

if TYPE_CHECKING:
    from generator.pages.portal import Portal


@singledispatch
def record_name(record: Any, portal: "Portal") -> str:
    """The name a record goes by in links, headings and search: what its kind is named by, else its id."""
    named = getattr(record, kind_of(type(record)).named_by, None)
    return named if isinstance(named, str) else str(record.id)


@record_name.register(Organisation)
@record_name.register(Cluster)
def _dated(record: Organisation | Cluster, portal: "Portal") -> str:
    return record.name()


@record_name.register(Theme)
def _theme(record: Theme, portal: "Portal") -> str:
    return record.name()


@record_name.register(Document)
def _document(record: Document, portal: "Portal") -> str:
    kind = DOCUMENT_KINDS[record.kind]
    return f"{kind} {record.number}" if record.number else record.subject


@record_name.register(Plan)
def _plan(record: Plan, portal: "Portal") -> str:
    return portal.plan_names.get(record.id) or plan_base_name(record, portal)


@record_name.register(Guidance)
def _guidance(record: Guidance, portal: "Portal") -> str:
    document = portal.find("documents", record.document) if record.document else None
    if document is not None and document.number:
        return f"{DOCUMENT_KINDS[document.kind]} {document.number}"
    return record.title or f"Hướng dẫn {vi_period(record.period)}"


@record_name.register(Recognition)
def _recognition(record: Recognition, portal: "Portal") -> str:
    if record.revokes:
        revoked = portal.find("recognitions", full_id(record.id, record.revokes))
        return record.title or f"Thu hồi: {record_name(revoked, portal) if revoked else record.revokes}"
    return record.title or f"{_given(record, portal)} – {_to_whom(record, portal)}, năm {record.year}"


DRAFT = "[Bản nháp] "


def _given(record: Recognition, portal: "Portal") -> str:
    if record.ranking or not record.award:
        return "Xếp hạng thi đua"
    award = portal.find("awards", record.award)
    level = "" if record.level is None else f" mức {record.level}"
    asked = {"registered": "Đăng ký ", "voted": "Bình bầu ", "proposed": "Đề nghị "}.get(record.stage, "")
    return f"{asked}{award.name if award else record.award}{level}"


def _to_whom(record: Recognition, portal: "Portal") -> str:
    cluster = portal.find("clusters", record.in_group())
    if cluster is not None:
        return str(cluster.short())
    if len(record.recipients) != 1:
        return f"{len(record.recipients)} đơn vị"
    only = record.recipients[0]
    return organisation_name(only.organisation, portal) if only.organisation else only.as_written or ""


def plan_names(record: Record, portal: "Portal") -> dict[str, str]:
    """Plan id → its name, each of its own: amended versions are told apart, then what still shares a name."""
    named: dict[str, list[Plan]] = {}
    for plan in record.plans.values():
        named.setdefault(plan_base_name(plan, portal) + _version(plan, portal), []).append(plan)
    return {
        plan.id: name + tail for name, plans in named.items() for plan, tail in zip(plans, _tails(plans), strict=True)
    }


def plan_base_name(plan: Plan, portal: "Portal") -> str:
    """«Kế hoạch thi đua năm 2023 – Trường Chính trị tỉnh …»; a pact is called one, a draft, where shown, is marked."""
    kind = "Giao ước" if plan.document.kind == "pact" else "Kế hoạch"
    mark = DRAFT if missing(plan) else ""
    return f"{mark}{kind} thi đua {vi_period(plan.period)} – {plan_owner(plan, portal)}"


def _version(plan: Plan, portal: "Portal") -> str:
    amended = plan.amends or plan.id in portal.amending
    return f" ({version_name(plan, portal)})" if amended else ""


def target_name(promise: Promise, target_id: str, portal: "Portal") -> str:
    """A target in few words: its short text, its award, or its statement."""
    target = promise.target(target_id)
    if target is None:
        return target_id
    award = portal.find("awards", target.award) if target.award else None
    return target.short or (award.name if award is not None else target.statement)


def version_name(plan: Plan, portal: "Portal") -> str:
    """«bản đầu», «bản sửa đổi lần 2»: which of the versions of one plan."""
    return f"bản sửa đổi lần {_amendments(plan, portal)}" if plan.amends else "bản đầu"


def _amendments(plan: Plan, portal: "Portal") -> int:
    """How many amendments lead to this version, the first plan counting none."""
    seen: set[str] = set()
    current: Plan | None = plan
    while current is not None and current.amends and current.id not in seen:
        seen.add(current.id)
        current = portal.find("plans", amended_id(current))
    return len(seen)


def _tails(plans: list[Plan]) -> list[str]:
    """What tells plans of one name apart: their printed titles, their numbers, at last their ids."""
    if len(plans) == 1:
        return [""]
    ids: list[str | None] = [plan.id for plan in plans]
    tails = [[plan.title for plan in plans], [plan.document.number for plan in plans]]
    distinct = next((found for found in tails if all(found) and len({*found}) == len(found)), ids)
    return [f" ({tail})" for tail in distinct]


def plan_owner(plan: Plan, portal: "Portal", short: bool = False) -> str:
    """The organisations of a plan, or the cluster or bloc whose own it is, named as in its period."""
    if plan.group:
        return cluster_name(plan.group, portal, plan.period.first(), short)
    return ", ".join(organisation_name(key, portal, plan.period.first(), short) for key in plan.organisations)


def guidance_issuer(guidance: Guidance, portal: "Portal", day: date | None = None) -> str:
    """Who issued a guidance; several where it is joint."""
    return ", ".join(organisation_name(key, portal, day) for key in guidance.issuer)


def promise_owner(promise: Promise, portal: "Portal") -> str:
    """Whose plan or guidance it is."""
    if isinstance(promise, Plan):
        return plan_owner(promise, portal)
    return guidance_issuer(promise, portal) if isinstance(promise, Guidance) else ""


def cluster_name(key: str, portal: "Portal", day: date | None = None, short: bool = False) -> str:
    """The name of a cluster or bloc on a day (the newest without one)."""
    cluster = portal.find("clusters", key)
    if cluster is None:
        return key
    return str(cluster.short(day) if short else cluster.name(day))


def unit_name(organisation: str, unit: str, portal: "Portal") -> str:
    """The name of a faculty or office of an organisation, its id where it is not registered."""
    body = portal.find("organisations", organisation)
    return next((str(each.name) for each in body.units if each.id == unit), unit) if body is not None else unit


def organisation_name(key: str, portal: "Portal", day: date | None = None, short: bool = False) -> str:
    """The organisation's name on a day (the newest without one)."""
    organisation = portal.find("organisations", key)
    if organisation is None:
        return key
    return str(organisation.short(day) if short else organisation.name(day))


def giver_name(recognition: Recognition, portal: "Portal", short: bool = False) -> str:
    """Who gave it, with the office where the source names that; nothing where it names nobody."""
    if recognition.giver is None:
        return ""
    return f"{recognition.giver_office or ''} {organisation_name(recognition.giver, portal, None, short)}".strip()


def document_date(record: Document) -> str:
    """The date of a document, or that its source prints none."""
    return vi_date(record.date) or "không ghi ngày"


def organisation_days(organisation: Organisation) -> str:
    """«đến 30/06/2025», «từ 01/07/2025»: tells homonyms apart where the record knows the days; else nothing."""
    first, last = organisation.names[0].from_, organisation.names[-1].until
    days = (("từ", vi_date(first)), ("đến", vi_date(last) if last else _last_day(organisation)))
    return " ".join(f"{word} {day}" for word, day in days if day)


def _last_day(organisation: Organisation) -> str:
    """The day before the event that ended it; the month or year of the event where it has no day."""
    ended = organisation.ended()
    if ended is None:
        return ""
    return vi_date(ended.date.first() - timedelta(days=1)) if ended.date.day else vi_date(ended.date)


def also_called(body: Organisation | Cluster) -> list[str]:
    """All else that people may call it by: short, former and other names, its province; each once."""
    names = [text for entry in body.names for text in (entry.text, entry.short) if text]
    province = body.province if isinstance(body, Organisation) else None
    found = dict.fromkeys([*names, *body.also, *([province] if province else [])])
    return [text for text in found if text != body.name()]


def distinct_name(organisation: Organisation, portal: "Portal") -> str:
    """Its name, with its days where another organisation of the record bears the same."""
    name, days = organisation.name(), organisation_days(organisation)
    return f"{name} ({days})" if days and name in portal.homonyms else name
