"""The page of a school or another organisation: its plans and results, groups, lineage, documents."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from generator.evaluation.due import ACTORS
from generator.evaluation.succession import last_day_of
from generator.labels.bodies import ORGANISATION_KINDS, cluster_offices
from generator.model.kinds import EXEMPLARS
from generator.model.organisations import Cluster, Organisation
from generator.model.recognitions import Recognition
from generator.pages.boards.scoreboard import boards_of
from generator.pages.boards.trends import more_trends, trend_routes, trends_of
from generator.pages.calendars.file import calendar_of, calendar_route
from generator.pages.findings.key_fact import reported
from generator.pages.findings.of_plans import leading, organisation_findings
from generator.pages.kinds.reports import ReportLine, report_lines
from generator.pages.kinds.screens import kiosk_link
from generator.pages.linking.addresses import COMPARE, SECTIONS, record_address, share_address
from generator.pages.linking.exemplars import shown_exemplars
from generator.pages.parts.by_year import MOST_LINES
from generator.pages.parts.downloads import Download, downloads
from generator.pages.parts.history import alternates
from generator.pages.parts.kind_pages import IndexLine, KindPages, index_line
from generator.pages.parts.last_change import files_of
from generator.pages.parts.organisation_views import duties_of, notices_of, year_views
from generator.pages.parts.plan_view import PlanView
from generator.pages.parts.things import organisation_thing
from generator.pages.parts.trail import trail
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import distinct_name, organisation_days
from generator.vietnamese import sort_key


def organisation_routes(portal: Portal, organisation: Organisation) -> Iterator[Route]:
    """`truong/ID/`, and `truong/ID/lich.ics` where anything has a day."""
    place = _place(portal, organisation)
    yield page_route(portal, place, "organisation.html", partial(_values, portal, organisation))
    yield from trend_routes(portal, organisation, place)
    yield from calendar_route(portal, place.address, place.title, organisation)


def _place(portal: Portal, organisation: Organisation) -> Place:
    key = organisation.id
    plans = portal.cross.planning.get(key, [])
    name, title = organisation.name(), distinct_name(organisation, portal)
    here = f"{name} ({days})" if (days := organisation_days(organisation)) else name
    address = record_address("organisations", key, portal.addresses.prefix)
    return Place(
        address=address,
        section=portal.section("organisations"),
        title=title,
        kind=ORGANISATION_KINDS[organisation.kind],
        kicker=" · ".join(filter(None, (ORGANISATION_KINDS[organisation.kind], organisation.province))),
        owner=" · ".join(filter(None, (organisation.province, "" if days in title else days))),
        also=(*(entry.short for entry in organisation.names if entry.short), *organisation.also),
        description=f"{here}: {len(plans)} kế hoạch thi đua, chỉ tiêu và kết quả công khai, cụm và khối, quá trình "
        "thành lập.",
        crumbs=trail(portal, "organisations"),
        source=organisation.path,
        beside=(
            *files_of(portal, plans),
            *(line.recognition.path for line in portal.recognised.by_organisation.get(key, ())),
        ),
        thing=partial(organisation_thing, portal, organisation),
        picture="" if portal.record.sample else share_address("organisations", key),
        alternates=(*alternates(portal, "organisations", key), *calendar_of(portal, address, organisation)),
    )


def _values(portal: Portal, organisation: Organisation) -> dict[str, Any]:
    key, cross = organisation.id, portal.cross
    plans = cross.planning.get(key, [])
    reports, duties, trends = reports_of(portal, key), duties_of(portal, key), trends_of(portal, organisation)
    shown, others = _split(portal, year_views(portal, plans))
    given = portal.recognised.by_giver.get(key, [])
    return {
        "findings": organisation_findings(portal, organisation),
        "organisation": organisation, "plans": plans, "given": given, "given_years": _years_given(portal, given),
        "years": shown, "others": others, "trends": trends,
        "more_trends": more_trends(portal, organisation, record_address("organisations", key, portal.addresses.prefix)),
        "without_plans": not plans and (organisation.kind in ACTORS or key in cross.memberships),
        "downloads": _new_plans(portal, organisation),
        "duties": duties, "reports": reports, "kiosk": kiosk_link(portal, organisation),
        "prefix": portal.addresses.prefix,
        EXEMPLARS.key: shown_exemplars(portal, lambda one: one.organisation == key), "notices": notices_of(portal, key),
        "boards": boards_of(portal, organisation), "compare": f"{portal.addresses.prefix}{COMPARE}",
        "memberships": memberships(portal, key), "guidance": cross.issuing.get(key, []),
        "issued": cross.issued.get(key, []), "launched": cross.launched.get(key, []),
        "children": cross.children.get(key, []), "predecessors": cross.predecessors.get(key, []),
        "themes": [theme.id for theme in portal.record.themes.values() if theme.launched_by == key],
    }  # fmt: skip


def _years_given(portal: Portal, given: list[Recognition]) -> list[tuple[int, str]]:
    """The years of what it gave with the indexes that list them, where there is too much for one page."""
    address = f"{portal.addresses.prefix}{SECTIONS['recognitions']}/"
    years = dict.fromkeys(found.year for found in given) if len(given) > MOST_LINES else ()
    return [(year, f"{address}{year}/") for year in years]


def _new_plans(portal: Portal, organisation: Organisation) -> list[Download]:
    """The blank plans that a body that makes plans, and still stands, may fill in."""
    last = last_day_of([organisation])
    plans = organisation.kind in ACTORS or organisation.id in portal.cross.planning
    if not plans or (last is not None and last < portal.as_of):
        return []
    found: list[Download] = portal.kept("new plans", lambda: downloads(portal.workbooks.new_plans(portal)))
    return found


def _split(portal: Portal, views: list[PlanView]) -> tuple[list[PlanView], list[tuple[PlanView, str]]]:
    """The plan that a body is at, with its table, and the others, which are only led to, with what was reported."""
    if not views:
        return [], []
    at = leading([view.plan for view in views], portal.as_of)
    others = [view for view in views if view.plan.id != at.id]
    found = [(view, reported(portal.evaluation.of_plan(view.plan.id))) for view in others]
    return [view for view in views if view.plan.id == at.id], [
        (view, " ".join(words) if words else "") for view, words in found
    ]


def reports_of(portal: Portal, key: str) -> list[ReportLine]:
    """The reports of the organisation's plans, due and made."""
    return report_lines(portal, portal.reports_of.get(key, []))


