"""Every page of one Record: its routes, listed without making any."""

from collections.abc import Iterable, Iterator

from generator.model.kinds import KINDS, shown_kinds
from generator.model.plans import Plan
from generator.pages.boards.compare import compare_routes
from generator.pages.boards.silence import silence_routes
from generator.pages.kinds.calendar import calendar_routes
from generator.pages.kinds.changes import changes_routes
from generator.pages.kinds.indexes import index_routes
from generator.pages.kinds.organisation import organisation_routes
from generator.pages.kinds.plan import plan_route
from generator.pages.kinds.removed import removed_routes
from generator.pages.kinds.reports import reports_routes
from generator.pages.linking.addresses import SECTIONS
from generator.pages.parts.kind_pages import pages_of
from generator.pages.portal import Portal
from generator.pages.route import Route


def routes_of(portal: Portal, kind: str, record_id: str) -> Iterable[Route]:
    """The pages of one record of this side; none where there is no such record, or its kind has no pages."""
    record = portal.record.of(kind).get(record_id) if kind in SECTIONS else None
    return () if record is None else pages_of(KINDS[kind]).routes(portal, record)


def record_routes(portal: Portal) -> Iterator[Route]:
    """The pages of all records, their indexes and their calendar; the data pages and the home page are not among them.

    The pages of an organisation and of its plans follow each other: they show the same tables.
    """
    yield from index_routes(portal)
    yield from calendar_routes(portal)
    yield from reports_routes(portal)
    yield from silence_routes(portal)
    yield from compare_routes(portal)
    yield from changes_routes(portal)
    yield from removed_routes(portal)
    for kind in shown_kinds():
        pages = pages_of(kind)
        for _, record in sorted(portal.record.of(kind.key).items()) if pages.alone else ():
            yield from pages.routes(portal, record)
    yield from _own_pages(portal)


def _own_pages(portal: Portal) -> Iterator[Route]:
    """Each organisation with the plans that name it first, then the plans of nobody we know."""
    waiting = dict(portal.record.plans)
    for key, organisation in sorted(portal.record.organisations.items()):
        yield from organisation_routes(portal, organisation)
        for plan in portal.cross.planning.get(key, []):
            if plan.organisations[:1] == (key,) and plan.id in waiting:
                yield from _with_workbooks(portal, waiting.pop(plan.id))
    for plan in waiting.values():
        yield from _with_workbooks(portal, plan)
    yield from portal.workbooks.new_plans(portal)


def _with_workbooks(portal: Portal, plan: Plan) -> Iterator[Route]:
    yield plan_route(portal, plan)
    yield from portal.workbooks.of_plan(portal, plan)
