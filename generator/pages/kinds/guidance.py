"""The page of a guidance: what the higher body asks, by when, with which form."""

from collections.abc import Iterable, Iterator
from functools import partial

from generator.formats import vi_date, vi_period
from generator.labels.bodies import ACTORS
from generator.model.ids import plan_id
from generator.model.plans import Guidance, Obligation
from generator.model.reference import Document
from generator.pages.boards.scoreboard import board_address, has_board, scoreboard_routes
from generator.pages.calendars.file import calendar_of, calendar_route
from generator.pages.kinds.plan import context_of, shared
from generator.pages.linking.addresses import record_address
from generator.pages.page import Alternate, Crumb
from generator.pages.parts.kind_pages import IndexLine, KindPages, index_line
from generator.pages.parts.promise_charts import bullet_rows, promise_chart
from generator.pages.parts.target_rows import target_rows
from generator.pages.parts.trail import trail
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import guidance_issuer, record_name


def guidance_routes(portal: Portal, guidance: Guidance) -> Iterator[Route]:
    """`huong-dan/YEAR/ID/`, `…/doi-chieu/` with who answers it, and `…/lich.ics` where anything has a day."""
    name = record_name(guidance, portal)
    issuer = guidance_issuer(guidance, portal, guidance.period.first())
    document = portal.find("documents", guidance.document) if guidance.document else None
    place = Place(
        address=record_address("guidance", guidance.id, portal.addresses.prefix),
        section=portal.section("guidance"),
        title=_title(guidance, name),
        kind="Hướng dẫn",
        kicker=f"Hướng dẫn · {vi_period(guidance.period)}",
        owner=issuer,
        also=tuple(filter(None, (guidance.title, *(document.also if document else ())))),
        description=f"{name} của {issuer}: {len(guidance.targets)} dòng chỉ tiêu, {len(guidance.obligations)} việc và "
        f"hồ sơ phải gửi, {len(guidance.forms)} biểu mẫu.",
        crumbs=trail(portal, "guidance", Crumb(str(plan_id(guidance.id).year), _year_anchor(portal, guidance))),
        source=guidance.path,
        context=partial(context_of, portal, guidance),
        alternates=guidance_calendar(portal, guidance),
    )
    yield page_route(portal, place, "guidance.html", partial(_values, portal, guidance, document))
    yield from scoreboard_routes(portal, guidance)
    yield from calendar_route(portal, place.address, place.title, guidance)


def guidance_calendar(portal: Portal, guidance: Guidance) -> tuple[Alternate, ...]:
    """The calendar of a guidance, where anything in it has a day."""
    address = record_address("guidance", guidance.id, portal.addresses.prefix)
    return calendar_of(portal, address, guidance)


def _values(portal: Portal, guidance: Guidance, document: Document | None) -> dict[str, object]:
    rows = target_rows(portal, guidance)
    return {
        "guidance": guidance,
        "document": document,
        "rows": rows,
        "chart": promise_chart(portal, guidance, bullet_rows(portal, rows)),
        "answering": portal.cross.answering.get(guidance.id, []),
        "actors": actors,
        "deadline": deadline,
        "board": board_address(portal, guidance) if has_board(portal, guidance) else "",
        "calendar": f"{portal.addresses.prefix}lich/",
        **shared(portal, guidance),
    }


def _title(guidance: Guidance, name: str) -> str:
    """Its document has a page of its own under the bare number."""
    return f"Hướng dẫn thi đua {vi_period(guidance.period)} – {name}" if guidance.document else name


def _year_anchor(portal: Portal, guidance: Guidance) -> str:
    return f"{portal.addresses.prefix}huong-dan/#nam-{plan_id(guidance.id).year}"


def actors(obligation: Obligation) -> str:
    """Who has to do it, in words."""
    return ", ".join(ACTORS[who] for who in obligation.who)


def deadline(obligation: Obligation) -> str:
    """The deadline as printed, else in words: «trước ngày» is strictly before (C-9)."""
    return obligation.printed or deadline_words(obligation)


def deadline_words(obligation: Obligation) -> str:
    """The deadline, its day written as everywhere: «trước 05/03/2026»."""
    if obligation.before:
        return f"trước {vi_date(obligation.before)}"
    if obligation.until:
        return f"chậm nhất {vi_date(obligation.until)}"
    return f"sau khi {obligation.after}" if obligation.after else "không ghi hạn"


def guidance_lines(portal: Portal) -> Iterable[IndexLine]:
    """The index, the newest year first."""
    for guidance in sorted(portal.record.guidance.values(), key=lambda entry: entry.id, reverse=True):
        note = f"{guidance_issuer(guidance, portal)} · {len(guidance.targets)} chỉ tiêu"
        yield index_line(portal, guidance, note, f"Năm {plan_id(guidance.id).year}")


PAGES = KindPages(guidance_lines, guidance_routes)
