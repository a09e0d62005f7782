"""A target (chỉ tiêu): who, what, by which comparator, out of which base."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Closed, Model
from generator.model.dates import PeriodField
from generator.model.fields import (
    AwardRef,
    Count,
    Flag,
    GradeRef,
    Markdown,
    OrganisationRef,
    Quantity,
    Slug,
    SpanField,
    TargetRef,
    Text,
)

Population = Annotated[
    Literal[
        "individuals",
        "staff",
        "lecturers",
        "lecturers-entering-contest",
        "civil-servants",
        "units",
        "collectives",
        "party-organisations",
        "professional-organisations",
        "mass-organisations",
        "organisation",
        "school",
        "deliverables",
        "objectives",
        "pooled",
        "trainees",
        "party-members",
        "union-members",
        "other",
    ],
    Closed({"single-organisation": "organisation", "organisations": "collectives"}),
]
ReadAs = Annotated[Literal["at_least", "cap", "quota"], Closed({"at_cap": "cap"})]
Scope = Annotated[Literal["broader", "narrower"], Closed()]
UpperIs = Annotated[Literal["legal_cap", "guidance_cap", "aspiration", "unknown"], Closed()]
RoundingRule = Annotated[Literal["floor", "ceil", "half_up"], Closed()]
COMPARATORS = ("all", "at_least", "more_than", "exactly", "between", "some", "grade", "level", "quality")


class Of(Model):
    """The base of a share: a population, what another target reached, or those who took part."""

    base: Population | None = Field(None, title="Trên tổng số")
    target: TargetRef | None = Field(None, title="Trên kết quả của chỉ tiêu")
    participants: Text | None = Field(None, title="Trên số tham gia")
    stated: Flag = Field(True, title="Văn bản có nêu mẫu số")

    @model_validator(mode="after")
    def _one_base(self) -> "Of":
        if sum(part is not None for part in (self.base, self.target, self.participants)) > 1:
            raise PydanticCustomError(
                "not_one_base", "mẫu số chỉ có một", {"allowed": ["base", "target", "participants"], "found": ""}
            )
        return self


def _base(value: Any) -> Any:
    return {"base": value} if isinstance(value, str) else value


OfField = Annotated[Of, BeforeValidator(_base)]


class Rounding(Model):
    """How a cap is rounded; anything but floor needs its authority (docs/RULES.md C-3)."""

    rule: RoundingRule = Field("floor", title="Cách làm tròn")
    authority: Text | None = Field(None, title="Căn cứ")


def _is_set(value: object) -> bool:
    """Set, and not `false`; a figure of 0 is set."""
    return value is not None and value is not False


class Comparator(Model):
    """The nine comparators of the contract; a target has exactly one, a reading at most one."""

    all: Flag | None = Field(None, title="100%")
    at_least: Quantity | None = Field(None, title="Từ … trở lên, ít nhất")
    more_than: Quantity | None = Field(None, title="Trên …")
    exactly: Quantity | None = Field(None, title="Chỉ nêu một con số")
    between: SpanField | None = Field(None, title="Từ … đến …")
    some: Flag | None = Field(None, title="Trong đó có …")
    grade: GradeRef | None = Field(None, title="Mức xếp loại")
    level: Count | None = Field(None, title="Mức chuẩn")
    quality: Text | None = Field(None, title="Không có con số")

    def comparator(self) -> str | None:
        """The name of the comparator that is set."""
        values = self.__dict__
        for name in COMPARATORS:
            if _is_set(values[name]):
                return name
        return None

    def comparators(self) -> list[str]:
        """Every comparator that is set."""
        return [name for name in COMPARATORS if _is_set(getattr(self, name))]


class AlternativeReading(Comparator):
    """One way to read an ambiguous target; what it leaves out is as in the target."""

    id: Slug | None = Field(None, title="Mã cách hiểu")
    meaning: Text = Field(title="Cách hiểu")
    of: OfField | None = Field(None, title="Mẫu số")
    population: Population | None = Field(None, title="Đối tượng")


class Target(Comparator):
    """One row of a plan's or guidance's targets."""

    id: Slug = Field(title="Mã")
    no: Text | None = Field(None, title="Số in trong văn bản")
    statement: Text = Field(title="Nội dung", description="Như trong văn bản")
    population: Population = Field(title="Đối tượng")
    award: AwardRef | None = Field(None, title="Danh hiệu, hình thức khen, xếp loại")
    giver: OrganisationRef | None = Field(None, title="Ai tặng")
    giver_office: Text | None = Field(None, title="Chức vụ người tặng", description="Ví dụ: Chủ tịch")
    measure: Text | None = Field(None, title="Đo bằng", description="Khi không phải một danh hiệu")
    of: OfField | None = Field(None, title="Mẫu số")
    within: TargetRef | None = Field(None, title="Trong đó", description="Chỉ tiêu mà chỉ tiêu này là một phần")
    read_as: ReadAs | None = Field(None, title="Hiểu là")
    why: Markdown | None = Field(None, title="Vì sao hiểu vậy")
    upper_is: UpperIs | None = Field(None, title="Đầu trên của khoảng là")
    rounding: Rounding | None = Field(None, title="Làm tròn")
    aspirational: Flag = Field(False, title="Phấn đấu")
    aligns_with: TargetRef | None = Field(None, title="Ứng với chỉ tiêu của hướng dẫn")
    scope: Scope | None = Field(
        None,
        title="Phạm vi so với hướng dẫn",
        description="broader: rộng hơn; narrower: hẹp hơn chỉ tiêu của hướng dẫn",
    )
    adopted_from: Text | None = Field(
        None, title="Nhận từ chỉ tiêu của tổ chức trước", description="Kế hoạch và chỉ tiêu: 2021/ten-truong#de-tai"
    )
    period: PeriodField | None = Field(None, title="Kỳ riêng")
    each_year: Flag = Field(False, title="Mỗi năm")
    readings: tuple[AlternativeReading, ...] = Field((), title="Các cách hiểu")
    note: Markdown | None = Field(None, title="Ghi chú")
    short: Text | None = Field(None, title="Câu ngắn cho màn hình nhỏ")

    @model_validator(mode="after")
    def _one_comparator(self) -> "Target":
        found = self.comparators()
        if len(found) != 1:
            raise PydanticCustomError(
                "not_one_comparator",
                "chỉ tiêu phải có đúng một phép so sánh",
                {"allowed": list(COMPARATORS), "found": ", ".join(found)},
            )
        return self
