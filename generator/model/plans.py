"""What is asked (guidance) and what is promised (plans)."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Closed, Filed, Many, Model
from generator.model.common import CiteField, Erratum, SignatoryField, Signature, SourceField, Transcription
from generator.model.dates import DateField, PeriodField
from generator.model.fields import (
    AwardRef,
    BodyRef,
    ClusterRef,
    Count,
    DocumentRef,
    Flag,
    GuidanceRef,
    Markdown,
    MovementRef,
    OrganisationRef,
    Share,
    Slug,
    TargetRef,
    TaskRef,
    Text,
)
from generator.model.organisations import OrganisationKind
from generator.model.reference import DocumentKind, ThemeUseField
from generator.model.targets import Target

Channel = Annotated[Literal["website", "led", "notice", "report"], Closed()]
Actor = Annotated[
    Literal["school", "ministry-school", "cluster"], Closed({"political-school": "school", "cluster-head": "cluster"})
]

ReportPhase = Annotated[Literal["mid-year", "year-end", "final"], Closed()]


class PlanDocument(Model):
    """The plan as a document; null where the source leaves it out."""

    id: DocumentRef | None = Field(None, title="Mã văn bản", description="Mã trong data/documents")
    number: Text | None = Field(None, title="Số, ký hiệu")
    kind: DocumentKind | None = Field(None, title="Loại")
    date: DateField | None = Field(None, title="Ngày")
    date_as_written: Text | None = Field(None, title="Ngày như đã in")
    place: Text | None = Field(None, title="Nơi ban hành")
    signed_by: Signature | None = Field(None, title="Người ký")
    signatories: tuple[SignatoryField, ...] = Field((), title="Các bên ký", description="Của một giao ước")
    recipients: tuple[Text, ...] = Field((), title="Nơi nhận")
    sha256: Text | None = Field(None, title="Dấu sha256 của bản gốc")


class ReportsDue(Model):
    """The last days to report; the default is the guidance's, else 31 March after the period."""

    mid_year: DateField | None = Field(None, alias="mid-year", title="Sơ kết")
    year_end: DateField | None = Field(None, alias="year-end", title="Tổng kết")
    final: DateField | None = Field(None, title="Chính thức")


class Clause(Model, comes_again=True):
    """A purpose or requirement. A bare string is its text."""

    text: Markdown = Field(title="Nội dung")
    no: Text | None = Field(None, title="Số in trong văn bản")


