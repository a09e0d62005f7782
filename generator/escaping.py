"""Values as they stand in HTML. Most texts hold no sign of HTML and are put out as they are, without a copy."""

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
