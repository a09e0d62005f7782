"""Which key refers to which kind of record, and the references that lead nowhere."""

from collections.abc import Iterator
from typing import Any

from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc, Near
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry
from generator.reading.records.walk import Spec, follow

_SOURCE = {"document": "documents"}
_CITE = {"": "document", "document": "documents"}
_THEME = {"": "theme", "theme": "themes"}
_CONTENT = {"cites": _CITE, "movements": "movements"}
_TARGET = {"award": "awards", "giver": "organisations", "grade": "grades", "readings": {"grade": "grades"}}
_PROMISE = {
    "themes": _THEME,
    "cites": _CITE,
    "movements": "movements",
    "contents": _CONTENT,
    "targets": _TARGET,
    "tasks": _CONTENT,
    "sources": _SOURCE,
}
REFERENCES: dict[str, dict[str, Any]] = {
    "organisations": {
        "parent": "organisations",
        "succession": {"into": "organisations", "from": "organisations", "source": _SOURCE},
        "sources": _SOURCE,
    },
    "clusters": {
        "convened_by": "organisations",
        "established_by": "documents",
        "members": {"organisation": "organisations", "source": _SOURCE},
        "roles": {"head": "organisations", "deputies": "organisations", "source": _SOURCE},
        "sources": _SOURCE,
    },
    "themes": {"launched_by": "organisations", "document": "documents"},
    "movements": {"launched_by": "organisations", "part_of": "movements", "sources": _SOURCE},
    "documents": {"issuer": "organisations", "sources": _SOURCE},
    "awards": {"rules": {"of": "awards", "source": _SOURCE}},
    "guidance": {
        **_PROMISE,
        "issuer": "organisations",
        "document": "documents",
        "obligations": {"via": "organisations", "to": "bodies"},
    },
    "plans": {
        **_PROMISE,
        "organisations": "organisations",
        "document": {"id": "documents"},
        "answers": "guidance",
        "groups": "clusters",
        "registrations": {"award": "awards", "giver": "organisations"},
    },
    "results": {
        "plan": "plans",
        "evidence": _SOURCE,
        "on_behalf_of": "organisations",
        "figures": {"*": {"grade": "grades"}},
    },
    "submissions": {"organisation": "organisations", "sent": {"evidence": _SOURCE}},
    "exemplars": {"organisation": "organisations", "plan": "plans", "movements": "movements"},
    "notices": {"organisations": "organisations"},
    "screens": {"organisation": "organisations", "cluster": "clusters"},
}
_NAMES = {
    "organisations": ("tổ chức", "data/organisations/"),
    "bodies": ("tổ chức", "data/organisations/"),
    "clusters": ("cụm, khối", "data/clusters/"),
    "themes": ("chủ đề", "data/themes/"),
    "movements": ("phong trào", "data/movements/"),
    "documents": ("văn bản", "data/documents/"),
    "awards": ("danh hiệu, hình thức khen", "data/awards.yml"),
    "grades": ("mức xếp loại", "data/awards.yml, kind: grade"),
    "guidance": ("hướng dẫn", "content/guidance/"),
    "plans": ("kế hoạch", "content/plans/"),
}


def reference_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """The references of a record that no record answers to."""
    spec: Spec = REFERENCES[entry.kind]
    for loc, kind, name in follow(entry.node, spec):
        if name in index.ids(kind) or not index.may_be_id(kind, name):
            continue
        code = "wrong-kind" if kind == "grades" and name in index.ids("awards") else "dangling-reference"
        yield _dangling(entry, index, loc, kind, name, code)


def _dangling(entry: Entry, index: Index, loc: Loc, kind: str, name: str, code: str) -> Finding:
    what, where = _NAMES[kind]
    if code == "wrong-kind":
        message = f"{quoted(name)} có trong data/awards.yml nhưng không phải {what}"
    else:
        message = f"không có {what} nào mang mã {quoted(name)} ({where})"
    if name in index.elsewhere(kind):
        hint = "bản ghi minh họa và bản ghi thật không dẫn tới nhau"
        return Finding(entry.path, entry.at(loc), code, message, hint)
    near = Near(name, index.ids(kind), f"các {what}" if code == "wrong-kind" else "")
    return Finding(entry.path, entry.at(loc), code, message, f"sửa mã, hoặc thêm bản ghi vào {where}", near=near)
