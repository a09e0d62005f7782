"""The kiosk's sources on disk → its template."""

from generator.kiosk.template import Template
from generator.theming.files import theme_folder

FONTS = {"dejavu": "dejavu-sans-condensed-bold.woff2", "roboto": "roboto-condensed-bold.woff2"}


def kiosk_template() -> Template:
    """Read anew for each build; the script's parts are joined in the order of their names."""
    folder = theme_folder() / "kiosk"
    parts = sorted((folder / "script").glob("*.js"))
    return Template.of(
        page=(folder / "page.html").read_text("utf-8"),
        style=(folder / "style.css").read_text("utf-8"),
        script="".join(part.read_text("utf-8") for part in parts),
        worker=(folder / "sw.js").read_bytes(),
        mark=(theme_folder() / "assets" / "favicon.svg").read_bytes(),
        fonts={name: (folder / "fonts" / file).read_bytes() for name, file in FONTS.items()},
    )
