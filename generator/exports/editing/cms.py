"""The configuration of the forms in the browser (Sveltia CMS), from the models: one collection per kind of record."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from generator.exports.editing.cms_fields import NEWEST_NAME, Field, fields_for
from generator.exports.editing.schemas import kind_titles
from generator.model.fields import SLUG, SLUG_LENGTH
from generator.model.record import KINDS
from generator.model.results import PHASES
from generator.reading.records.filing import AWARDS, FLAT, YEARLY

YEAR = "{NĂM}"
HEAD, LIST, PLAN_NAME, REVISION = "dau", "muc", "ten", "lan"
_LISTS = {"awards", "submissions"}
_ORDER = ("plans", "results", "submissions", "exemplars", "notices", "guidance", "organisations", "clusters", "themes",
          "movements", "documents", "awards", "screens")  # fmt: skip
_SLUG_HINTS = {
    "plans": "Tên tệp, thường là mã tổ chức. Ví dụ: tct-binh-thuan",
    "results": "Kỳ báo cáo: mid-year, year-end hoặc final",
    "submissions": "Mã tổ chức. Ví dụ: tct-binh-thuan",
}
# A revision is a new file NAME.rN.yml: a form of its own, for a name typed in a form keeps no full stop.
_REVISIONS = {
    "plans": ("Kế hoạch sửa", ("amends", "reason")),
    "results": ("Đính chính", ("corrects", "reason", "approved_by")),
}
_NAMES = {
    "plans": "title", "guidance": "title", "exemplars": "title", "results": PLAN_NAME, "notices": "headline",
    "organisations": NEWEST_NAME, "clusters": NEWEST_NAME, "themes": "short", "movements": "name",
    "documents": "subject", "screens": "name",
}  # fmt: skip
_REVISED = r"(\.r[1-9]\d?)?"
_PATTERNS = {"results": rf"^({'|'.join(PHASES)})$"}
_LABELS = {"plans": "Kế hoạch", "results": "Kết quả", "submissions": "Gửi hồ sơ", "exemplars": "Gương điển hình",
           "guidance": "Hướng dẫn", "awards": "Danh hiệu"}  # fmt: skip
_WRONG_NAME = f"Chữ thường không dấu, chữ số, nối bằng gạch ngang, tối đa {SLUG_LENGTH} ký tự"


@dataclass(frozen=True, slots=True)
class Backend:
    """Where the forms save: `api` is the one host the page may speak to, "" for the trial that saves nowhere."""

    settings: dict[str, Any]
    api: str = ""


def backend_for(repository: str, branch: str = "main", application: str = "") -> Backend:
    """The backend of a repository's address; the trial in this browser where there is none.

    GitHub is signed in to with a personal token, GitLab with an `application` of its own (PKCE), else a token.
    """
    address = urlsplit(repository)
    name = address.path.strip("/").removesuffix(".git")
    if not address.hostname or "/" not in name:
        return Backend({"name": "test-repo"})
    where = {"repo": name, "branch": branch}
    if address.hostname == "github.com":
        return Backend({"name": "github", **where, "auth_methods": ["token"]}, "https://api.github.com")
    origin = f"{address.scheme}://{address.netloc}"
    signing = {"auth_type": "pkce", "app_id": application} if application else {"auth_methods": ["token"]}
    hosts = {"api_root": f"{origin}/api/v4", "base_url": origin}
    return Backend({"name": "gitlab", **where, **hosts, **signing}, origin)


def cms_config(backend: Backend, years: Iterable[int], title: str) -> dict[str, Any]:
    """The configuration. A collection filed by year is written once; theme/admin/admin.js makes one per year of it."""
    proposed = backend.settings["name"] != "test-repo"
    return {
        "backend": backend.settings,
        "app_title": f"Nhập liệu · {title}",
        **({"publish_mode": "editorial_workflow"} if proposed else {}),
        "media_folder": "docs/hinh/guong",
        "public_folder": "/hinh/guong",
        "show_preview_links": False,
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True},
        "x_years": sorted(years, reverse=True),
        "collections": [made for kind in _ORDER if kind in KINDS for made in _collections(kind)],
    }


def _collections(kind: str) -> list[dict[str, Any]]:
    first = _collection(kind)
    return [first, _revised(kind, first)] if kind in _REVISIONS else [first]


def _revised(kind: str, first: dict[str, Any]) -> dict[str, Any]:
    """The form of a revision: its number, and the keys that a revision must have, come first."""
    label, needed = _REVISIONS[kind]
    number = {"name": REVISION, "label": "Lần thứ", "widget": "string", "required": True, "default": "2",
              "x_path": True, "hint": "Bản sửa thứ nhất là 2, tệp sẽ tên là TÊN.r2.yml",
              "pattern": [r"^([2-9]|[1-9]\d)$", "Một số từ 2 đến 99"]}  # fmt: skip
    fields = [{**field, "required": field.get("required") or field["name"] in needed} for field in first["fields"][1:]]
    ordered = sorted(fields, key=lambda field: not field["required"])
    path = f"{first.get('path', '{{slug}}')}.r{{{{fields.{REVISION}}}}}"
    changes = {
        "name": f"{kind}-revised",
        "label": label,
        "path": path,
        "fields": [first["fields"][0], number, *ordered],
    }
    return {**first, **changes}


def _collection(kind: str) -> dict[str, Any]:
    name, title, where = kind_titles()[kind]
    label = _LABELS.get(kind, title)
    said = {"name": kind, "label": label, "description": where, "format": f"thidua-{name}", "x_schema": f"{name}.json"}
    fields = [{"name": HEAD, "widget": "hidden", "default": ""}, *_fields(kind)]
    if kind == "awards":
        return {**said, "files": [{"name": "awards", "label": label, "file": AWARDS, "fields": fields}]}
    folder = next((folder for folder, filed in {**FLAT, **YEARLY}.items() if filed == kind), "")
    yearly = {"x_yearly": True} if kind in YEARLY.values() else {}
    slug = {
        "editable": ["create"],
        "hint": _SLUG_HINTS.get(kind, "Tên tệp, cũng là mã. Ví dụ: tct-binh-thuan"),
        "pattern": [_PATTERNS.get(kind, f"^{SLUG.pattern}$"), _WRONG_NAME],
    }
    return {
        **said,
        "folder": f"{folder}/{YEAR}" if yearly else folder,
        **({"path": f"{{{{fields.{PLAN_NAME}}}}}/{{{{slug}}}}"} if kind == "results" else {}),
        "extension": "yml",
        "create": True,
        "delete": kind != "results",
        "identifier_field": _NAMES.get(kind, HEAD),
        "summary": "{{slug}}",
        "slug": slug,
        "fields": fields,
        **yearly,
    }


def _fields(kind: str) -> list[Field]:
    if kind == "awards":
        fields = fields_for(KINDS[kind])
        return [{"name": LIST, "label": "Danh mục", "label_singular": "danh hiệu", "widget": "list", "collapsed": True,
                 "x_whole": True, "summary": "{{fields.name}}", "fields": fields}]  # fmt: skip
    fields = fields_for(KINDS[kind], frozenset({"phase"}) if kind == "results" else frozenset())
    if kind == "submissions":
        return [{**fields[0], "name": LIST, "x_whole": True}]
    if kind == "results":
        plan = {"name": PLAN_NAME, "label": "Tên kế hoạch", "widget": "string", "required": True, "x_path": True,
                "hint": "Tên tệp của kế hoạch, không có năm. Ví dụ: tct-binh-thuan",
                "pattern": [f"^{SLUG.pattern}{_REVISED}$", _WRONG_NAME]}  # fmt: skip
        fields = [plan, *fields]
    if _NAMES.get(kind) == NEWEST_NAME:
        fields = [
            {"name": NEWEST_NAME, "widget": "hidden", "default": "", "x_path": True, "x_newest": "names"},
            *fields,
        ]
    return sorted(fields, key=lambda field: not field.get("required"))
