"""One page of each shape of address: what is checked page by page and costs too much for all of them."""

from collections.abc import Container
from pathlib import Path


def every(site: Path) -> list[str]:
    """Every page of a site, below its folder."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def one_of_each(site: Path, sections: Container[str] | None = None) -> list[str]:
    """The last page of each shape, hence a sample where there is one; of some sections, or of all."""
    found = {_shape(file): file for file in every(site)}
    return [file for (section, *_), file in found.items() if sections is None or section in sections]


def _shape(file: str) -> tuple[str, int, str]:
    """What pages made alike share, samples or not: the section, how deep the page stands, the file's own name."""
    parts = file.removeprefix("minh-hoa/").split("/")
    return parts[0], len(parts), parts[-1]
