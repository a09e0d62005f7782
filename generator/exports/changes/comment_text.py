"""Texts of a record inside Markdown that a code host shows: literally, on one line."""

import re

_ACTIVE = re.compile(r"[\\`*_{}\[\]()#+!|~&<>\"'@]|(?<=:)//|(?<=www)\.")


def literal(text: str) -> str:
    """A text without markup, mention, reference or link."""
    return _ACTIVE.sub(lambda found: "".join(f"&#{ord(letter)};" for letter in found[0]), " ".join(text.split()))
