"""What was awarded, proposed, voted or ranked: one file per decision, proposal, vote or published ranking."""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Closed, Filed, Model
from generator.model.common import SourceField
from generator.model.dates import DateField
from generator.model.fields import (
    AwardRef,
    ClusterRef,
    Count,
    DocumentRef,
    ExemplarRef,
    FromPath,
    Markdown,
    OrganisationRef,
    RevokedRef,
    Text,
    UnitRef,
    Url,
)
from generator.model.results import Basis, Reason
from generator.model.screens import Measure

Stage = Annotated[Literal["registered", "voted", "proposed", "decided", "revoked"], Closed()]
BODIES = ("organisation", "as_written")


class RecognitionDocument(Model):
    """The decision, minutes or proposal; null where the source leaves it out."""

    id: DocumentRef | None = Field(None, title="Mã văn bản", description="Mã trong data/documents")
    number: Text | None = Field(None, title="Số, ký hiệu")
    date: DateField | None = Field(None, title="Ngày")
    url: Url | None = Field(None, title="Địa chỉ")


class Recipient(Model):
    """Who was recognised: an organisation, a unit of it, or so many of its people; never a person by name."""

    organisation: OrganisationRef | None = Field(None, title="Tổ chức")
    as_written: Text | None = Field(None, title="Tên như nguồn in", description="Khi tổ chức chưa có mã trong sổ")
    unit: UnitRef | None = Field(None, title="Khoa, phòng, đoàn thể")
    count: Count | None = Field(None, title="Số lượng", description="Số người, tập thể hay bằng được nhận")
    rank: Count | None = Field(None, title="Xếp thứ")
    points: Measure | None = Field(None, title="Điểm", description="Chỉ khi cụm, khối đã công bố điểm")
    exemplar: ExemplarRef | None = Field(None, title="Gương điển hình", description="Khi người được nêu đã đồng ý")
    note: Text | None = Field(None, title="Ghi chú")

    @model_validator(mode="after")
    def _one_body(self) -> "Recipient":
        if (self.organisation is None) == (self.as_written is None):
            raise PydanticCustomError(
                "unknown_value", "đơn vị nhận ghi một cách", {"allowed": list(BODIES), "found": ""}
            )
        return self

    @property
    def who(self) -> tuple[str, str]:
        """The body, or what is printed for it, and its unit: by this a revocation names a recipient."""
        return self.organisation or self.as_written or "", self.unit or ""


class Recognition(Filed):
    """`content/recognitions/YEAR/ID.yml`; id `YEAR/ID`. YEAR is the year recognised.

    `ranking` is the cluster or bloc whose order was published; a revocation names what it revokes and needs neither.
    """

    title: Text | None = Field(None, title="Tiêu đề")
    award: AwardRef | None = Field(None, title="Danh hiệu, hình thức khen, xếp loại")
    ranking: ClusterRef | None = Field(None, title="Bảng xếp hạng của cụm, khối")
    level: Count | None = Field(None, title="Mức được công nhận", description="Với một chuẩn, ví dụ 1")
    giver: OrganisationRef | None = Field(None, title="Ai tặng")
    giver_office: Text | None = Field(None, title="Chức vụ người tặng", description="Ví dụ: Chủ tịch")
    stage: Stage = Field(title="Bước")
    group: ClusterRef | None = Field(None, title="Trong cụm, khối")
    document: RecognitionDocument = Field(RecognitionDocument(), title="Văn bản")
    published_on: DateField = Field(title="Công bố ngày")
    basis: Basis = Field(title="Căn cứ")
    evidence: tuple[SourceField, ...] = Field((), title="Minh chứng")
    recipients: tuple[Recipient, ...] = Field((), title="Đơn vị được nhận")
    revokes: RevokedRef | None = Field(
        None, title="Thu hồi", description="Mã của công nhận bị thu hồi; cùng năm thì chỉ cần tên"
    )
    reason: Reason | None = Field(None, title="Lý do")
    why: Markdown | None = Field(None, title="Nói rõ lý do")
    note: Markdown | None = Field(None, title="Ghi chú")
    year: Annotated[int, FromPath()] = Field(title="Năm công nhận", description="Từ đường dẫn")

    @model_validator(mode="after")
    def _one_subject(self) -> "Recognition":
        named = (self.award is not None) + (self.ranking is not None)
        if named > 1 or (not named and self.revokes is None):
            raise PydanticCustomError(
                "unknown_value", "trao một danh hiệu, hay là một bảng xếp hạng",
                {"allowed": ["award", "ranking"], "found": ""},
            )  # fmt: skip
        return self

    def in_group(self) -> str | None:
        """The cluster or bloc it belongs to."""
        return self.group or self.ranking
