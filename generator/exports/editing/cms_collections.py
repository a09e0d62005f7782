"""The collections of the browser forms: one per kind of record, and one per way to revise what is published.

Options that begin with `x_` are ours, read by theme/admin/form.js. Of a collection: `x_file` the place of its files,
`x_called` the fields whose words name a record, `x_revised` the field that names what a `NAME.rN.yml` revises,
`x_stands` what to do where the file is there already, `x_empty` what is wrong with a report that has no figures,
`x_named` that other records are called by the names of these. Of a field: `x_path` the part of the path it holds (it is
not in the file), `x_place` the parts of the path its value says, `x_said` what the path says where the file does not
(with `x_always` a new file says it too), `x_within` where the record stands that the file calls by its last name.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.exports.editing.cms_fields import CALLED, Field, fields_for, order_of, relation_to
from generator.exports.editing.shapes import ShapePart, parts_of
from generator.model.fields import SLUG, SLUG_LENGTH
from generator.model.kinds import RESULTS, SUBMISSIONS, Kind, Revision
from generator.model.pictures import PICTURES

TEXT, LIST, NAME, YEAR = "dau", "muc", "ten", "nam"
_OF_PATHS = {"{year}": YEAR, "{organisation}": NAME}
_WRONG_NAME = f"Chữ thường không dấu, chữ số, nối bằng gạch ngang, tối đa {SLUG_LENGTH} ký tự"
_REPORTED = "Báo cáo đã công bố thì không ghi lại: chọn «Đính chính» ở bên trái."
_NAMED = frozenset({"organisations", "clusters"})
_EMPTY = "Báo cáo chưa có số liệu của chỉ tiêu nào: thêm ở «Số liệu theo chỉ tiêu»."
_FROM_PLAN = "Chỉ chọn khi kế hoạch kéo dài nhiều năm; để trống là năm của kế hoạch."
# What a report, a correction or withdrawal cannot be published without, beside what the models ask.
_NEEDED: dict[str, frozenset[str]] = {
    "results": frozenset({"evidence"}),
    "corrects": frozenset({"evidence", "figures"}),
    "retracts": frozenset({"evidence"}),
}
_WITHOUT: dict[str, frozenset[str]] = {
    "corrects": frozenset({"retracts"}),
    "retracts": frozenset({"corrects", "figures", "explanations", "counted_on"}),
}


def collections_of(kind: Kind, years: Iterable[int], year: int, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The form of a kind's files; then those of its revisions, one per key that says what is revised."""
    if kind.single:
        return [_single(kind)]
    made = _Collections(kind, years, year, names)
    revisions = [made.revised(key, kind.revision) for key in kind.revision.keys] if kind.revision else []
    return [made.first(), *revisions]


def _described(kind: Kind, name: str, label: str) -> dict[str, Any]:
    return {"name": name, "label": label, "description": kind.names.lede, "format": f"thidua-{name}",
            "x_schema": f"{kind.one}.json", "x_file": kind.file}  # fmt: skip


def _single(kind: Kind) -> dict[str, Any]:
    label = kind.names.title
    summary = f"{{{{fields.{kind.named_by}}}}}"
    whole: Field = {"name": LIST, "label": "Danh mục", "label_singular": kind.in_sentence, "widget": "list",
             "collapsed": True, "x_whole": True, "summary": summary, "fields": fields_for(kind.model)}  # fmt: skip
    files = [{"name": kind.key, "label": label, "file": kind.file, "fields": [*_hidden(), whole]}]
    return {**_described(kind, kind.key, label), "files": files}


def _hidden() -> list[Field]:
    """The text that was opened, or the mark of a new draft; what the record is called."""
    return [
        {"name": TEXT, "widget": "hidden", "default": "{{uuid}}"},
        {"name": CALLED, "widget": "hidden", "default": ""},
    ]


def _required(field: Field) -> Field:
    """A field that must be filled in; of a list, one item at least."""
    return {**field, "required": True, **({"min": 1} if field["widget"] == "list" else {})}


