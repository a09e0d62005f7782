"""The comparators of a target: what is asked, in exactly one of these ways."""

from typing import Annotated

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.amounts import Amount, Asked, ChangeField, Place
from generator.model.base import Model
from generator.model.dates import DateField
from generator.model.fields import Count, Flag, GradeRef, Percent, SpanField, TargetRef, Text

COMPARATORS = (
    "all", "at_least", "more_than", "at_most", "exactly", "between", "some", "grade", "level", "attains", "rank",
    "change", "parts", "quality",
)  # fmt: skip
CHANGES = ("at_least", "more_than", "at_most")
FIGURES = ("at_least", "more_than", "at_most", "exactly")


class Change(Model):
    """A figure against that of an earlier year, `from`: +10 %, or -5 % where it is to fall."""

    at_least: ChangeField | None = Field(None, title="Tăng ít nhất")
    more_than: ChangeField | None = Field(None, title="Tăng hơn")
    at_most: ChangeField | None = Field(None, title="Nhiều nhất bằng, giảm ít nhất")
    from_: DateField = Field(alias="from", title="So với năm")

    def comparator(self) -> str | None:
        """The name of the comparator that is set."""
        return next((name for name in CHANGES if getattr(self, name) is not None), None)

    @model_validator(mode="after")
    def _one_figure(self) -> "Change":
        found = [name for name in CHANGES if getattr(self, name) is not None]
        if len(found) != 1:
            context = {"allowed": list(CHANGES), "found": ", ".join(found)}
            raise PydanticCustomError("not_one_comparator", "mức thay đổi có đúng một phép so sánh", context)
        return self


def _is_set(value: object) -> bool:
    """Whether a comparator has a value, and not `false`; a figure of 0 is one."""
    return value is not None and value is not False and value != ()


def _not_zero(asked: Percent | int | Amount) -> Percent | int | Amount:
    if (asked if isinstance(asked, int) else asked.value) == 0:
        raise PydanticCustomError("exactly_zero", "không có thì viết at_most", {"found": str(asked)})
    return asked


class Comparator(Model):
    """The comparators of the contract; a target has exactly one, a reading at most one."""

    all: Flag | None = Field(None, title="100%")
    at_least: Asked | None = Field(None, title="Từ … trở lên, ít nhất")
    more_than: Asked | None = Field(None, title="Trên …")
    at_most: Asked | None = Field(None, title="Không quá …, không có")
    exactly: Annotated[Asked, AfterValidator(_not_zero)] | None = Field(None, title="Chỉ nêu một con số")
    between: SpanField | None = Field(None, title="Từ … đến …")
    some: Flag | None = Field(None, title="Trong đó có …")
    grade: GradeRef | None = Field(None, title="Mức xếp loại")
    level: Count | None = Field(None, title="Mức chuẩn")
    attains: Flag | None = Field(None, title="Tổ chức được tặng")
    rank: Place | None = Field(None, title="Xếp thứ …")
    change: Change | None = Field(None, title="Tăng, giảm so với năm trước")
    parts: tuple[TargetRef, ...] = Field((), min_length=2, title="Gồm các chỉ tiêu")
    quality: Text | None = Field(None, title="Không có con số")

    def comparator(self) -> str | None:
        """The name of the comparator that is set."""
        values = self.__dict__
        for name in COMPARATORS:
            if name in values and _is_set(values[name]):
                return name
        return None

    def comparators(self) -> list[str]:
        """Every comparator that is set."""
        written = self.model_fields_set
        return [name for name in COMPARATORS if name in written and _is_set(self.__dict__.get(name))]

    def amounts(self) -> list[str]:
        """The comparators whose figure has decimals or separated thousands, which only a unit can explain."""
        found = [name for name in FIGURES if isinstance(getattr(self, name), Amount)]
        span = self.between
        whole = span is None or bool(span.unit) or span.low.denominator == span.high.denominator == 1
        return found if whole else [*found, "between"]
