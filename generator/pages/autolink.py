"""Names of registered awards, movements, documents and organisations become links in running text."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.model.record import Record
from generator.pages.addresses import Addresses
from generator.reading.citations import find_numbers, normalise_number

_TOKEN = re.compile(r"[^\W_]+")
# The tone mark may stand on either vowel: hoá = hóa, uỷ = ủy. Only the order differs, never the word.
_OLD_TONE = re.compile("([oOuU])([aAeEyY])([\u0300\u0301\u0303\u0309\u0323])")
SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `address` where it names a registered record."""

    text: str
    address: str | None = None


def fold(word: str) -> str:
    """A word as it is compared: lower case, one way to place the tone mark."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return unicodedata.normalize("NFC", _OLD_TONE.sub(r"\1\3\2", apart))


@dataclass
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    address: str | None = None


class Linker:
    """Finds the longest registered name at each place of a text. Built once per Record."""

    def __init__(self, names: Iterable[tuple[str, str]], numbers: Mapping[str, tuple[str, ...]]) -> None:
        """`names`: (name, address) pairs; `numbers`: normalised document number → addresses that bear it."""
        self._root = _Node()
        self._numbers = numbers
        self._memory: dict[tuple[str, frozenset[str]], tuple[Piece, ...]] = {}
        for name, address in names:
            self._add(name, address)

    def _add(self, name: str, address: str) -> None:
        words = [fold(word) for word in _TOKEN.findall(name)]
        if len(words) < SHORTEST_NAME:
            return
        node = self._root
        for word in words:
            node = node.next.setdefault(word, _Node())
        node.address = node.address or address

    def pieces(self, text: str, preferred: frozenset[str] = frozenset()) -> tuple[Piece, ...]:
        """The text in pieces; a number several issuers use links to the one in `preferred`, else stays text."""
        key = (text, preferred)
        if key not in self._memory:
            self._memory[key] = tuple(_cut(text, self._spans(text, preferred)))
        return self._memory[key]

    def _spans(self, text: str, preferred: frozenset[str]) -> list[tuple[int, int, str]]:
        numbers = self._number_spans(text, preferred)
        taken = [(start, end) for start, end, _ in numbers]
        names = [span for span in self._name_spans(text) if not any(span[0] < e and s < span[1] for s, e in taken)]
        return sorted(numbers + names)

    def _number_spans(self, text: str, preferred: frozenset[str]) -> list[tuple[int, int, str]]:
        if "-" not in text and "/" not in text:
            return []
        found = []
        for start, end, raw in find_numbers(text):
            bearers = self._numbers.get(normalise_number(raw), ())
            known = [address for address in bearers if address in preferred] or list(bearers)
            if len(known) == 1:
                found.append((start, end, known[0]))
        return found

    def _name_spans(self, text: str) -> list[tuple[int, int, str]]:
        tokens = [(match.start(), match.end(), fold(match.group())) for match in _TOKEN.finditer(text)]
        spans, at = [], 0
        while at < len(tokens):
            length, address = self._longest(tokens, at)
            if address:
                spans.append((tokens[at][0], tokens[at + length - 1][1], address))
            at += max(length, 1)
        return spans

    def _longest(self, tokens: list[tuple[int, int, str]], at: int) -> tuple[int, str | None]:
        node, best, address = self._root, 0, None
        for length, (_, _, word) in enumerate(tokens[at:], start=1):
            following = node.next.get(word)
            if following is None:
                break
            node = following
            if node.address:
                best, address = length, node.address
        return best, address


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


def _names(record: Record, addresses: Addresses) -> Iterable[tuple[str, str]]:
    for kind in ("movements", "awards", "organisations", "clusters"):
        for found in getattr(record, kind).values():
            address = addresses.of(kind, found.id)
            own = [found.name] if kind in {"movements", "awards"} else [name.text for name in found.names]
            if address:
                yield from ((name, address) for name in (*own, *found.also))


def _cut(text: str, spans: list[tuple[int, int, str]]) -> Iterable[Piece]:
    at = 0
    for start, end, address in spans:
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], address)
        at = end
    if at < len(text):
        yield Piece(text[at:])
