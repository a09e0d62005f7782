"""What every record shares: frozen models that refuse unknown keys, and closed vocabularies."""

from collections.abc import Iterable
from typing import Annotated, Any, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError


class Model(BaseModel):
    """A part of a record: immutable, no key beyond those declared."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_alias=True, validate_by_name=False, hide_input_in_errors=True
    )


class Filed(Model):
    """A record that stands in a file of its own. `id` and `path` come from the reader, never from the YAML."""

    id: str = Field(title="Mã", description="Đường dẫn của tệp dưới thư mục của nó, bỏ đuôi .yml")
    path: str = Field(title="Tệp", description="Đường dẫn tệp tính từ gốc dự án")
    sample: bool = Field(default=False, title="Minh họa", description="Chỉ dùng dưới examples/")


def closed(literal: Any, also: dict[str, str] | None = None) -> Any:
    """A closed vocabulary read leniently in `_` and `-`, with `also` mapping other spellings to the listed ones.

    `literal` is a `Literal[...]`; the value kept is always spelt as listed. Errors: `unknown_value`.
    """
    allowed: tuple[str, ...] = get_args(literal)
    spelt = {_fold(word): word for word in allowed} | {_fold(k): v for k, v in (also or {}).items()}

    def read(value: Any) -> str:
        word = spelt.get(_fold(value)) if isinstance(value, str) else None
        if word is None:
            raise PydanticCustomError(
                "unknown_value", "giá trị không có trong danh mục", {"allowed": list(allowed), "found": str(value)}
            )
        return word

    return Annotated[literal, BeforeValidator(read)]


def _fold(word: str) -> str:
    return word.strip().lower().replace("_", "-")


def _many(value: Any) -> Any:
    return (value,) if isinstance(value, str | dict) else value


def one_or_many(item: Any) -> Any:
    """A list that may be written as its only item."""
    return Annotated[tuple[item, ...], BeforeValidator(_many)]


def duplicates(words: Iterable[str]) -> list[str]:
    """The words that stand more than once, in order of their second appearance."""
    seen: set[str] = set()
    return [word for word in words if word in seen or seen.add(word)]  # type: ignore[func-returns-value]
