"""What plans refer to: themes, movements, documents, and the taxonomy of awards with its dated legal rules."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from generator.model.base import Closed, Filed, Model
from generator.model.common import SignatoryField, SourceField, Verification
from generator.model.dates import DateField, PeriodField
from generator.model.fields import (
    AwardRef,
    Count,
    DocumentRef,
    Flag,
    Markdown,
    MovementRef,
    OrganisationRef,
    Share,
    Text,
    ThemeRef,
    Url,
)

MovementKind = Annotated[
    Literal["movement", "thematic", "special", "drive", "contest", "study-activity", "national-year", "other"],
    Closed({"campaign": "drive", "phong-trao": "movement", "cuoc-van-dong": "drive", "hoi-thi": "contest"}),
]
DocumentKind = Annotated[
    Literal[
        "plan",
        "official-letter",
        "guidance",
        "directive",
        "decision",
        "regulation",
        "conclusion",
        "resolution",
        "scheme",
        "report",
        "notice",
        "submission",
        "minutes",
        "law",
        "decree",
        "circular",
        "rules",
        "pact",
        "other",
    ],
    Closed(
        {
            "KH": "plan",
            "CV": "official-letter",
            "HD": "guidance",
            "CT": "directive",
            "QĐ": "decision",
            "QyĐ": "regulation",
            "KL": "conclusion",
            "NQ": "resolution",
            "ĐA": "scheme",
            "BC": "report",
            "TTr": "submission",
            "BB": "minutes",
            "TB": "notice",
            "NĐ": "decree",
            "TT": "circular",
            "LUẬT": "law",
            "GU": "pact",
            "giao-uoc": "pact",
        }
    ),
]
AwardKind = Annotated[Literal["title", "commendation", "grade", "contest", "standard"], Closed()]
Holder = Annotated[
    Literal["individual", "collective", "organisation", "both"], Closed({"person": "individual", "any": "both"})
]


class Component(Model):
    """One component of a theme (thành tố)."""

    label: Text = Field(title="Thành tố")
    meaning: Markdown | None = Field(None, title="Ý nghĩa")


class Theme(Filed):
    """`data/themes/<id>.yml`: the theme a higher body launches for a year."""

    year: DateField = Field(title="Năm")
    launched_by: OrganisationRef = Field(title="Cơ quan phát động")
    document: DocumentRef | None = Field(None, title="Văn bản")
    components: tuple[Component, ...] = Field(min_length=1, title="Các thành tố")
    summary: Markdown | None = Field(None, title="Giới thiệu ngắn")
    short: Text | None = Field(None, title="Tên ngắn cho màn hình nhỏ")

    def name(self) -> str:
        """The theme as launched: its components joined by hyphens."""
        return " - ".join(part.label for part in self.components)


class Movement(Filed):
    """`data/movements/<id>.yml`: a named movement, drive or contest."""

    name: Text = Field(title="Tên")
    also: tuple[Text, ...] = Field((), title="Cách viết khác")
    launched_by: OrganisationRef | None = Field(None, title="Cơ quan phát động")
    period: PeriodField | None = Field(None, title="Giai đoạn")
    kind: MovementKind = Field("movement", title="Loại")
    part_of: MovementRef | None = Field(None, title="Thuộc phong trào")
    summary: Markdown | None = Field(None, title="Giới thiệu ngắn")
    sources: tuple[SourceField, ...] = Field((), title="Nguồn")
    short: Text | None = Field(None, title="Tên ngắn cho màn hình nhỏ")


class Effective(Model):
    """The days a rule is in force; both ends inside, open where None."""

    from_: DateField | None = Field(None, alias="from", title="Từ")
    until: DateField | None = Field(None, title="Đến")

    def holds(self, day: date) -> bool:
        """Whether the rule is in force on `day`."""
        return (not self.from_ or self.from_.first() <= day) and (not self.until or day <= self.until.last())


class Replacement(Model):
    """A later document that takes the place of this one, or changes part of it; `note` says what is not known."""

    document: DocumentRef = Field(title="Văn bản sau")
    part: Flag = Field(False, title="Chỉ một phần")
    note: Markdown | None = Field(None, title="Ghi chú", description="Điều đã biết và điều chưa biết")
    source: SourceField | None = Field(None, title="Nguồn")


class Document(Filed):
    """`data/documents/<id>.yml`: a document somebody cites. Numbers are unique per issuer only."""

    number: Text | None = Field(None, title="Số, ký hiệu")
    also: tuple[Text, ...] = Field((), title="Cách dẫn khác")
    kind: DocumentKind = Field("other", title="Loại")
    issuer: OrganisationRef | None = Field(None, title="Cơ quan ban hành")
    date: DateField | None = Field(None, title="Ngày ban hành")
    effective: Effective = Field(Effective(), title="Hiệu lực", description="Khác ngày ban hành")
    replaced_by: tuple[Replacement, ...] = Field((), title="Văn bản thay thế, sửa đổi về sau")
    signatories: tuple[SignatoryField, ...] = Field((), title="Các bên ký", description="Của một giao ước")
    subject: Text = Field(title="Trích yếu")
    url: Url | None = Field(None, title="Địa chỉ")
    summary: Markdown | None = Field(None, title="Giới thiệu ngắn")
    sources: tuple[SourceField, ...] = Field((), title="Nguồn")


class AwardRule(Model):
    """A legal rule of an award, with the days it was in force."""

    cap: Share | None = Field(None, title="Trần")
    floor: Share | None = Field(None, title="Sàn")
    of: AwardRef | None = Field(None, title="Tính trên số đạt", description="Mã danh hiệu làm mẫu số")
    requires: Markdown | None = Field(None, title="Điều kiện")
    effective: Effective = Field(Effective(), title="Hiệu lực")
    verification: Verification = Field("sourced", title="Mức kiểm chứng")
    source: SourceField | None = Field(None, title="Nguồn")


class Award(Filed):
    """One entry of `data/awards.yml`: a title, commendation, grade, contest title or standard."""

    name: Text = Field(title="Tên")
    abbreviation: Text | None = Field(None, title="Viết tắt")
    also: tuple[Text, ...] = Field((), title="Cách viết khác")
    english: Text | None = Field(None, title="Tiếng Anh")
    kind: AwardKind = Field(title="Loại")
    holder: Holder | None = Field(None, title="Ai được nhận")
    level: Text | None = Field(None, title="Cấp")
    rank: Count | None = Field(None, title="Bậc", description="Bậc trong thang xếp loại; số lớn hơn là cao hơn")
    definition: Markdown | None = Field(None, title="Định nghĩa")
    rules: tuple[AwardRule, ...] = Field((), title="Quy định theo thời gian")
    effective: Effective = Field(Effective(), title="Có trong luật")
    short: Text | None = Field(None, title="Tên ngắn cho màn hình nhỏ")

    def rules_on(self, day: date) -> tuple[AwardRule, ...]:
        """The rules in force on `day`."""
        return tuple(rule for rule in self.rules if rule.effective.holds(day))


def _theme_use(value: Any) -> Any:
    return {"theme": value} if isinstance(value, str) else value


class ThemeUse(Model):
    """A theme as a document writes it; `as_written` keeps the printed components."""

    theme: ThemeRef = Field(title="Chủ đề")
    as_written: tuple[Text, ...] = Field((), title="Các thành tố như đã in")
    at: Text | None = Field(None, title="Chỗ trong văn bản")


ThemeUseField = Annotated[ThemeUse, BeforeValidator(_theme_use)]
