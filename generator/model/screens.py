"""A screen: `data/screens/<id>.yml`, what stands in a lobby or at a gate and how it is set up."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Closed, Filed, Many, Model
from generator.model.dates import DateField
from generator.model.fields import ClusterRef, Count, Flag, OrganisationRef, Share, Text, Url

Profile = Annotated[Literal["led", "tv", "gate"], Closed()]
Readers = Annotated[Literal["adults", "children"], Closed()]
SlideKind = Annotated[
    Literal["notices", "theme", "targets", "progress", "results", "deadlines", "exemplars", "qr"], Closed()
]
BOX_FORMS = "512x256 hoặc 512x256+0+0 (rộng x cao + trái + trên)"
DAY_FORMS = "1-5 hoặc 1,3,6; 1 là thứ Hai, 7 là Chủ nhật"
HOUR_FORMS = "07:00-17:00; 18:00-06:00 là qua đêm"
MEASURE_FORMS = "10 hoặc 2,5"
_BOX = re.compile(r"(\d{1,5})\s?[x×]\s?(\d{1,5})(?:\+(\d{1,5})\+(\d{1,5}))?", re.ASCII)
_HOURS = re.compile(r"(\d{1,2}):(\d{2})\s?[-–]\s?(\d{1,2}):(\d{2})", re.ASCII)
_DAYS = re.compile(r"[1-7](?:\s?-\s?[1-7])?(?:\s?,\s?[1-7](?:\s?-\s?[1-7])?)*")
_MEASURE = re.compile(r"\d{1,4}(?:[.,]\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Box:
    """The pixels of the signal that the matrix shows: width, height, left, top."""

    width: int
    height: int
    left: int = 0
    top: int = 0

    def __str__(self) -> str:
        return f"{self.width}x{self.height}+{self.left}+{self.top}"


@dataclass(frozen=True, slots=True)
class Hours:
    """A stretch of the day in minutes after midnight, the end outside; over midnight where `start` > `end`."""

    start: int
    end: int


def parse_box(value: Any) -> Box:
    """`512x256+0+0` → Box. Errors: `bad_range`."""
    match = _BOX.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match or not int(match[1]) or not int(match[2]):
        raise _bad("bad_range", value, BOX_FORMS)
    return Box(*(int(part or 0) for part in match.groups()))


def parse_hours(value: Any) -> Hours:
    """`07:00-17:00` → Hours; 24:00 is the end of the day. Errors: `bad_range`."""
    match = _HOURS.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        raise _bad("bad_range", value, HOUR_FORMS)
    hour, minute, last_hour, last_minute = map(int, match.groups())
    start, end = hour * 60 + minute, last_hour * 60 + last_minute
    if minute > 59 or last_minute > 59 or start >= 1440 or end > 1440 or start == end:
        raise _bad("bad_range", value, HOUR_FORMS)
    return Hours(start, end)


def parse_days(value: Any) -> tuple[int, ...]:
    """`1-5` or `1,3,6` → weekdays in order, 1 is Monday. Errors: `bad_range`."""
    if not isinstance(value, str) or not _DAYS.fullmatch(value.strip()):
        raise _bad("bad_range", value, DAY_FORMS)
    days: set[int] = set()
    for part in value.split(","):
        first, _, last = (end.strip() for end in part.partition("-"))
        days.update(range(int(first), int(last or first) + 1))
    if not days:
        raise _bad("bad_range", value, DAY_FORMS)
    return tuple(sorted(days))


def parse_measure(value: Any) -> Fraction:
    """`2,5` → 5/2, more than nothing. Errors: `bad_count`."""
    text = value.strip() if isinstance(value, str) else ""
    if not _MEASURE.fullmatch(text) or not text.isascii() or not Fraction(text.replace(",", ".")):
        raise _bad("bad_count", value, MEASURE_FORMS)
    return Fraction(text.replace(",", "."))


def _bad(code: str, found: Any, allowed: str) -> PydanticCustomError:
    return PydanticCustomError(code, "không đọc được", {"found": str(found), "allowed": [allowed]})


_STRING = WithJsonSchema({"type": "string"})
BoxField = Annotated[Box, PlainValidator(parse_box), _STRING]
HoursField = Annotated[Hours, PlainValidator(parse_hours), _STRING]
DaysField = Annotated[tuple[int, ...], PlainValidator(parse_days), _STRING]
Measure = Annotated[Fraction, PlainValidator(parse_measure), WithJsonSchema({"type": ["string", "number"]})]


class Window(Model):
    """When something holds, in Vietnam time: whole days from–until, weekdays, and a stretch of the day."""

    from_: DateField | None = Field(None, alias="from", title="Từ ngày")
    until: DateField | None = Field(None, title="Đến ngày")
    days: DaysField | None = Field(None, title="Các ngày trong tuần", description=DAY_FORMS)
    hours: HoursField | None = Field(None, title="Giờ", description=HOUR_FORMS)


class Shown(Window):
    """One entry of a playlist: a kind of slide, always or in its window."""

    show: SlideKind = Field(title="Loại trang chiếu")


def _shown(value: Any) -> Any:
    return {"show": value} if isinstance(value, str) else value


def _window(value: Any) -> Any:
    return {"hours": value} if isinstance(value, str) else value


ShownField = Annotated[Shown, BeforeValidator(_shown)]
WindowField = Annotated[Window, BeforeValidator(_window)]


class Screen(Filed):
    """`data/screens/<id>.yml`: whose it is, what it is made of, when it is dark and what it plays."""

    name: Text = Field(title="Tên màn hình", description="Ví dụ: Màn hình LED cổng trường")
    organisation: OrganisationRef | None = Field(None, title="Tổ chức")
    cluster: ClusterRef | None = Field(None, title="Cụm, khối")
    profile: Profile = Field("tv", title="Kiểu màn hình", description="tv: tivi; led: màn LED; gate: LED cổng trường")
    box: BoxField | None = Field(None, title="Vùng hiển thị", description=BOX_FORMS)
    pitch_mm: Measure | None = Field(None, title="Bước điểm ảnh (mm)", description=MEASURE_FORMS)
    distance_m: Measure | None = Field(None, title="Khoảng cách xem (m)", description=MEASURE_FORMS)
    readers: Readers = Field("adults", title="Người đọc")
    dim: Share | None = Field(None, title="Độ sáng", description="Ví dụ 60%")
    off: Annotated[tuple[WindowField, ...], Many] = Field((), title="Giờ tắt")
    playlist: tuple[ShownField, ...] = Field((), title="Danh sách chiếu")
    emergency: Text | None = Field(None, title="Câu khẩn khi bấm phím K")
    health: Url | None = Field(None, title="Địa chỉ nhận tin sống")
    urgent: Flag = Field(False, title="Hỏi tin khẩn mỗi phút")
    stale_days: Count = Field(14, title="Số liệu cũ sau (ngày)")

    @model_validator(mode="after")
    def _one_owner(self) -> "Screen":
        if (self.organisation is None) == (self.cluster is None):
            raise PydanticCustomError(
                "unknown_value",
                "màn hình thuộc đúng một nơi",
                {"allowed": ["organisation", "cluster"], "found": ""},
            )
        return self

    def owner(self) -> str:
        """The id of the organisation or cluster it shows."""
        return self.organisation or self.cluster or ""
