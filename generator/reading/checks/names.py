"""Names that two records share but for case, spaces, punctuation or the way a tone is placed."""

from collections.abc import Iterator

from generator.model.common import DatedName
from generator.model.organisations import Cluster, Organisation
from generator.model.reference import Movement
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry
from generator.vietnamese import name_key

_KINDS = ("organisations", "clusters", "movements")
Named = tuple[Entry, Loc, DatedName]


def name_findings(index: Index) -> Iterator[Finding]:
    """A warning on the later of two records of a kind that bear one name at one time."""
    for kind in _KINDS:
        seen: dict[str, list[Named]] = {}
        for entry in sorted(index.of_kind(kind), key=lambda found: found.id):
            for loc, name in _names(entry):
                same = seen.setdefault(name_key(name.text), [])
                other = next((found for found in same if _confusable(found, (entry, loc, name))), None)
                if other is not None:
                    message = f"tên {quoted(name.text)} cũng là của {quoted(other[0].id)}"
                    hint = "nếu là một thì gộp hai bản ghi; nếu khác thì ghi from, until hoặc tên đầy đủ hơn"
                    yield Finding(entry.path, loc, "near-duplicate-name", message, hint)
                same.append((entry, loc, name))


def _names(entry: Entry) -> Iterator[tuple[Loc, DatedName]]:
    if isinstance(entry.node, Organisation | Cluster):
        yield from ((("names", number, "text"), name) for number, name in enumerate(entry.node.names))
    elif isinstance(entry.node, Movement):
        yield ("name",), DatedName(text=entry.node.name)


def _confusable(one: Named, other: Named) -> bool:
    """Whether two names stand in different records at the same time, and no succession joins the records."""
    if one[0].id == other[0].id or _joined(one[0], other[0]) or _joined(other[0], one[0]):
        return False
    first, second = one[2], other[2]
    return not (_ends_before(first, second) or _ends_before(second, first))


def _joined(entry: Entry, other: Entry) -> bool:
    events = entry.node.succession if isinstance(entry.node, Organisation) else ()
    return any(other.id in (*event.into, *event.from_) for event in events)


def _ends_before(one: DatedName, other: DatedName) -> bool:
    return one.until is not None and other.from_ is not None and one.until.first() <= other.from_.first()
