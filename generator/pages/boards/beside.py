"""What stands beside each other on a page: entries in words, and why others cannot be compared."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.evaluation.comparison.side_by_side import Beside, ComparedTarget, Reason, SideBySide
from generator.evaluation.summary.row import Row
from generator.evaluation.verdict import Verdict
from generator.formats import vi_period
from generator.labels.targets import APART, POPULATIONS, UNITS
from generator.pages.parts.pools import measure_name
from generator.pages.parts.target_rows import parent_words
from generator.pages.portal import Portal
from generator.pages.wording.phrases import asked, base_words
from generator.pages.wording.target_why import grade_name, verdict_words

MOST_LINES = 120  # on a page
NO_DETAIL = frozenset({"absent", "no_plan", "alone", "several", "unmeasured"})


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry in words: what its target measures, of whom, as what, out of which base and when; asked and reported."""

    body: str
    plan: str
    anchor: str
    name: str
    statement: str
    population: str
    unit: str
    base: str
    period: str
    asked: str
    reported: str
    verdict: Verdict

    @property
    def shared(self) -> str:
        """What those beside it have in common with it."""
        return " · ".join(filter(None, (self.population, self.unit, self.base, self.period)))


@dataclass(frozen=True, slots=True)
class BesideBlock:
    """Entries of one shared definition, and the bodies that have none of it: (body, why not in words)."""

    name: str
    shared: str
    lines: tuple[EntryLine, ...]
    others: tuple[tuple[str, str], ...]


def entry_line(portal: Portal, entry: ComparedTarget) -> EntryLine:
    """An entry in words."""
    plan, target = entry.plan, entry.target
    row = Row(plan.organisations, plan, target, entry.shared.definition, entry.verdict)
    return EntryLine(
        entry.body, plan.id, f"ct-{target.id}", measure_name(portal, row), target.statement,
        POPULATIONS[target.population].lower(),
        UNITS[entry.shared.definition.unit], base_words(target.of, parent_words(portal, plan, target)),
        vi_period(entry.period), asked(target, grade_name(target.grade, portal.evaluation)),
        verdict_words(entry.verdict, portal.evaluation), entry.verdict,
    )  # fmt: skip


def reason_words(reasons: Sequence[Reason], nearest: EntryLine | None) -> str:
    """«mẫu số khác (…); kỳ khác (năm 2024)»: with what the nearest entry has instead."""
    return "; ".join(
        f"{APART[reason]} ({words})" if (words := _of_nearest(nearest, reason)) else APART[reason]
        for reason in reasons
    )  # fmt: skip


def _of_nearest(nearest: EntryLine | None, reason: Reason) -> str:
    return "" if nearest is None or reason in NO_DETAIL else str(getattr(nearest, reason))


def blocks(portal: Portal, found: SideBySide) -> list[BesideBlock]:
    """The shared definitions, in the order in which they first occur; of a long one several blocks."""
    return [block for one in found.beside for block in _blocks(portal, one)]


def _blocks(portal: Portal, found: Beside) -> Iterator[BesideBlock]:
    lines = [entry_line(portal, entry) for entry in found.entries]
    others = tuple(
        (body, reason_words(reasons, entry_line(portal, nearest) if nearest else None))
        for body, reasons, nearest in found.others
    )
    for start in range(0, len(lines), MOST_LINES):
        yield BesideBlock(
            lines[0].name, lines[0].shared, tuple(lines[start : start + MOST_LINES]), () if start else others
        )


def apart_lines(portal: Portal, found: SideBySide) -> list[tuple[EntryLine, str]]:
    """What cannot be compared, with why."""
    return [(entry_line(portal, entry), reason_words(reasons, None)) for entry, reasons in found.apart]


def of_year(found: Mapping[str, Iterable[ComparedTarget]], year: int) -> dict[str, list[ComparedTarget]]:
    """Of each body that has any the entries of a year: that year's of a target of each year, else what ends in it."""
    own = {body: [entry for entry in every if entry.period.end.year == year] for body, every in found.items()}
    return {body: every for body, every in own.items() if every}
