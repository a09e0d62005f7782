"""What Markdown may hold: no script, no frame, no address that runs something, nothing that takes long to convert.

The findings name line and column for an editor. What is published is sanitised beside it (`site/mkdocs/sanitised.py`),
from the same lists, so that nothing hangs on both reading a text alike.
"""

import re
from html import unescape
from html.parser import HTMLParser

from generator.reading.problems.problem import Finding
from generator.reading.text.gate import mark_at

TAGS = frozenset({
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div",
    "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd",
    "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
})  # fmt: skip
EVERYWHERE = frozenset({"class", "dir", "id", "lang", "role", "title"})
ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "rel"}),
    "col": frozenset({"span"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "height", "loading", "src", "width"}),
    "ol": frozenset({"start", "type"}),
    "td": frozenset({"align", "colspan", "rowspan"}),
    "th": frozenset({"align", "colspan", "rowspan", "scope"}),
}
ADDRESSES, SCHEMES = frozenset({"href", "src"}), frozenset({"http", "https", "mailto"})
MOST_BRACKETS, DEEPEST, _LEVELS = 200, 40, 10
_FENCED = re.compile(r"^(`{3,}+|~{3,}+)[^\n]*\n.*?(?<=\n)\1[ ]*$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"(?<![\\`])(`++)((?:(?!\n\s*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>\"']+>|<[\w.+-]+@[\w.-]+>")
_TARGET = re.compile(r"\]\(\s*<?\s*([^)\s>]+)|^ {0,3}\[[^\]\n]+\]:\s*<?\s*(\S+)", re.MULTILINE)
_GIVEN = re.compile(r"\{:?[^{}\n]*?\b(on[a-z]+|style|srcdoc|action|formaction|href|src|srcset)\s*=", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0]")
_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*\n?)+")
_NESTED = re.compile(
    rf"^(?: {{{DEEPEST},}}(?=[-+*]|\d+\.)|(?: *>){{{_LEVELS},}}|(?:(?:[-+*]|\d+\.) +){{{_LEVELS},}})", re.MULTILINE
)
_REMEDY = "viết bằng Markdown; nếu chỉ nói về nó thì đặt giữa hai dấu `"
_SIMPLER = "tách thành nhiều đoạn, hay viết phẳng hơn"


def markup_findings(path: str, text: str) -> list[Finding]:
    """What in the Markdown of a file may not be published, or would take long, each at its place."""
    plain = _without_code(text)
    looked = _Looked()
    looked.feed(_AUTOLINK.sub(_blank, plain))
    found = [*looked.found, *_targets(plain), *_given(plain)]
    unsafe = [Finding(path, (), "unsafe-markup", message, _REMEDY, mark=mark) for mark, message in found]
    complex_ = [Finding(path, (), "too-complex", message, _SIMPLER, mark=mark) for mark, message in _complex(plain)]
    return [*unsafe, *complex_]


def safe_address(address: str) -> bool:
    """Whether an address leads to the web, to a mailbox, or within the site."""
    scheme = _SCHEME.match(_UNSEEN.sub("", unescape(address)))
    return scheme is None or scheme[1].lower() in SCHEMES


Place = tuple[int, int]
"""A 0-based line and column."""


class _Looked(HTMLParser):
    """The tags and attributes of a text that are not on the lists, with their places."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[Place, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that begins, or stands alone."""
        if tag not in TAGS:
            self._add(f"không được dùng thẻ <{tag}>")
            return
        for name, value in attrs:
            if name not in EVERYWHERE | ATTRIBUTES.get(tag, frozenset()):
                self._add(f"thẻ <{tag}> không được có thuộc tính «{name}»")
            elif name in ADDRESSES and not safe_address(value or ""):
                self._add(_leads(value or ""))

    def handle_decl(self, decl: str) -> None:
        """`<!DOCTYPE …>` and the like."""
        self._add(f"không được dùng «<!{decl[:20]}>»")

    def handle_pi(self, data: str) -> None:
        """`<?…>`."""
        self._add(f"không được dùng «<?{data[:20]}>»")

    def _add(self, message: str) -> None:
        line, column = self.getpos()
        self.found.append(((line - 1, column), message))


def _without_code(text: str) -> str:
    """The text with spaces for code, every other character at its place."""
    return _INLINE.sub(_blank, _FENCED.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _targets(text: str) -> list[tuple[Place, str]]:
    """Links and pictures of Markdown that lead where they may not."""
    targets = ((match.start(match.lastindex or 0), match[match.lastindex or 0]) for match in _TARGET.finditer(text))
    return [(mark_at(text, start), _leads(target)) for start, target in targets if not safe_address(target)]


def _leads(target: str) -> str:
    return f"không được dẫn tới «{target}»; được dùng: http, https, mailto, hay tệp của cổng"


def _given(text: str) -> list[tuple[Place, str]]:
    """Attributes that `{: name=… }` would give to an element."""
    message = "không được cho phần tử thuộc tính «{}»"
    return [(mark_at(text, match.start(1)), message.format(match[1])) for match in _GIVEN.finditer(text)]


def _complex(text: str) -> list[tuple[Place, str]]:
    """Blocks whose conversion would take time by the square of their length, lists that nest without end."""
    crowded = (match for match in _BLOCK.finditer(text) if match[0].count("[") > MOST_BRACKETS)
    return [
        *((mark_at(text, match.start()), f"một đoạn có hơn {MOST_BRACKETS} dấu «[»") for match in crowded),
        *((mark_at(text, match.start()), "danh sách hay trích dẫn lồng quá sâu") for match in _NESTED.finditer(text)),
    ]
