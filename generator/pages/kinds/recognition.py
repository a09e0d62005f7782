"""The page of a recognition: who gave what to whom, at which step, on which evidence, and what was revoked of it."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.labels.reports import STAGES
from generator.model.ids import full_id
from generator.model.plans import Plan
from generator.model.recognitions import Recognition
from generator.model.targets import Target
from generator.pages.linking.addresses import SECTIONS
from generator.pages.linking.recognised import RecognitionLine
from generator.pages.page import Crumb
from generator.pages.parts.kind_pages import IndexLine, KindPages, index_line
from generator.pages.parts.reference_place import reference_place
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import giver_name, record_name


def recognition_routes(portal: Portal, recognition: Recognition) -> Iterator[Route]:
    """`khen-thuong/YEAR/ID/`."""

    def shown() -> dict[str, Any]:
        known = portal.recognised
        bare = [RecognitionLine(recognition, recipient) for recipient in recognition.recipients]
        return {
            "recognition": recognition,
            "lines": known.lines.get(recognition.id, bare),
            "revocations": known.revocations.of(recognition),
            "asking": _asking(portal, known.lines.get(recognition.id, [])),
            "proving": [portal.record.results[key] for key in known.proving.get(recognition.id, ())],
            "revokes": full_id(recognition.id, recognition.revokes) if recognition.revokes else None,
        }

    yield page_route(portal, _place(portal, recognition), "recognition.html", shown)


def _asking(portal: Portal, lines: Iterable[RecognitionLine]) -> list[tuple[Plan, Target]]:
    """The targets of the recipients' plans that ask for what was decided here."""
    return [
        (plan, target)
        for line in lines
        for plan in portal.cross.planning.get(line.recipient.organisation or "", ())
        for target in plan.targets
        if line.asked_by(plan, target)
    ]


def recognition_lines(portal: Portal) -> Iterable[IndexLine]:
    """The index, the newest year first."""
    for found in sorted(portal.record.recognitions.values(), key=lambda found: (-found.year, found.id)):
        yield recognition_line(portal, found)


def recognition_line(portal: Portal, found: Recognition) -> IndexLine:
    """A recognition under its name, with its step."""
    taken = {"": "", "part": f", {STAGES['revoked']} một phần", "whole": f", {STAGES['revoked']}"}
    words = STAGES[found.stage] + taken[portal.recognised.taken_back(found.id)]
    note = f"{words} · {len(found.recipients)} đơn vị"
    return index_line(portal, found, note, f"Năm {found.year}")


def _place(portal: Portal, recognition: Recognition) -> Place:
    name, owner = record_name(recognition, portal), giver_name(recognition, portal)
    year = str(recognition.year)
    above = Crumb(year, f"{portal.addresses.prefix}{SECTIONS['recognitions']}/{year}/")
    return reference_place(
        portal, "recognitions", recognition.id, name, f"Khen thưởng, công nhận · {STAGES[recognition.stage]}",
        f"{name}{f', {owner}' if owner else ''}: {STAGES[recognition.stage]}, {len(recognition.recipients)} đơn vị.",
        recognition.path, owner, above=(above,),
        beside=tuple(found.path for found in portal.recognised.revocations.of(recognition)),
    )  # fmt: skip


PAGES = KindPages(recognition_lines, recognition_routes)
