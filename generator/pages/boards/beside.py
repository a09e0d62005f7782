"""What stands beside each other on a page: entries in words, and why others cannot be compared."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.evaluation.comparison.side_by_side import Beside, ComparedTarget, Reason, SideBySide
from generator.evaluation.verdict import Verdict
from generator.formats import vi_period
from generator.labels.targets import APART, POPULATIONS, UNITS
from generator.pages.parts.pools import target_measure
from generator.pages.parts.target_rows import parent_words
from generator.pages.portal import Portal
from generator.pages.wording.phrases import base_words
from generator.pages.wording.target_why import asked_words, verdict_words

MOST_LINES = 120  # on a page
Apart = tuple[ComparedTarget, tuple[Reason, ...]]
BesidePage = tuple[tuple[Beside, ...], tuple[Apart, ...]]


class EntryLine(NamedTuple):
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
    shared = {what: words(portal, entry) for what, words in _SHARED.items()}
    return EntryLine(
        entry.body, plan.id, f"ct-{target.id}", target_measure(portal, target), target.statement,
        asked=asked_words(target, portal.evaluation),
        reported=verdict_words(entry.verdict, portal.evaluation), verdict=entry.verdict, **shared,
    )  # fmt: skip


def shared_words(portal: Portal, entry: ComparedTarget, what: str) -> str:
    """What an entry has of the population, unit, base or period that entries beside each other have in common."""
    return _SHARED[what](portal, entry)


_SHARED: dict[str, Callable[[Portal, ComparedTarget], str]] = {
    "population": lambda _, entry: POPULATIONS[entry.target.population].lower(),
    "unit": lambda _, entry: UNITS[entry.shared.definition.unit],
    "base": lambda portal, entry: base_words(entry.target.of, parent_words(portal, entry.plan, entry.target)),
    "period": lambda _, entry: vi_period(entry.period),
}


def reason_words(portal: Portal, reasons: Sequence[Reason], nearest: ComparedTarget | None = None) -> str:
    """«mẫu số khác (…); kỳ khác (năm 2024)»: with what the nearest entry has instead."""
    apart = ((APART[reason], _of_nearest(portal, nearest, reason)) for reason in reasons)
    return "; ".join(f"{reason} ({words})" if words else reason for reason, words in apart)


def _of_nearest(portal: Portal, nearest: ComparedTarget | None, reason: Reason) -> str:
    return shared_words(portal, nearest, reason) if nearest is not None and reason in _SHARED else ""


def beside_block(portal: Portal, found: Beside) -> BesideBlock:
    """A shared definition in words."""
    lines = tuple(entry_line(portal, entry) for entry in found.entries)
    others = tuple((body, reason_words(portal, reasons, nearest)) for body, reasons, nearest in found.others)
    return BesideBlock(lines[0].name, lines[0].shared, lines, others)


def apart_lines(portal: Portal, found: Iterable[Apart]) -> list[tuple[EntryLine, str]]:
    """What cannot be compared, with why."""
    return [(entry_line(portal, entry), reason_words(portal, reasons)) for entry, reasons in found]


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
