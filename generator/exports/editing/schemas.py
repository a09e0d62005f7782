"""JSON Schemas (draft 7) of the YAML files, for editors: completion, hover help and marks in Vietnamese.

An editor reads `2023` as a number and `true` as a boolean where the portal reads text; the schemas accept both.
They are never looser in keys than `thidua check`. Ids of records are listed in one file beside them, IDS, which is
written anew with the record; other links between files are left to the check.
"""

from collections.abc import Mapping, Set
from itertools import combinations
from typing import Any

from pydantic import BaseModel

from generator.exports.editing.scalars import SCALARS
from generator.exports.editing.shapes import Shape, ShapePart, parts_of
from generator.exports.editing.vocabulary import words_for
from generator.model.comparator import CHANGES, COMPARATORS
from generator.model.kinds import KINDS, Kind
from generator.model.recognitions import BODIES
from generator.model.results import WAYS_OF_COUNTING
from generator.model.targets import BASES

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
FOLDER = "schemas"
IDS = "ids.json"
# What an id may refer to in an editor. Bodies may also be names, recognitions may leave their year out.
LISTED = ("organisations", "clusters", "themes", "movements", "documents", "awards", "grades", "screens", "senders",
          "guidance", "plans")  # fmt: skip
_UNKNOWN_ID = "Chưa có mã này. Bấm Ctrl+Cách để chọn; mã mới thêm thì chạy: thidua schemas --write"
_UNKNOWN_KEY = "Khóa không có trong danh mục của nhóm này; bấm Ctrl+Cách để xem các khóa"
_UNKNOWN_WORD = "Giá trị không có trong danh mục; bấm Ctrl+Cách để xem các giá trị"
_NO_LIST = "Cần một danh sách: mỗi mục một dòng, bắt đầu bằng dấu gạch"
_NO_MAP = "Cần một nhóm: mỗi dòng «mã: …», mã là chữ thường không dấu, nối bằng gạch ngang"


def _never(condition: Schema, message: str) -> Schema:
    """Refuses a group that meets a condition, in words: of a bare `not` or `oneOf` an editor tells nothing useful."""
    return {"if": condition, "then": {"type": "null", "errorMessage": message}}


def _two_of(keys: tuple[str, ...]) -> Schema:
    return {"anyOf": [{"required": list(pair)} for pair in combinations(keys, 2)]}


def _none_of(keys: tuple[str, ...]) -> Schema:
    return {"not": {"anyOf": [{"required": [key]} for key in keys]}}


def _without(key: str, *instead: str) -> Schema:
    """A list that is not there or empty, and none of the keys that may stand for it."""
    filled = {"required": [key], "properties": {key: {"type": "array", "minItems": 1}}}
    return {"not": {"anyOf": [filled, *({"required": [other]} for other in instead)]}}


_OWNERS, _MAKERS = ("organisation", "cluster"), ("organisations", "group")
_SUBJECTS = ("award", "ranking")
_RULES: dict[str, list[Schema]] = {
    "Recognition": [
        _never(_two_of(_SUBJECTS), "Một công nhận chỉ có award hoặc ranking"),
        _never(_none_of((*_SUBJECTS, "revokes")), "Thêm award hoặc ranking; thu hồi thì thêm revokes"),
    ],
    "Result": [
        _never(_without("evidence", "retracts"), "Thiếu minh chứng: thêm evidence với tên hay địa chỉ của nguồn"),
    ],
    "Recipient": [
        _never(_two_of(BODIES), "Đơn vị nhận ghi một cách: organisation hoặc as_written"),
        _never(_none_of(BODIES), "Thêm organisation, hoặc as_written khi tổ chức chưa có mã"),
    ],
    "Target": [
        _never(_two_of(COMPARATORS), f"Chỉ tiêu chỉ có một phép so sánh trong: {', '.join(COMPARATORS)}"),
        _never(_none_of(COMPARATORS), f"Chỉ tiêu chưa có phép so sánh; thêm một trong: {', '.join(COMPARATORS)}"),
    ],
    "Change": [
        _never(_two_of(CHANGES), f"Mức thay đổi chỉ có một phép so sánh trong: {', '.join(CHANGES)}"),
        _never(_none_of(CHANGES), f"Mức thay đổi chưa có phép so sánh; thêm một trong: {', '.join(CHANGES)}"),
    ],
    "Plan": [
        _never(_two_of(_MAKERS), "Kế hoạch là của organisations, hoặc của group; không của cả hai"),
        _never(_none_of(_MAKERS), "Thêm organisations, hoặc group nếu là kế hoạch của chính cụm, khối"),
    ],
    "Reached": [_never(_two_of(WAYS_OF_COUNTING), "Số đạt viết một cách: một số, hoặc more_than, nearly, about")],
    "Of": [_never(_two_of(BASES), f"Mẫu số chỉ có một trong: {', '.join(BASES)}")],
    "Screen": [
        _never(_two_of(_OWNERS), "Màn hình thuộc một nơi: organisation hoặc cluster"),
        _never(_none_of(_OWNERS), "Thêm organisation hoặc cluster: màn hình của nơi nào"),
    ],
}


