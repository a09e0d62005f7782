"""HTML as a small tree, for tests that ask what a reader sees rather than how it is marked up."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "details", "div", "dl", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
}  # fmt: skip


@dataclass
class Element:
    """A tag with its attributes; children are elements and runs of text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)
    parent: "Element | None" = None

    def walk(self) -> Iterator["Element"]:
        """The element and all below it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *tags: str, css: str = "") -> list["Element"]:
        """Every element below of these tags (any where none is named) that bears the class `css`."""
        return [found for found in self.walk() if (not tags or found.tag in tags) and (not css or css in found.classes)]

    def by_id(self, wanted: str) -> "Element":
        """The element of that id. Errors: KeyError."""
        for found in self.walk():
            if found.attributes.get("id") == wanted:
                return found
        raise KeyError(wanted)

    def ids(self) -> list[str]:
        """All ids below, repeated ones too."""
        return [found.attributes["id"] for found in self.walk() if found.attributes.get("id")]

    @property
    def classes(self) -> set[str]:
        """The classes it bears."""
        return set(self.attributes.get("class", "").split())

    def text(self) -> str:
        """All text below with spaces folded; scripts and styles say nothing."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        if self.tag in {"script", "style"}:
            return
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield " " if child.tag in BLOCKS or child.tag in {"li", "td", "th", "dt", "dd", "br"} else ""
                yield from child._texts()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#document")
        self.at = self.root
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, parent=self.at)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at.children.append(Element(tag, {name: value or "" for name, value in attrs}, parent=self.at))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.at.tag != tag:
            self.faults.append(f"</{tag}> {self.getpos()} đóng <{self.at.tag}>")
        while self.at.parent is not None and self.at.tag != tag:
            self.at = self.at.parent
        self.at = self.at.parent or self.root

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def parse(html: str) -> Element:
    """The tree of a document. Errors: AssertionError where tags do not nest."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert not builder.faults, builder.faults[:3]
    return builder.root


def parse_file(path: Path) -> Element:
    """The tree of a file."""
    return parse(path.read_text(encoding="utf-8"))


def article(tree: Element) -> Element:
    """What stands inside the theme's article: a record page's own part."""
    return tree.all("article")[0]


def outline(element: Element) -> str:
    """What a reader gets of an element, a line for each block: words, links, anchors; drawings and looks left out."""
    return "\n".join(_lines(element)) + "\n"


_SIGNS = {"li": "- ", "dt": ": ", "dd": ":: ", "caption": "^ ", "summary": "> ", "blockquote": "| ", "figcaption": "^ "}
_SILENT = {"script", "style", "svg", "template"}


def _lines(element: Element) -> Iterator[str]:
    if element.tag in _SILENT:
        return
    if element.tag == "tr" or not any(child.tag in {*BLOCKS, *_SIGNS, "tr"} for child in element.walk() if child is not element):  # fmt: skip  # noqa: E501
        yield from _line(element)
        return
    run = Element("run")
    for child in element.children:
        if isinstance(child, str) or child.tag not in {*BLOCKS, *_SIGNS, "tr", "thead", "tbody", "tfoot"}:
            run.children.append(child)
            continue
        yield from _line(run)
        run = Element("run")
        yield from _lines(child)
    yield from _line(run)


def _line(element: Element) -> Iterator[str]:
    cells = [_inline(child) for child in element.all("td", "th")] if element.tag == "tr" else [_inline(element)]
    words = " | ".join(" ".join(cell.split()) for cell in cells)
    if not words.strip(" |"):
        return
    sign = "#" * int(element.tag[1]) + " " if element.tag in {"h1", "h2", "h3"} else _SIGNS.get(element.tag, "")
    anchor = f"  {{#{element.attributes['id']}}}" if element.attributes.get("id") else ""
    yield f"{sign}{words}{anchor}"


def _inline(element: Element) -> str:
    made = []
    for child in element.children:
        if isinstance(child, str):
            made.append(child)
        elif child.tag in _SILENT or "headerlink" in child.classes:
            continue
        elif child.tag == "a":
            made.append(f"[{_inline(child)}]({child.attributes.get('href', '')})")
        else:
            space = " " if child.tag in BLOCKS or child.tag in {"li", "span", "br"} else ""
            made.append(f"{space}{_inline(child)}{space}")
    return "".join(made)
