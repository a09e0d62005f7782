"""Keys without a value: a field left blank is absent, but an unknown key is reported, whether it has a value or not.

A comma in `{statement: Nội dung, có phẩy}` makes a key «có phẩy» without a value: dropped unseen, half a text is lost.
"""

from collections.abc import Iterable
from typing import Any

from generator.model.kinds import KINDS
from generator.reading.problems.problem import Loc
from generator.reading.records.schema import may_be_blank


def put_back_unknown(data: Any, kind: str, blanks: Iterable[Loc]) -> None:
    """Put the keys without a value that no model knows back into the data of a file, to be reported as unknown."""
    for loc in blanks:
        if not _may_be_blank(kind, loc):
            here = data
            for step in loc[:-1]:
                here = here[step]
            here[loc[-1]] = None


def _may_be_blank(kind: str, loc: Loc) -> bool:
    """The same of a place in a file: awards.yml holds many records; of submissions, the list of one alone may stand."""
    filed = KINDS[kind]
    if filed.single:
        if len(loc) == 1:
            return loc == (kind,)
        loc = loc[1:] if isinstance(loc[0], int) else loc[2:]
    elif filed.listed and isinstance(loc[0], int):
        loc = (filed.listed, *loc)
    return not loc or may_be_blank(filed.model, loc)
