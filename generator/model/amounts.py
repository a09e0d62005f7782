"""Figures beyond whole counts and shares: quantities with a unit, changes with a sign, places, bases left unsaid."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.dates import KEPT
from generator.model.fields import PERCENT_FORMS, Percent, is_share, parse_count, parse_percent, written

_AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3}){1,4}|\d{1,15})(?:,(\d{1,6}))?", re.ASCII)
_SIGNED = re.compile(r"([+\-\u2212\u2013]?)\s?(\d{1,4})(?:[.,](\d{1,6}))?\s?%")
AMOUNT_FORMS = "1234, 1.234 hoặc 1.234,5 (dấu chấm ngăn hàng nghìn, dấu phẩy trước phần lẻ)"
CHANGE_FORMS = "+10%, -5% hoặc 2,5%"
QUANTITY_FORMS = f"{PERCENT_FORMS}; hoặc một số, ví dụ 3; cùng unit thì cả 1.234,5"
PLACE_FORMS = "một thứ hạng từ 1 đến 999"
BASE_FORMS = "một số nguyên, hoặc not-stated khi nguồn không nêu tổng số"
NOT_STATED = "not-stated"


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in some unit, not negative: `value` exact, `written` how the file puts it."""

    value: Fraction
    written: str

    def __str__(self) -> str:
        return self.written


@dataclass(frozen=True, slots=True)
class SignedShare:
    """A change as an exact share of the earlier figure: +10% → 1/10, -5% → -1/20."""

    value: Fraction
    written: str

    def __str__(self) -> str:
        return self.written


def parse_amount(value: Any) -> Amount:
    """A quantity as Vietnamese offices write it. Errors: `bad_amount`."""
    return _amount(written(value, "bad_amount", AMOUNT_FORMS))


@lru_cache(maxsize=KEPT)
def _amount(text: str) -> Amount:
    match = _AMOUNT.fullmatch(text)
    if not match:
        raise _bad("bad_amount", text, AMOUNT_FORMS)
    return Amount(Fraction(f"{match[1].replace('.', '')}.{match[2] or 0}"), text)


def parse_asked(value: Any) -> Percent | int | Amount:
    """What a comparator asks: a share, a count, or a quantity, which needs a unit beside it. Errors: `bad_percent`,
    `bad_count`.
    """
    text = written(value, "bad_count", QUANTITY_FORMS)
    if is_share(text):
        return parse_percent(text)
    try:
        return _amount(text) if _AMOUNT.fullmatch(text) and not text.isdigit() else parse_count(text)
    except PydanticCustomError as error:
        raise _bad("bad_count", text, QUANTITY_FORMS) from error


def parse_change(value: Any) -> SignedShare:
    """A share with or without a sign; more than 100 % is possible. Errors: `bad_change`."""
    text = written(value, "bad_change", CHANGE_FORMS)
    match = _SIGNED.fullmatch(text)
    if not match or not (match[2] + (match[3] or "")).isascii():
        raise _bad("bad_change", text, CHANGE_FORMS)
    share = Fraction(f"{match[2]}.{match[3] or 0}") / 100
    return SignedShare(share if match[1] in ("", "+") else -share, text)


def parse_place(value: Any) -> int:
    """A place in an order, from 1. Errors: `bad_count`."""
    text = written(value, "bad_count", PLACE_FORMS)
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and int(text)):
        raise _bad("bad_count", text, PLACE_FORMS)
    return int(text)


def parse_base(value: Any) -> int | str:
    """The base of a figure: a count, or `not-stated` where the source gives none. Errors: `bad_count`."""
    text = written(value, "bad_count", BASE_FORMS)
    if text.replace("_", "-").lower() == NOT_STATED:
        return NOT_STATED
    try:
        return parse_count(text)
    except PydanticCustomError as error:
        raise _bad("bad_count", text, BASE_FORMS) from error


def _bad(code: str, found: str, allowed: str) -> PydanticCustomError:
    return PydanticCustomError(code, "không đọc được", {"found": found, "allowed": [allowed]})


_TEXT = WithJsonSchema({"type": "string"})
AmountField = Annotated[Amount, PlainValidator(parse_amount), _TEXT]
Asked = Annotated[Percent | int | Amount, PlainValidator(parse_asked), _TEXT]
ChangeField = Annotated[SignedShare, PlainValidator(parse_change), _TEXT]
Place = Annotated[int, PlainValidator(parse_place), _TEXT]
BaseCount = Annotated[int | Literal["not-stated"], PlainValidator(parse_base), _TEXT]
