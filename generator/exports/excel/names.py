"""What a place of a record offers, with its names; how a cell shows one of them, and which one its text means."""

from collections import Counter

from generator.exports.editing.shapes import Shape
from generator.exports.editing.vocabulary import words_for
from generator.model.amounts import NOT_STATED
from generator.reading.naming import lookup
from generator.reading.naming.names import Names, Words

FLAGS: Words = {"true": ("có", "đúng"), "false": ("không", "không có")}
BASE: Words = {NOT_STATED: ("không nêu", "nguồn không nêu", "nguồn không nêu tổng số")}
REFERRING = frozenset({"slug", "reference", "text"})
BETWEEN = " – "


def words_of(shape: Shape, names: Names) -> Words:
    """The values that a place offers, each with its names; nothing where anything may be written."""
    item = shape.of_one
    if item.kind == "flag":
        return FLAGS
    if item.kind == "base":
        return BASE
    if item.kind == "choice":
        return {word: (meaning,) for word, meaning in words_for(item.choices).items()}
    return names.get(item.refers, {}) if item.kind in REFERRING else {}


def shown(value: str, words: Words) -> str:
    """What a cell shows for a value: its first name, with the value behind it where others are called the same."""
    found = words.get(value)
    if not found or not found[0]:
        return value
    same = sum(bool(names) and names[0] == found[0] for names in words.values())
    return found[0] if same == 1 else f"{found[0]} ({value})"


def offered(words: Words) -> tuple[str, ...]:
    """The entries of a drop-down: what `shown` gives for each."""
    bearers = Counter(names[0] for names in words.values() if names)
    return tuple(
        (names[0] if bearers[names[0]] == 1 else f"{names[0]} ({value})") if names and names[0] else value
        for value, names in words.items()
    )


def meant(text: str, words: Words) -> list[str]:
    """The values that a text may mean, written as a cell shows them or by any name: one where it is clear."""
    value = text.partition(BETWEEN)[0].strip()
    if value in words:
        return [value]
    return [key for key, entry in zip(words, offered(words), strict=True) if entry == text] or lookup.meant(text, words)


def label(text: str, words: Words) -> list[str]:
    """As `meant`, for the words of a closed list: part of a label is enough where no other has it."""
    found = meant(text, words) or lookup.containing(text, words)
    return found if len(found) == 1 else []
