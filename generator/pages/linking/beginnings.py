"""Where in a text a registered name may begin: most texts hold none, and one look over the letters settles it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from generator.vietnamese import tone_spellings

WORD = re.compile(r"[^\W_]+")


class Beginnings:
    """The first two words of names, folded; made once, asked for every text."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Without pairs no name begins anywhere."""
        ways = {f"{first}[\\W_]+{second}" for one, two in pairs for first in _spelt(one) for second in _spelt(two)}
        self._any = re.compile("|".join(sorted(ways)) or "(?!)")

    def places(self, text: str) -> Iterator[int]:
        """Every place where a name may begin, ascending; a name begins nowhere else."""
        small = text.lower()
        if len(small) != len(text) or not unicodedata.is_normalized("NFC", text):
            yield from (match.start() for match in WORD.finditer(text))
            return
        found = self._any.search(small)
        while found:
            at = found.start()
            if at == 0 or not WORD.match(small, at - 1):
                yield at
            found = self._any.search(small, at + 1)


def _spelt(word: str) -> set[str]:
    """A folded word as texts may spell it, as patterns."""
    return {re.escape(spelling) for spelling in tone_spellings(word)}
