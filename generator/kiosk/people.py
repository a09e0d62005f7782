"""Slides on what people shall know and whom they may see: deadlines, exemplars with consent for LED, notices."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.evaluation.obligations import Duty
from generator.evaluation.summary.completeness import ReportCell
from generator.kiosk.brand import data_address
from generator.kiosk.campaign import REPORTS
from generator.kiosk.slide import Days, Item, Slide, item, slide, whole_fact
from generator.model.plans import Obligation
from generator.model.results import Exemplar, Notice
from generator.reading.pictures.remade import Remade, Version

MOST_DEADLINES, AHEAD = 8, timedelta(days=180)
MOST_PHOTOS = 6
Picture = Callable[[str], Remade]
_HOUR = re.compile(r"\b(\d{1,2})\s?(?:giờ|h\b|:\d\d)")
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
    lines = [
        item(what, short) | {"on": last.isoformat()} | whole_fact(what, short or what)
        for (last, what), short in soonest
    ]
    return slide("deadlines", "Hạn sắp tới", lines)


def _ahead(last: date, day: date) -> bool:
    return day <= last <= day + AHEAD


@dataclass(frozen=True, slots=True)
class Story:
    """An exemplar with the names of its organisation, long and short, of its award, and the code of its page."""

    exemplar: Exemplar
    organisation: str
    short: str
    award: str = ""
    code: tuple[str, int] | None = None


def exemplar_slides(found: Iterable[Story], day: date, picture: Picture | None = None) -> list[Slide]:
    """Only with consent for LED that still holds, the newest first.

    `picture` gives the photo at a path; the newest MOST_PHOTOS travel within the page.
    """
    shown = sorted((one for one in found if on_led(one.exemplar, day)), key=lambda one: one.exemplar.id, reverse=True)
    lines = [_exemplar(one) for one in shown]
    if picture is not None:
        pictured = [(line, one.exemplar) for line, one in zip(lines, shown, strict=True) if one.exemplar.photo]
        for line, entry in pictured[:MOST_PHOTOS]:
            line.update(_photo(picture(entry.photo or "").small, entry.alt or ""))
    return slide("exemplars", "Gương điển hình", lines)


def _exemplar(one: Story) -> Item:
    """`w` who, `a` the award, `q` the code: a short form never loses the name."""
    entry = one.exemplar
    deed = entry.title.removeprefix(f"{entry.name}: ") if entry.name else entry.title
    deed = f"{deed[:1].upper()}{deed[1:]}"
    where = ", ".join(part for part in (entry.unit, one.organisation) if part)
    made = item(deed, entry.short if entry.name else None, where, days=_consented(entry))
    made |= {key: value for key, value in (("w", entry.name), ("a", one.award)) if value}
    if one.code is not None:
        made["q"] = {"path": one.code[0], "size": one.code[1]}
    named = f"{entry.name}: {entry.short or deed}" if entry.name else deed
    return made | {"ns": one.short} | whole_fact(f"{named}, {one.short}", named)


def _photo(small: Version, alt: str) -> Item:
    """`pic` the file as a data address, `pw` and `ph` its size in pixels, `alt` what it shows."""
    return {"pic": data_address(small), "pw": small.width, "ph": small.height, "alt": alt}


def on_led(exemplar: Exemplar, day: date) -> bool:
    """Whether its consent names the LED channel and holds on `day`."""
    consent = exemplar.consent
    if consent is None or "led" not in consent.channels:
        return False
    return consent.until is None or day <= consent.until.last()


def _consented(exemplar: Exemplar) -> Days:
    until = exemplar.consent.until if exemplar.consent else None
    return Days(last=until.last() if until else None, strict=until is not None)


def notice_slides(notices: Iterable[tuple[Notice, list[str]]], day: date) -> list[Slide]:
    """Notices not yet over, each with the screens it is limited to; urgent ones with both ends apart, each a slide that
    replaces the rest.
    """
    held = [(notice, screens) for notice, screens in notices if notice.until is None or notice.until.last() >= day]
    held.sort(key=lambda pair: pair[0].id)
    urgent = [_urgent(*pair) for pair in held if _is_urgent(pair[0])]
    normal = [_notice(*pair) for pair in held if not _is_urgent(pair[0])]
    return [*slide("urgent", "Thông báo khẩn", urgent), *slide("notices", "Thông báo", normal)]


def _is_urgent(notice: Notice) -> bool:
    return notice.priority == "urgent" and notice.from_ is not None and notice.until is not None


def _urgent(notice: Notice, screens: list[str]) -> Item:
    return _notice(notice, screens) | ({"always": 1} if notice.always else {})


def _notice(notice: Notice, screens: list[str]) -> Item:
    first, last = notice.from_, notice.until
    begins = (first.begins() if first.hour else first.first()) if first else None
    ends = (last.ends() if last.hour else last.last()) if last else None
    short = notice.short if _hours(notice.headline) <= _hours(notice.short or "") else None
    made = item(notice.headline, short, notice.text or "", days=Days(begins, ends))
    made |= {"at": screens} if screens else {}
    return made | {"ns": ""} if short and notice.text else made


def _hours(text: str) -> set[str]:
    """The hours a text names: its short form may leave out none."""
    return set(_HOUR.findall(text))
