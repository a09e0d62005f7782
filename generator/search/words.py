"""The words of a page that are searched: where they stand in its HTML, how they are spelt, their numbers."""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import chain

from generator.vietnamese import canonical_tone

LONGEST_WORD = 40
TOGETHER = 64  # pages whose words are looked up in a row: between two pages the words leave the processor's cache
_WORD = re.compile(r"[^\W_]+")
# What carries the mark holds no other of its own element. These alone carry it: to look at every tag costs twice.
_UNREAD = re.compile(
    r"<(script|style|svg|nav|footer|(?:section|details|summary|p)(?=[^<>]* data-td-unsearched))\b"
    r"[^<]*(?:<(?!/\1>)[^<]*)*</\1>"
)
_TEXT = re.compile(">([^<]+)")


def plain_text(html: str) -> str:
    """The words of a piece of HTML, a line for each text that differs.

    Left out are scripts, styles, drawings, navigation, and what is marked `data-td-unsearched`: what many pages say
    alike, and what a page once was.
    """
    return unescape("\n".join(dict.fromkeys(_TEXT.findall(f">{_UNREAD.sub('', html)}"))))


class PageWords:
    """Which words stand on which pages: those of all pages in a row, as numbers, and where those of each page end."""

    def __init__(self) -> None:
        self._words = _NumberedWords()
        self._row, self._ends = array("I"), array("I")
        self._waiting: list[str] = []

    def __getstate__(self) -> object:
        """For another process: bytes are packed much faster than arrays."""
        self._number()
        return list(self._words.numbers), self._row.tobytes(), self._ends.tobytes()

    def __setstate__(self, state: tuple[list[str], bytes, bytes]) -> None:
        words, row, ends = state
        self._words, self._row, self._ends, self._waiting = _NumberedWords(words), array("I", row), array("I", ends), []

    def add(self, text: str) -> None:
        """Take in the text of the next page."""
        self._waiting.append(text)
        if len(self._waiting) >= TOGETHER:
            self._number()

    def _number(self) -> None:
        for text in self._waiting:
            self._row.extend(self._words.of(text))
            self._ends.append(len(self._row))
        self._waiting.clear()

    def merge(self, other: "PageWords") -> None:
        """Take in the pages of another, after the own."""
        self._number()
        other._number()
        before = len(self._row)
        own = list(map(self._words.number, other._words.numbers))
        self._row.extend(map(own.__getitem__, other._row))
        self._ends.extend(before + end for end in other._ends)

    def places(self, order: Iterable[int]) -> "Iterator[tuple[str, array[int]]]":
        """Each word with the pages that have it, as places in an order of all pages."""
        self._number()
        held = [array("I") for _ in self._words.numbers]
        for place, page in enumerate(order):
            start = self._ends[page - 1] if page else 0
            for places in map(held.__getitem__, self._row[start : self._ends[page]]):
                places.append(place)
        return zip(self._words.numbers, held, strict=True)


class _NumberedWords(dict[str, tuple[int, ...]]):
    """What stands between two spaces → the numbers of its words; a language has few.

    `numbers` has each word met so far, spelt one way, with its number: they are counted from 0 as they come.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        super().__init__()
        self.numbers = {word: number for number, word in enumerate(words)}

    def number(self, word: str) -> int:
        """The number of a word that is spelt that way."""
        return self.numbers.setdefault(word, len(self.numbers))

    def of(self, text: str) -> set[int]:
        """The numbers of the words of a text."""
        return set(chain.from_iterable(map(self.__getitem__, set(text.split()))))

    def __missing__(self, between: str) -> tuple[int, ...]:
        words = _WORD.findall(unicodedata.normalize("NFC", between).lower())
        return self.setdefault(between, tuple(self.number(canonical_tone(word)[:LONGEST_WORD]) for word in words))
