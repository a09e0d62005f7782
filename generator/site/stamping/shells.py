"""A shell: one page as the theme rendered it, cut where a record page's own values go."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

TITLE, DESCRIPTION, BODY = "tdslottitle7q", "tdslotdescription7q", "tdslotbody7q"
HEAD = "tdslothead7q"
TOC_TITLE, TOC_ANCHOR = "tdslottoctitle7q", "tdslottocanchor7q"
MARK = "tdslot"
SENTINEL = "__khung__"
CONTENT_ANCHOR = "noi-dung"
_TOC_ITEM = re.compile(rf'<li class="md-nav__item">\s*<a href="#{TOC_ANCHOR}" class="md-nav__link">.*?</li>', re.DOTALL)
_SKIP = f'href="#{TOC_ANCHOR}" class="md-skip"'
_LINES = re.compile(r"[ \t]*\n\s*")
_LINK = re.compile(r'(\s(?:href|src)=")([^"]*)(")')
# What Material writes that no HTML allows: an empty number, a wish that checkboxes do not have.
_MENDED = (
    (' tabindex=""', ""),
    (' id="__drawer" autocomplete="off"', ' id="__drawer"'),
    (' id="__search" autocomplete="off"', ' id="__search"'),
)
EXPECTED = {TITLE: (2, 4), DESCRIPTION: (1, 1), HEAD: (1, 1), BODY: (1, 1)}


class ShellError(Exception):
    """The theme put out a shell that does not hold the slots it should."""


@dataclass(frozen=True, slots=True)
class Shell:
    """Literal bytes and slot names in turn; the table of contents is a slot of its own kind."""

    parts: tuple[bytes | str, ...]
    toc_items: tuple[str, ...]


def sentinel_address(section: str, depth: int) -> str:
    """Where the sentinel page of a layout stands: `truong/__khung__/`; an index page is its own sentinel."""
    return section_index(section) + f"{SENTINEL}/" * (depth - section_index(section).count("/"))


def section_index(section: str) -> str:
    """The address of a section's index page."""
    return f"{section}/" if section else ""


def compile_shell(rendered: str, address: str) -> Shell:
    """Cut a rendered sentinel page at its slots. `address` is the sentinel's own. Errors: ShellError."""
    text = _LINES.sub("\n", with_file_names(rendered)).replace(_SKIP, f'href="#{CONTENT_ANCHOR}" class="md-skip"')
    items: list[str] = []

    def cut(match: re.Match[str]) -> str:
        items.append(match.group())
        return f"{MARK}toc{len(items) - 1}x"

    text = _TOC_ITEM.sub(cut, text)
    for slot, (least, most) in EXPECTED.items():
        named = slot == TITLE and address.strip("./") == ""  # the home page is named by its navigation entry
        if not (0 if named else least) <= text.count(slot) <= most:
            raise ShellError(f"khung {address!r}: {slot} đứng {text.count(slot)} lần, cần {least}–{most}")
    if not items:
        raise ShellError(f"khung {address!r}: không có chỗ cho mục lục")
    cuts = re.split(rf"({TITLE}|{DESCRIPTION}|{HEAD}|{BODY}|{MARK}toc\d+x)", text)
    parts = tuple(part if index % 2 else part.encode() for index, part in enumerate(cuts))
    leftover = b"".join(part for part in parts if isinstance(part, bytes))
    if MARK.encode() in leftover:
        raise ShellError(f"khung {address!r}: còn dấu chỗ trống chưa nhận ra")
    return Shell(parts, tuple(items))


def with_file_names(rendered: str) -> str:
    """Make every relative link name its file (`../x/` → `../x/index.html`), so pages open from disk; valid HTML."""
    for found, valid in _MENDED:
        rendered = rendered.replace(found, valid)
    return _LINK.sub(lambda match: f"{match[1]}{_file_name(match[2])}{match[3]}", rendered)


def _file_name(link: str) -> str:
    if not link or link[0] in "#/" or ":" in link.split("/", 1)[0]:
        return link
    path, hash_sign, fragment = link.partition("#")
    if path in {".", ".."} or path.endswith(("/.", "/..")):
        path += "/"
    if path.endswith("/"):
        path += "index.html"
    return f"{path.removeprefix('./')}{hash_sign}{fragment}"


def toc_items(shell: Shell, index: int, headings: Iterable[tuple[str, str]]) -> str:
    """The entries of a page's own table of contents; `headings` are (anchor, escaped title) pairs."""
    item = shell.toc_items[index]
    return "".join(item.replace(TOC_ANCHOR, anchor).replace(TOC_TITLE, title) for anchor, title in headings)
