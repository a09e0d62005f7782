"""Where the theme's own files stand: inside the installed package, else at the top of the checkout."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.pages.portal import vocabulary


@cache
def theme_folder() -> Path:
    """The folder that holds overrides/, templates/ and assets/."""
    package = Path(__file__).resolve().parent.parent
    packed = package / "theme"
    return packed if packed.is_dir() else package.parent / "theme"


def template_environment() -> Environment:
    """Templates of page bodies: escaped, and a missing value is an error. Fresh, so that edits show."""
    environment = Environment(
        loader=FileSystemLoader(theme_folder() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(vocabulary())
    return environment
