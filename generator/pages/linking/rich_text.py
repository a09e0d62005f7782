"""Text of the record → safe HTML: escaped, or a little Markdown sanitised, with registered names linked."""

import html
import re
from collections.abc import Callable
from functools import cache, lru_cache

import markdown
import nh3
from markupsafe import Markup

from generator.escaping import escaped, safe
from generator.pages.linking.addresses import file_at, up_from
from generator.pages.linking.autolink import Context, Linker
from generator.reading.prose.markup import MOST_BRACKETS

_MARKS = re.compile(r"[*_`\[\]<>#~|\\&\n]")
_ITEM = re.compile(r"\s*(?:[-+]|\d+[.)])\s")
_TAG = re.compile(r"(<[^>]+>)")
_ALLOWED = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "code", "blockquote"}


@cache
def _converter() -> markdown.Markdown:
    """Markdown without HTML and pictures: an editor who types `<b>` sees what was typed, nothing is dropped."""
    converter = markdown.Markdown(output_format="html")
    converter.preprocessors.deregister("html_block")
    for pattern in ("html", "image_link", "image_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(pattern)
    return converter


def _converted(text: str) -> str:
    """HTML of Markdown; what would take the converter long, or too deep, is shown as it was typed."""
    try:
        if text.count("[") <= MOST_BRACKETS:
            return _converter().reset().convert(text)
    except RecursionError:
        pass
    return f"<p>{html.escape(text)}</p>"


@lru_cache(maxsize=50_000)
def _sanitised(text: str) -> str:
    made = _converted(text)
    return nh3.clean(
        made,
        tags=_ALLOWED,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        url_relative="deny",  # one text stands on pages of several depths
        link_rel="external noopener",
    )


class RichText:
    """Renders text for one page; `own` is the page's address, which never links to itself; `plain` makes HTML of what
    is no link.
    """

    def __init__(self, linker: Linker, own: str, context: Context, plain: Callable[[str], str] = escaped) -> None:
        self._linker = linker
        self._own, self._up = own, up_from(own)
        self._context = context
        self._plain = plain

    def text(self, plain: str | None) -> Markup:
        """Plain text with links."""
        return safe(self._linked(plain or ""))  # every piece is escaped below

    def markdown(self, source: str | None) -> Markup:
        """A little Markdown as inline or block HTML; plain sentences skip the converter."""
        if not source:
            return Markup()
        if not (_MARKS.search(source) or _ITEM.match(source) or "://" in source):
            return self.text(source)
        return safe(self._within_tags(_sanitised(source)))

    def _within_tags(self, made: str) -> str:
        parts, inside = [], 0
        for part in _TAG.split(made):
            if part.startswith("<"):
                inside += part.startswith("<a ") - part.startswith("</a")
                parts.append(part)
            else:
                parts.append(part if inside else self._linked(html.unescape(part)))
        return "".join(parts)

    def _linked(self, text: str) -> str:
        if self._linker.is_plain(text):
            return self._plain(text)
        made = []
        for piece in self._linker.pieces(text, self._context):
            if piece.address and piece.address != self._own:
                made.append(f'<a href="{self._up}{file_at(piece.address)}">{escaped(piece.text)}</a>')
            else:
                made.append(self._plain(piece.text))
        return "".join(made)
