"""The nearest word to a mistyped one."""

import difflib
from collections.abc import Iterable

LONGEST = 80


def nearest(word: str, allowed: Iterable[str]) -> str:
    """The allowed word that looks most like `word`, or "" where none does."""
    if len(word) > LONGEST:
        return ""
    folded = word.strip().lower().replace("_", "-")
    known = {name.lower().replace("_", "-"): name for name in allowed}
    if folded in known:
        return known[folded]
    close = difflib.get_close_matches(folded, known, n=1, cutoff=0.6)
    return known[close[0]] if close else ""


def guess(word: str, allowed: Iterable[str]) -> str:
    """The hint with the nearest word, or ""."""
    close = nearest(word, allowed)
    return f"có phải «{close}»?" if close else ""


def quoted(text: str, longest: int = 60) -> str:
    """A text as messages quote it, on one line and cut where long."""
    line = " ".join(text.split())
    return f"«{line if len(line) <= longest else line[: longest - 1] + '…'}»"
