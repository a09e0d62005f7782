"""What a record is called on pages."""

from datetime import date
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from generator.labels import DOCUMENT_KINDS, vi_date, vi_period
from generator.model.organisations import Cluster, Organisation
from generator.model.plans import Guidance, Plan
from generator.model.reference import Award, Document, Movement, Theme
from generator.model.results import Exemplar, Notice

if TYPE_CHECKING:
    from generator.pages.portal import Portal


@singledispatch
def record_name(record: Any, portal: "Portal") -> str:
    """The name a record goes by in links, headings and search."""
    raise TypeError(type(record))


@record_name.register(Organisation)
@record_name.register(Cluster)
def _dated(record: Organisation | Cluster, portal: "Portal") -> str:
    return record.name()


@record_name.register(Theme)
def _theme(record: Theme, portal: "Portal") -> str:
    return record.name()


@record_name.register(Movement)
@record_name.register(Award)
def _named(record: Movement | Award, portal: "Portal") -> str:
    return record.name


@record_name.register(Document)
def _document(record: Document, portal: "Portal") -> str:
    kind = DOCUMENT_KINDS[record.kind]
    return f"{kind} {record.number}" if record.number else record.subject


@record_name.register(Plan)
def _plan(record: Plan, portal: "Portal") -> str:
    return f"{record.title or 'Kế hoạch thi đua'} – {plan_owner(record, portal)}"


@record_name.register(Guidance)
def _guidance(record: Guidance, portal: "Portal") -> str:
    document = portal.find("documents", record.document) if record.document else None
    if document is not None and document.number:
        return f"{DOCUMENT_KINDS[document.kind]} {document.number}"
    return record.title or f"Hướng dẫn {vi_period(record.period)}"


@record_name.register(Exemplar)
def _exemplar(record: Exemplar, portal: "Portal") -> str:
    return record.title


@record_name.register(Notice)
def _notice(record: Notice, portal: "Portal") -> str:
    return record.headline


def plan_owner(plan: Plan, portal: "Portal", short: bool = False) -> str:
    """The organisations of a plan, named as in its period."""
    return ", ".join(organisation_name(key, portal, plan.period.first(), short) for key in plan.organisations)


def organisation_name(key: str, portal: "Portal", day: date | None = None, short: bool = False) -> str:
    """The organisation's name on a day (the newest without one)."""
    organisation = portal.find("organisations", key)
    if organisation is None:
        return key
    return str(organisation.short(day) if short else organisation.name(day))


def document_date(record: Document) -> str:
    """The date of a document, or that its source prints none."""
    return vi_date(record.date) or "không ghi ngày"
