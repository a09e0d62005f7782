"""What was reached: results (append-only), submissions, exemplars, notices."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Closed, Filed, Many, Model
from generator.model.common import SourceField
from generator.model.dates import DateField
from generator.model.fields import (
    Count,
    Flag,
    FromPath,
    GradeRef,
    Markdown,
    MovementRef,
    ObligationRef,
    OrganisationRef,
    PlanRef,
    Share,
    TargetRef,
    Text,
)

Phase = Annotated[Literal["mid-year", "year-end", "final"], Closed({"year_end_provisional": "year-end"})]
Basis = Annotated[Literal["decision", "report", "self-assessment", "estimate", "press"], Closed()]
Reason = Annotated[Literal["error", "appeal", "award_revoked", "source_withdrawn"], Closed()]
Outcome = Annotated[Literal["achieved", "partly", "not_achieved"], Closed()]
ExemplarSubject = Annotated[Literal["person", "collective"], Closed()]
Priority = Annotated[Literal["normal", "urgent"], Closed()]
Channel = Annotated[Literal["website", "led", "notice", "report"], Closed()]
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


class Figure(Model):
    """What was reached on one target, by count with its base, by grade, level, violations, or items."""

    reached: Count | None = Field(None, title="Số đạt")
    of: Count | None = Field(None, title="Trên tổng số")
    ruled_out: Count | None = Field(None, title="Đã chắc không đạt", description="Chỉ ở báo cáo giữa năm")
    registered: Count | None = Field(None, title="Đăng ký, dự kiến", description="Chỉ ở báo cáo giữa năm")
    share: Share | None = Field(None, title="Tỷ lệ nguồn in", description="Để đối chiếu với số đếm")
    grade: GradeRef | None = Field(None, title="Xếp loại")
    level: Count | None = Field(None, title="Mức được công nhận")
    violations: Count | None = Field(None, title="Số vi phạm")
    attested: Flag = Field(True, title="Có xác nhận")
    items: tuple[Item, ...] | None = Field(None, title="Danh mục")
    outcome: Outcome | None = Field(None, title="Kết quả", description="Với chỉ tiêu không có con số")
    progress: IndicatorProgress | None = Field(None, title="Tiến độ")
    note: Text | None = Field(None, title="Ghi chú")


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
    """`content/submissions/YEAR/ORG.yml`: a list of what was sent."""

    organisation: Annotated[OrganisationRef, FromPath()] = Field(title="Tổ chức")
    year: Annotated[int, FromPath()] = Field(title="Năm")
    sent: tuple[Submitted, ...] = Field((), title="Đã gửi")


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
    story: Markdown = Field(title="Câu chuyện")
    photo: Text | None = Field(None, title="Ảnh")
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
    from_: DateField | None = Field(None, alias="from", title="Từ ngày")
    until: DateField | None = Field(None, title="Đến ngày")
    priority: Priority = Field("normal", title="Mức ưu tiên")
    always: Flag = Field(False, title="Hiện cả khi màn hình không biết giờ", description="Chỉ cho tin khẩn")
    short: Text | None = Field(None, title="Câu ngắn cho màn hình nhỏ")
