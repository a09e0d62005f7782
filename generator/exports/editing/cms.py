"""The configuration of the forms in the browser (Sveltia CMS), from the models: one collection per kind of record."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from generator.exports.editing.cms_fields import NEWEST_NAME, Field, fields_for
from generator.model.fields import SLUG, SLUG_LENGTH
from generator.model.ids import REVISION_FORM
from generator.model.kinds import KINDS, RESULTS, Kind, Revision
from generator.model.results import PHASES

YEAR = "{NĂM}"
HEAD, LIST, PLAN_NAME, REVISION = "dau", "muc", "ten", "lan"
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
    path = address.path.strip("/").removesuffix(".git")
    if not address.hostname or "/" not in path:
        return Backend({"name": "test-repo"})
    where = {"repo": path, "branch": branch}
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
        "collections": [made for kind in _content_first() for made in _collections(kind)],
    }


def _content_first() -> list[Kind]:
    """What clerks write most comes first."""
    return sorted(KINDS.values(), key=lambda kind: not kind.file.startswith("content/"))


def _collections(kind: Kind) -> list[dict[str, Any]]:
    first = _collection(kind)
    return [first, _revised(kind.revision, first)] if kind.revision else [first]


def _revised(revision: Revision, first: dict[str, Any]) -> dict[str, Any]:
    """The form of a new file NAME.rN.yml, for a name typed in a form keeps no full stop.

    Its number, and the keys that a revision must have, come first.
    """
    number = {"name": REVISION, "label": "Lần thứ", "widget": "string", "required": True, "default": "2",
              "x_path": True, "hint": "Bản sửa thứ nhất là 2, tệp sẽ tên là TÊN.r2.yml",
              "pattern": [r"^([2-9]|[1-9]\d)$", "Một số từ 2 đến 99"]}  # fmt: skip
    needed = revision.needs
    fields = [{**field, "required": field.get("required") or field["name"] in needed} for field in first["fields"][1:]]
    changes = {
        "name": f"{first['name']}-revised",
        "label": revision.title,
        "path": f"{first.get('path', '{{slug}}')}.r{{{{fields.{REVISION}}}}}",
        "fields": [first["fields"][0], number, *sorted(fields, key=lambda field: not field["required"])],
    }
    return {**first, **changes}


def _collection(kind: Kind) -> dict[str, Any]:
    label = kind.names.title
    described = {"name": kind.key, "label": label, "description": kind.where, "format": f"thidua-{kind.one}",
            "x_schema": f"{kind.one}.json"}  # fmt: skip
    fields = [{"name": HEAD, "widget": "hidden", "default": ""}, *_fields(kind)]
    if kind.single:
        return {**described, "files": [{"name": kind.key, "label": label, "file": kind.file, "fields": fields}]}
    return {
        **described,
        "folder": f"{kind.folder}/{YEAR}" if kind.yearly else kind.folder,
        **({"path": f"{{{{fields.{PLAN_NAME}}}}}/{{{{slug}}}}"} if kind is RESULTS else {}),
        "extension": "yml",
        "create": True,
        "delete": kind is not RESULTS,
        "identifier_field": _identifier(kind),
        "summary": "{{slug}}",
        "slug": _slug(kind),
        "fields": fields,
        **({"x_yearly": True} if kind.yearly else {}),
    }


def _slug(kind: Kind) -> dict[str, Any]:
    """What a new file may be called."""
    pattern = rf"^({'|'.join(PHASES)})$" if kind is RESULTS else f"^{SLUG.pattern}$"
    return {"editable": ["create"], "hint": kind.names.file, "pattern": [pattern, _WRONG_NAME]}


def _identifier(kind: Kind) -> str:
    """The field of the form that names a record."""
    if kind is RESULTS:
        return PLAN_NAME
    if kind.named_by == "names":
        return NEWEST_NAME
    return kind.named_by if kind.named_by in kind.model.model_fields else HEAD


def _fields(kind: Kind) -> list[Field]:
    fields = fields_for(kind.model, frozenset({"phase"}) if kind is RESULTS else frozenset())
    if kind.single:
        summary = f"{{{{fields.{kind.named_by}}}}}"
        return [{"name": LIST, "label": "Danh mục", "label_singular": kind.in_sentence, "widget": "list",
                 "collapsed": True, "x_whole": True, "summary": summary, "fields": fields}]  # fmt: skip
    fields = [{**field, "x_listed": True} if field["name"] == kind.listed else field for field in fields]
    if kind is RESULTS:
        plan = {"name": PLAN_NAME, "label": "Tên kế hoạch", "widget": "string", "required": True, "x_path": True,
                "hint": "Tên tệp của kế hoạch, không có năm. Ví dụ: tct-binh-thuan",
                "pattern": [f"^{SLUG.pattern}{REVISION_FORM}$", _WRONG_NAME]}  # fmt: skip
        fields = [plan, *fields]
    if kind.named_by == "names":
        newest = {"name": NEWEST_NAME, "widget": "hidden", "default": "", "x_path": True, "x_newest": "names"}
        fields = [newest, *fields]
    return sorted(fields, key=lambda field: not field.get("required"))
