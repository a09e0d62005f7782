"""Texts of a record inside Markdown that a code host shows: literally, on one line.

A host makes mentions and references of the words it shows, after Markdown and entities are done; only what stands
between their letters keeps them apart: a space without width, as the bots of the hosts themselves write it.
"""

import re

_ACTIVE = re.compile(r"[\\`*_{}\[\]()#+!|~&<>\"'@]")
_APART = "\u200b"
_PLACES = re.compile(
    r"(?<=[@#!$%&~])(?=[\w\"])"  # @name, #1, and what GitLab adds: !1, $1, %1, &1, ~1
    r"|(?<=\bgh-)(?=\d)"
    r"|(?<=:)(?=[\w+-]+:)"  # :emoji:
    r"|(?<=:)(?=//)|(?<=www)(?=\.)",
    re.IGNORECASE,
)
_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{7,}(?![0-9a-f])", re.IGNORECASE)
_SHORTER_THAN_A_HASH = re.compile(r".{6}(?=.)")
LONGEST = 400


def literal(text: str) -> str:
    """A text without markup, mention, reference or link; what is longer than LONGEST characters is cut, and says so."""
    whole = " ".join(text.split())
    shown = f"{whole[:LONGEST].rstrip()} …" if len(whole) > LONGEST else whole
    parted = _PLACES.sub(_APART, _HASH.sub(_in_pieces, shown))
    escaped = _ACTIVE.sub(lambda found: f"&#{ord(found[0])};", parted)
    return escaped.replace(_APART, f"&#{ord(_APART)};")


def _in_pieces(found: re.Match[str]) -> str:
    return _SHORTER_THAN_A_HASH.sub(lambda piece: piece[0] + _APART, found[0])
