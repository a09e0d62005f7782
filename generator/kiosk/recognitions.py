"""The slide of what was awarded: decided, not revoked; with its year and who gave it."""

from collections.abc import Iterable

from generator.kiosk.slide import Item, Slide, item, slide, whole_fact
from generator.model.reference import Award
from generator.pages.linking.recognised import RecognitionLine
from generator.pages.portal import Portal
from generator.pages.wording.names import giver_name, organisation_name, unit_name

MOST = 6


def recognition_slides(portal: Portal, members: Iterable[str], named: bool = False) -> list[Slide]:
    """The newest awards of some organisations, each with its receiver's name where `named`; grades are no awards."""
    lines = (line for key in members for line in portal.recognised.by_organisation.get(key, ()))
    found = [(line, award) for line in lines if _stands(line, portal) and (award := _award(line, portal))]
    found.sort(key=lambda pair: (-pair[0].recognition.year, pair[0].recognition.id, pair[0].recipient.organisation))
    shown = (_item(line, award, portal, named) for line, award in found[:MOST])
    return slide("results", "Khen thưởng, công nhận", shown)


def _stands(line: RecognitionLine, portal: Portal) -> bool:
    known = line.recognition.published_on.first() <= portal.as_of
    return known and line.recognition.stage == "decided" and line.revoked is None


def _award(line: RecognitionLine, portal: Portal) -> Award | None:
    found = portal.find("awards", line.recognition.award)
    return found if isinstance(found, Award) and found.kind != "grade" else None


def _item(line: RecognitionLine, award: Award, portal: Portal, named: bool) -> Item:
    recognition, receiver = line.recognition, _receiver(line, portal, named)
    short = award.short or award.abbreviation
    made = item(
        f"{_title(award.name, line)}{receiver}",
        f"{_title(short, line)}{receiver}" if short else None,
        giver_name(recognition, portal),
    )
    made |= {"ns": giver_name(recognition, portal, short=True)} if recognition.giver else {}
    whose = "" if named else f"{organisation_name(line.recipient.organisation or '', portal, short=True)}: "
    return made | whole_fact(f"{whose}{made['t']}", f"{whose}{made.get('s', made['t'])}")


def _title(name: str, line: RecognitionLine) -> str:
    """«Bằng khen (số lượng 5) năm 2024»: the number only where several were given."""
    level, count = line.recognition.level, line.recipient.count or 1
    title = name if level is None else f"{name} mức {level}"
    return f"{title}{f' (số lượng {count})' if count > 1 else ''} năm {line.recognition.year}"


def _receiver(line: RecognitionLine, portal: Portal, named: bool) -> str:
    key, unit = line.recipient.organisation or "", line.recipient.unit
    parts = [unit_name(key, unit, portal)] if unit else []
    parts += [organisation_name(key, portal, short=True)] if named else []
    return "".join(f", {part}" for part in parts)
