"""The fields of the browser forms, from the same shapes as the JSON Schemas: one Sveltia CMS field per key.

Options that begin with `x_` are ours, read by theme/admin/form.js: `x_bare` the key a bare text stands for, `x_pick`
the comparators of which one is picked, `x_map` a mapping shown as a list, `x_listed` a key whose list alone may be the
file, `x_default` a flag's value when absent, `x_words` the words before a number that stand for keys of a group,
`x_means` the words for a value, `x_own` that a value is the id of a target of the same file, `x_order` the keys of a
group in the order in which they are written.
"""

from typing import Any

from pydantic import BaseModel

from generator.exports.editing.scalars import SCALARS
from generator.exports.editing.shapes import Shape, ShapePart, parts_of, reported_parts
from generator.exports.editing.vocabulary import words_for
from generator.exports.excel.helps import clerk_help, picked_help, picked_label
from generator.model.amounts import NOT_STATED
from generator.model.comparator import COMPARATORS, Comparator
from generator.model.kinds import GROUPS, GUIDANCE, KINDS, PLANS
from generator.model.results import Reached

Field = dict[str, Any]
PICK, KEY, VALUE, TYPE, CALLED = "so-sanh", "ma", "gia-tri", "phep", "goi"
_LONG = frozenset({"markdown"})
_LONG_KEYS = frozenset({"statement", "as_written", "printed", "publishes_as_written", "otherwise", "what", "subject"})
_WORDS = ("statement", "what", "summary", "title", "text", "name")
_BOUNDS = {"more_than": "trên", "nearly": "gần", "about": "khoảng"}
# Keys that name a part of guidance: the list it stands in, the words it is picked by.
_OF_GUIDANCE = {"aligns_with": ("targets", "statement"), "obligation": ("obligations", "what")}
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


def order_of(model: type[BaseModel]) -> list[str]:
    """The keys of a group in the order in which all routes write them."""
    return [part.key for part in reported_parts(model)]


def _group(model: type[BaseModel]) -> Field:
    order = {"x_order": order_of(model)} if issubclass(model, Comparator) else {}
    return {"fields": fields_for(model), **order}


def _pick(parts: list[ShapePart], required: bool) -> Field:
    """One comparator of several, with its value."""
    types = []
    for part in parts:
        label = "Các chỉ tiêu" if part.shape.kind == "list" else "Mức"
        value = {**_field(part), "name": VALUE, "label": label, "required": True}
        fields = [] if part.shape.kind == "flag" else [value]
        types.append({"name": part.key, "label": part.title, "widget": "object", "fields": fields})
    hint = "Chọn đúng một phép so sánh."
    return {"name": PICK, "label": "So sánh", "widget": "object", "hint": hint, "required": required,
            "typeKey": TYPE, "types": types, "x_pick": True}  # fmt: skip


def _field(part: ShapePart) -> Field:
    described = {"name": part.key, "label": part.title, "hint": clerk_help(part.help), "required": part.required}
    made = {**described, **_widget(part.key, part.shape)}
    if made["widget"] != "relation":
        return made
    return {**made, "label": picked_label(part.title), "hint": picked_help(part.help)}


def _widget(key: str, shape: Shape) -> Field:
    if shape.kind == "list" and shape.item:
        return _list(key, shape, shape.item)
    if shape.kind == "map" and shape.item:
        return _map(shape, shape.item)
    if shape.model is Reached:
        return _count_as_printed()
    if shape.kind == "group" and shape.model:
        bare = {"x_bare": shape.bare} if shape.bare else {}
        return {"widget": "object", "collapsed": "auto", **_group(shape.model), **bare}
    if shape.kind == "choice":
        return {"widget": "select", "options": [{"label": words, "value": word} for word, words in _words(shape)]}
    if shape.kind == "base":
        return _base_as_printed()
    if key in _YES_OR_NO:
        return {"widget": "select", "options": [{"label": "Có", "value": "true"}, {"label": "Không", "value": "false"}]}
    if shape.kind == "flag":
        absent = key in _TRUE_WHEN_ABSENT
        return {"widget": "boolean", "default": absent, "x_default": absent}
    if relation := _relation(key, shape):
        return relation
    return _text(key, shape)


def _count_as_printed() -> Field:
    """A count on one line, or what the source prints instead of one: «trên 280»."""
    forms = "Viết số nguyên như 41; nguồn chỉ in «trên 280», «gần 280», «khoảng 280» thì viết như vậy"
    pattern = rf"^\s*(({'|'.join(_BOUNDS.values())})\s+)?\d{{1,9}}\s*$"
    return {"widget": "string", "hint": f"{forms}.", "pattern": [pattern, forms], "use_emoji_autocomplete": False,
            "x_words": {"": "count", **{words: key for key, words in _BOUNDS.items()}}}  # fmt: skip


