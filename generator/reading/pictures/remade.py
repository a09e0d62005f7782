"""Pictures made anew of their pixels alone: no metadata, no place, nothing a file may hide behind its picture."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.reading.pictures.opened import FORMATS, PictureError, opened
from generator.user_cache import kept

if TYPE_CHECKING:
    from PIL.Image import Image

LARGE, SMALL = 1280, 640
MOST_SMALL_BYTES = 40_000  # a kiosk page carries it within itself
_GPS, _LOCATED = 0x8825, b"GPS"
_QUALITIES = (80, 70, 60, 50, 40)
_SAVED: dict[str, dict[str, Any]] = {
    "PNG": {"compress_level": 9},
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "WEBP": {"quality": 88, "method": 4},
    "AVIF": {"quality": 75, "speed": 8, "max_threads": 1},
}


@dataclass(frozen=True, slots=True)
class Version:
    """One size of a picture: its file, and its width and height in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Remade:
    """A picture as JPEG: `large` for a page, `small` for a phone and within the page of a screen.

    `located` says that the file it was made of names the place where it was taken; what was made does not.
    """

    large: Version
    small: Version
    located: bool = False


def shown(data: bytes, suffix: str) -> Remade:
    """A picture of the record in its two sizes. Errors: PictureError."""
    parts = _kept("shown", data, suffix, _sizes)
    large, small = _versions(parts[1:])
    return Remade(large, small, parts[0] == _LOCATED)


def cleaned(data: bytes, suffix: str) -> bytes:
    """A picture of the docs folder in its own type and size. Errors: PictureError."""
    return _kept("cleaned", data, suffix, _same)[0]


def _kept(recipe: str, data: bytes, suffix: str, make: Callable[[bytes, str], list[bytes]]) -> list[bytes]:
    def made() -> list[bytes]:
        try:
            return make(data, suffix)
        except PictureError:
            raise
        except Exception as error:  # encoders meet what decoders let pass
            raise PictureError("ảnh hỏng, không vẽ lại được") from error

    return kept(_key(recipe, suffix), data, made)


def _packed(version: Version) -> tuple[bytes, bytes]:
    return f"{version.width}x{version.height}".encode(), version.data


def _versions(parts: list[bytes]) -> Iterator[Version]:
    for size, data in zip(parts[::2], parts[1::2], strict=True):
        yield Version(data, *map(int, size.split(b"x")))


@cache
def _key(recipe: str, suffix: str) -> bytes:
    """What else than the file decides: Pillow, and how we use it."""
    from PIL import __version__

    here = Path(__file__)
    own = here.read_bytes() + here.with_name("opened.py").read_bytes()
    return b"\0".join((recipe.encode(), suffix.encode(), __version__.encode(), own))


def _sizes(data: bytes, suffix: str) -> list[bytes]:
    image = opened(data, suffix, within=LARGE)
    located = _LOCATED if image.getexif().get_ifd(_GPS) else b""
    large = _within(_on_white(image), LARGE)
    versions = (_version(large, "JPEG", quality=80, optimize=True, progressive=True), _light(_within(large, SMALL)))
    return [located, *_packed(versions[0]), *_packed(versions[1])]


def _light(image: "Image") -> Version:
    """A baseline JPEG of at most MOST_SMALL_BYTES."""
    while True:
        for quality in _QUALITIES:
            made = _version(image, "JPEG", quality=quality, optimize=True)
            if len(made.data) <= MOST_SMALL_BYTES:
                return made
        image = _within(image, max(image.size) * 3 // 4)


def _same(data: bytes, suffix: str) -> list[bytes]:
    image = opened(data, suffix)
    if "transparency" in image.info:
        image = image.convert("RGBA")
    kind = FORMATS[suffix]
    if kind == "JPEG" and image.mode not in {"L", "RGB"}:
        image = image.convert("RGB")
    return [_version(image, kind, **_SAVED[kind]).data]


def _on_white(image: "Image") -> "Image":
    from PIL import Image

    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layer = image.convert("RGBA")
        ground = Image.new("RGB", layer.size, "white")
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    return image.convert("RGB")


def _within(image: "Image", most: int) -> "Image":
    """The image with no side above `most` pixels."""
    from PIL import Image

    longest = max(image.size)
    if longest <= most:
        return image
    size = tuple(max(1, round(side * most / longest)) for side in image.size)
    return image.resize((size[0], size[1]), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _version(image: "Image", kind: str, **options: Any) -> Version:
    """The file of an image; of what its source said beside the pixels, nothing goes along."""
    image = image.copy()
    image.info = {}
    target = io.BytesIO()
    image.save(target, kind, **options)
    return Version(target.getvalue(), *image.size)
