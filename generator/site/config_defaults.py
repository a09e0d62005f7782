"""What mkdocs.yml need not say: the portal's plugin, theme, navigation and docs folder. Plain values, no MkDocs."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

PLUGIN = "thidua"
THEME_NAME = "material"
# Material's own search is 15 kB a page and keeps accents; the portal brings its own.
REPLACED = {"search", "material/search"}
NAVIGATION: list[Any] = [
    {"Trang chủ": "index.md"},
    {"Kế hoạch": ["ke-hoach/index.md", "huong-dan/index.md", "lich/index.md"]},
    {"Tổ chức": ["truong/index.md", "cum/index.md"]},
    {"Thi đua": ["chu-de/index.md", "phong-trao/index.md", "danh-hieu/index.md"]},
    {"Văn bản": "van-ban/index.md"},
]
LAST_SECTION = ("phuong-phap/index.md", "du-lieu/index.md", "muc-luc/index.md")
THEME: dict[str, Any] = {
    "name": THEME_NAME,
    "language": "vi",
    "font": False,
    "features": ["navigation.tabs", "navigation.top", "toc.follow"],
    "palette": [
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "toggle": {"icon": "material/weather-night", "name": "Chuyển sang nền tối"},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "toggle": {"icon": "material/weather-sunny", "name": "Chuyển sang nền sáng"},
        },
    ],
}


def overrides(written: Mapping[str, Any]) -> dict[str, Any]:
    """The keys to lay over a mkdocs.yml."""
    return {"plugins": plugins_with(written.get("plugins")), "theme": theme_of(written.get("theme"))}


def docs_folder(written: Mapping[str, Any], root: Path) -> Path:
    """Where the prose of `root` stands, if there is any."""
    return root / str(written.get("docs_dir") or "docs")


def plugins_with(written: Any) -> list[Any]:
    """The plugins as written, the portal's among them, search left out. A shape MkDocs refuses is left to MkDocs."""
    entries = [{name: options} for name, options in written.items()] if isinstance(written, dict) else written or []
    if not isinstance(entries, list):
        return [written]
    kept = [entry for entry in entries if _plugin_name(entry) not in REPLACED]
    return kept if PLUGIN in map(_plugin_name, kept) else [*kept, PLUGIN]


def _plugin_name(entry: Any) -> str:
    return str(next(iter(entry), "")) if isinstance(entry, dict) else str(entry)


def theme_of(written: Any) -> Any:
    """The theme as written; the portal's where none is named."""
    if not written:
        return THEME
    return {**THEME, **written} if isinstance(written, dict) and "name" not in written else written


def navigation(prose: Iterable[str]) -> list[Any]:
    """The portal's sections, and in the last one the Markdown files of the docs folder."""
    return [*NAVIGATION, {"Giới thiệu": [*sorted(set(prose) - {"index.md"}), *LAST_SECTION]}]
