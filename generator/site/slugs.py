"""Heading anchors of prose pages: Vietnamese without accents, đ kept as d."""

import re
import unicodedata

_REST = re.compile(r"[^a-z0-9]+")


def slugify(text: str, separator: str) -> str:
    """«Đường đi» → duong-di. MkDocs' own drops the Đ, so that two headings may collide."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "d"))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()
    return _REST.sub(separator, letters).strip(separator)
