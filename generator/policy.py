"""What a page may load, run and reach: the content policy that it carries itself, whatever the server sends."""

import base64
import hashlib
from urllib.parse import urlsplit

PAGES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
FRAMING = f"{PAGES}; frame-src 'self'"  # of a page that shows others of the site within it


def with_styles(*styles: str) -> str:
    """The policy of a page for readers; it names the texts of its style elements, where there are any, by hash."""
    return PAGES.replace("style-src 'self'", " ".join(["style-src 'self'", *(f"'{digest(text)}'" for text in styles)]))


def digest(text: str) -> str:
    """How a policy names what stands inside the page: `sha256-…`, without quotes."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def host(address: str) -> str:
    """How a policy names where an address of the web leads: `https://host:port`; "" of anything else."""
    try:
        parts = urlsplit(address)
        named = parts.netloc.encode("idna").decode()
    except ValueError:
        return ""
    plain = not set(named) & set(" ;,'\"@\\")
    return f"{parts.scheme}://{named}" if parts.scheme in {"http", "https"} and named and plain else ""
