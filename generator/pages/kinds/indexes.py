"""An index for each kind of record."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator import labels
from generator.labels import vi_period
from generator.model.kinds import KINDS
from generator.model.plans import Plan
from generator.pages.kinds.recognition import recognition_lines
from generator.pages.linking.addresses import SAMPLES, SECTIONS, record_address
from generator.pages.parts.by_year import MOST_LINES, Years, filed_year, group_by_year, lengths, split_years
from generator.pages.parts.organisation_views import showable
from generator.pages.parts.trail import INDEX_TITLES, trail
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import (
    document_date,
    guidance_issuer,
    organisation_days,
    organisation_name,
    plan_owner,
    record_name,
)  # fmt: skip
from generator.vietnamese import sort_key


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One line of an index."""

    address: str
    title: str
    note: str
    group: str


def index_routes(portal: Portal) -> Iterable[Route]:
    """`truong/`, `ke-hoach/`, … and `ke-hoach/YEAR/`."""
    for kind in INDEX_TITLES:
        if not KINDS[kind].optional or any(_entries(portal, kind)):
            yield _index(portal, kind)
    years = sorted({plan_year(plan) for plan in portal.record.plans.values()}, reverse=True)
    for year in years:
        yield _plan_year(portal, year)


def plan_year(plan: Plan) -> str:
    """The year a plan is filed under."""
    return plan.id.partition("/")[0]


def _plan_years(portal: Portal) -> Years:
    groups = group_by_year(portal.record.current_plans(), filed_year)
    address = f"{portal.addresses.prefix}{SECTIONS['plans']}/"
    return split_years(portal, address, lengths(groups), most=MOST_LINES)


def _index(portal: Portal, kind: str) -> Route:
    prefix = SAMPLES if portal.record.sample else ""
    place = Place(
        address=f"{prefix}{SECTIONS[kind]}/",
        section=portal.section(kind),
        title=INDEX_TITLES[kind],
        kind="Mục lục",
        crumbs=trail(portal, kind)[:-1],
        description=KINDS[kind].names.lede,
    )
    return page_route(portal, place, "index.html", partial(_lines, portal, kind))


def _lines(portal: Portal, kind: str) -> dict[str, Any]:
    years = _plan_years(portal) if kind == "plans" else None
    opened = _from_year(years.opened) if years and years.opened else None
    groups: dict[str, list[IndexLine]] = {}
    for entry in _entries(portal, kind):
        if opened in (None, entry.group):
            groups.setdefault(entry.group, []).append(entry)
    flat = len(groups) == 1 and kind != "guidance" and opened is None  # the breadcrumbs of a guidance lead to its year
    return {"lede": KINDS[kind].names.lede, "groups": list(groups.items()), "flat": flat, "years": years}


def _plan_year(portal: Portal, year: str) -> Route:
    prefix = SAMPLES if portal.record.sample else ""
    place = Place(
        address=f"{prefix}{SECTIONS['plans']}/{year}/",
        section=portal.section("plans"),
        title=f"Kế hoạch năm {year}",
        kind="Mục lục",
        crumbs=trail(portal, "plans"),
        description=f"Các kế hoạch thi đua bắt đầu từ năm {year}.",
    )
    return page_route(portal, place, "index.html", partial(_lines_of_year, portal, year))


def _lines_of_year(portal: Portal, year: str) -> dict[str, Any]:
    entries = [_plan_entry(portal, plan) for plan in portal.record.current_plans() if plan_year(plan) == year]
    ordered = sorted(entries, key=lambda entry: sort_key(entry.title))
    lede = f"{len(ordered)} kế hoạch bắt đầu từ năm {year}."
    return {"lede": lede, "groups": [("", ordered)], "flat": True, "years": None}


def _entries(portal: Portal, kind: str) -> Iterable[IndexLine]:
    makers = {
        "plans": _plans, "documents": _documents, "organisations": _organisations, "guidance": _guidance,
        "exemplars": _exemplars, "recognitions": _recognitions,
    }  # fmt: skip
    if kind in makers:
        yield from makers[kind](portal)
        return
    records = portal.record.of(kind).values()
    notes = {"clusters": _cluster_note, "themes": _theme_note, "awards": _award_note, "movements": _movement_note}
    made = [_entry(portal, kind, record, *notes[kind](portal, record)) for record in records]
    yield from sorted(made, key=lambda entry: (_group_rank(entry.group), sort_key(entry.title)))


