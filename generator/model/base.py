"""What every record shares: frozen models that refuse unknown keys, and closed vocabularies."""

from collections.abc import Mapping
from typing import Any, ClassVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

MOST_SHARED_KEYS = 30  # Python's own limit
_WRITTEN: dict[frozenset[str], set[str]] = {}
_DEFAULTS = (None, False, ())
_PLAIN = frozenset((str, int, bool, type(None)))
_MOST_KEPT = 50_000
_KEPT: dict[tuple[Any, ...], "Model"] = {}


class Model(BaseModel):
    """A part of a record: immutable, no key beyond those declared."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_alias=True, validate_by_name=False, hide_input_in_errors=True
    )

    comes_again: ClassVar[bool] = False

    def __init_subclass__(cls, *, comes_again: bool = False, **configured: Any) -> None:
        """Of a model of which a record has many alike, equal parts are one object. Its values must be hashable."""
        super().__init_subclass__(**configured)
        cls.comes_again = comes_again

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """A model of too many fields to share has its plain defaults once, in the class; a part has what differs."""
        if len(cls.model_fields) > MOST_SHARED_KEYS:
            for name, field in cls.model_fields.items():
                if any(field.default is default for default in _DEFAULTS):
                    setattr(cls, name, field.default)

    def model_post_init(self, context: Any, /) -> None:
        """Share the keys written, and the names of the fields, with every part that has the same; with too many fields
        to share hold those alone that differ from the class.

        Each part would else hold a set and a dict of its own, half of the memory of a record.
        """
        written = self.__pydantic_fields_set__
        put = object.__setattr__
        put(self, "__pydantic_fields_set__", _WRITTEN.setdefault(frozenset(written), written))
        values = self.__dict__
        if len(values) > MOST_SHARED_KEYS:
            in_class = vars(type(self))
            own = {name: value for name, value in values.items() if value is not in_class.get(name, values)}
            put(self, "__dict__", {name: _kept(value) for name, value in own.items()})
            return
        object.__delattr__(self, "__dict__")
        for name, value in values.items():
            put(self, name, value if type(value) in _PLAIN else _kept(value))


def _kept(value: Any) -> Any:
    """An equal part that was read before, for one that comes again; also within a list. Other values as they are."""
    if type(value) is tuple and value and isinstance(value[0], Model):
        return tuple(map(_kept, value)) if value[0].comes_again else value
    if not (isinstance(value, Model) and value.comes_again):
        return value
    if len(_KEPT) > _MOST_KEPT:
        _KEPT.clear()
    key = (type(value), id(value.__pydantic_fields_set__), *value.__dict__.values())
    return _KEPT.setdefault(key, value)


class Filed(Model):
    """A record that stands in a file of its own. `id` and `path` come from the reader, never from the YAML."""

    id: str = Field(title="Mã", description="Đường dẫn của tệp dưới thư mục của nó, bỏ đuôi .yml")
    path: str = Field(title="Tệp", description="Đường dẫn tệp tính từ gốc dự án")
    sample: bool = Field(default=False, title="Minh họa", description="Chỉ dùng dưới examples/")


class Closed:
    """Marks a `Literal[...]` as a closed vocabulary, read leniently in `_` and `-`; the value kept is spelt as listed.

    `also` maps other spellings to the listed ones. Errors: `unknown_value`.
    """

    def __init__(self, also: Mapping[str, str] | None = None) -> None:
        self._also = also or {}

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read the word before pydantic compares it with the literal."""
        allowed: tuple[str, ...] = get_args(source)
        known = dict.fromkeys(allowed)
        spelt = {_fold(word): word for word in allowed} | {_fold(k): v for k, v in self._also.items()}

        def read(value: Any) -> str:
            if type(value) is str and value in known:
                return value
            word = spelt.get(_fold(value)) if isinstance(value, str) else None
            if word is None:
                raise PydanticCustomError(
                    "unknown_value", "giá trị không có trong danh mục", {"allowed": list(allowed), "found": str(value)}
                )
            return word

        return core_schema.no_info_before_validator_function(read, handler(source))


def _fold(word: str) -> str:
    return word.strip().lower().replace("_", "-")


def _many(value: Any) -> Any:
    return (value,) if isinstance(value, str | dict) else value


Many = BeforeValidator(_many)
"""A list that may be written as its only item: `Annotated[tuple[Slug, ...], Many]`."""
