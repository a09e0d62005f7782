"""The tables described for programs: a data package, a JSON Schema of each, an OpenAPI of the files."""

from collections.abc import Iterable
from typing import Any

from generator.exports.data.about import FOLDER, LICENCE, NAME, VERSION, About
from generator.exports.data.declared import KEY, DataColumn, DataTable
from generator.exports.data.registry import TABLES, columns, wholes
from generator.model.kinds import KINDS

_JSON_TYPES = {"integer": "integer", "number": "number", "string": "string", "date": "string", "boolean": "boolean"}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def data_package(about: About) -> dict[str, Any]:
    """`datapackage.json`: what frictionless reads beside the CSV files."""
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": f"{about.site}: dữ liệu mở",
        "version": str(VERSION),
        "created": f"{about.day}T00:00:00+07:00",
        **({"homepage": about.at(FOLDER)} if about.url else {}),
        "licenses": [LICENCE],
        "resources": [_resource(table) for table in TABLES.values()],
    }


def _resource(table: DataTable) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column, column.name == KEY) for column in columns(table)],
            "primaryKey": KEY,
            "foreignKeys": list(_foreign_keys(table)),
            "missingValues": [""],
        },
    }


def _field(column: DataColumn, unique: bool) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.required else {}
    limits |= {"unique": True} if unique else {}
    limits |= {"enum": list(column.words)} if column.words else {}
    limits |= {"pattern": column.pattern} if column.pattern else {}
    described = {"title": column.title, "description": meaning(column), "unit": column.unit, "source": column.source}
    return {
        "name": column.name,
        "type": column.type,
        **{name: text for name, text in described.items() if text},
        **({"constraints": limits} if limits else {}),
    }


def _foreign_keys(table: DataTable) -> Iterable[dict[str, Any]]:
    for column in table.columns:
        if column.to:
            own = "" if column.to == table.name else column.to
            yield {"fields": column.name, "reference": {"resource": own, "fields": KEY}}


def meaning(column: DataColumn) -> str:
    """What a column means, with what each of its values does."""
    words = "; ".join(f"{value}: {word}" for value, word in column.words.items())
    return " ".join(part for part in (column.meaning, words) if part)


def row_schema(table: DataTable) -> dict[str, Any]:
    """The JSON Schema of one row of a table as JSON has it: what has no value is not there."""
    return {
        "type": "object",
        "title": table.title,
        "description": table.description,
        "properties": {column.name: _property(column) for column in columns(table)},
        "required": [column.name for column in columns(table) if column.required],
        "additionalProperties": False,
    }


def _property(column: DataColumn) -> dict[str, Any]:
    found: dict[str, Any] = {"type": _JSON_TYPES[column.type], "title": column.title}
    found |= {"description": text} if (text := meaning(column)) else {}
    found |= {"format": "date"} if column.type == "date" else {}
    found |= {"enum": list(column.words)} if column.words else {}
    return found | ({"pattern": column.pattern} if column.pattern else {})


def _file_schema(table: DataTable, row: dict[str, Any]) -> dict[str, Any]:
    """The schema of a table's JSON file, whose rows are as `row`."""
    return {
        "type": "object",
        "title": table.title,
        "properties": {
            "table": {"const": table.name},
            "version": {"const": VERSION},
            "as_of": {"type": "string", "format": "date", "description": "Ngày tính của sổ."},
            "licence": {"type": "string"},
            "rows": {"type": "array", "items": row},
        },
        "required": ["table", "version", "as_of", "licence", "rows"],
    }


def json_schema(table: DataTable) -> dict[str, Any]:
    """`schemas/NAME.json`: what a table's JSON file is valid against."""
    return {"$schema": _DIALECT, **_file_schema(table, row_schema(table))}


def open_api(about: About) -> dict[str, Any]:
    """`openapi.json`: the JSON files as an API that only answers GET."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{about.site}: dữ liệu mở",
            "version": str(VERSION),
            "description": "Tệp tĩnh: mỗi bảng một địa chỉ, không cần khóa, không giới hạn số lần.",
            "license": {"name": str(LICENCE["title"]), "identifier": LICENCE["name"]},
        },
        "servers": [{"url": about.at("").rstrip("/") or "/"}],
        "tags": [
            {"name": "Bảng", "description": "Mỗi bảng một tệp."},
            {"name": "Bản ghi", "description": "Mỗi bản ghi một tệp, cùng những phần của nó."},
        ],
        "paths": {
            **{f"/{FOLDER}{table.name}.json": {"get": _operation(table)} for table in TABLES.values()},
            **{record_path(table): {"get": _record_operation(table)} for table in TABLES.values() if table.kind},
        },
        "components": {"schemas": {table.name: row_schema(table) for table in TABLES.values()}},
    }


def _operation(table: DataTable) -> dict[str, Any]:
    schema = _file_schema(table, {"$ref": f"#/components/schemas/{table.name}"})
    return {
        "operationId": table.name,
        "tags": ["Bảng"],
        "summary": table.title,
        "description": table.description,
        "responses": {"200": {"description": table.title, "content": {"application/json": {"schema": schema}}}},
    }


def record_path(table: DataTable) -> str:
    """Where the JSON of a record stands, with the parts of its id in braces."""
    return f"/{FOLDER}{table.name}/{'/'.join(_parts_of_id(table))}.json"


def _parts_of_id(table: DataTable) -> tuple[str, ...]:
    return KINDS[table.kind].below or ("{id}",)


def _record_operation(table: DataTable) -> dict[str, Any]:
    described = {"description": table.title, "content": {"application/json": {"schema": _record_schema(table)}}}
    return {
        "operationId": f"{table.name}_record",
        "tags": ["Bản ghi"],
        "summary": f"Một bản ghi: {table.title}",
        "parameters": [
            {"name": part.strip("{}"), "in": "path", "required": True, "schema": {"type": "string"}}
            for part in _parts_of_id(table)
        ],
        "responses": {"200": described, "404": {"description": "Không có bản ghi ấy."}},
    }


def _record_schema(table: DataTable) -> dict[str, Any]:
    parts = [one.name for one in TABLES.values() if any(to == table.name for _, to in wholes(one))]
    head = {name: about for name, about in _file_schema(table, {})["properties"].items() if name != "rows"}
    listed = {name: {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}} for name in parts}
    whole = {
        "type": "object",
        "properties": {**head, "row": {"$ref": f"#/components/schemas/{table.name}"}, **listed},
        "required": [*head, "row"],
    }
    text = {"type": "string"}
    moved = {
        "type": "object",
        "description": "Bản ghi đã đổi mã: mã nay, và địa chỉ của tệp ấy.",
        "properties": {**head, "renamed_to": text, "address": text},
        "required": [*head, "renamed_to", "address"],
    }
    return {"oneOf": [whole, moved]}
