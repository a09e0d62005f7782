"""Our page bodies as Markdown: the same words, tables, links and drawings, as an author of the peer's site has them.

A drawing is a block of HTML, as it has to be there. Screens, and what makes a drawing move, are left out: the peer has
neither.
"""

import re
from html.parser import HTMLParser
from itertools import count
from posixpath import relpath

from generator.pages.page import Page

_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### "}
_MARKS = {"strong": "**", "b": "**", "em": "*", "code": "`"}
_BLOCKS = frozenset({"p", "div", "li", "dt", "dd", "caption", "figcaption", "summary", "blockquote", *_HEADINGS})
_CELLS = frozenset({"td", "th"})
_APART = frozenset({"span", "br", "time"})
_LEFT_OUT = frozenset({"script", "style"})
_DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
_PLACE = re.compile(r"drawing7q(\d+)x")
_SCREEN = re.compile(r"(?:minh-hoa/)?kiosk/.")
_ITEM = {"ul": "- ", "ol": "1. "}


def file_of(address: str) -> str:
    """The file of a page: `truong/x.md`, and `truong/index.md` for sections and years, which have pages below them."""
    steps = address.rstrip("/")
    leaf = "/" in steps and not steps.rpartition("/")[2].isdigit()
    return f"{steps}.md" if leaf else f"{address}index.md"


def link_between(origin: str, href: str) -> str | None:
    """The link between files that stands for one of ours; None where it leads to no page with text and no source."""
    if ":" in href:
        return href
    path = href.partition("#")[0]
    folder = file_of(origin).rpartition("/")[0] or "."
    if path.endswith(".yml"):
        return relpath(path.lstrip("./"), folder)
    address = path.removesuffix("index.html").lstrip("./")
    if not path.endswith("index.html") or _SCREEN.match(address):
        return None
    return relpath(file_of(address), folder)


def markdown_of(page: Page) -> str:
    """The file of a page: front matter that MkDocs and Hugo both read, the title, the body."""
    drawings = _DRAWING.findall(page.body)
    places = count()
    writer = _Writer(page.address)
    writer.feed(_DRAWING.sub(lambda _: f"<p>drawing7q{next(places)}x</p>", page.body))
    writer.close()
    text = _PLACE.sub(lambda place: f"<figure>{drawings[int(place[1])]}</figure>", writer.text())
    title, description = (words.replace('"', "'") for words in (page.title, page.description))
    return f'---\ntitle: "{title}"\ndescription: "{description}"\n---\n\n# {page.title}\n{text}\n'


class _Writer(HTMLParser):
    """Blocks are gathered line by line; inside a table row, cells stay on one line."""

    def __init__(self, origin: str) -> None:
        super().__init__(convert_charrefs=True)
        self._origin = origin
        self._blocks: list[str] = []
        self._words: list[str] = []
        self._start = ""
        self._row: list[str] | None = None
        self._head_drawn = False
        self._lists: list[str] = []
        self._links: list[str | None] = []
        self._skipped = 0

    def text(self) -> str:
        """What was written."""
        self._flush()
        return "\n".join(self._blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, a list, a row, a link or a mark."""
        self._skipped += tag in _LEFT_OUT
        if self._skipped:
            return
        if tag in _ITEM:
            self._lists.append(_ITEM[tag])
        elif tag == "table":
            self._flush()
            self._head_drawn = False
        elif tag == "tr":
            self._flush()
            self._row = []
        elif tag in _CELLS:
            self._words = []
        elif tag in _BLOCKS:
            self._open(tag)
        elif tag == "a":
            self._links.append(link_between(self._origin, dict(attrs).get("href") or ""))
            self._words.append("[" if self._links[-1] else "")
        elif tag in _MARKS:
            self._words.append(f" {_MARKS[tag]}")
        elif tag in _APART:
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened."""
        if self._skipped:
            self._skipped -= tag in _LEFT_OUT
            return
        if tag in _ITEM:
            self._flush()
            self._lists.pop()
        elif tag == "tr":
            self._end_row()
        elif tag in _CELLS and self._row is not None:
            self._row.append(self._line())
        elif tag in _BLOCKS and self._row is None:
            self._flush()
        elif tag == "a":
            target = self._links.pop()
            self._words.append(f"]({target})" if target else "")
        elif tag in _MARKS:
            self._words.append(_MARKS[tag])

    def handle_data(self, data: str) -> None:
        """Words of the page."""
        if not self._skipped and data != "¶":
            self._words.append(data)

    def _open(self, tag: str) -> None:
        if self._row is not None:
            self._words.append(" ")
            return
        self._flush()
        if tag in _HEADINGS and not self._lists:
            self._start = _HEADINGS[tag]
        elif tag == "li":
            self._start = "    " * (len(self._lists) - 1) + (self._lists[-1] if self._lists else "- ")
        elif self._lists:
            self._start = self._start or "    " * len(self._lists)

    def _line(self) -> str:
        line = " ".join("".join(self._words).split())
        self._words = []
        return line

    def _flush(self) -> None:
        line = self._line()
        if line.strip("*`"):
            item = self._start.endswith(tuple(_ITEM.values()))
            together = item and self._blocks and self._blocks[-1].lstrip().startswith(tuple(_ITEM.values()))
            self._blocks += [f"{self._start}{line}"] if together else ["", f"{self._start}{line}"]
            self._start = ""

    def _end_row(self) -> None:
        cells = [cell.replace("|", "/") for cell in self._row or []]
        self._row = None
        if not self._head_drawn:
            self._blocks.append("")
        self._blocks.append(f"| {' | '.join(cells)} |")
        if not self._head_drawn:
            self._blocks.append("|" + " --- |" * len(cells))
            self._head_drawn = True
