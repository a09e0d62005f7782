"""Slides on what people shall know and whom they may see: deadlines, exemplars with consent for LED, notices."""

from collections.abc import Iterable
from datetime import date, timedelta

from generator.evaluation.obligations import Duty
from generator.evaluation.summary.completeness import ReportCell
from generator.kiosk.campaign import REPORTS
from generator.kiosk.slide import Days, Item, Slide, item, slide
from generator.model.plans import Obligation
from generator.model.results import Exemplar, Notice

MOST_DEADLINES, AHEAD = 8, timedelta(days=180)
OPEN = frozenset({"due", "not_due", "unknown"})


def deadline_slides(duties: Iterable[tuple[Duty, Obligation]], reports: Iterable[ReportCell], day: date) -> list[Slide]:
    """What is to be sent from `day` on, soonest first; the player counts the days itself."""
    found: dict[tuple[date, str], str | None] = {}
    for duty, asked in duties:
        if duty.last_day is not None and _ahead(duty.last_day, day) and duty.status in OPEN:
            found[duty.last_day, asked.what] = asked.short
    taken = {last for last, _ in found}
    for cell in reports:
        if cell.status == "pending" and cell.due is not None and _ahead(cell.due, day) and cell.due not in taken:
            found[cell.due, f"{REPORTS[cell.phase]} năm {cell.year}"] = None
    soonest = sorted(found.items())[:MOST_DEADLINES]
    lines = [item(what, short) | {"on": last.isoformat()} for (last, what), short in soonest]
    return slide("deadlines", "Hạn sắp tới", lines)


def _ahead(last: date, day: date) -> bool:
    return day <= last <= day + AHEAD


def exemplar_slides(found: Iterable[tuple[str, Exemplar]], day: date) -> list[Slide]:
    """(name of the organisation, exemplar): only with consent for LED that still holds, the newest first."""
    shown = [(name, entry) for name, entry in found if on_led(entry, day)]
    shown.sort(key=lambda pair: pair[1].id, reverse=True)
    lines = (item(entry.title, entry.short, name, days=_consented(entry)) for name, entry in shown)
    return slide("exemplars", "Gương điển hình", lines)


def on_led(exemplar: Exemplar, day: date) -> bool:
    """Whether its consent names the LED channel and holds on `day`."""
    consent = exemplar.consent
    if consent is None or "led" not in consent.channels:
        return False
    return consent.until is None or day <= consent.until.last()


def _consented(exemplar: Exemplar) -> Days:
    until = exemplar.consent.until if exemplar.consent else None
    return Days(last=until.last() if until else None, strict=until is not None)


def notice_slides(notices: Iterable[Notice], day: date) -> list[Slide]:
    """Notices not yet over; urgent ones with both days apart, each a slide that replaces the rest."""
    held = [notice for notice in notices if notice.until is None or notice.until.last() >= day]
    held.sort(key=lambda notice: notice.id)
    urgent = [notice for notice in held if notice.priority == "urgent" and notice.from_ and notice.until]
    normal = [notice for notice in held if notice not in urgent]
    return [
        *slide("urgent", "Thông báo khẩn", map(_urgent, urgent)),
        *slide("notices", "Thông báo", map(_notice, normal)),
    ]  # fmt: skip


def _urgent(notice: Notice) -> Item:
    return _notice(notice) | ({"always": 1} if notice.always else {})


def _notice(notice: Notice) -> Item:
    days = Days(notice.from_.first() if notice.from_ else None, notice.until.last() if notice.until else None)
    made = item(notice.headline, notice.short, notice.text or "", days=days)
    return made | {"ns": ""} if notice.short and notice.text else made
