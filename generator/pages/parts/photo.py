"""A photo on a page: two files beside the page, of which a browser takes the one that fits."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.escaping import escaped, safe
from generator.pages.route import Route, file_route
from generator.reading.pictures.remade import Remade, Version

LARGE, SMALL = "anh.jpg", "anh-nho.jpg"
_SIZES = "(max-width: 640px) 100vw, 640px"


@dataclass(frozen=True, slots=True)
class Photo:
    """`picture` gives it in its two sizes, when it is asked for; `alt` says what it shows."""

    picture: Callable[[], Remade]
    alt: str

    def routes(self, folder: str, title: str) -> Iterator[Route]:
        """Its two files, in the folder of its page."""
        yield file_route(f"{folder}{LARGE}", lambda: self.picture().large.data, "Ảnh", title)
        yield file_route(f"{folder}{SMALL}", lambda: self.picture().small.data, "Ảnh", title)

    def html(self) -> Markup:
        """The figure; its width and height are known to the browser before the file has come."""
        made = self.picture()
        large, small = made.large, made.small
        sizes = f' srcset="{_candidate(SMALL, small)}, {_candidate(LARGE, large)}" sizes="{_SIZES}"'
        several = sizes if small.width < large.width else ""
        size = f'width="{large.width}" height="{large.height}"'
        image = f'<img src="{LARGE}"{several} {size} alt="{escaped(self.alt)}" decoding="async">'
        return safe(f'<figure class="td-photo">{image}</figure>')


def _candidate(name: str, version: Version) -> str:
    return f"{name} {version.width}w"