def _group_rank(group: str) -> tuple[int, str]:
    known = [*labels.AWARD_KINDS.values(), *labels.MOVEMENT_KINDS.values(), *labels.CLUSTER_KINDS.values()]
    return (known.index(group) if group in known else len(known), group)


def _entry(portal: Portal, kind: str, record: Any, note: str, group: str) -> IndexLine:
    return IndexLine(record_address(kind, record.id, portal.addresses.prefix), record_name(record, portal), note, group)


def _cluster_note(portal: Portal, cluster: Any) -> tuple[str, str]:
    members = len({member.organisation for member in cluster.members})
    return f"{members} thành viên có nguồn", labels.CLUSTER_KINDS[cluster.kind]


def _theme_note(portal: Portal, theme: Any) -> tuple[str, str]:
    return organisation_name(theme.launched_by, portal), f"Năm {theme.year.year}"


def _award_note(portal: Portal, award: Any) -> tuple[str, str]:
    aimed = len(portal.cross.targeting.get(award.id, []))
    return f"{aimed} chỉ tiêu nhắm tới" if aimed else "", labels.AWARD_KINDS[award.kind]


def _movement_note(portal: Portal, movement: Any) -> tuple[str, str]:
    promises = {mention.promise.id for mention in portal.cross.joining.get(movement.id, [])}
    return f"{len(promises)} kế hoạch nêu tên" if promises else "", labels.MOVEMENT_KINDS[movement.kind]


def _plans(portal: Portal) -> Iterable[IndexLine]:
    plans = sorted(portal.record.current_plans(), key=lambda plan: sort_key(plan_owner(plan, portal)))
    for plan in sorted(plans, key=plan_year, reverse=True):
        yield _plan_entry(portal, plan)


def _plan_entry(portal: Portal, plan: Plan) -> IndexLine:
    note = f"{plan.title or 'Kế hoạch thi đua'} · {vi_period(plan.period)} · {len(plan.targets)} chỉ tiêu"
    address = record_address("plans", plan.id, portal.addresses.prefix)
    return IndexLine(address, plan_owner(plan, portal), note, _from_year(plan_year(plan)))


def _from_year(year: int | str) -> str:
    return f"Từ năm {year}"


def _guidance(portal: Portal) -> Iterable[IndexLine]:
    for guidance in sorted(portal.record.guidance.values(), key=lambda entry: entry.id, reverse=True):
        note = f"{guidance_issuer(guidance, portal)} · {len(guidance.targets)} chỉ tiêu"
        yield _entry(portal, "guidance", guidance, note, f"Năm {guidance.id.partition('/')[0]}")


def _documents(portal: Portal) -> Iterable[IndexLine]:
    found = []
    for document in portal.record.documents.values():
        cited = len({mention.promise.id for mention in portal.cross.citing.get(document.id, [])})
        parts = [document_date(document), document.subject, f"{cited} nơi dẫn" if cited else ""]
        group = organisation_name(document.issuer, portal) if document.issuer else "Chưa rõ cơ quan ban hành"
        found.append(_entry(portal, "documents", document, " · ".join(filter(None, parts)), group))
    return sorted(found, key=lambda entry: (sort_key(entry.group), sort_key(entry.title)))


def _organisations(portal: Portal) -> Iterable[IndexLine]:
    kinds = list(labels.ORGANISATION_KINDS)
    order = ["political-school", "ministry-school", *(kind for kind in kinds if not kind.endswith("school"))]
    everyone = portal.record.organisations.values()
    by_name = sorted(everyone, key=lambda organisation: sort_key(organisation.name()))
    for organisation in sorted(by_name, key=lambda entry: order.index(entry.kind)):
        plans = len(portal.cross.planning.get(organisation.id, []))
        parts = [organisation.province or "", f"{plans} kế hoạch" if plans else "", organisation_days(organisation)]
        note = " · ".join(filter(None, parts))
        yield _entry(portal, "organisations", organisation, note, labels.ORGANISATION_KINDS[organisation.kind])


def _recognitions(portal: Portal) -> Iterable[IndexLine]:
    for recognition, note, group in recognition_lines(portal):
        yield _entry(portal, "recognitions", recognition, note, group)


def _exemplars(portal: Portal) -> Iterable[IndexLine]:
    for exemplar in sorted(portal.record.exemplars.values(), key=lambda entry: entry.id, reverse=True):
        if showable(portal, exemplar):
            name = organisation_name(exemplar.organisation, portal)
            yield _entry(portal, "exemplars", exemplar, name, f"Năm {exemplar.id.partition('/')[0]}")