def _base_as_printed() -> Field:
    """A whole number, or that the source gives none."""
    forms = "Viết số nguyên như 44; nguồn không nêu tổng số thì viết: không nêu"
    return {"widget": "string", "hint": f"{forms}.", "pattern": [r"^\s*(\d{1,9}|không nêu)\s*$", forms],
            "use_emoji_autocomplete": False, "x_means": {"không nêu": NOT_STATED}}  # fmt: skip


def _words(shape: Shape) -> list[tuple[str, str]]:
    return [(word, f"{words[:1].upper()}{words[1:]}") for word, words in words_for(shape.choices).items()]


def _text(key: str, shape: Shape) -> Field:
    """A line or box of text; a number, date or share too, for the portal reads them all as text. A picture's path is
    that of what was chosen or uploaded.
    """
    if shape.kind == "picture":
        return {"widget": "image", "choose_url": False, "accept": "image/jpeg,image/png,image/webp,image/avif"}
    scalar = SCALARS[shape.kind]
    long = shape.kind in _LONG or key in _LONG_KEYS
    widget: Field = {"widget": "text"} if long else {"widget": "string", "use_emoji_autocomplete": False}
    if "pattern" in scalar:
        widget["pattern"] = [scalar["pattern"], scalar["patternErrorMessage"].replace("unit", "Đơn vị tính")]
    if shape.most:
        widget["maxlength"] = shape.most
    return widget


def _relation(key: str, shape: Shape) -> Field | None:
    if key in _OF_GUIDANCE:
        return _part_of(GUIDANCE.key, *_OF_GUIDANCE[key])
    if shape.refers == "targets":
        filters = {"filters": [{"field": "slug", "values": ["{{slug}}"]}]}
        return {**_part_of(PLANS.key, "targets", "statement"), **filters, "x_own": True}
    return relation_to(shape.refers) if shape.kind in {"slug", "reference"} else None


def relation_to(refers: str) -> Field | None:
    """A pick among the records there are, by what they are called; None where what is meant is not a whole record."""
    group = GROUPS.get(refers)
    kind = KINDS.get(group.kind if group else refers)
    if kind is None or refers == "senders":
        return None
    if kind.single:
        return {"widget": "relation", "collection": kind.key, "file": kind.key,
                "value_field": "muc.*.id", "display_fields": [f"muc.*.{kind.named_by}"]}  # fmt: skip
    called = f"{{{{fields.{CALLED}}}}}"
    return {"widget": "relation", "collection": kind.key, "value_field": "{{slug}}", "display_fields": [called],
            "search_fields": [f"{called} {{{{slug}}}}"]}  # fmt: skip


def _part_of(collection: str, listed: str, words: str) -> Field:
    """A pick among the parts of all records of a kind, by their words."""
    key, shown = f"{listed}.*.id", f"{listed}.*.{words}"
    return {"widget": "relation", "collection": collection, "value_field": key, "display_fields": [shown],
            "search_fields": [key, shown]}  # fmt: skip


def _target_of_the_plan() -> Field:
    """A pick among the targets of the plan that the form names, in the words of the plan."""
    return {"label": "Chỉ tiêu", "hint": "Chọn trong các chỉ tiêu của kế hoạch.",
            **_part_of(PLANS.key, "targets", "statement"),
            "filters": [{"field": "slug", "values": ["{{fields.plan}}"]}]}  # fmt: skip


def _list(key: str, shape: Shape, item: Shape) -> Field:
    least = {"min": shape.least} if shape.least else {}
    if item.kind == "group" and item.model:
        bare = {"x_bare": item.bare} if item.bare else {}
        group = _group(item.model)
        return {"widget": "list", "collapsed": "auto", **group, **_summary(group["fields"]), **bare, **least}
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


def _map(shape: Shape, item: Shape) -> Field:
    """A mapping as a list, each entry with what its key refers to: a target of the plan, an organisation."""
    pick = (
        _target_of_the_plan()
        if shape.refers == "targets"
        else {"label": "Tổ chức", **(relation_to(shape.refers) or {})}
    )
    name = {"name": KEY, "required": True, **pick}
    if item.model:
        below = _group(item.model)
        value = {"x_map": "group"}
    else:
        below = {"fields": [{"name": VALUE, "label": "Nội dung", "required": True, **_widget(VALUE, item)}]}
        value = {"x_map": "value"}
    folded = {"collapsed": "auto", "summary": f"{{{{fields.{KEY}}}}}"}
    return {"widget": "list", **folded, **below, "fields": [name, *below["fields"]], **value}
