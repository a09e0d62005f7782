"""Names of registered awards, movements, documents and organisations become links in running text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from generator.model.organisations import Cluster, Organisation
from generator.model.record import Record
from generator.pages.linking.addresses import Addresses
from generator.pages.linking.beginnings import WORD, Beginnings
from generator.reading.document.citations import find_numbers, normalise_number
from generator.vietnamese import canonical_tone

SHORTEST_NAME = 2
_OPENING = ("“", '"', "«", "‘", "'")


class Piece(NamedTuple):
    """A run of text; `address` where it names a registered record."""

    text: str
    address: str | None = None


_ANNOUNCING = frozenset(map(canonical_tone, ("đạt", "mức", "loại", "hiệu")))


@dataclass(frozen=True, slots=True)
class LinkName:
    """A name and what bears it, on the days it bears it (None: always).

    `province` where the name is said only at home: «Công đoàn viên chức tỉnh» means this one in its own province.
    """

    text: str
    address: str
    first: date | None = None
    last: date | None = None
    quoted: bool = False
    province: str | None = None

    def holds(self, day: date | None) -> bool:
        """Whether the name may mean this record on `day`."""
        if day is None:
            return True
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    bearers: list[LinkName] = field(default_factory=list)

    def address(self, context: "Context", quoted: bool) -> str | None:
        """The one record the name means on a day, or ever where nobody bears it that day; None when several might.

        A wrong link is worse than none.
        """
        day, home = context.day, (None, context.province)
        able = [name for name in self.bearers if (quoted or not name.quoted) and name.province in home]
        if len(able) == 1:
            return able[0].address
        found = {name.address for name in able if name.holds(day)} or {name.address for name in able}
        return found.pop() if len(found) == 1 else None


Number = tuple[int, int, str]
Mark = tuple[int, int, _Node, bool]
_NOTHING: tuple[list[Number], list[Mark]] = [], []


class Linker:
    """Finds the longest registered name at each place of a text. Built once per Record."""

    def __init__(self, names: Iterable[LinkName], numbers: Mapping[str, tuple[str, ...]]) -> None:
        """`numbers`: normalised document number → addresses that bear it."""
        self._root = _Node()
        self._numbers = numbers
        self._candidates = lru_cache(maxsize=5_000)(self._find)
        for name in names:
            self._add(name)
        firsts = self._root.next.items()
        self._beginnings = Beginnings((first, second) for first, node in firsts for second in node.next)

    def _add(self, name: LinkName) -> None:
        words = [canonical_tone(word) for word in WORD.findall(name.text)]
        if len(words) < SHORTEST_NAME:
            return
        node = self._root
        for word in words:
            node = node.next.setdefault(word, _Node())
        node.bearers.append(name)

    def is_plain(self, text: str) -> bool:
        """Whether nothing in a text may be a name or a number: it is one piece on every page."""
        return self._candidates(text) is _NOTHING

    def pieces(self, text: str, context: "Context") -> Iterable[Piece]:
        """The text in pieces, in the light of the page it stands on."""
        numbers, names = self._candidates(text)
        spans = [span for start, end, raw in numbers if (span := self._number_span(start, end, raw, context.preferred))]
        taken = [(start, end) for start, end, _ in spans]
        for start, end, node, quoted in names:
            address = node.address(context, quoted)
            if address and not any(start < last and first < end for first, last in taken):
                spans.append((start, end, address))
        return _cut(text, sorted(spans))

    def _find(self, text: str) -> tuple[list[Number], list[Mark]]:
        """What may be a document number, and what bears a name, whatever the page; the same texts come again."""
        numbers = find_numbers(text) if "-" in text or "/" in text else []
        names: list[Mark] = []
        free = 0
        for start in self._beginnings.places(text):
            if start >= free:
                free, node = self._longest(text, start)
                if node.bearers:
                    names.append((start, free, node, _as_a_name(text, start)))
        return (numbers, names) if numbers or names else _NOTHING

    def _number_span(self, start: int, end: int, raw: str, preferred: frozenset[str]) -> tuple[int, int, str] | None:
        bearers = self._numbers.get(normalise_number(raw), ())
        known = [address for address in bearers if address in preferred] or list(bearers)
        return (start, end, known[0]) if len(known) == 1 else None

    def _longest(self, text: str, start: int) -> tuple[int, _Node]:
        """Where the longest name from `start` ends, and its node; an empty one where none begins."""
        node, end, best = self._root, start, _Node()
        for token in WORD.finditer(text, start):
            following = node.next.get(canonical_tone(token[0]))
            if following is None:
                break
            node = following
            if node.bearers:
                end, best = token.end(), node
        return end, best


def _as_a_name(text: str, start: int) -> bool:
    """Whether words stand as a name: after a quotation mark, or after «đạt», «mức», «loại», «danh hiệu».

    The names of grades («hoàn thành tốt nhiệm vụ») are also everyday words.
    """
    before = text[:start].rstrip()
    words = WORD.findall(before)
    return before.endswith(_OPENING) or (bool(words) and canonical_tone(words[-1]) in _ANNOUNCING)


@dataclass(frozen=True, slots=True)
class Context:
    """What decides between bearers of one name: the documents the page cites, the day and the province it speaks of."""

    preferred: frozenset[str] = frozenset()
    day: date | None = None
    province: str | None = None


def linker_for(record: Record, base: Record | None, addresses: Addresses) -> Linker:
    """The linker of a record (and what it borrows from `base`)."""
    records = [record] if base is None else [record, base]
    names = [pair for source in records for pair in _names(source, addresses)]
    numbers: dict[str, tuple[str, ...]] = {}
    for source in records:
        for document in source.documents.values():
            address = addresses.of("documents", document.id)
            for number in filter(None, (document.number, *document.also)):
                key = normalise_number(number)
                if address and address not in numbers.get(key, ()):
                    numbers[key] = (*numbers.get(key, ()), address)
    return Linker(names, numbers)


def _names(record: Record, addresses: Addresses) -> Iterable[LinkName]:
    for kind in ("movements", "awards"):
        for found in record.of(kind).values():
            if address := addresses.of(kind, found.id):
                plain = kind == "awards" and found.kind == "grade"
                yield from (LinkName(name, address, quoted=plain) for name in (found.name, *found.also))
    for kind in ("organisations", "clusters"):
        for found in record.of(kind).values():
            if address := addresses.of(kind, found.id):
                yield from _dated(found, address)


def _dated(found: Organisation | Cluster, address: str) -> Iterable[LinkName]:
    ended = found.ended() if isinstance(found, Organisation) else None
    gone = ended.date.last() if ended else None
    for name in found.names:
        last = name.until.last() if name.until else gone
        yield LinkName(name.text, address, name.from_.first() if name.from_ else None, last)
    yield from (LinkName(text, address, None, gone, False, _home(found, text)) for text in found.also)


def _home(found: Organisation | Cluster, text: str) -> str | None:
    """The province a name is bound to: «Sở Nội vụ» is another body in each; a school has a name of its own."""
    if isinstance(found, Cluster) or not found.province or found.kind.endswith("school"):
        return None
    return None if found.province.casefold() in text.casefold() else found.province


def _cut(text: str, spans: list[tuple[int, int, str]]) -> Iterable[Piece]:
    at = 0
    for start, end, address in spans:
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], address)
        at = end
    if at < len(text):
        yield Piece(text[at:])
