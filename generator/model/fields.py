"""The scalar types of the contract. Every scalar arrives as text and is read by the type its field declares."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any

from pydantic import JsonValue, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.dates import KEPT
from generator.model.ids import names_in
from generator.model.web_addresses import parse_web_address

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_LENGTH = 64
LONGEST_TEXT, LONGEST_MARKDOWN = 2_000, 10_000
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,6}))?\s?%")
_RANGE = re.compile(r"(\d{1,3}(?:[.,]\d{1,6})?)\s?%?\s?[-\u2013\u2014]\s?(\d{1,3}(?:[.,]\d{1,6})?)\s?%", re.ASCII)
_COUNT_RANGE = re.compile(r"(\d{1,7}(?:,\d{1,6})?)\s?[-\u2013\u2014]\s?(\d{1,7}(?:,\d{1,6})?)", re.ASCII)
_SHARE_WORDS = re.compile(r"[%％]|phần\s+trăm", re.IGNORECASE)
_NOTHING = frozenset({"null", "~", "none", "nan", "n/a", "#n/a", "undefined"})  # programs' words for a blank
_COUNT = re.compile(r"\d{1,9}")
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
COUNT_FORMS = "một số nguyên không âm viết liền, ví dụ 3 hoặc 1234"
COLOUR_FORMS = "dấu # rồi sáu chữ số hay chữ từ a đến f, ví dụ #1a6b3c; đặt trong nháy"
PERCENT_FORMS = "90%, 12,5% hoặc 12.5%, từ 0% đến 100%"
SPAN_FORMS = "10–15% hoặc 3–5, số nhỏ đứng trước"


@dataclass(frozen=True, slots=True)
class Percent:
    """An exact share; `value` is a fraction of one (90% → 9/10), `written` how the file puts it."""

    value: Fraction
    written: str

    def __str__(self) -> str:
        return self.written


@dataclass(frozen=True, slots=True)
class Span:
    """A range with both ends inside, of shares (`unit` "%") or of counts and quantities (`unit` "")."""

    low: Fraction
    high: Fraction
    unit: str
    written: str

    def __str__(self) -> str:
        return self.written


def parse_slug(value: Any) -> str:
    """An id. Errors: `bad_id`."""
    return _slug(written(value, "bad_id", "chữ thường không dấu, chữ số, nối bằng dấu gạch ngang"))


@lru_cache(maxsize=KEPT)
def _slug(text: str) -> str:
    if not SLUG.fullmatch(text) or len(text) > SLUG_LENGTH:
        raise _bad("bad_id", text, "chữ thường không dấu, chữ số, nối bằng dấu gạch ngang, tối đa 64 ký tự")
    return text


def parse_reference(value: Any) -> str:
    """The id of a record filed by year (`2023/tct-binh-thuan`, revisions `2023/x.r2`). Errors: `bad_id`."""
    text = written(value, "bad_id", "mã dạng 2023/ten-truong")
    if not all(map(SLUG.fullmatch, names_in(text))):
        raise _bad("bad_id", text, "mã dạng 2023/ten-truong")
    return text


def parse_text(value: Any, longest: int = LONGEST_TEXT) -> str:
    """Plain text, not empty, of at most `longest` characters. Errors: `wrong_type`, `empty_text`, `too_long`."""
    text = value.strip() if type(value) is str else written(value, "wrong_type", "một đoạn chữ")
    if not text or text.lower() in _NOTHING:
        raise _bad("empty_text", text, "một đoạn chữ không rỗng")
    if len(text) > longest:
        raise PydanticCustomError("too_long", "{actual_length}", {"actual_length": len(text), "max_length": longest})
    return text


def parse_markdown(value: Any) -> str:
    """Text of several paragraphs. Errors: as `parse_text`."""
    return parse_text(value, LONGEST_MARKDOWN)


def parse_count(value: Any) -> int:
    """A whole number. Errors: `bad_count`."""
    text = written(value, "bad_count", COUNT_FORMS)
    if not _COUNT.fullmatch(text) or not text.isascii():
        raise _bad("bad_count", text, COUNT_FORMS)
    return int(text)


def parse_percent(value: Any) -> Percent:
    """A share from 0% to 100%. Errors: `bad_percent`."""
    return _percent(written(value, "bad_percent", PERCENT_FORMS))


@lru_cache(maxsize=KEPT)
def _percent(text: str) -> Percent:
    match = _PERCENT.fullmatch(text) if text.isascii() else None
    if not match:
        raise _bad("bad_percent", text, PERCENT_FORMS)
    share = Fraction(f"{match[1]}.{match[2] or 0}") / 100
    if share > 1:
        raise _bad("bad_percent", text, PERCENT_FORMS)
    return Percent(share, text)


def is_share(text: str) -> bool:
    """Whether a text is meant as a share rather than a count."""
    return bool(_SHARE_WORDS.search(text))


def parse_span(value: Any) -> Span:
    """A range of shares or counts, low end first. Errors: `bad_range`."""
    return _span(written(value, "bad_range", SPAN_FORMS))


@lru_cache(maxsize=KEPT)
def _span(text: str) -> Span:
    if match := _RANGE.fullmatch(text):
        low, high, unit = (_number(match[1]) / 100, _number(match[2]) / 100, "%")
    elif match := _COUNT_RANGE.fullmatch(text):
        low, high, unit = (_number(match[1]), _number(match[2]), "")
    else:
        raise _bad("bad_range", text, SPAN_FORMS)
    if low > high or (unit and high > 1):
        raise _bad("bad_range", text, SPAN_FORMS)
    return Span(low, high, unit, text)


def parse_flag(value: Any) -> bool:
    """`true` or `false`, nothing else. Errors: `bad_flag`."""
    text = str(value).lower() if isinstance(value, bool) else written(value, "bad_flag", "true hoặc false")
    if text not in {"true", "false"}:
        raise _bad("bad_flag", text, "true hoặc false")
    return text == "true"


def parse_colour(value: Any) -> str:
    """A colour as `#rrggbb`, in lower case. Errors: `bad_colour`."""
    text = written(value, "bad_colour", COLOUR_FORMS)
    if not _COLOUR.fullmatch(text):
        raise _bad("bad_colour", text, COLOUR_FORMS)
    return text.lower()


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def written(value: Any, code: str, allowed: str) -> str:
    """A scalar as text, stripped. Errors: `code`, with the forms `allowed`."""
    if not isinstance(value, str):
        raise _bad(code, "một danh sách hoặc một nhóm khóa", allowed)
    return value.strip()


def _bad(code: str, found: str, allowed: str) -> PydanticCustomError:
    return PydanticCustomError(code, "không đọc được", {"found": found, "allowed": [allowed]})


@dataclass(frozen=True, slots=True)
class Ref:
    """What the text of a field refers to: a kind of record, or a narrower or wider one (grades, bodies).

    With `part`, a part of a record, such as a target: found in the document itself or in the one it rests on.
    All that follows references reads them off the fields: the check, its hints, the forms.
    """

    to: str
    part: bool = False


@dataclass(frozen=True, slots=True)
class FromPath:
    """Marks a field that the path of the file says; `written` where the file may say it as well."""

    written: bool = False


_TEXT: dict[str, JsonValue] = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
_MARKDOWN = {**_TEXT, "maxLength": LONGEST_MARKDOWN, "format": "markdown"}
Slug = Annotated[str, PlainValidator(parse_slug), WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"})]
Reference = Annotated[str, PlainValidator(parse_reference), WithJsonSchema({"type": "string"})]
Text = Annotated[str, PlainValidator(parse_text), WithJsonSchema(_TEXT)]
Markdown = Annotated[str, PlainValidator(parse_markdown), WithJsonSchema(_MARKDOWN)]
Count = Annotated[int, PlainValidator(parse_count), WithJsonSchema({"type": ["string", "integer"]})]
Share = Annotated[Percent, PlainValidator(parse_percent), WithJsonSchema({"type": "string"})]
SpanField = Annotated[Span, PlainValidator(parse_span), WithJsonSchema({"type": "string"})]
Flag = Annotated[bool, PlainValidator(parse_flag), WithJsonSchema({"type": "boolean"})]
Colour = Annotated[str, PlainValidator(parse_colour), WithJsonSchema({"type": "string", "minLength": 1})]
Url = Annotated[str, PlainValidator(parse_web_address), WithJsonSchema({"type": "string", "format": "uri"})]

OrganisationRef = Annotated[Slug, Ref("organisations")]
ClusterRef = Annotated[Slug, Ref("clusters")]
ThemeRef = Annotated[Slug, Ref("themes")]
MovementRef = Annotated[Slug, Ref("movements")]
ScreenRef = Annotated[Slug, Ref("screens")]
DocumentRef = Annotated[Slug, Ref("documents")]
AwardRef = Annotated[Slug, Ref("awards")]
GradeRef = Annotated[Slug, Ref("grades")]
GuidanceRef = Annotated[Reference, Ref("guidance")]
PlanRef = Annotated[Reference, Ref("plans")]
SenderRef = Annotated[Slug, Ref("senders")]
"""An organisation's id, or a cluster's."""
BodyRef = Annotated[Text, Ref("bodies")]
"""An organisation's id, or its name where it has none."""
RecognitionRef = Annotated[Reference, Ref("recognitions")]
RevokedRef = Annotated[Reference, Ref("recognitions", part=True)]
"""A recognition, of the same year where no year is said."""
ExemplarRef = Annotated[Reference, Ref("exemplars")]
TargetRef = Annotated[Slug, Ref("targets", part=True)]
"""The id of a target of the same document, or of the one it answers or reports on."""
UnitRef = Annotated[Slug, Ref("units", part=True)]
"""The id of a unit of the organisation named beside it."""
TaskRef = Annotated[Slug, Ref("tasks", part=True)]
ObligationRef = Annotated[Slug, Ref("obligations", part=True)]