def memberships(portal: Portal, key: str) -> list[tuple[Cluster, list[object], list[tuple[int, str]]]]:
    """(group, the organisation's memberships in it, its roles by year) for each group it is or was in."""
    found = []
    for cluster_id in portal.cross.memberships.get(key, []):
        cluster = portal.record.clusters[cluster_id]
        members: list[object] = [member for member in cluster.members if member.organisation == key]
        found.append((cluster, members, _roles(cluster, key)))
    return found


def _roles(cluster: Cluster, key: str) -> list[tuple[int, str]]:
    head, deputy = cluster_offices(cluster.kind)
    roles = [(role.year.year, head) for role in cluster.roles if role.head == key]
    return roles + [(role.year.year, deputy) for role in cluster.roles if key in role.deputies]


def organisation_lines(portal: Portal) -> Iterable[IndexLine]:
    """The index: schools first, then the others by kind."""
    kinds = list(ORGANISATION_KINDS)
    order = ["political-school", "ministry-school", *(kind for kind in kinds if not kind.endswith("school"))]
    everyone = portal.record.organisations.values()
    by_name = sorted(everyone, key=lambda organisation: sort_key(organisation.name()))
    for organisation in sorted(by_name, key=lambda entry: order.index(entry.kind)):
        plans = len(portal.cross.planning.get(organisation.id, []))
        parts = [organisation.province or "", f"{plans} kế hoạch" if plans else "", organisation_days(organisation)]
        yield index_line(portal, organisation, " · ".join(filter(None, parts)), ORGANISATION_KINDS[organisation.kind])


PAGES = KindPages(organisation_lines, organisation_routes, alone=False)
