"""What a server is to say with every file, in the form that Netlify and Cloudflare Pages read: `_headers`.

deploy/ has the same for nginx and Caddy.
"""

from collections.abc import Iterable

from generator.exports.editing.admin import FOLDER as FORMS
from generator.pages.linking.addresses import EMBED, KIOSK, SAMPLES
from generator.pages.route import Route
from generator.theming.files import LASTING

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
}
FRAMES = "Content-Security-Policy"
FOR_A_YEAR = "public, max-age=31536000, immutable"


def headers_file(routes: Iterable[Route]) -> bytes:
    """`_headers` of a site at the root of its host; rules that fit alike are added up there, so none takes back."""
    parts = sorted({part for route in routes if (part := _part(route.path)) is not None})
    rules = [("*", ALWAYS), *((part, {FRAMES: f"frame-ancestors {_framed_by(part)}"}) for part in parts)]
    rules += [(f"{part}*", {"Cache-Control": FOR_A_YEAR}) for part in LASTING]
    lines = ((f"/{path}", *(f"  {name}: {value}" for name, value in values.items())) for path, values in rules)
    return "".join(f"{line}\n" for rule in lines for line in rule).encode()


def _part(path: str) -> str | None:
    """The pages that one rule is for: a section's, of the samples or not; None for what any may frame."""
    prefix = SAMPLES if path.startswith(SAMPLES) else ""
    section, slash, rest = path.removeprefix(prefix).removesuffix("index.html").partition("/")
    if not path.endswith(".html") or (f"{section}/" == KIOSK and rest) or path == EMBED:
        return None
    return f"{prefix}{section}{slash}" + ("*" if slash and f"{section}/" != KIOSK else "")


def _framed_by(part: str) -> str:
    return "'none'" if part.startswith(f"{FORMS}/") else "'self'"
