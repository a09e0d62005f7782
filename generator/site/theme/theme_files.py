"""Where the theme's own files stand: inside the installed package, else at the top of the checkout."""

from pathlib import Path


def theme_folder() -> Path:
    """The folder that holds overrides/, templates/ and assets/."""
    package = Path(__file__).resolve().parents[2]
    packed = package / "theme"
    return packed if packed.is_dir() else package.parent / "theme"
