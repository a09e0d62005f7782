"""What a kind of record shows on the site. The module of its pages, `pages/kinds/ONE.py`, says it as `PAGES`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from generator.model.base import Filed
from generator.model.kinds import Kind, kind_of
from generator.pages.linking.addresses import record_address
from generator.pages.portal import Portal
from generator.pages.route import Route
from generator.pages.wording.names import record_name
from generator.vietnamese import sort_key


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One line of an index."""

    address: str
    title: str
    note: str
    group: str


@dataclass(frozen=True, slots=True)
class KindPages:
    """The lines of a kind's index in their order, and the pages of one record.

    Pages that are not `alone` are listed together with those of other kinds, whose tables they share.
    """

    lines: Callable[[Portal], Iterable[IndexLine]]
    routes: Callable[[Portal, Any], Iterable[Route]]
    alone: bool = True


def pages_of(kind: Kind) -> KindPages:
    """What the module of the kind's pages says. Errors: ImportError, AttributeError where there is none."""
    found: KindPages = import_module(f"generator.pages.kinds.{kind.one}").PAGES
    return found


def index_line(portal: Portal, record: Filed, note: str = "", group: str = "") -> IndexLine:
    """The line of a record under its own name."""
    address = record_address(kind_of(type(record)).key, record.id, portal.addresses.prefix)
    return IndexLine(address, record_name(record, portal), note, group)


def by_group(lines: Iterable[IndexLine], groups: Sequence[str] = ()) -> list[IndexLine]:
    """Lines in the order of `groups`, other groups after them by name, each by title."""

    def rank(line: IndexLine) -> tuple[Any, ...]:
        known = line.group in groups
        return groups.index(line.group) if known else len(groups), sort_key(line.group), sort_key(line.title)

    return sorted(lines, key=rank)
