"""Who has not published: for each cluster and year every member × plan and reports, and one overview of all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.evaluation.summary.publication import PLAN_STAGE, STAGES, Publication, PublicationLine
from generator.formats import vi_count, vi_date
from generator.labels.bodies import CLUSTER_KINDS
from generator.labels.reports import PHASES
from generator.labels.reports import PUBLICATION_STAGES as STAGE_NAMES
from generator.pages.boards.circles import Circle, circle_years, circles, lines_of
from generator.pages.boards.numbered import NumberedPart, in_numbered_parts
from generator.pages.findings.key_fact import KeyFact
from generator.pages.linking.addresses import SILENCE
from generator.pages.page import Crumb
from generator.pages.parts.by_year import group_by_year, lengths, split_years
from generator.pages.parts.trail import beginning
from generator.pages.parts.year_pages import year_routes
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import organisation_name

TITLE = "Ai chưa công bố"
MOST_LINES = 100  # a line has five cells of four elements


@dataclass(frozen=True, slots=True)
class CircleYear:
    """A circle in a year: for each stage how many bodies published, out of those who owed it or did so anyway; of the
    plan out of all members. `next_due` is the first day still to come, in words.
    """

    circle: Circle
    year: int
    members: int
    stages: tuple[tuple[str, int, int], ...]
    silent: int
    next_due: str


def silence_routes(portal: Portal) -> Iterator[Route]:
    """`bao-cao/chua-cong-bo/`, and `cum/ID/cong-bo/YEAR/` of every cluster and year."""
    found = {circle: circle_years(portal, circle) for circle in circles(portal)}
    yield from _overview_routes(portal, found)
    for circle, years in found.items():
        for year in years:
            yield from _circle_routes(portal, circle, years, year)


def _overview_routes(portal: Portal, found: dict[Circle, list[int]]) -> Iterator[Route]:
    by_year = group_by_year(((circle, year) for circle, years in found.items() for year in years), lambda one: one[1])
    place = _place(portal, SILENCE, TITLE)
    years = split_years(portal, place.address, lengths(by_year))

    def rows(year: int) -> list[CircleYear]:
        return [_circle_year(portal, circle, year) for circle, _ in by_year[year]]

    def main() -> dict[str, Any]:
        views = [(year, rows(year), _facts(portal, by_year[year])) for year in years.here]
        return {"years": years, "views": views, "stages": STAGE_NAMES}

    def of_year(year: int) -> dict[str, Any]:
        return {"rows": rows(year), "facts": _facts(portal, by_year[year]), "stages": STAGE_NAMES}

    yield page_route(portal, place, "silence.html", main)
    yield from year_routes(portal, place, years, "silence_year.html", of_year)


def _circle_routes(portal: Portal, circle: Circle, years: Sequence[int], year: int) -> Iterator[Route]:
    lines = lines_of(portal, circle, year)
    names = [organisation_name(line.body, portal) for line in lines]
    parts = in_numbered_parts(lines, names, circle.at(year), MOST_LINES)
    for part in parts:
        place = _circle_place(portal, circle, year, part)
        yield page_route(
            portal, place, "silence_circle.html", partial(_circle_values, portal, circle, years, year, part)
        )


def _circle_values(
    portal: Portal, circle: Circle, years: Sequence[int], year: int, part: NumberedPart[PublicationLine]
) -> dict[str, Any]:
    lines = lines_of(portal, circle, year)
    names = [organisation_name(line.body, portal) for line in lines]
    return {
        "circle": circle, "year": year, "lines": part.items, "part": part, "stages": STAGE_NAMES,
        "parts": in_numbered_parts(lines, names, circle.at(year), MOST_LINES), "facts": facts(portal, lines),
        "others": [(other, circle.at(other)) for other in years if other != year],
        "overview": f"{portal.addresses.prefix}{SILENCE}", "days": days_words,
    }  # fmt: skip


def facts(portal: Portal, lines: Sequence[PublicationLine]) -> list[KeyFact]:
    """How many of those who owed a plan or a report have published it, and what is due next."""
    found = []
    for stage, public, owed in _stages(lines):
        if owed:
            report = f"đơn vị đã công bố báo cáo {STAGE_NAMES[stage].lower()}, trong số được đặt hạn hay đã công bố"
            found.append(KeyFact(f"{public}/{owed}", report if stage in PHASES else "đơn vị có kế hoạch trong sổ"))
    if due := _next_due(portal, lines):
        found.append(KeyFact(*due))
    return found


def _facts(portal: Portal, here: Iterable[tuple[Circle, int]]) -> list[KeyFact]:
    return facts(portal, [line for circle, year in here for line in lines_of(portal, circle, year)])


def _stages(lines: Iterable[PublicationLine]) -> Iterator[tuple[str, int, int]]:
    """For each stage how many bodies published, and out of how many: a body with several plans is one."""
    of_body: dict[str, list[PublicationLine]] = {}
    for line in lines:
        of_body.setdefault(line.body, []).append(line)
    for number, stage in enumerate(STAGES):
        found = [[line.stages[number] for line in own] for own in of_body.values()]
        public = sum(any(one.public() for one in own) for own in found)
        owed = sum(any(one.owed() for one in own) for own in found)
        yield stage, public, owed if stage in PHASES else len(found)


def _next_due(portal: Portal, lines: Iterable[PublicationLine]) -> tuple[str, str] | None:
    waiting = (one for line in lines for one in line.stages if one.status == "waiting" and one.owed())
    first = min(waiting, key=lambda one: (one.due, STAGES.index(one.stage)), default=None)
    if first is None or first.due is None:
        return None
    left = vi_count((first.due.day - portal.as_of).days)
    return left, f"ngày nữa đến hạn {STAGE_NAMES[first.stage].lower()} ({vi_date(first.due.day)})"


def _circle_year(portal: Portal, circle: Circle, year: int) -> CircleYear:
    lines = lines_of(portal, circle, year)
    due = _next_due(portal, lines)
    return CircleYear(
        circle, year, len({line.body for line in lines}), tuple(_stages(lines)),
        sum(one.status == "silent" for line in lines for one in line.stages), f"{due[0]} {due[1]}" if due else "",
    )  # fmt: skip


def days_words(one: Publication) -> str:
    """«đã qua 12 ngày», «còn 12 ngày», «muộn 12 ngày»; nothing where no day was set or it was kept."""
    if one.stage == PLAN_STAGE and one.on is not None and one.due is not None and one.on.first() > one.due.day:
        return f"ban hành sau hạn {vi_count((one.on.first() - one.due.day).days)} ngày"
    if one.days is None or one.status not in ("silent", "past_mark", "waiting", "late"):
        return ""
    if one.status == "late":
        return f"muộn {vi_count(one.days)} ngày"
    if one.days == 0:
        return "hôm nay là ngày cuối"
    return f"đã qua {vi_count(one.days)} ngày" if one.days > 0 else f"còn {vi_count(-one.days)} ngày"


def _place(portal: Portal, tail: str, title: str) -> Place:
    return Place(
        address=f"{portal.addresses.prefix}{tail}", section=portal.own_section("bao-cao"), title=title,
        kind="Báo cáo", crumbs=beginning(portal),
        description="Theo từng cụm, từng năm: kế hoạch, sơ kết, tổng kết, số chính thức nào đã công bố, nào đến hạn "
        "mà chưa, còn hay quá bao nhiêu ngày.",
    )  # fmt: skip


def _circle_place(portal: Portal, circle: Circle, year: int, part: NumberedPart[PublicationLine]) -> Place:
    overview = _place(portal, SILENCE, TITLE)
    name = f"{circle.name}: ai đã, ai chưa công bố, năm {year}" + f", phần {part.number}" * (part.number > 1)
    cluster = circle.cluster
    crumbs = circle.above(Crumb(TITLE, overview.address))
    return Place(
        address=part.address, section=overview.section, title=name, kind="Công bố",
        kicker=CLUSTER_KINDS[cluster.kind] if cluster else "Báo cáo", crumbs=(*overview.crumbs, *crumbs),
        description=f"Năm {year}: kế hoạch, sơ kết, tổng kết, số chính thức của từng thành viên, hạn và số ngày.",
    )  # fmt: skip
