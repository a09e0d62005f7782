"""Keys without a value: a field left blank is absent, which is told; an unknown key is reported, with a value or not.

A comma in `{statement: Nội dung, có phẩy}` makes a key «có phẩy» without a value: dropped unseen, half a text is lost.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from generator.model.kinds import KINDS
from generator.reading.problems.problem import Finding, Loc
from generator.reading.records.schema import field_at, may_be_blank

CODE = "blank-key"
_OF_A_KEY = {"correction-without-figures": "figures"}  # its place is another key
_OF_A_GROUP = frozenset({"figure-empty", "not-one-comparator", "not-one-base", "not-one-owner", "not-one-count"})
_HINT = "điền giá trị, hoặc xóa khóa này; không có gì để ghi thì không viết khóa, không viết null hay ~"


def put_back_unknown(data: Any, kind: str, blanks: Iterable[Loc]) -> list[Loc]:
    """Put the keys without a value that no model knows back into the data of a file, to be reported as unknown.

    Returns the places of the others, which may be blank.
    """
    known: list[Loc] = []
    for loc in blanks:
        if _may_be_blank(kind, loc):
            known.append(loc)
            continue
        here = data
        for step in loc[:-1]:
            here = here[step]
        here[loc[-1]] = None
    return known


def blank_findings(path: str, kind: str, blanks: Iterable[Loc]) -> Iterator[Finding]:
    """A warning for each key that stands there without a value."""
    for loc in blanks:
        field = field_at(KINDS[kind].model, _in_record(kind, loc))
        title = f" ({field.title})" if field and field.title else ""
        yield Finding(path, loc, CODE, f"«{loc[-1]}»{title} không có giá trị", _HINT, at_key=True)


def without_explained(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those on blank keys that another finding tells already: there, on its group, by name."""
    found = list(findings)
    blank = {finding.path for finding in found if finding.code == CODE}
    others = [finding for finding in found if finding.path in blank and finding.code != CODE]
    return [one for one in found if one.code != CODE or not any(_explains(other, one) for other in others)]


def _explains(other: Finding, blank: Finding) -> bool:
    if other.path != blank.path:
        return False
    size = len(blank.loc)
    if other.loc[:size] == blank.loc:
        return True
    if other.loc[: size - 1] != blank.loc[:-1] or len(other.loc) > size:
        return False
    if other.code in _OF_A_GROUP or _OF_A_KEY.get(other.code) == blank.loc[-1]:
        return True
    named = rf"(?<!\w){re.escape(str(blank.loc[-1]))}(?!\w)"
    return re.search(named, other.message + other.hint) is not None


def _may_be_blank(kind: str, loc: Loc) -> bool:
    filed = KINDS[kind]
    if filed.single and len(loc) == 1:
        return loc == (kind,)
    inside = _in_record(kind, loc)
    return not inside or may_be_blank(filed.model, inside)


def _in_record(kind: str, loc: Loc) -> Loc:
    """A place in a file as one in its record: awards.yml holds many; of submissions, a list alone may stand."""
    filed = KINDS[kind]
    if filed.single:
        return loc[1:] if isinstance(loc[0], int) else loc[2:]
    return (filed.listed, *loc) if filed.listed and isinstance(loc[0], int) else loc
