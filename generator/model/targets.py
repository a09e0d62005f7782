"""A target (chỉ tiêu): who, what, by which comparator, out of which base."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Closed, Model
from generator.model.comparator import COMPARATORS, Comparator
from generator.model.dates import PeriodField
from generator.model.fields import (
    AwardRef,
    ClusterRef,
    Count,
    Flag,
    Markdown,
    OrganisationRef,
    Slug,
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
        "members",
        "other",
    ],
    Closed({"single-organisation": "organisation", "organisations": "collectives"}),
]
ReadAs = Annotated[Literal["at_least", "cap", "quota"], Closed({"at_cap": "cap"})]
Scope = Annotated[Literal["broader", "narrower"], Closed()]
UpperIs = Annotated[Literal["legal_cap", "guidance_cap", "aspiration", "unknown"], Closed()]
AskedStage = Annotated[Literal["proposed"], Closed()]
RoundingRule = Annotated[Literal["floor", "ceil", "half_up"], Closed()]
BASES = ("base", "target", "award", "participants")


class Of(Model, comes_again=True):
    """The base of a share: a population, those who reached another target, hold an award, or took part."""

    base: Population | None = Field(None, title="Trên tổng số")
    target: TargetRef | None = Field(None, title="Trên kết quả của chỉ tiêu")
    award: AwardRef | None = Field(None, title="Trên số đạt danh hiệu", description="Khi kế hoạch không có chỉ tiêu ấy")
    participants: Text | None = Field(None, title="Trên số tham gia")
    stated: Flag = Field(True, title="Văn bản có nêu mẫu số")

    @model_validator(mode="after")
    def _one_base(self) -> "Of":
        if sum(getattr(self, name) is not None for name in BASES) > 1:
            raise PydanticCustomError("not_one_base", "mẫu số chỉ có một", {"allowed": list(BASES), "found": ""})
        return self


def _base(value: Any) -> Any:
    return {"base": value} if isinstance(value, str) else value


OfField = Annotated[Of, BeforeValidator(_base)]


class Rounding(Model):
    """How a cap is rounded; anything but floor needs its authority (docs/RULES.md C-3)."""

    rule: RoundingRule = Field("floor", title="Cách làm tròn")
    authority: Text | None = Field(None, title="Căn cứ")


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
    unit: Text | None = Field(None, title="Đơn vị tính", description="Khi con số là một lượng. Ví dụ: tỷ đồng")
    of: OfField | None = Field(None, title="Mẫu số")
    planned: Count | None = Field(None, title="Mẫu số dự kiến", description="Tổng số mà chính văn bản nêu")
    each: Population | None = Field(None, title="Từng … đều phải đạt")
    stage: AskedStage | None = Field(None, title="Chỉ tính đến bước")
    among: ClusterRef | None = Field(None, title="Xếp trong cụm, khối")
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

    @model_validator(mode="after")
    def _unit_of_amounts(self) -> "Target":
        found = [(name, getattr(way, name)) for way in (self, *self.readings) for name in way.amounts()]
        if found and self.unit is None:
            context = {"found": str(found[0][1]), "allowed": [found[0][0]]}
            raise PydanticCustomError("unit_missing", "lượng cần đơn vị tính", context)
        return self
