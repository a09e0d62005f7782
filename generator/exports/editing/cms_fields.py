"""The fields of the browser forms, from the same shapes as the JSON Schemas: one Sveltia CMS field per key.

Options that begin with `x_` are ours, read by theme/admin/form.js: `x_bare` the key a bare text stands for, `x_pick`
the comparators of which one is picked, `x_map` a mapping shown as a list, `x_listed` a key whose list alone may be the
file, `x_default` a flag's value when absent, `x_words` the words before a number that stand for keys of a group.
"""

from typing import Any

from pydantic import BaseModel

from generator.exports.editing.scalars import SCALARS
from generator.exports.editing.shapes import Shape, ShapePart, parts_of
from generator.exports.editing.vocabulary import words_for
from generator.model.comparator import COMPARATORS, Comparator
from generator.model.kinds import GROUPS, KINDS, THEMES
from generator.model.results import Reached

Field = dict[str, Any]
PICK, KEY, VALUE, TYPE, NEWEST_NAME = "so-sanh", "ma", "gia-tri", "phep", "ten-nay"
_LONG = frozenset({"markdown"})
_LONG_KEYS = frozenset({"statement", "as_written", "printed", "publishes_as_written", "otherwise", "what", "subject"})
_WORDS = ("statement", "what", "summary", "title", "text", "name")
_BOUNDS = {"more_than": "trên", "nearly": "gần", "about": "khoảng"}
_YES_OR_NO = frozenset({"attained"})  # left out, it says neither
_TRUE_WHEN_ABSENT = frozenset({"stated", "attested"})


def fields_for(model: type[BaseModel], without: frozenset[str] = frozenset()) -> list[Field]:
    """The fields of a group, in the order of the contract."""
    parts = [part for part in parts_of(model) if part.key not in without | {"sample"}]
    compared = [part for part in parts if part.key in COMPARATORS and issubclass(model, Comparator)]
    made = [_field(part) for part in parts if part not in compared]
    if not compared:
        return made
    place = [field["name"] for field in made].index("population") + 1
    return [*made[:place], _pick(compared, model.__name__ == "Target"), *made[place:]]


def _pick(parts: list[ShapePart], required: bool) -> Field:
    """One comparator of several, with its value."""
    types = []
    for part in parts:
        value = {**_field(part), "name": VALUE, "label": "Mức", "required": True}
        fields = [] if part.shape.kind == "flag" else [value]
        types.append({"name": part.key, "label": part.title, "widget": "object", "fields": fields})
    hint = "Chọn đúng một phép so sánh."
    return {"name": PICK, "label": "So sánh", "widget": "object", "hint": hint, "required": required,
            "typeKey": TYPE, "types": types, "x_pick": True}  # fmt: skip


def _field(part: ShapePart) -> Field:
    described = {"name": part.key, "label": part.title, "hint": part.help, "required": part.required}
    return {**described, **_widget(part.key, part.shape)}


def _widget(key: str, shape: Shape) -> Field:
    if shape.kind == "list" and shape.item:
        return _list(key, shape, shape.item)
    if shape.kind == "map" and shape.item:
        return _map(shape.item)
    if shape.model is Reached:
        return _count_as_printed()
    if shape.kind == "group" and shape.model:
        bare = {"x_bare": shape.bare} if shape.bare else {}
        return {"widget": "object", "collapsed": "auto", "fields": fields_for(shape.model), **bare}
    if shape.kind == "choice":
        return {"widget": "select", "options": [{"label": words, "value": word} for word, words in _words(shape)]}
    if key in _YES_OR_NO:
        return {"widget": "select", "options": [{"label": "Có", "value": "true"}, {"label": "Không", "value": "false"}]}
    if shape.kind == "flag":
        absent = key in _TRUE_WHEN_ABSENT
        return {"widget": "boolean", "default": absent, "x_default": absent}
    if shape.kind == "slug" and (relation := _relation(shape.refers)):
        return relation
    return _text(key, shape)


