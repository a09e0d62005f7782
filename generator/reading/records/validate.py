"""Plain data → a record, or findings: every error of the models as a code and a Vietnamese message."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.model.base import Filed
from generator.model.comparator import COMPARATORS
from generator.reading.problems.catalogue import CATALOGUE
from generator.reading.problems.nearest import nearest, quoted
from generator.reading.problems.problem import Finding, Loc, Near
from generator.reading.records.messages import message_of
from generator.reading.records.remedies import cut_remedy, flag_remedy, remedy, type_remedy
from generator.reading.records.schema import field_at, fields_of, keys_of, model_at
from generator.reading.records.whole_checks import whole_findings
from generator.vietnamese import slugify

_BUILT_IN = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-key",
    "too_short": "too-short",
    "too_long": "too-long",
    "string_too_long": "too-long",
}
MOST_MISTYPED = 100
CUT_BY_COMMA = "dấu phẩy trong {…} tách giá trị: nếu đây là phần sau của một giá trị thì đặt cả giá trị trong nháy"


def validate(path: str, model: type[Filed], data: dict[str, Any], given: dict[str, Any]) -> Filed | list[Finding]:
    """The record of `data` (without blanks) and of what the path says, or its findings."""
    try:
        return model.model_validate({**data, **given})
    except ValidationError as error:
        return list(_findings(path, model, data, error))


def _findings(path: str, model: type[Filed], data: Any, error: ValidationError) -> Iterator[Finding]:
    """Every finding once. What a mistyped key explains (its field missing, no comparator) is not reported again."""
    found = [_finding(path, model, data, dict(item)) for item in error.errors(include_url=False, include_input=False)]
    reported = {(finding.code, finding.loc) for finding in found}
    found += [more for more in whole_findings(path, data) if (more.code, more.loc) not in reported]
    mistyped = [finding for finding in found if finding.code == "unknown-key"]
    meant = {(finding.loc[:-1], _meant(finding)) for finding in mistyped[:MOST_MISTYPED]}
    groups = {finding.loc[:-1] for finding in mistyped}
    around = {finding.loc[:size] for finding in found for size in range(len(finding.loc))}
    for finding in _cut_once(data, found, mistyped):
        comparator = finding.code == "not-one-comparator"
        explained = finding.code == "missing-field" and (finding.loc[:-1], str(finding.loc[-1])) in meant
        if finding.code == "too-short" and finding.loc in around:
            continue  # only because one of its items has an error of its own
        if comparator and (any((finding.loc, name) in meant for name in COMPARATORS) or _unread(data, finding, groups)):
            continue
        if not explained:
            yield finding


def _unread(data: Any, finding: Finding, mistyped: set[Loc]) -> bool:
    """Whether a target has no comparator that can be read, but an unknown key that may be one."""
    here = found_at(data, finding.loc)
    return finding.loc in mistyped and isinstance(here, dict) and not any(here.get(name) for name in COMPARATORS)


def _cut_once(data: Any, found: list[Finding], mistyped: list[Finding]) -> Iterator[Finding]:
    """What a comma cut in two, `{share: 0,93}`, is one mistake: told at the rest, with the whole as it is meant."""
    rests = {
        one.loc[:-1]: one for one in mistyped if str(one.loc[-1])[:1].isdigit() and found_at(data, one.loc) is None
    }
    cut = {one.loc[:-1]: one for one in found if one.code.startswith("bad-") and one.loc[:-1] in rests}
    for one in found:
        if cut.get(one.loc[:-1]) == one:
            continue
        if rests.get(one.loc[:-1]) == one and (first := cut.get(one.loc[:-1])):
            whole = f"{found_at(data, first.loc)},{one.loc[-1]}"
            yield replace(one, hint=cut_remedy(str(first.loc[-1]), whole), near=None)
        else:
            yield one


def _meant(finding: Finding) -> str:
    return nearest(finding.near.word, finding.near.known) if finding.near else ""


def _finding(path: str, model: type[Filed], data: Any, item: dict[str, Any]) -> Finding:
    kind, context = item["type"], item.get("ctx", {})
    loc: Loc = item["loc"]
    at_key = loc[-1:] == ("[key]",)
    loc = loc[:-1] if at_key else loc
    code = _code(kind)
    if code == "unknown-key":
        return _unknown_key(path, model, data, loc)
    if code == "missing-field":
        return _missing(path, model, loc)
    found = loc[-1] if at_key else found_at(data, loc)
    loc = (*loc, *context["allowed"]) if code == "unit-missing" else _typed(data, loc)
    found = context["found"] if code == "unit-missing" else found
    message = message_of(code, kind, _name(loc), found, context)
    near = Near(found, context["allowed"]) if code == "unknown-value" and isinstance(found, str) else None
    return Finding(path, loc, code, message, _hint(code, kind, loc, found), at_key, near=near)


def _hint(code: str, kind: str, loc: Loc, found: Any) -> str:
    if found is None:
        return _blank_hint(loc)
    if code == "wrong-type":
        return type_remedy(kind, _name(loc), found)
    if not isinstance(found, str):
        return "viết một giá trị, không phải danh sách hay nhóm khóa" if code.startswith("bad-") else remedy(code, "")
    return flag_remedy(_name(loc), found) if code == "bad-flag" else remedy(code, found, _name(loc))


def _blank_hint(loc: Loc) -> str:
    return CUT_BY_COMMA if isinstance(loc[-1], str) else "điền giá trị, hoặc bỏ mục trống này"


def _code(kind: str) -> str:
    code = _BUILT_IN.get(kind, kind.replace("_", "-"))
    return code if code in CATALOGUE else "wrong-type"


def _unknown_key(path: str, model: type[Filed], data: Any, loc: Loc) -> Finding:
    here = model_at(model, loc[:-1])
    known = keys_of(here) if here else ()
    message = f"không có khóa {quoted(str(loc[-1]))} ở đây"
    blank = found_at(data, loc) is None
    if here and (titled := _by_title(here, str(loc[-1]))):
        return Finding(path, loc, "unknown-key", message, f"có phải «{titled}»?", True)
    near = Near(str(loc[-1]), known, "" if blank else "xóa khóa này; các khóa được dùng")
    return Finding(path, loc, "unknown-key", message, CUT_BY_COMMA if blank else "xóa khóa này", True, near=near)


def _by_title(model: type[BaseModel], words: str) -> str:
    """The key that a title, or a part of one, stands for: «ít nhất» for at_least; "" where none or several do."""
    meant = "" if words.isascii() else slugify(words)
    titled = [key for key, title in _titles(model).items() if len(meant) > 3 and meant in title]
    return titled[0] if len(titled) == 1 else ""


@lru_cache(maxsize=256)
def _titles(model: type[BaseModel]) -> dict[str, str]:
    return {key: slugify(field.title or "") for key, field in fields_of(model).items()}


def _missing(path: str, model: type[BaseModel], loc: Loc) -> Finding:
    field = field_at(model, loc)
    title = f" ({field.title})" if field and field.title else ""
    message = f"thiếu trường «{loc[-1]}»{title}"
    return Finding(path, loc, "missing-field", message, f"thêm «{loc[-1]}: …» vào nhóm này", at_key=True)


def found_at(data: Any, loc: Loc) -> Any:
    """The plain data at a place; of the nearest enclosing value where a shorthand stands for a group."""
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return data if isinstance(data, str) else None
    return data


def _typed(data: Any, loc: Loc) -> Loc:
    """A place without the steps that a shorthand stands for: what its editor never wrote."""
    here = data
    for number, step in enumerate(loc):
        if isinstance(here, str):
            return loc[:number]
        here = found_at(here, (step,))
    return loc


def _name(loc: Loc) -> str:
    return next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
