"""The pages of an award: definition, legal rules by date, every target that aims at it, every organisation by year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.evaluation.verdict import Verdict
from generator.labels.reference import AWARD_KINDS
from generator.model.plans import Plan, Promise
from generator.model.reference import Award
from generator.model.targets import Target
from generator.pages.linking.addresses import record_address
from generator.pages.parts.by_year import MOST_ROWS, filed_year, group_by_year, lengths, split_years, taken
from generator.pages.parts.kind_pages import IndexLine, KindPages, by_group, index_line
from generator.pages.parts.reference_place import reference_place
from generator.pages.parts.rollup_views import AwardYear, award_rows, award_year
from generator.pages.parts.target_rows import parent_words
from generator.pages.parts.year_pages import part_routes
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import promise_owner
from generator.pages.wording.phrases import base_words
from generator.pages.wording.target_why import asked_words

Aimed = tuple[Promise, Target]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One target on another page: owner, promise, what is asked of whom, the verdict (None for guidance), its page."""

    owner: str
    promise: Promise
    target: Target
    asked: str
    base: str
    verdict: Verdict | None
    is_plan: bool
    address: str


def award_routes(portal: Portal, award: Award) -> Iterator[Route]:
    """`danh-hieu/ID/`, and `danh-hieu/ID/YEAR/` where targets and results are many."""
    place = _place(portal, award)
    aimed, registering = portal.cross.targeting.get(award.id, []), portal.cross.registering.get(award.id, [])
    targets = group_by_year(aimed, lambda pair: filed_year(pair[0]))
    plans = group_by_year(registering, filed_year)
    results = award_rows(portal, award)
    given = portal.recognised.by_award.get(award.id, [])
    decisions = group_by_year(given, lambda found: found.year)
    years = split_years(portal, place.address, lengths(targets, results, plans, decisions), part=MOST_ROWS)

    def view_of(year: int) -> AwardYear:
        return portal.kept(("award", award.id, year), lambda: award_year(portal, year, results[year]))

    def of_rows(year: int, rows: slice) -> dict[str, Any]:
        lists = targets.get(year, []), results.get(year, []), plans.get(year, []), decisions.get(year, [])
        aimed_at, judged, registered, decided = taken(rows, *lists)
        cut = [_cut(view_of(year), judged)] if lists[1] else []
        shown = _lists(portal, lists[0][aimed_at], [view for view in cut if view.lines], lists[2][registered])
        return {**shown, "recognitions": lists[3][decided]}

    def whole() -> dict[str, Any]:
        views = [view_of(year) for year in portal.newest_first(results)]
        return {**_lists(portal, aimed, views, registering), "recognitions": given}

    def main() -> dict[str, Any]:
        shown = whole() if years.opened is None else of_rows(years.opened, years.rows())
        return {"award": award, "years": years, "alike": _alike(portal, award), **shown}

    yield page_route(portal, place, "award.html", main)
    yield from part_routes(portal, place, years, "award_year.html", of_rows)


def _cut(view: AwardYear, rows: slice) -> AwardYear:
    """Some lines of a year; all lines together stand below the last of them."""
    last = rows.stop >= len(view.lines)
    return replace(view, lines=view.lines[rows], pooled=view.pooled if last else "")


def _alike(portal: Portal, award: Award) -> list[str]:
    return [key for key, other in portal.record.awards.items() if other.kind == award.kind and key != award.id]


def _lists(portal: Portal, aimed: list[Aimed], views: list[AwardYear], registering: list[Plan]) -> dict[str, Any]:
    return {
        "targets": [_target_line(portal, promise, target) for promise, target in aimed],
        "views": views,
        "registering": registering,
    }


def _place(portal: Portal, award: Award) -> Place:
    return reference_place(
        portal, "awards", award.id, award.name, AWARD_KINDS[award.kind],
        f"{AWARD_KINDS[award.kind]} «{award.name}»: định nghĩa, quy định theo thời gian, các chỉ tiêu và kết quả.",
        award.path, "", tuple(filter(None, (award.abbreviation, award.english, *award.also))),
    )  # fmt: skip


def _target_line(portal: Portal, promise: Promise, target: Target) -> TargetLine:
    """One target on another page."""
    plan = isinstance(promise, Plan)
    owner = promise_owner(promise, portal)
    return TargetLine(
        owner=owner,
        promise=promise,
        target=target,
        asked=asked_words(target, portal.evaluation),
        base=base_words(target.of, parent_words(portal, promise, target)),
        verdict=portal.evaluation.verdicts.get((promise.id, target.id)) if plan else None,
        is_plan=plan,
        address=record_address("plans" if plan else "guidance", promise.id, portal.addresses.prefix),
    )


def award_lines(portal: Portal) -> Iterable[IndexLine]:
    """The index, by kind of award."""
    found = portal.record.awards.values()
    lines = (index_line(portal, one, _aimed_at(portal, one), AWARD_KINDS[one.kind]) for one in found)
    return by_group(lines, list(AWARD_KINDS.values()))


def _aimed_at(portal: Portal, award: Award) -> str:
    aimed = len(portal.cross.targeting.get(award.id, []))
    return f"{aimed} chỉ tiêu nhắm tới" if aimed else ""


PAGES = KindPages(award_lines, award_routes)
