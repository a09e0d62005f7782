"""Plain data → a record, or findings: every error of the models as a code and a Vietnamese message."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.model.base import Filed
from generator.reading.messages import message_of
from generator.reading.nearest import guess, quoted
from generator.reading.problems import Finding, Loc
from generator.reading.remedies import remedy
from generator.reading.schema import field_at, fields_of, model_at
from generator.reading.whole_checks import whole_findings

_BUILT_IN = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-key",
    "too_short": "too-short",
    "too_long": "too-long",
    "string_too_long": "too-long",
}
MAX_HINTS = 50


def without_blanks(data: Any) -> Any:
    """The data without keys whose value is blank: an optional field left blank is absent."""
    if isinstance(data, dict):
        return {key: without_blanks(value) for key, value in data.items() if value is not None}
    return [without_blanks(item) for item in data] if isinstance(data, list) else data


def validate(path: str, model: type[Filed], data: dict[str, Any], given: dict[str, Any]) -> Filed | list[Finding]:
    """The record of `data` (without blanks) and of what the path says, or its findings."""
    try:
        return model.model_validate({**data, **given})
    except ValidationError as error:
        return list(_findings(path, model, data, error))


def _findings(path: str, model: type[Filed], data: Any, error: ValidationError) -> Iterator[Finding]:
    seen: set[tuple[str, Loc]] = set()
    for number, item in enumerate(error.errors(include_url=False, include_input=False)):
        finding = _finding(path, model, data, dict(item), hints=number < MAX_HINTS)
        seen.add((finding.code, finding.loc))
        yield finding
    yield from (found for found in whole_findings(path, data) if (found.code, found.loc) not in seen)


def _finding(path: str, model: type[Filed], data: Any, item: dict[str, Any], hints: bool) -> Finding:
    kind, context = item["type"], item.get("ctx", {})
    loc: Loc = item["loc"]
    at_key = kind == "extra_forbidden" or loc[-1:] == ("[key]",)
    if loc[-1:] == ("[key]",):
        loc = loc[:-1]
    code = _code(kind)
    if code == "unknown-key":
        return _unknown_key(path, model, loc, hints)
    if code == "missing-field":
        return _missing(path, model, loc)
    found = loc[-1] if at_key else found_at(data, loc)
    message = message_of(code, kind, _name(loc), found, context)
    hint = remedy(code, found, context.get("allowed", ())) if hints and isinstance(found, str) else ""
    return Finding(path, loc, code, message, hint, at_key)


def _code(kind: str) -> str:
    from generator.reading.catalogue import CATALOGUE

    code = _BUILT_IN.get(kind, kind.replace("_", "-"))
    return code if code in CATALOGUE else "wrong-type"


def _unknown_key(path: str, model: type[Filed], loc: Loc, hints: bool) -> Finding:
    here = model_at(model, loc[:-1])
    known = [key for key in fields_of(here) if not (len(loc) == 1 and key in {"id", "path", "sample"})] if here else []
    message = f"không có khóa {quoted(str(loc[-1]))} ở đây"
    hint = guess(str(loc[-1]), known) or f"các khóa được dùng: {', '.join(known)}" if hints else ""
    return Finding(path, loc, "unknown-key", message, hint, at_key=True)


def _missing(path: str, model: type[BaseModel], loc: Loc) -> Finding:
    field = field_at(model, loc)
    title = f" ({field.title})" if field and field.title else ""
    message = f"thiếu trường «{loc[-1]}»{title}"
    return Finding(path, loc, "missing-field", message, f"thêm dòng «{loc[-1]}: …» vào nhóm này")


def found_at(data: Any, loc: Loc) -> Any:
    """The plain data at a place; of the nearest enclosing value where a shorthand stands for a group."""
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return data if isinstance(data, str) else None
    return data


def _name(loc: Loc) -> str:
    return next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
