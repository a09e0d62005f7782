"""The gate of pictures: bytes → an image within bounds, its type told by its content; or why it is none.

Nothing is decoded before its bounds are known: a small file may hold a picture of gigabytes.
"""

import io
import warnings
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

SIGNS: dict[str, tuple[int, tuple[bytes, ...]]] = {
    ".png": (0, (b"\x89PNG\r\n\x1a\n",)),
    ".jpg": (0, (b"\xff\xd8\xff",)),
    ".jpeg": (0, (b"\xff\xd8\xff",)),
    ".webp": (8, (b"WEBP",)),
    ".avif": (4, (b"ftypavif", b"ftypavis")),
}
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".avif": "AVIF"}
TYPES = "png, jpg, webp, avif"
MOST_BYTES = 8 << 20
# What takes no more than 2 s and 300 MB: a JPEG is decoded smaller where it need not be whole, other types are not.
MOST_PIXELS, MOST_OF_OTHER_TYPES, MOST_WHOLE = 24_000_000, 12_000_000, 8_000_000
MOST_SIDE = 12_000
_MOST_SCANS = 64  # a JPEG of cameras and phones has ten at most; each costs a walk over all pixels
_EIGHT_BIT = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr"})
_SAVE_AGAIN = "mở ảnh gốc rồi lưu lại thành jpg hay png"
_SMALLER = "thu nhỏ ảnh, ví dụ còn 2.000 điểm ảnh mỗi chiều, rồi lưu lại"


class PictureError(Exception):
    """Why a file is no picture to publish: what was found, and what to do."""

    def __init__(self, message: str, hint: str = _SAVE_AGAIN) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def suffix_of(path: str) -> str:
    """The ending of a file's name in lower case: `.jpg`."""
    return PurePosixPath(path).suffix.lower()


def opened(data: bytes, suffix: str, within: int = 0) -> "Image":
    """The image in the bytes of a file called `….jpg`, upright. A JPEG may be decoded smaller, not below `within`.

    Errors: PictureError.
    """
    _refuse_other_types(data, suffix)
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # our own bounds hold, and are lower
    warnings.filterwarnings("ignore", module="PIL")  # about metadata that is not taken along
    try:
        image: Image.Image = Image.open(io.BytesIO(data), formats=[FORMATS[suffix]])
    except Exception as error:  # decoders raise whatever a broken file brings about
        raise PictureError("ảnh hỏng, không đọc được") from error
    is_jpeg = FORMATS[suffix] == "JPEG"
    _refuse_beyond_bounds(image, MOST_WHOLE if not within else MOST_PIXELS if is_jpeg else MOST_OF_OTHER_TYPES)
    try:
        if within and is_jpeg:
            image.draft("RGB", (within, within))
        image.load()
        return ImageOps.exif_transpose(image)
    except Exception as error:
        raise PictureError("ảnh hỏng hay bị cắt cụt, không đọc được đến cuối") from error


def _refuse_other_types(data: bytes, suffix: str) -> None:
    if suffix not in SIGNS:
        raise PictureError(f"loại ảnh «{suffix}» không đăng được; được dùng: {TYPES}", "lưu lại thành jpg hay png")
    start, signs = SIGNS[suffix]
    if not data[start:].startswith(signs):
        raise PictureError(f"nội dung không phải ảnh {suffix[1:]}", "mở ảnh gốc rồi lưu lại đúng loại")
    if FORMATS[suffix] == "JPEG" and data.count(b"\xff\xda") > _MOST_SCANS:
        raise PictureError("ảnh jpg gồm quá nhiều lượt quét, mở rất lâu")


def _refuse_beyond_bounds(image: "Image", pixels: int) -> None:
    width, height = image.size
    if width * height > pixels or max(width, height) > MOST_SIDE:
        most = f"tối đa {pixels // 1_000_000} triệu điểm ảnh, mỗi chiều {MOST_SIDE}"
        raise PictureError(f"ảnh rộng {width} cao {height} điểm ảnh; {most}", _SMALLER)
    if image.mode not in _EIGHT_BIT:
        raise PictureError("ảnh 16 bit hay loại màu lạ, không đăng được", "lưu lại thành ảnh 8 bit, jpg hay png")
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise PictureError("ảnh động không đăng được", "lưu một khung hình thành jpg hay png")
