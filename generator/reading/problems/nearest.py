"""The nearest word to a mistyped one, and how messages quote what they found."""

from collections.abc import Collection
from dataclasses import dataclass, field

from generator.reading.problems.problem import Near

LONGEST = 80
MOST_LISTED = 30
LEAST_ALIKE = 0.6
_OF_ITSELF = 400  # a guess takes as long as comparing so many words, whatever it is compared with


@dataclass
class Guesser:
    """Guesses while it can afford them: `left` is how many words it may still compare.

    A bad file may hold thousands of unknown words, each compared with thousands of ids; the first ones are enough.
    """

    left: int = 2_000_000
    _known: dict[tuple[str, int], str] = field(default_factory=dict)

    def hint(self, near: Near) -> str:
        """`có phải «…»?`, else what is allowed where the list has a label, else ""."""
        key = (near.word, id(near.known))
        if key not in self._known:
            if self.left <= 0:
                return ""
            self.left -= len(near.known) + _OF_ITSELF
            found = near.guess(near.word) if near.guess else guess(near.word, near.known)
            self._known[key] = found or listed(near.label, near.known)
        return self._known[key]


def nearest(word: str, allowed: Collection[str]) -> str:
    """The allowed word that looks most like `word`, or "" where none does."""
    if len(word) > LONGEST:
        return ""
    folded = _fold(word.strip())
    known = {_fold(name): name for name in sorted(allowed)}
    if folded in known:
        return known[folded]
    from rapidfuzz import process  # only where somebody mistyped
    from rapidfuzz.distance import Indel

    last_first = list(reversed(known))  # of words that are equally alike the last one is taken
    found = process.extractOne(folded, last_first, scorer=Indel.normalized_similarity, score_cutoff=LEAST_ALIKE)
    return known[found[0]] if found else ""


def guess(word: str, allowed: Collection[str]) -> str:
    """`có phải «…»?` with the nearest word, or ""."""
    close = nearest(word, allowed)
    return f"có phải «{close}»?" if close else ""


def listed(label: str, words: Collection[str]) -> str:
    """The first words under a label, or "" where either is empty."""
    first = ", ".join(sorted(words)[:MOST_LISTED]) if label else ""
    return f"{label}: {first}{', …' if len(words) > MOST_LISTED else ''}" if first else ""


def quoted(text: str, longest: int = 60) -> str:
    """A text as messages quote it, on one line and cut where long."""
    line = " ".join(text[: longest * 4].split())
    return f"«{line if len(line) <= longest else line[: longest - 1] + '…'}»"


def _fold(word: str) -> str:
    return word.lower().replace("_", "-")
