"""The words of a page that are searched: where they stand in its HTML, how they are spelt, their numbers."""

import re
import unicodedata
from collections.abc import Iterable
from html import unescape
from itertools import chain

from generator.vietnamese import canonical_tone

LONGEST_WORD = 40
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


class NumberedWords(dict[str, tuple[int, ...]]):
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
