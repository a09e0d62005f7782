"""Every page of one Record, one after another, and the layouts they need."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any

from generator.model.organisations import Organisation
from generator.model.plans import Plan
from generator.pages.kinds.award import award_pages
from generator.pages.kinds.calendar import calendar_pages
from generator.pages.kinds.cluster import cluster_pages
from generator.pages.kinds.front import exemplar_pages
from generator.pages.kinds.guidance import guidance_pages
from generator.pages.kinds.indexes import index_pages
from generator.pages.kinds.organisation import organisation_page
from generator.pages.kinds.plan import plan_page
from generator.pages.kinds.references import document_pages, movement_pages
from generator.pages.kinds.reports import reports_pages
from generator.pages.kinds.screens import screens_page
from generator.pages.kinds.theme import theme_pages
from generator.pages.linking.addresses import SAMPLE_SECTION
from generator.pages.page import Page
from generator.pages.parts.organisation_views import year_views
from generator.pages.parts.plan_view import plan_view
from generator.pages.portal import Portal

Job = Callable[[], Iterable[Page]]
MAKERS: dict[str, Callable[[Portal, Any], Iterable[Page]]] = {
    "clusters": cluster_pages,
    "themes": theme_pages,
    "guidance": guidance_pages,
    "awards": award_pages,
    "movements": movement_pages,
    "documents": document_pages,
    "exemplars": exemplar_pages,
}
# (section, how deep its pages stand): the section's index page is at depth 1.
LAYOUTS = (
    ("", 0), ("truong", 1), ("truong", 2), ("cum", 1), ("cum", 2), ("cum", 3), ("chu-de", 1), ("chu-de", 2),
    ("ke-hoach", 1), ("ke-hoach", 2), ("ke-hoach", 3), ("huong-dan", 1), ("huong-dan", 3), ("danh-hieu", 1),
    ("danh-hieu", 2), ("danh-hieu", 3), ("phong-trao", 1), ("phong-trao", 2), ("phong-trao", 3), ("van-ban", 1),
    ("van-ban", 2), ("van-ban", 3), ("lich", 1), ("lich", 2), ("lich", 3), ("du-lieu", 1), ("du-lieu", 2),
    ("phuong-phap", 1), ("muc-luc", 1), ("bao-cao", 1), ("bao-cao", 2), ("kiosk", 1),
)  # fmt: skip
EXEMPLAR_LAYOUTS = (("guong", 1), ("guong", 3))
SAMPLE_LAYOUTS = tuple((SAMPLE_SECTION, depth) for depth in range(1, 5))


def record_pages(portal: Portal) -> Iterator[Page]:
    """The pages of all records, their indexes and their calendar; one at a time, nothing is kept."""
    return chain.from_iterable(job() for job in page_jobs(portal))


def page_jobs(portal: Portal) -> list[Job]:
    """What makes the pages of a record, in steps that do not hang on each other."""
    return [*wide_jobs(portal), *narrow_jobs(portal)]


def wide_jobs(portal: Portal) -> list[Job]:
    """The pages that look at many records each."""
    together: list[Job] = [partial(maker, portal) for maker in (index_pages, calendar_pages, _overviews)]
    return [
        *together,
        *(
            partial(maker, portal, record)
            for kind, maker in MAKERS.items()
            for _, record in sorted(portal.record.of(kind).items())
        ),
    ]


def narrow_jobs(portal: Portal) -> list[Job]:
    """The pages of organisations and plans, which look at little but their own."""
    organisations = portal.record.organisations
    jobs: list[Job] = [partial(_organisation, portal, organisations[key]) for key in sorted(organisations)]
    plans = portal.record.plans.values()
    return jobs + [partial(_plan, portal, plan) for plan in plans if not _is_shown(portal, plan)]


def _organisation(portal: Portal, organisation: Organisation) -> Iterator[Page]:
    """An organisation with the plans it comes first in: both show the same tables, and the newest chart."""
    views = year_views(portal, portal.cross.planning.get(organisation.id, []))
    yield organisation_page(portal, organisation, views)
    yield from (plan_page(portal, view) for view in views if view.plan.organisations[:1] == (organisation.id,))


def _is_shown(portal: Portal, plan: Plan) -> bool:
    """Whether a plan stands on the page of the organisation it names first: those that were amended do not."""
    first = next(iter(plan.organisations), None)
    return first in portal.record.organisations and plan.id not in portal.cross.amending


def _plan(portal: Portal, plan: Plan) -> Iterator[Page]:
    yield plan_page(portal, plan_view(portal, plan))


def _overviews(portal: Portal) -> Iterator[Page]:
    yield from reports_pages(portal)
    yield screens_page(portal)
