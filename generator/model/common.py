"""Parts that several records share: names with dates, sources of a fact, errata, citations."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from generator.model.base import Closed, Model
from generator.model.dates import DateField
from generator.model.fields import DocumentRef, Flag, Markdown, OrganisationRef, RecognitionRef, Text, Url
from generator.model.pictures import PictureFile

Verification = Annotated[Literal["sourced", "inferred"], Closed()]
CiteRole = Annotated[
    Literal["basis", "implements", "purpose", "content", "mentions", "internal"], Closed({"legal_basis": "basis"})
]
Confidence = Annotated[Literal["certain", "probable", "possible"], Closed()]


class Source(Model):
    """Where a fact comes from. A bare string is its title."""

    title: Text | None = Field(None, title="Tên nguồn")
    document: DocumentRef | None = Field(None, title="Văn bản", description="Mã trong data/documents")
    recognition: RecognitionRef | None = Field(
        None, title="Quyết định công nhận", description="Mã trong content/recognitions, gồm cả năm"
    )
    number: Text | None = Field(None, title="Số, ký hiệu")
    date: DateField | None = Field(None, title="Ngày")
    url: Url | None = Field(None, title="Địa chỉ")
    at: Text | None = Field(None, title="Chỗ trong nguồn", description="Ví dụ: II.3 hoặc bảng dòng 6")
    excerpt_only: Flag = Field(False, title="Chỉ đọc trích đoạn", description="Chưa mở toàn văn của nguồn")
    note: Text | None = Field(None, title="Ghi chú")


def _titled(value: Any) -> Any:
    return {"title": value} if isinstance(value, str) else value


SourceField = Annotated[Source, BeforeValidator(_titled)]


class DatedName(Model):
    """One name of an organisation or group; `until` is its last day."""

    text: Text = Field(title="Tên đầy đủ")
    short: Text | None = Field(None, title="Tên ngắn", description="Tối đa 24 ký tự thì vừa màn hình LED nhỏ")
    from_: DateField | None = Field(None, alias="from", title="Dùng từ")
    until: DateField | None = Field(None, title="Dùng đến")


class Cite(Model, comes_again=True):
    """A document cited. `document` when registered, else `text` as the citing document puts it."""

    document: DocumentRef | None = Field(None, title="Văn bản", description="Mã trong data/documents")
    text: Text | None = Field(None, title="Văn bản chưa có số", description="Cách gọi trong kế hoạch")
    role: CiteRole = Field("mentions", title="Vai trò")
    as_written: Text | None = Field(None, title="In trong văn bản là")
    at: Text | None = Field(None, title="Chỗ dẫn")
    note: Text | None = Field(None, title="Ghi chú")


def _cited(value: Any) -> Any:
    return {"document": value} if isinstance(value, str) else value


CiteField = Annotated[Cite, BeforeValidator(_cited)]


class Erratum(Model):
    """An oddity of the printed text: shown beside it, never corrected silently."""

    at: Text = Field(title="Chỗ trong văn bản")
    printed: Text = Field(title="In là")
    suggested: Text | None = Field(None, title="Đề nghị đọc là")
    confidence: Confidence = Field("possible", title="Mức chắc chắn")
    why: Markdown | None = Field(None, title="Vì sao")


class Transcription(Model):
    """Where our own copy differed from the printed document and was mended: no amendment of the document."""

    at: Text = Field(title="Chỗ trong văn bản")
    was: Text = Field(title="Trước đây chép là")
    printed: Text = Field(title="In là")
    compared_by: Text = Field(title="Ai đối chiếu")
    on: DateField = Field(title="Sửa ngày")


class Picture(Model):
    """A picture of the record, described in words to those who do not see it."""

    file: PictureFile = Field(title="Tệp ảnh")
    alt: Text = Field(title="Mô tả ảnh")


class Signature(Model, comes_again=True):
    """Who signed, in which office; `mode` as printed (K/T …)."""

    office: Text | None = Field(None, title="Chức vụ")
    name: Text | None = Field(None, title="Họ tên")
    mode: Text | None = Field(None, title="Thể thức ký")


class Signatory(Signature):
    """Who signed a pact for a body. A bare string is the id of the body."""

    organisation: OrganisationRef | None = Field(None, title="Tổ chức")
    text: Text | None = Field(None, title="Bên ký chưa đăng ký", description="Tên như in, khi chưa có mã")


def _signing(value: Any) -> Any:
    return {"organisation": value} if isinstance(value, str) else value


SignatoryField = Annotated[Signatory, BeforeValidator(_signing)]


def name_on(names: tuple[DatedName, ...], day: date | None) -> DatedName:
    """The name in use on `day`; the last one listed where none fits or `day` is None."""
    if day is not None:
        for name in reversed(names):
            if (not name.from_ or name.from_.first() <= day) and (not name.until or day <= name.until.last()):
                return name
    return names[-1]
