"""Addresses of pages that anybody may open: http or https, of a host on the Internet, written as it looks."""

import re
from ipaddress import ip_address
from typing import Any

from pydantic_core import PydanticCustomError

LONGEST = 2000  # browsers, proxies and mail programs cut longer ones
FORMS = "địa chỉ bắt đầu bằng https:// hoặc http://"
_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_AUTHORITY = re.compile(r"https?://([^/?#]*)", re.IGNORECASE)
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::\d{1,5})?")
_LOCAL = re.compile(r"(?:^|\.)(?:localhost|local|localdomain|lan|internal|intranet)$")
_LETTERS = re.compile(r"[a-z0-9.-]+")
_VIETNAMESE = re.compile(r"[a-z0-9.\-àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]+")


def parse_web_address(value: Any) -> str:
    """An http or https address. Errors: `bad_url`."""
    text = value.strip() if isinstance(value, str) else ""
    if not _ADDRESS.fullmatch(text):
        raise _bad(text or "một danh sách hoặc một nhóm khóa", FORMS)
    if len(text) > LONGEST:
        raise _bad(text, f"địa chỉ dài tối đa {LONGEST} ký tự")
    if why := _refused(text):
        raise _bad(text, why)
    return text


def _refused(text: str) -> str:
    """What an address must be instead, "" where nothing is wrong with its host."""
    authority = _AUTHORITY.match(text)
    if authority is None or "@" in authority[1] or "\\" in text:
        return "địa chỉ không có tên người dùng, dấu @ hay dấu \\ trước tên miền"
    named = _HOST.fullmatch(authority[1].lower())
    if named is None:
        return FORMS
    host = named[1].strip("[]").rstrip(".")
    if _is_local(host):
        return "địa chỉ trên Internet, ai cũng mở được; không phải của một máy hay một mạng nội bộ"
    if not _is_plain(host):
        return "tên miền viết bằng chữ Latinh hay chữ Việt; tên này có chữ của bảng chữ khác, trông giống mà không phải"
    return ""


def _is_local(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or bool(_LOCAL.search(host))


def _is_plain(host: str) -> bool:
    """Whether a host has no letter that only looks like one of ours, also where it is written as `xn--…`."""
    if ":" in host:  # of IPv6
        return True
    try:
        shown = re.sub(r"(?<![^.])xn--[^.]+", lambda label: label[0].encode().decode("idna"), host)
    except UnicodeError:
        return False
    return bool(_LETTERS.fullmatch(shown) or _VIETNAMESE.fullmatch(shown))


def _bad(found: str, allowed: str) -> PydanticCustomError:
    return PydanticCustomError("bad_url", "không đọc được", {"found": found, "allowed": [allowed]})
