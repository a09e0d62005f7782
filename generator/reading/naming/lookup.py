"""A person's words → the ids they may mean: with or without accents, by abbreviation; then what is near them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.reading.naming.names import Words
from generator.reading.problems.nearest import guess, quoted
from generator.vietnamese import name_key, without_accents

_ID = re.compile(r"[a-z0-9/.-]*[/-][a-z0-9/.-]*")
LEAST_INITIALS, LEAST_MISTYPED, MOST_CHOICES = 3, 3, 6


def meant(text: str, words: Words) -> list[str]:
    """The ids that a text names: one where it is clear, none where it is not known.

    By id, by a name as it is written, without its accents, by the first letters of its words.
    """
    if text in words:
        return [text]
    for fold in (name_key, plain_key):
        wanted = fold(text)
        found = [key for key, names in words.items() if wanted and any(fold(name) == wanted for name in names)]
        if found:
            return found
    key = plain_key(text)
    by_id = [name for name in words if plain_key(name) == key]
    return by_id or [name for name, names in words.items() if is_word(key) and any(key == _initials(n) for n in names)]


def containing(text: str, words: Words, slips: int = 0) -> list[str]:
    """The ids of which a name, or the id itself, has all words of a text; an abbreviation stands for its words.

    In as many words as `slips` a letter may be wrong, missing, added or turned round with the next.
    """
    wanted = plain_key(text).split()
    return [
        key for key, names in words.items() if wanted and any(_holds(name, wanted, slips) for name in (key, *names))
    ]


def suggestion(text: str, words: Words) -> str:
    """What to write instead: `có phải «LĐTT» → lao-dong-tien-tien?`, or the choices; "" where nothing is near."""
    found = meant(text, words) or containing(text, words)
    if len(found) > 1:
        return f"có thể là {choices(found, words)}; ghi một mã"
    if _ID.fullmatch(text):
        return guess(text, found or words)
    if found:
        return f"có phải {quoted(text)} → {found[0]}?"
    names = {name: key for key, known in words.items() for name in known if name}
    near = guess(text, [*words, *names])
    name = near.removeprefix("có phải «").removesuffix("»?")
    return f"có phải {quoted(name)} → {names[name]}?" if name in names and name not in words else near


def choices(found: Iterable[str], words: Words) -> str:
    """Some ids with their first names, as a message lists them."""
    shown = [f"{key} ({words[key][0]})" if words.get(key) else key for key in found]
    return "; ".join(shown[:MOST_CHOICES]) + ("; …" if len(shown) > MOST_CHOICES else "")


@lru_cache(maxsize=50_000)
def plain_key(text: str) -> str:
    """The words of a text without accents, case and punctuation."""
    return " ".join(re.findall(r"[^\W_]+", without_accents(text)))


def is_word(key: str) -> bool:
    """Whether a folded text may be an abbreviation."""
    return len(key) >= LEAST_INITIALS and " " not in key


@lru_cache(maxsize=50_000)
def _initials(name: str) -> str:
    return "".join(word[0] for word in plain_key(name).split())


def _holds(name: str, wanted: list[str], slips: int) -> bool:
    known, initials = plain_key(name).split(), _initials(name)
    for word in wanted:
        if word in known or (is_word(word) and word in initials):
            continue
        slips -= 1
        if slips < 0 or not any(_one_off(word, other) for other in known):
            return False
    return True


def _one_off(word: str, other: str) -> bool:
    if len(word) < LEAST_MISTYPED or abs(len(word) - len(other)) > 1:
        return False
    from rapidfuzz.distance import OSA  # only where nothing was found as it is typed

    return OSA.distance(word, other, score_cutoff=1) <= 1
