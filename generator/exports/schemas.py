"""JSON Schemas (draft 7) of the YAML files, for editors: completion, hover help and marks in Vietnamese.

An editor reads `2023` as a number and `true` as a boolean where the portal reads text; the schemas accept both.
They are never looser in keys than `thidua check`, and never check links between files.
"""

from itertools import combinations
from typing import Any

from pydantic import BaseModel

from generator.exports.scalars import SCALARS
from generator.exports.shapes import Part, Shape, parts_of
from generator.exports.vocabulary import words_for
from generator.model.record import KINDS
from generator.model.targets import COMPARATORS

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
FOLDER = "schemas"
_TITLES = {
    "organisations": ("organisation", "Tổ chức", "data/organisations/MÃ.yml: trường, cấp ủy, cơ quan."),
    "clusters": ("cluster", "Cụm, khối thi đua", "data/clusters/MÃ.yml"),
    "themes": ("theme", "Chủ đề thi đua", "data/themes/MÃ.yml"),
    "movements": ("movement", "Phong trào", "data/movements/MÃ.yml: phong trào, cuộc vận động, hội thi."),
    "documents": ("document", "Văn bản", "data/documents/MÃ.yml: văn bản được dẫn."),
    "awards": ("award", "Danh hiệu, hình thức khen, xếp loại", "data/awards.yml: một danh sách."),
    "guidance": ("guidance", "Hướng dẫn của cấp trên", "content/guidance/NĂM/MÃ.yml"),
    "plans": ("plan", "Kế hoạch thi đua", "content/plans/NĂM/TÊN.yml; bản sửa đổi là TÊN.r2.yml."),
    "results": ("result", "Báo cáo kết quả", "content/results/NĂM/TÊN/KỲ.yml; đính chính là tệp mới KỲ.r2.yml."),
    "submissions": ("submission", "Sổ gửi hồ sơ", "content/submissions/NĂM/TỔ_CHỨC.yml: một danh sách."),
    "exemplars": ("exemplar", "Gương điển hình", "content/exemplars/NĂM/MÃ.yml"),
    "notices": ("notice", "Thông báo trên màn hình", "content/notices/MÃ.yml"),
    "screens": ("screen", "Màn hình", "data/screens/MÃ.yml"),
}
# What holds between the keys of a group: a comparator and a screen's owner exactly one, a base at most one.
_RULES: dict[str, Schema] = {
    "Target": {"oneOf": [{"required": [name], "title": f"So sánh: {name}"} for name in COMPARATORS]},
    "Of": {
        "allOf": [{"not": {"required": list(pair)}} for pair in combinations(("base", "target", "participants"), 2)]
    },
    "Screen": {"oneOf": [{"required": ["organisation"]}, {"required": ["cluster"]}]},
}
_LISTS = {"awards": None, "submissions": "sent"}


def schema_files() -> dict[str, Schema]:
    """The name of each schema's file below schemas/, and the schema."""
    return {f"{_TITLES[kind][0]}.json": schema_of(kind) for kind in KINDS if kind in _TITLES}


def kind_titles() -> dict[str, tuple[str, str, str]]:
    """By kind of record: its name in the singular, its Vietnamese title, where it stands."""
    return {kind: _TITLES[kind] for kind in KINDS if kind in _TITLES}


def schema_of(kind: str) -> Schema:
    """The schema of a file that holds a record (or the records) of a kind."""
    _, title, where = _TITLES[kind]
    definitions: dict[str, Schema] = {}
    head = {"$schema": DRAFT, "title": title, "description": where}
    whole = Shape("group", model=KINDS[kind])
    if kind in _LISTS:
        key = _LISTS[kind]
        items = (
            next(part.shape for part in parts_of(KINDS[kind]) if part.key == key) if key else Shape("list", item=whole)
        )
        return {**head, **_value(items, definitions), "definitions": _sorted(definitions)}
    return {**head, **_group(KINDS[kind], definitions), "definitions": _sorted(definitions)}


def _sorted(definitions: dict[str, Schema]) -> dict[str, Schema]:
    return dict(sorted(definitions.items()))


def _group(model: type[BaseModel], definitions: dict[str, Schema]) -> Schema:
    """The keys of a group, and what holds between them."""
    parts = parts_of(model)
    schema: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {part.key: _property(part, definitions) for part in parts},
    }
    if required := [part.key for part in parts if part.required]:
        schema["required"] = required
    return schema | _RULES.get(model.__name__, {})


def _property(part: Part, definitions: dict[str, Schema]) -> Schema:
    """A key's value; one that may be left out may also be left blank."""
    value = _value(part.shape, definitions)
    said = {"title": part.title, "description": _explained(part)}
    return {**said, **(value if part.required else _or_blank(value))}


def _explained(part: Part) -> str:
    shape = part.shape.item if part.shape.kind == "list" and part.shape.item else part.shape
    words = [f"{choice}: {meaning}" for choice, meaning in words_for(shape.choices).items()]
    return "\n".join([part.help, *words])


def _or_blank(value: Schema) -> Schema:
    if isinstance(kinds := value.get("type"), str | list) and "enum" not in value:
        return {**value, "type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}
    return {"anyOf": [*value.get("anyOf", [value]), {"type": "null"}]}


def _value(shape: Shape, definitions: dict[str, Schema]) -> Schema:
    if shape.kind == "group" and shape.model:
        return _reference(shape, shape.model, definitions)
    if shape.kind == "choice":
        words = words_for(shape.choices)
        return {"enum": list(words), "enumDescriptions": list(words.values())}
    if shape.kind == "list" and shape.item:
        return _list(shape, _value(shape.item, definitions))
    if shape.kind == "map" and shape.item:
        names = {"pattern": SCALARS["slug"]["pattern"]}
        return {"type": "object", "propertyNames": names, "additionalProperties": _value(shape.item, definitions)}
    bounds = {"maxLength": shape.most} if shape.most else {}
    return {**SCALARS[shape.kind], **bounds}


def _list(shape: Shape, item: Schema) -> Schema:
    schema: Schema = {"type": "array", "items": item} | ({"minItems": shape.least} if shape.least else {})
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
