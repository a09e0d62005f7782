"""Vietnamese text as it is compared: folding of accents, canonical tone placement, collation, slugs.

Letters are compared in NFC; the two decompositions of one text (NFC and NFD) always give the same answer.
"""

import re
import unicodedata
from functools import lru_cache

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
# The tone mark may stand on either vowel: hoá = hóa, uỷ = ủy. Only the order differs, never the word.
_TONE_ON_SECOND = re.compile("([oOuU])([aAeEyY])([\u0300\u0301\u0303\u0309\u0323])")
_TONE_ON_FIRST = re.compile("([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])")
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: position + 100 for position, letter in enumerate(_ALPHABET)}
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def without_accents(text: str) -> str:
    """Lower case without accents, đ → d: «Đường» → duong. The same as `fold` of theme/assets/portal.js."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in plain if unicodedata.category(letter) != "Mn").replace("đ", "d")


def slugify(text: str, separator: str = "-") -> str:
    """A text as an id or anchor: «Đường đi» → duong-di. MkDocs' own drops the Đ, so that two headings may collide."""
    return _NOT_SLUG.sub(separator, without_accents(text)).strip(separator)


@lru_cache(maxsize=50_000)
def canonical_tone(word: str) -> str:
    """Lower case with the tone mark on the first vowel: hoá and hóa → hóa."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return unicodedata.normalize("NFC", _TONE_ON_SECOND.sub(r"\1\3\2", apart))


def tone_spellings(word: str) -> set[str]:
    """The spellings of a word in `canonical_tone` form: tone mark on the first or on the second vowel."""
    moved = _TONE_ON_FIRST.sub(r"\1\3\2", unicodedata.normalize("NFD", word))
    return {word, unicodedata.normalize("NFC", moved)}


def name_key(name: str) -> str:
    """A name by which hòa and hoà, Trường chính trị and «Trường  Chính trị.» are one; other tones differ."""
    return " ".join(map(_tones_last, re.findall(r"\w+", unicodedata.normalize("NFC", name).casefold())))


@lru_cache(maxsize=20_000)
def _tones_last(word: str) -> str:
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(sorted(letter for letter in letters if letter in TONES))
    return "".join(letter for letter in letters if letter not in TONES) + tones


@lru_cache(maxsize=20_000)
def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The collation key: a ă â b c d đ e ê …; tones only where the letters agree; digits and signs before letters."""
    signs = [_letter_rank(sign) for sign in unicodedata.normalize("NFC", text.lower())]
    return tuple(letter for letter, _ in signs), tuple(tone for _, tone in signs)


@lru_cache(maxsize=1_000)
def _letter_rank(sign: str) -> tuple[int, int]:
    """The position of a letter in the alphabet, and of its tone."""
    parts = unicodedata.normalize("NFD", sign)
    tone = next((mark for mark in parts if mark in TONES), "")
    letter = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else sign) or sign
    rank = _RANK.get(letter, min(ord(letter[0]), 99) if letter.isascii() else 1000 + ord(letter[0]))
    return rank, TONES.get(tone, 0)
