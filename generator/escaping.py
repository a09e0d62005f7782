"""Values as they stand in HTML and in scripts. Most texts hold no sign of HTML and are put out without a copy."""

import json
from typing import Any

from markupsafe import Markup, escape


def safe(html: str) -> Markup:
    """HTML that needs no escaping: what `Markup(html)` gives, without its questions to what is known to be a str."""
    return str.__new__(Markup, html)


def escaped(value: Any) -> str:
    """Markup as it is, everything else escaped. Errors: whatever a missing value of a template raises."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str:
        special = "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        return escape(value) if special else value
    return str(value) if kind is int else escape(value)


def script_json(value: object) -> str:
    """JSON that may stand in a `<script>`: no `<`, and none of the two separators that end a line of a script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
