"""Vietnamese alphabetical order: a ă â b c d đ e ê …, tones only where the letters agree."""

import unicodedata
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: position + 100 for position, letter in enumerate(_LETTERS)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


@lru_cache(maxsize=20_000)
def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Letters first, tones second; digits and signs before letters."""
    signs = [_place(sign) for sign in unicodedata.normalize("NFC", text.lower())]
    return tuple(letter for letter, _ in signs), tuple(tone for _, tone in signs)


@lru_cache(maxsize=1_000)
def _place(sign: str) -> tuple[int, int]:
    """Where a letter stands, and its tone."""
    parts = unicodedata.normalize("NFD", sign)
    tone = next((mark for mark in parts if mark in _TONES), "")
    letter = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else sign
    rank = _RANK.get(letter, min(ord(letter[0]), 99) if letter.isascii() else 1000 + ord(letter[0]))
    return rank, _TONES.get(tone, 0)
