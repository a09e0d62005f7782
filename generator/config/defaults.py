"""What mkdocs.yml need not say: the portal's plugin, theme, navigation and docs folder. Plain values, no MkDocs."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.pages.linking.menu import MENU, sections

PLUGIN = "thidua"
THEME_NAME = "material"
# Material's own search is 15 kB a page and keeps accents; the portal brings its own.
REPLACED = {"search", "material/search"}
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
    """Every section of the portal below its entry of the menu; in the last one the Markdown files of the docs folder.

    An entry that holds one section is that section's own. Sections that are not made fall out (`mkdocs/navigation.py`).
    """
    entries: dict[str, list[str]] = {entry: [] for entry in MENU}
    entries[MENU[-1]] += sorted(set(prose) - {"index.md"})
    for section in sections():
        entries.setdefault(section.menu, []).append(f"{section.slug}/index.md")
    return [{"Trang chủ": "index.md"}, *({entry: _only(pages)} for entry, pages in entries.items() if pages)]


def _only(pages: list[str]) -> list[str] | str:
    return pages if len(pages) > 1 else pages[0]
