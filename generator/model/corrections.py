"""Which reports a correction puts out of force, target by target, through the chain of files. docs/RULES.md C-8."""

from collections.abc import Iterable, Iterator, Mapping


def chain(name: str, corrects: Mapping[str, str]) -> Iterator[str]:
    """The ids that a report replaces, the newest first: what it corrects, what that corrects, and so on."""
    seen = {name}
    while (older := corrects.get(name)) is not None and older not in seen:
        seen.add(older)
        yield older
        name = older


def replaced(carrying: Iterable[str], corrects: Mapping[str, str]) -> dict[str, str]:
    """Of one target: id of a report → id of the report that put its figure out of force.

    `carrying` are the reports with a figure on the target, oldest first; `corrects` leads from every report to the one
    it corrects, also where that has no such figure. A retracted report has still replaced what it repeated.
    """
    found: dict[str, str] = {}
    for name in carrying:
        for older in chain(name, corrects):
            found.setdefault(older, name)
    return found
