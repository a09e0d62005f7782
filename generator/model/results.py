"""What was reached: results (append-only), submissions, exemplars, notices."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.amounts import AmountField, BaseCount, Place
from generator.model.base import Closed, Filed, Many, Model
from generator.model.common import SourceField
from generator.model.dates import DateField, MomentField
from generator.model.fields import (
    AwardRef,
    Count,
    Flag,
    FromPath,
    GradeRef,
    Markdown,
    MovementRef,
    ObligationRef,
    OrganisationRef,
    PlanRef,
    ScreenRef,
    SenderRef,
    Share,
    TargetRef,
    Text,
)
from generator.model.pictures import PictureFile

Phase = Annotated[Literal["mid-year", "year-end", "final"], Closed({"year_end_provisional": "year-end"})]
Basis = Annotated[Literal["decision", "report", "self-assessment", "estimate", "press"], Closed()]
Reason = Annotated[Literal["error", "appeal", "award_revoked", "source_withdrawn"], Closed()]
Outcome = Annotated[Literal["achieved", "partly", "not_achieved"], Closed()]
ExemplarSubject = Annotated[Literal["person", "collective"], Closed()]
Counted = Annotated[Literal["beside"], Closed()]
Priority = Annotated[Literal["normal", "urgent"], Closed()]
Channel = Annotated[Literal["website", "led", "notice", "report"], Closed()]
WAYS_OF_COUNTING = ("count", "more_than", "nearly", "about")
PHASES = ("mid-year", "year-end", "final")


class Item(Model):
    """A deliverable that counts towards a target."""

    title: Text = Field(title="Tên")
    date: DateField | None = Field(None, title="Ngày")
    number: Text | None = Field(None, title="Số quyết định")
    note: Text | None = Field(None, title="Ghi chú")


class IndicatorProgress(Model):
    """Indicators met out of all (x/55); shown, never judged."""

    done: Count = Field(title="Đã đạt")
    total: Count = Field(title="Tổng số")


class Reached(Model, comes_again=True):
    """How many reached it: a count, or the bound the source prints instead. A bare number is the count."""

    count: Count | None = Field(None, title="Số đếm")
    more_than: Count | None = Field(None, title="Trên …")
    nearly: Count | None = Field(None, title="Gần …")
    about: Count | None = Field(None, title="Khoảng …")

    @model_validator(mode="after")
    def _one_way(self) -> "Reached":
        found = [name for name in WAYS_OF_COUNTING if getattr(self, name) is not None]
        if len(found) != 1:
            context = {"allowed": list(WAYS_OF_COUNTING), "found": ", ".join(found)}
            raise PydanticCustomError("not_one_count", "số đạt viết đúng một cách", context)
        return self

    def bound(self) -> tuple[str, int] | None:
        """`more_than`, `nearly` or `about` with its number, None where it is an exact count."""
        reported = ((name, getattr(self, name)) for name in WAYS_OF_COUNTING[1:])
        return next(((name, number) for name, number in reported if number is not None), None)


def _counted(value: Any) -> Any:
    return {"count": value} if isinstance(value, str) else value


class MemberFigure(Model):
    """What was reached on one target: by count with its base, by share, quantity, grade, level, place, or items.

    `reported` and `base` are as printed; `reached` and `of` the exact counts among them.
    """

    reported: Annotated[Reached, BeforeValidator(_counted)] | None = Field(None, alias="reached", title="Số đạt")
    base: BaseCount | None = Field(None, alias="of", title="Trên tổng số")
    ruled_out: Count | None = Field(None, title="Đã chắc không đạt", description="Chỉ ở báo cáo giữa năm")
    registered: Count | None = Field(None, title="Đăng ký, dự kiến", description="Chỉ ở báo cáo giữa năm")
    proposed: Count | None = Field(None, title="Số được đề nghị", description="Đề nghị tặng, chưa phải đã tặng")
    share: Share | None = Field(None, title="Tỷ lệ nguồn in", description="Để đối chiếu với số đếm")
    quantity: AmountField | None = Field(None, title="Lượng", description="Theo đơn vị tính của chỉ tiêu")
    grade: GradeRef | None = Field(None, title="Xếp loại")
    level: Count | None = Field(None, title="Mức được công nhận")
    attained: Flag | None = Field(None, title="Đã được tặng")
    rank: Place | None = Field(None, title="Thứ hạng")
    violations: Count | None = Field(None, title="Số vi phạm")
    attested: Flag = Field(True, title="Có xác nhận")
    items: tuple[Item, ...] | None = Field(None, title="Danh mục")
    outcome: Outcome | None = Field(None, title="Kết quả", description="Với chỉ tiêu không có con số")
    progress: IndicatorProgress | None = Field(None, title="Tiến độ")
    counted: Counted | None = Field(None, title="Đếm cạnh chỉ tiêu trên")
    note: Text | None = Field(None, title="Ghi chú")

    @property
    def reached(self) -> int | None:
        """The exact count; None where the source gives none, or only bounds it."""
        return self.reported.count if self.reported else None

    @property
    def bound(self) -> tuple[str, int] | None:
        """What the source prints in place of an exact count: `more_than`, `nearly` or `about`, and its number."""
        return self.reported.bound() if self.reported else None

    @property
    def of(self) -> int | None:
        """The base as a count; None where it is left out or `not-stated`."""
        return self.base if isinstance(self.base, int) else None


class Figure(MemberFigure):
    """A figure of a plan's report; of a group's plan also member by member."""

    by_member: dict[OrganisationRef, MemberFigure] = Field(
        {}, title="Theo thành viên", description="Chỉ trong kế hoạch của cụm"
    )


class Result(Filed):
    """`content/results/YEAR/NAME/PHASE[.rN].yml`; id `YEAR/NAME/PHASE[.rN]`, revision N (1 without suffix)."""

    plan: Annotated[PlanRef, FromPath(written=True)] = Field(
        title="Kế hoạch", description="Mặc định: kế hoạch cùng năm, cùng tên"
    )
    phase: Annotated[Phase, FromPath(written=True)] = Field(title="Kỳ báo cáo")
    counted_on: DateField | None = Field(None, title="Số liệu đến ngày")
    published_on: DateField = Field(title="Công bố ngày")
    basis: Basis = Field(title="Căn cứ")
    evidence: tuple[SourceField, ...] = Field((), title="Minh chứng")
    figures: dict[TargetRef, Figure] = Field({}, title="Số liệu theo chỉ tiêu")
    explanations: dict[TargetRef, Markdown] = Field({}, title="Lời giải thích của đơn vị")
    on_behalf_of: OrganisationRef | None = Field(None, title="Thay cho tổ chức")
    corrects: Text | None = Field(None, title="Đính chính", description="Tên tệp được đính chính, ví dụ final")
    retracts: Text | None = Field(None, title="Rút lại", description="Tên tệp bị rút, ví dụ final")
    reason: Reason | None = Field(None, title="Lý do")
    why: Markdown | None = Field(None, title="Nói rõ lý do")
    approved_by: Text | None = Field(None, title="Người duyệt")
    year: Annotated[int, FromPath()] = Field(title="Năm báo cáo", description="Từ đường dẫn")
    revision: Annotated[int, FromPath()] = Field(1, title="Lần", description="Từ đường dẫn")


class Submitted(Model):
    """One obligation met."""

    obligation: ObligationRef = Field(title="Việc")
    sent_on: DateField = Field(title="Gửi ngày")
    evidence: SourceField | None = Field(None, title="Minh chứng")


class Submission(Filed):
    """`content/submissions/YEAR/ORG.yml`: what a body or cluster sent; with `complete`, all it sent up to that day."""

    organisation: Annotated[SenderRef, FromPath()] = Field(title="Tổ chức, cụm hay khối")
    year: Annotated[int, FromPath()] = Field(title="Năm")
    sent: tuple[Submitted, ...] = Field((), title="Đã gửi")
    complete: Flag = Field(False, title="Đây là tất cả")
    complete_on: DateField | None = Field(None, title="Đủ đến ngày")
    source: SourceField | None = Field(None, title="Nguồn nói là đủ")

    @model_validator(mode="after")
    def _complete_by_a_source(self) -> "Submission":
        if self.complete and (self.complete_on is None or self.source is None):
            missing = "complete_on" if self.complete_on is None else "source"
            raise PydanticCustomError("complete_without_source", "đủ thì phải có ngày và nguồn", {"found": missing})
        return self


class Consent(Model):
    """Consent to publish; without it a person has no page."""

    given_by: Text = Field(title="Người đồng ý")
    date: DateField = Field(title="Ngày")
    channels: Annotated[tuple[Channel, ...], Many] = Field(min_length=1, title="Kênh")
    until: DateField | None = Field(None, title="Đến ngày")


class Exemplar(Filed):
    """`content/exemplars/YEAR/ID.yml`: gương điển hình."""

    subject: ExemplarSubject = Field(title="Cá nhân hay tập thể")
    organisation: OrganisationRef = Field(title="Tổ chức")
    title: Text = Field(title="Tiêu đề")
    name: Text | None = Field(None, title="Tên người, tập thể")
    unit: Text | None = Field(None, title="Khoa, phòng, đoàn thể")
    award: AwardRef | None = Field(None, title="Danh hiệu, hình thức khen")
    story: Markdown = Field(title="Câu chuyện")
    photo: PictureFile | None = Field(None, title="Ảnh")
    alt: Text | None = Field(None, title="Mô tả ảnh")
    plan: PlanRef | None = Field(None, title="Kế hoạch")
    movements: tuple[MovementRef, ...] = Field((), title="Phong trào")
    consent: Consent | None = Field(None, title="Sự đồng ý")
    approved_by: Text | None = Field(None, title="Người duyệt")
    short: Text | None = Field(None, title="Câu ngắn cho màn hình nhỏ")


class Notice(Filed):
    """`content/notices/ID.yml`: a short message for the screens."""

    headline: Annotated[Text, Field(max_length=60)] = Field(title="Tiêu đề", description="Tối đa 60 ký tự")
    text: Text | None = Field(None, title="Nội dung")
    organisations: Annotated[tuple[OrganisationRef, ...], Many] = Field((), title="Tổ chức")
    screens: Annotated[tuple[ScreenRef, ...], Many] = Field((), title="Màn hình")
    from_: MomentField | None = Field(None, alias="from", title="Hiện từ")
    until: MomentField | None = Field(None, title="Hiện đến")
    priority: Priority = Field("normal", title="Mức ưu tiên")
    always: Flag = Field(False, title="Hiện cả khi màn hình không biết giờ", description="Chỉ cho tin khẩn")
    short: Text | None = Field(None, title="Câu ngắn cho màn hình nhỏ")
