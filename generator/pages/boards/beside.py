"""What stands beside each other on a page: entries in words, and why others cannot be compared."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.evaluation.comparison.side_by_side import Beside, ComparedTarget, Reason, SideBySide
from generator.evaluation.summary.row import Row
from generator.evaluation.verdict import Verdict
from generator.formats import vi_period
from generator.labels.targets import APART, POPULATIONS, UNITS
from generator.pages.parts.pools import measure_name
from generator.pages.parts.target_rows import parent_words
from generator.pages.portal import Portal
from generator.pages.wording.phrases import base_words
from generator.pages.wording.target_why import asked_words, verdict_words

MOST_LINES = 120  # on a page
Apart = tuple[ComparedTarget, tuple[Reason, ...]]
BesidePage = tuple[tuple[Beside, ...], tuple[Apart, ...]]
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
        vi_period(entry.period), asked_words(target, portal.evaluation),
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


def beside_block(portal: Portal, found: Beside) -> BesideBlock:
    """A shared definition in words."""
    lines = tuple(entry_line(portal, entry) for entry in found.entries)
    others = tuple(
        (body, reason_words(reasons, entry_line(portal, nearest) if nearest else None))
        for body, reasons, nearest in found.others
    )
    return BesideBlock(lines[0].name, lines[0].shared, lines, others)


def apart_lines(portal: Portal, found: Iterable[Apart]) -> list[tuple[EntryLine, str]]:
    """What cannot be compared, with why."""
    return [(entry_line(portal, entry), reason_words(reasons, None)) for entry, reasons in found]


def of_year(found: Iterable[ComparedTarget], year: int) -> list[ComparedTarget]:
    """The targets of a year: of one of each year that year's, else those that end in it."""
    return [entry for entry in found if entry.period.end.year == year]


def in_pages(found: SideBySide) -> list[BesidePage]:
    """What is beside each other and what is apart, in pages of at most `MOST_LINES` lines; an empty one where there is
    nothing.
    """
    groups: list[list[Beside]] = [[]]
    for one in (part for whole in found.beside for part in _in_parts(whole)):
        if groups[-1] and sum(map(_weight, groups[-1])) + _weight(one) > MOST_LINES:
            groups.append([])
        groups[-1].append(one)
    chunks = [found.apart[start : start + MOST_LINES] for start in range(0, len(found.apart), MOST_LINES)]
    pages: list[BesidePage] = [(tuple(group), ()) for group in groups]
    if chunks and sum(map(_weight, groups[-1])) + len(chunks[0]) <= MOST_LINES:
        pages[-1] = tuple(groups[-1]), chunks.pop(0)
    return pages + [((), chunk) for chunk in chunks]


def _in_parts(found: Beside) -> Iterator[Beside]:
    """A long one as several."""
    for start in range(0, len(found.entries), MOST_LINES):
        yield replace(found, entries=found.entries[start : start + MOST_LINES], others=() if start else found.others)


def _weight(found: Beside) -> int:
    """How many lines it is as long as; those who are not in it stand in one line of names."""
    return len(found.entries) + len(found.others) // 2
