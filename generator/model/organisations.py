"""Organisations, their succession, and the clusters (cụm) and blocs (khối) they emulate in."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from generator.model.base import Closed, Filed, Many, Model
from generator.model.common import DatedName, Picture, SourceField, Verification, name_on
from generator.model.dates import DateField
from generator.model.fields import Colour, DocumentRef, Flag, Markdown, OrganisationRef, Slug, Text, UnitRef, Url

OrganisationKind = Annotated[
    Literal[
        "academy",
        "academy-department",
        "political-school",
        "ministry-school",
        "party-committee",
        "party-commission",
        "central-party-body",
        "people-committee",
        "government",
        "department",
        "emulation-board",
        "union",
        "other",
    ],
    Closed(
        {
            "provincial-political-school": "political-school",
            "provincial-party-committee": "party-committee",
            "school": "political-school",
            "council": "other",
        }
    ),
]
UnitKind = Annotated[
    Literal[
        "faculty",
        "office",
        "leadership",
        "council",
        "party-organisation",
        "party-cell",
        "trade-union",
        "youth-union",
        "other",
    ],
    Closed({"leadership-collective": "leadership"}),
]
SuccessionKind = Annotated[Literal["merge", "split", "rename", "absorb", "dissolve", "found"], Closed()]
ClusterKind = Annotated[
    Literal["academy-cluster", "provincial-bloc", "national-cluster", "union-cluster", "internal-bloc"], Closed()
]
ENDING = frozenset({"merge", "split", "absorb", "dissolve"})


class Renamed:
    """What bears names with dates."""

    if TYPE_CHECKING:
        names: tuple[DatedName, ...]

    def name(self, day: date | None = None) -> str:
        """The full name in use on `day` (default: the newest)."""
        return name_on(self.names, day).text

    def short(self, day: date | None = None) -> str:
        """The short name in use on `day`, else the full one."""
        found = name_on(self.names, day)
        return found.short or found.text


class Unit(Model, comes_again=True):
    """A part of an organisation: khoa, phòng, đoàn thể."""

    id: Slug = Field(title="Mã")
    name: Text = Field(title="Tên")
    kind: UnitKind = Field("other", title="Loại")
    short: Text | None = Field(None, title="Tên ngắn")


class Succession(Model):
    """An event in the life of an organisation; `inferred` where no founding decision was found."""

    event: SuccessionKind = Field(title="Sự kiện")
    date: DateField = Field(title="Ngày")
    date_inferred: Flag = Field(False, title="Ngày do suy luận", description="Sự kiện có nguồn, ngày thì không")
    into: Annotated[tuple[OrganisationRef, ...], Many] = Field((), title="Thành")
    from_: Annotated[tuple[OrganisationRef, ...], Many] = Field((), alias="from", title="Từ")
    verification: Verification = Field("inferred", title="Mức kiểm chứng")
    source: SourceField | None = Field(None, title="Nguồn")
    note: Markdown | None = Field(None, title="Ghi chú")


class Organisation(Renamed, Filed):
    """`data/organisations/<id>.yml`. The id is opaque and permanent, never derived from a name."""

    kind: OrganisationKind = Field(title="Loại")
    names: tuple[DatedName, ...] = Field(min_length=1, title="Tên gọi")
    also: tuple[Text, ...] = Field((), title="Cách gọi khác")
    province: Text | None = Field(None, title="Tỉnh, thành")
    parent: OrganisationRef | None = Field(None, title="Cấp trên trực tiếp")
    website: Url | None = Field(None, title="Trang thông tin điện tử")
    emblem: Picture | None = Field(None, title="Biểu trưng")
    colour: Colour | None = Field(None, title="Màu")
    units: tuple[Unit, ...] = Field((), title="Khoa, phòng, đoàn thể")
    succession: tuple[Succession, ...] = Field((), title="Chia, tách, sáp nhập, đổi tên")
    summary: Markdown | None = Field(None, title="Giới thiệu ngắn")
    sources: tuple[SourceField, ...] = Field((), title="Nguồn")

    def ended(self) -> Succession | None:
        """The event that ended it: one that passes it into others, known or not, or dissolves it."""
        for event in self.succession:
            if event.event in ENDING and not event.from_ and self.id not in event.into:
                return event
        return None


class Member(Model):
    """A membership with its dates. In an internal bloc the member is a `unit` of its organisation."""

    organisation: OrganisationRef = Field(title="Tổ chức")
    unit: UnitRef | None = Field(None, title="Khoa, phòng", description="Chỉ trong khối nội bộ của một tổ chức")
    from_: DateField | None = Field(None, alias="from", title="Từ")
    until: DateField | None = Field(None, title="Đến")
    verification: Verification = Field("sourced", title="Mức kiểm chứng")
    source: SourceField | None = Field(None, title="Nguồn")

    def holds(self, first: date, last: date) -> bool:
        """Whether the membership touches the days first..last."""
        starts = not self.from_ or self.from_.first() <= last
        return starts and (not self.until or first <= self.until.last())


class ClusterRole(Model):
    """Who led the cluster or bloc in a year."""

    year: DateField = Field(title="Năm")
    head: OrganisationRef | None = Field(None, title="Trưởng")
    deputies: Annotated[tuple[OrganisationRef, ...], Many] = Field((), title="Phó")
    source: SourceField | None = Field(None, title="Nguồn")


class Cluster(Renamed, Filed):
    """`data/clusters/<id>.yml`: a cluster or bloc, of bodies, or of the units inside one."""

    kind: ClusterKind = Field(title="Loại")
    names: tuple[DatedName, ...] = Field(min_length=1, title="Tên gọi")
    also: tuple[Text, ...] = Field((), title="Cách gọi khác")
    convened_by: OrganisationRef | None = Field(None, title="Do ai tổ chức")
    established_by: DocumentRef | None = Field(None, title="Văn bản thành lập")
    members: tuple[Member, ...] = Field((), title="Thành viên")
    size: Text | None = Field(None, title="Số thành viên theo nguồn", description="Khi chưa biết đủ tên thành viên")
    roles: tuple[ClusterRole, ...] = Field((), title="Trưởng, phó theo năm")
    summary: Markdown | None = Field(None, title="Giới thiệu ngắn")
    sources: tuple[SourceField, ...] = Field((), title="Nguồn")
