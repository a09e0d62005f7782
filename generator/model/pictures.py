"""Where the pictures of records stand, and how a record names one."""

import re
from typing import Annotated, Any

from pydantic import JsonValue, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.fields import written

PICTURES = "pictures"  # beside content/ and data/; that of the samples below examples/
_NAME = r"[^\/\\\s.][^\/\\]*"  # never hidden, never «..»
_ENDING = r"\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg]|[Ww][Ee][Bb][Pp]|[Aa][Vv][Ii][Ff])"
PATTERN = rf"(examples\/)?{PICTURES}\/({_NAME}\/)*{_NAME}{_ENDING}"
LONGEST = 200
PICTURE_FORMS = "đường dẫn của một ảnh png, jpg, webp hay avif trong thư mục pictures/, ví dụ pictures/2024/co-mai.jpg"
_PATH = re.compile(PATTERN)


def parse_picture(value: Any) -> str:
    """A path from the top of the repository. Errors: `bad_picture`."""
    text = written(value, "bad_picture", PICTURE_FORMS)
    if not names_a_picture(text):
        raise PydanticCustomError("bad_picture", "không đọc được", {"found": text, "allowed": [PICTURE_FORMS]})
    return text


_SCHEMA: dict[str, JsonValue] = {"type": "string", "pattern": f"^{PATTERN}$"}
PictureFile = Annotated[str, PlainValidator(parse_picture), WithJsonSchema(_SCHEMA)]


def names_a_picture(text: str) -> bool:
    """Whether a text has the form of such a path."""
    return bool(_PATH.fullmatch(text)) and len(text) <= LONGEST


def is_picture(path: str) -> bool:
    """Whether a path of the repository stands where pictures of records do."""
    return path.removeprefix("examples/").startswith(f"{PICTURES}/")