class _Collections:
    """The collections of a kind whose files stand in a folder."""

    def __init__(self, kind: Kind, years: Iterable[int], year: int, names: Mapping[str, str]) -> None:
        self.kind, self.year, self.names = kind, year, names
        self.years = [{"label": str(found), "value": str(found)} for found in years]
        self.below = "/".join(kind.below)

    def first(self) -> dict[str, Any]:
        """The form of new records, and of those that stand."""
        revision = self.kind.revision
        without = frozenset({*revision.keys, *revision.needs, "why"}) if revision else frozenset()
        needed = _NEEDED["results"] if self.kind is RESULTS else frozenset()
        filled = [_required(field) if field["name"] in needed else field for field in self._fields(without)]
        fields = [*self._of_the_path(), *filled]
        named = {"x_named": True} if self.kind.key in _NAMED else {}
        stands = {"x_stands": _REPORTED, "x_empty": _EMPTY} if self.kind is RESULTS else {}
        return {**self._collection(self.kind.key, self.kind.names.title, fields), **named, **stands}

    def revised(self, key: str, revision: Revision) -> dict[str, Any]:
        """The form of a later file NAME.rN.yml; the record that it revises says where it stands."""
        needed = {*revision.needs, key} - ({*revision.keys} - {key})
        part = next(part for part in parts_of(self.kind.model) if part.key == key)
        fields = [_required(field) if field["name"] in needed | _NEEDED.get(key, frozenset()) else field
                  for field in self._fields(_WITHOUT.get(key, frozenset()), key)]  # fmt: skip
        hidden = {"name": YEAR, "widget": "hidden", "default": "", "x_path": "year"}
        fields = [hidden, *(self._hidden_phase(field) for field in fields)]
        label = revision.title if key == revision.keys[0] else part.title
        made = self._collection(f"{self.kind.key}-{key}", label, fields, ".r{{fields.dau}}")
        return {
            **made,
            "filter": {"field": key, "pattern": "^(?!null$)."},
            "x_revised": key,
            "create": True,
            "delete": False,
        }

    def _hidden_phase(self, field: Field) -> Field:
        if field["name"] != "phase":
            return field
        implied = {key: value for key, value in field.items() if key in {"name", "x_said", "x_always"}}
        return {**implied, "widget": "hidden", "default": "", "x_options": field["options"]}

    def _collection(self, name: str, label: str, fields: list[Field], suffix: str = "") -> dict[str, Any]:
        names = [field["name"] for field in fields]
        called = self._called(names)
        ordered = sorted(
            fields, key=lambda one: (not one.get("required"), one["widget"] == "list", one["name"] not in called)
        )
        own = next(found for found in (NAME, "plan", *names) if found in names)
        yearly = {"view_groups": {"groups": [{"name": YEAR, "label": "Năm", "field": YEAR}], "default": YEAR}}
        sorting = {"fields": [CALLED, YEAR], "default": {"field": YEAR, "direction": "Descending"}}
        return {
            **_described(self.kind, name, label),
            "folder": self.kind.folder,
            "path": "/".join(["{{fields.dau}}"] * len(self.kind.below)) + suffix,
            "extension": "yml",
            "media_folder": f"/{PICTURES}",  # else beside each file
            "public_folder": f"/{PICTURES}",
            "create": True,
            "delete": self.kind is not RESULTS,
            "identifier_field": CALLED,
            "summary": f"{{{{fields.{CALLED} | default('{{{{fields.{own}}}}}')}}}}",
            "slug": f"{{{{fields.{own}}}}}",
            **({**yearly, "sortable_fields": sorting} if self.kind.yearly else {}),
            "fields": [*_hidden(), *ordered],
            "x_order": order_of(self.kind.model),
            "x_called": called,
        }

    def _called(self, names: list[str]) -> list[str]:
        """The fields by which an editor knows a file in a list: those of the kind that the form has."""
        wanted = [_OF_PATHS.get(name, name) for name in self.kind.listed_by or (self.kind.named_by,)]
        return [name for name in wanted if name in names] or [NAME]

    def _of_the_path(self) -> list[Field]:
        """The fields that say where a new file stands."""
        made = [self._year()] if self.kind.yearly else []
        named = [part for part in self.kind.below if part in {"{name}", "{id}", "{organisation}"}]
        return [*made, *(self._name(part.strip("{}")) for part in named)]

    def _year(self) -> Field:
        known = {"required": False, "hint": _FROM_PLAN} if self.kind is RESULTS else {"required": True}
        default = {} if self.kind is RESULTS else {"default": str(self.year)}
        return {"name": YEAR, "label": "Năm", "widget": "select", "options": self.years, "x_path": "year",
                **known, **default}  # fmt: skip

    def _name(self, part: str) -> Field:
        made = {"name": NAME, "label": "Tên tệp", "required": True, "x_path": part, "hint": f"{self.kind.names.file}."}
        senders = [{"label": name, "value": found} for found, name in self.names.items() if "/" not in found]
        if self.kind is SUBMISSIONS and senders:
            return {**made, "label": "Tổ chức, cụm hay khối", "hint": "Ai đã gửi.", "widget": "select",
                    "options": senders}  # fmt: skip
        return {**made, "widget": "string", "pattern": [f"^{SLUG.pattern}$", _WRONG_NAME]}

    def _fields(self, without: frozenset[str], revised: str = "") -> list[Field]:
        """The keys of the model; those that the path says too, and what is revised, are picked."""
        listed = {self.kind.listed: {"x_listed": True}, "names": {"x_newest": True}}
        implied = {part.key: part for part in parts_of(self.kind.model) if f"{{{part.key}}}" in self.kind.below}
        return [
            self._placed({**field, **listed.get(field["name"], {})}, revised, implied)
            for field in fields_for(self.kind.model, without)
        ]

    def _placed(self, field: Field, revised: str, implied: Mapping[str, ShapePart]) -> Field:
        key = field["name"]
        if key == revised:
            within = "/".join(self.kind.below[:-1])
            narrowed = {"filters": [{"field": "plan", "values": ["{{fields.plan}}"]}]} if self.kind is RESULTS else {}
            pick = {"name": key, "label": field["label"], **(relation_to(self.kind.key) or {}), **narrowed}
            return {**pick, "hint": "Chọn bản đã công bố.", "x_within": within, "x_place": self.below}
        if key not in implied:
            return field
        if key == "plan":
            place = "{year}/{plan}"
            return {**field, "required": True, "x_said": place, "x_place": place, "hint": "Báo cáo của kế hoạch nào."}
        whole = f"{{{key}}}"
        return {**field, "required": True, "hint": "", "x_said": whole, "x_place": whole, "x_always": True}