def schema_files() -> dict[str, Schema]:
    """The name of each schema's file below schemas/, and the schema."""
    return {f"{kind.one}.json": schema_of(kind) for kind in KINDS.values()}


def ids_schema(ids: Mapping[str, Set[str]]) -> Schema:
    """The file of ids that the schemas point to: each id there is, and a blank; any id where none is known."""
    known = {kind: sorted(ids.get(kind, ())) for kind in LISTED}
    listed = {kind: {"enum": [*names, None], "errorMessage": _UNKNOWN_ID} for kind, names in known.items() if names}
    return {"$schema": DRAFT, "title": "Mã của các bản ghi", "definitions": {kind: {} for kind in known} | listed}


def schema_of(kind: Kind) -> Schema:
    """The schema of a file that holds a record (or the records) of a kind."""
    definitions: dict[str, Schema] = {}
    head = {"$schema": DRAFT, "title": kind.names.title, "description": kind.where}
    whole = Shape("group", model=kind.model)
    if kind.listed:
        listed = next(part.shape for part in parts_of(kind.model) if part.key == kind.listed)
        either = [_group(kind.model, definitions), _value(listed, definitions)]
        return {**head, "anyOf": either, "definitions": _sorted(definitions)}
    if kind.single:
        return {**head, **_value(Shape("list", item=whole), definitions), "definitions": _sorted(definitions)}
    return {**head, **_group(kind.model, definitions), "definitions": _sorted(definitions)}


def _sorted(definitions: dict[str, Schema]) -> dict[str, Schema]:
    return dict(sorted(definitions.items()))


def _group(model: type[BaseModel], definitions: dict[str, Schema]) -> Schema:
    """The keys of a group, and what holds between them."""
    parts = parts_of(model)
    missing = [
        {"required": [part.key], "errorMessage": f"Thiếu khóa «{part.key}»: {part.title}"}
        for part in parts
        if part.required
    ]
    rules = [*missing, *_RULES.get(model.__name__, [])]
    return {
        "type": "object",
        "additionalProperties": False,
        "errorMessage": _UNKNOWN_KEY,
        "properties": {part.key: _property(part, definitions) for part in parts},
        **({"allOf": rules} if rules else {}),
    }


def _property(part: ShapePart, definitions: dict[str, Schema]) -> Schema:
    """A key's value; one that may be left out may also be left blank."""
    value = _value(part.shape, definitions)
    described = {"title": part.title, "description": part.help}
    return {**described, **(value if part.required else _or_blank(value))}


def _or_blank(value: Schema) -> Schema:
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None], "enumDescriptions": [*value["enumDescriptions"], "để trống"]}
    if kinds := value.get("type"):
        return {**value, "type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}
    return {"anyOf": [*value["anyOf"], {"type": "null"}]}


def _value(shape: Shape, definitions: dict[str, Schema]) -> Schema:
    if shape.kind == "group" and shape.model:
        return _reference(shape, shape.model, definitions)
    if shape.kind == "choice":
        words = words_for(shape.choices)
        return {"enum": list(words), "enumDescriptions": list(words.values()), "errorMessage": _UNKNOWN_WORD}
    if shape.kind == "list" and shape.item:
        return _list(shape, _value(shape.item, definitions))
    if shape.kind == "map" and shape.item:
        names = {key: SCALARS["slug"][key] for key in ("pattern", "patternErrorMessage", "maxLength")}
        below = _value(shape.item, definitions)
        return {"type": "object", "errorMessage": _NO_MAP, "propertyNames": names, "additionalProperties": below}
    bounds = {"maxLength": shape.most} if shape.most else {}
    listed = {"allOf": [{"$ref": f"{IDS}#/definitions/{shape.refers}"}]} if shape.refers in LISTED else {}
    return {**SCALARS[shape.kind], **bounds, **listed}


def _list(shape: Shape, item: Schema) -> Schema:
    least = {"minItems": shape.least} if shape.least else {}
    schema: Schema = {"type": "array", "errorMessage": _NO_LIST, "items": item, **least}
    return {"anyOf": [schema, *item.get("anyOf", [item])]} if shape.single else schema


def _reference(shape: Shape, model: type[BaseModel], definitions: dict[str, Schema]) -> Schema:
    if model.__name__ not in definitions:
        definitions[model.__name__] = {}
        definitions[model.__name__] = _group(model, definitions)
    pointer: Schema = {"$ref": f"#/definitions/{model.__name__}"}
    if not shape.bare:
        return {"anyOf": [pointer]}
    bare = next(part.shape for part in parts_of(model) if part.key == shape.bare)
    return {"anyOf": [pointer, _value(bare, definitions)]}
