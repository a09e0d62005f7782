"""Values as they stand in HTML. Most texts hold no sign of HTML and are put out as they are, without a copy."""

import re
from typing import Any

from markupsafe import Markup, escape

_search = re.compile("[&<>\"']").search


def safe(html: str) -> Markup:
    """HTML that needs no escaping: what `Markup(html)` gives, without its questions to what is known to be a str."""
    return str.__new__(Markup, html)


def escaped(value: Any) -> str:
    """Markup as it is, everything else escaped. Errors: whatever a missing value of a template raises."""
    kind = type(value)
    if kind is Markup or (kind is str and not _search(value)):
        return value  # type: ignore[no-any-return]
    return str(value) if kind is int else escape(value)