def _clause(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


ClauseField = Annotated[Clause, BeforeValidator(_clause)]


class Content(Model):
    """One numbered content of the campaign."""

    no: Text | None = Field(None, title="Số in trong văn bản")
    title: Text | None = Field(None, title="Tên")
    summary: Markdown = Field(title="Tóm tắt")
    cites: tuple[CiteField, ...] = Field((), title="Dẫn văn bản")
    movements: tuple[MovementRef, ...] = Field((), title="Phong trào")
    components: tuple[Text, ...] = Field((), title="Thành tố chủ đề")


class Roles(Model, comes_again=True):
    """Who does what in a task, as the document names them."""

    directs: Annotated[tuple[Text, ...], Many] = Field((), title="Chỉ đạo")
    leads: Annotated[tuple[Text, ...], Many] = Field((), title="Chủ trì")
    advises: Annotated[tuple[Text, ...], Many] = Field((), title="Tham mưu")
    advises_and_leads: Annotated[tuple[Text, ...], Many] = Field((), title="Tham mưu chủ trì")
    coordinates: Annotated[tuple[Text, ...], Many] = Field((), title="Phối hợp")
    carries_out: Annotated[tuple[Text, ...], Many] = Field((), title="Thực hiện")
    monitors: Annotated[tuple[Text, ...], Many] = Field((), title="Theo dõi, đôn đốc")
    appraises: Annotated[tuple[Text, ...], Many] = Field((), title="Thẩm định")
    submits: Annotated[tuple[Text, ...], Many] = Field((), title="Trình")
    decides: Annotated[tuple[Text, ...], Many] = Field((), title="Quyết định")
    participates: Annotated[tuple[Text, ...], Many] = Field((), title="Tham gia")


class When(Model, comes_again=True):
    """When a task falls; several keys may stand together. `printed` is the phrase of the document."""

    from_: DateField | None = Field(None, alias="from", title="Từ")
    until: DateField | None = Field(None, title="Đến")
    month: DateField | None = Field(None, title="Tháng")
    months: Annotated[tuple[DateField, ...], Many] = Field((), title="Các tháng")
    quarter: PeriodField | None = Field(None, title="Quý")
    before: DateField | None = Field(None, title="Trước ngày")
    every: Text | None = Field(None, title="Định kỳ")
    continuous: Flag = Field(False, title="Thường xuyên")
    on_instruction: Text | None = Field(None, title="Theo chỉ đạo của")
    after: Text | None = Field(None, title="Sau khi")
    text: Text | None = Field(None, title="Diễn đạt khác")
    printed: Text | None = Field(None, title="Như đã in")


class Task(Model):
    """One row of the plan's work."""

    id: Slug = Field(title="Mã")
    no: Text | None = Field(None, title="Số in trong văn bản")
    summary: Markdown = Field(title="Tóm tắt")
    outputs: tuple[Text, ...] = Field((), title="Việc, sản phẩm")
    part_of: TaskRef | None = Field(None, title="Thuộc nhiệm vụ")
    roles: Roles = Field(Roles(), title="Phân công")
    when: When | None = Field(None, title="Thời gian")
    condition: Text | None = Field(None, title="Điều kiện")
    cites: tuple[CiteField, ...] = Field((), title="Dẫn văn bản")
    movements: tuple[MovementRef, ...] = Field((), title="Phong trào")
    contributes_to: Annotated[tuple[TargetRef, ...], Many] = Field((), title="Góp vào chỉ tiêu")


class Registration(Model, comes_again=True):
    """A title or commendation the organisation registers for."""

    award: AwardRef = Field(title="Danh hiệu, hình thức khen")
    giver: OrganisationRef | None = Field(None, title="Ai tặng")
    giver_office: Text | None = Field(None, title="Chức vụ người tặng", description="Ví dụ: Chủ tịch")
    unit: Text | None = Field(None, title="Đơn vị đăng ký")
    count: Count | None = Field(None, title="Số đăng ký như in")
    share: Share | None = Field(None, title="Tỷ lệ như in")
    as_written: Text | None = Field(None, title="Như đã in")
    note: Markdown | None = Field(None, title="Ghi chú")


class Promise(Filed):
    """What guidance and plans share."""

    title: Text | None = Field(None, title="Tiêu đề")
    period: PeriodField = Field(title="Kỳ")
    summary: Markdown | None = Field(None, title="Tóm tắt")
    themes: tuple[ThemeUseField, ...] = Field((), title="Chủ đề")
    cites: tuple[CiteField, ...] = Field((), title="Văn bản được dẫn")
    movements: tuple[MovementRef, ...] = Field((), title="Phong trào nêu trong văn bản")
    contents: tuple[Content, ...] = Field((), title="Nội dung thi đua")
    targets: tuple[Target, ...] = Field((), title="Chỉ tiêu")
    tasks: tuple[Task, ...] = Field((), title="Nhiệm vụ")
    errata: tuple[Erratum, ...] = Field((), title="Chỗ in lạ")
    transcription: tuple[Transcription, ...] = Field((), title="Chỗ cổng chép sai, đã sửa")
    sources: tuple[SourceField, ...] = Field((), title="Nguồn")
    notes: tuple[Markdown, ...] = Field((), title="Ghi chú")

    def target(self, target_id: str) -> Target | None:
        """The target of that id."""
        for target in self.targets:
            if target.id == target_id:
                return target
        return None


class Plan(Promise):
    """`content/plans/YEAR/NAME.yml`; id `YEAR/NAME`, an amended plan `YEAR/NAME.rN`."""

    organisations: Annotated[tuple[OrganisationRef, ...], Many] = Field((), min_length=1, title="Tổ chức")
    group: ClusterRef | None = Field(None, title="Cụm, khối", description="Kế hoạch, giao ước của chính cụm, khối")
    document: PlanDocument = Field(PlanDocument(), title="Văn bản")
    answers: Annotated[tuple[GuidanceRef, ...], Many] = Field((), title="Thực hiện hướng dẫn")
    reports_due: ReportsDue = Field(ReportsDue(), title="Hạn báo cáo")
    groups: Annotated[tuple[ClusterRef, ...], Many] = Field((), title="Cụm, khối nêu trong kế hoạch")
    purposes: tuple[ClauseField, ...] = Field((), title="Mục đích")
    requirements: tuple[ClauseField, ...] = Field((), title="Yêu cầu")
    registrations: tuple[Registration, ...] = Field((), title="Đăng ký thi đua")
    publishes: Annotated[tuple[Channel, ...], Many] = Field((), title="Kênh công khai")
    publishes_as_written: Text | None = Field(None, title="Câu về công khai như đã in")
    amends: Text | None = Field(None, title="Sửa đổi kế hoạch")
    reason: Markdown | None = Field(None, title="Lý do sửa đổi")

    @property
    def owners(self) -> tuple[tuple[str, str], ...]:
        """Whose plan it is, by kind of record and id: its organisations, or its cluster or bloc alone."""
        own = (("clusters", self.group),) if self.group else ()
        return own or tuple(("organisations", key) for key in self.organisations)

    @model_validator(mode="after")
    def _one_owner(self) -> "Plan":
        if bool(self.organisations) == bool(self.group):
            context = {"allowed": ["organisations", "group"], "found": "organisations, group" if self.group else ""}
            raise PydanticCustomError("not_one_owner", "kế hoạch là của tổ chức, hoặc của một cụm, khối", context)
        return self


class Obligation(Model):
    """Something the guidance asks to be sent or done; `before` is strictly before (docs/RULES.md C-9)."""

    id: Slug = Field(title="Mã")
    who: Annotated[tuple[Actor, ...], Many] = Field(min_length=1, title="Ai làm")
    to: Annotated[tuple[BodyRef, ...], Many] = Field((), title="Gửi ai")
    via: OrganisationRef | None = Field(None, title="Gửi qua")
    address: Text | None = Field(None, title="Địa chỉ nhận")
    what: Text = Field(title="Việc, hồ sơ")
    short: Text | None = Field(None, title="Câu ngắn cho màn hình nhỏ")
    form: Text | None = Field(None, title="Mẫu số")
    report: ReportPhase | None = Field(None, title="Là báo cáo của kỳ", description="Mặc định: mẫu 04 là tổng kết")
    before: DateField | None = Field(None, title="Trước ngày")
    until: DateField | None = Field(None, title="Chậm nhất ngày")
    after: Text | None = Field(None, title="Sau khi")
    otherwise: Text | None = Field(None, title="Nếu không")
    requires: Text | None = Field(None, title="Kèm điều kiện")
    copies: Count | None = Field(None, title="Số bản")
    at: Text | None = Field(None, title="Chỗ trong văn bản")
    printed: Text | None = Field(None, title="Hạn như đã in")


class Form(Model):
    """A form the guidance names."""

    code: Text = Field(title="Mẫu số")
    title: Text = Field(title="Tên mẫu")
    for_: Text | None = Field(None, alias="for", title="Dành cho")


class Guidance(Promise):
    """`content/guidance/YEAR/ID.yml`; id `YEAR/ID`."""

    issuer: Annotated[tuple[OrganisationRef, ...], Many] = Field(min_length=1, title="Cơ quan ban hành")
    document: DocumentRef | None = Field(None, title="Văn bản")
    signed_by: Signature | None = Field(None, title="Người ký")
    place: Text | None = Field(None, title="Nơi ban hành")
    recipients: tuple[Text, ...] = Field((), title="Nơi nhận")
    sha256: Text | None = Field(None, title="Dấu sha256 của bản gốc")
    addressed_to: Annotated[tuple[OrganisationKind, ...], Many] = Field((), title="Gửi loại tổ chức")
    addressees: tuple[Text, ...] = Field((), title="Kính gửi")
    obligations: tuple[Obligation, ...] = Field((), title="Việc phải làm, hồ sơ phải gửi")
    forms: tuple[Form, ...] = Field((), title="Biểu mẫu")
