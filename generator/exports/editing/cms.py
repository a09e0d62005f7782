"""The configuration of the forms in the browser (Sveltia CMS), from the models.

`x_names` of it are the names of ids, read by theme/admin/form.js; `x_files` what the trial begins with.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from generator.exports.editing.cms_collections import collections_of
from generator.model.kinds import KINDS, Kind
from generator.model.pictures import PICTURES
from generator.reading.pictures.opened import MOST_BYTES

TRIAL = "test-repo"


# A picture is made anew in the browser: smaller, and without where and with what it was taken.
_UPLOADS: dict[str, Any] = {
    "max_file_size": MOST_BYTES,
    "slugify_filename": True,
    "transformations": {"raster_image": {"format": "webp", "quality": 85, "width": 2000, "height": 2000}},
}


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
        return Backend({"name": TRIAL})
    where = {"repo": path, "branch": branch}
    if address.hostname == "github.com":
        return Backend({"name": "github", **where, "auth_methods": ["token"]}, "https://api.github.com")
    origin = f"{address.scheme}://{address.netloc}"
    signing = {"auth_type": "pkce", "app_id": application} if application else {"auth_methods": ["token"]}
    hosts = {"api_root": f"{origin}/api/v4", "base_url": origin}
    return Backend({"name": "gitlab", **where, **hosts, **signing}, origin)


@dataclass(frozen=True, slots=True)
class Known:
    """What the record holds already: its `years`, the `names` of organisations, clusters and plans by id.

    `files` are where the site publishes the record's files, by their paths: the trial begins with them.
    """

    years: Iterable[int] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


def cms_config(backend: Backend, known: Known, year: int, title: str) -> dict[str, Any]:
    """The configuration; `year` is the one a new record is of unless its clerk says another."""
    is_trial = backend.settings["name"] == TRIAL
    years = sorted({*known.years, year, year + 1}, reverse=True)
    every_year = list(range(years[0], years[-1] - 1, -1))
    return {
        "backend": backend.settings,
        "app_title": f"Nhập liệu · {title}",
        "logo": {"src": "../assets/portal/favicon.svg"},
        **({} if is_trial else {"publish_mode": "editorial_workflow"}),
        "media_folder": PICTURES,
        "public_folder": f"/{PICTURES}",
        "media_libraries": {"default": {"config": _UPLOADS}, "stock_assets": False},
        "show_preview_links": False,
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True},
        "x_names": dict(known.names),
        **({"x_files": dict(known.files)} if is_trial else {}),
        "collections": [
            made for kind in _content_first() for made in collections_of(kind, every_year, year, known.names)
        ],
    }


def _content_first() -> list[Kind]:
    """What clerks write most comes first."""
    return sorted(KINDS.values(), key=lambda kind: not kind.file.startswith("content/"))
