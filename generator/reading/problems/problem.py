"""What is wrong, and where. A Finding knows the place in the data; a Problem knows line and column."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from generator.reading.problems.catalogue import CATALOGUE as CATALOGUE
from generator.reading.problems.catalogue import Severity

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake at one place. `line` and `column` are 1-based characters; `excerpt` is the source line."""

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str = ""
    excerpt: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it keeps the record from being published."""
        return self.severity == "error"


@dataclass(frozen=True, slots=True)
class Near:
    """A word that is not among the known ones: the hint is the nearest of them, else their list under `label`.

    Where `guess` is given, it says what is near, for it knows more than the words themselves.
    """

    word: str
    known: Collection[str]
    label: str = ""
    guess: Callable[[str], str] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake at a place in the data of a file, before its line is known.

    `at_key` points at the key of `loc` instead of its value. `mark` is the 0-based (line, column) where it is
    already known, as for syntax errors. `hint` stands where `near` knows nothing better.
    """

    path: str
    loc: Loc
    code: str
    message: str
    hint: str = ""
    at_key: bool = False
    mark: tuple[int, int] | None = None
    near: Near | None = None


def severity_of(code: str) -> Severity:
    """The severity the catalogue declares."""
    return CATALOGUE[code].severity