def _count_as_printed() -> Field:
    """A count on one line, or what the source prints instead of one: «trên 280»."""
    forms = "Viết số nguyên như 41; nguồn chỉ in «trên 280», «gần 280», «khoảng 280» thì viết như vậy"
    pattern = rf"^\s*(({'|'.join(_BOUNDS.values())})\s+)?\d{{1,9}}\s*$"
    return {"widget": "string", "hint": f"{forms}.", "pattern": [pattern, forms], "use_emoji_autocomplete": False,
            "x_words": {"": "count", **{words: key for key, words in _BOUNDS.items()}}}  # fmt: skip


def _words(shape: Shape) -> list[tuple[str, str]]:
    return [(word, f"{words[:1].upper()}{words[1:]}") for word, words in words_for(shape.choices).items()]


def _text(key: str, shape: Shape) -> Field:
    """A line or box of text; a number, date or share too, for the portal reads them all as text."""
    scalar = SCALARS[shape.kind]
    long = shape.kind in _LONG or key in _LONG_KEYS
    widget: Field = {"widget": "text"} if long else {"widget": "string", "use_emoji_autocomplete": False}
    if "pattern" in scalar:
        widget["pattern"] = [scalar["pattern"], scalar["patternErrorMessage"]]
    if shape.most:
        widget["maxlength"] = shape.most
    return widget


def _relation(refers: str) -> Field | None:
    """A pick among the records there are; of kinds filed by year an id says the year too, and is typed."""
    group = GROUPS.get(refers)
    kind = KINDS.get(group.kind if group else refers)
    if kind is None or kind.yearly:
        return None
    if kind.single:
        return {"widget": "relation", "collection": kind.key, "file": kind.key,
                "value_field": "muc.*.id", "display_fields": [f"muc.*.{kind.named_by}"]}  # fmt: skip
    name = {"names": NEWEST_NAME, "subject": "number"}.get(kind.named_by, kind.named_by)
    shown = ["{{slug}}"] if kind is THEMES else [f"{{{{{name}}}}} · {{{{slug}}}}"]
    return {"widget": "relation", "collection": kind.key, "value_field": "{{slug}}", "display_fields": shown}


def _list(key: str, shape: Shape, item: Shape) -> Field:
    least = {"min": shape.least} if shape.least else {}
    if item.kind == "group" and item.model:
        bare = {"x_bare": item.bare} if item.bare else {}
        fields = fields_for(item.model)
        return {"widget": "list", "collapsed": "auto", "fields": fields, **_summary(fields), **bare, **least}
    one = _widget(key, item)
    if one["widget"] in {"relation", "select"}:
        return {**one, "multiple": True, **least}
    return {"widget": "list", "field": {"name": VALUE, "label": "Mục", "required": True, **one}, **least}


def _summary(fields: list[Field]) -> Field:
    """What a folded entry shows: its id and its words."""
    names = [field["name"] for field in fields]
    words = next((name for name in _WORDS if name in names), names[0])
    shown = ["id", words] if "id" in names else [words]
    return {"summary": " · ".join(f"{{{{fields.{name}}}}}" for name in shown)}


def _map(item: Shape) -> Field:
    """A mapping by target as a list, each entry with the target's id."""
    scalar = SCALARS["slug"]
    pattern = [scalar["pattern"], scalar["patternErrorMessage"]]
    name = {"name": KEY, "label": "Mã chỉ tiêu", "widget": "string", "required": True, "pattern": pattern,
            "hint": "Như trong kế hoạch. Ví dụ: ldtt"}  # fmt: skip
    if item.model:
        below = fields_for(item.model)
        value = {"x_map": "group"}
    else:
        below = [{"name": VALUE, "label": "Nội dung", "required": True, **_widget(VALUE, item)}]
        value = {"x_map": "value"}
    return {
        "widget": "list",
        "collapsed": "auto",
        "summary": f"{{{{fields.{KEY}}}}}",
        "fields": [name, *below],
        **value,
    }
