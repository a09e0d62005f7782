"""The gate: bytes → text that is safe to parse, or findings that say why not (limits, UTF-8, characters)."""

import re

from generator.reading.problems.problem import Finding
from generator.reading.text.characters import PERHAPS, character_findings, stray_tones
from generator.reading.text.encodings import foreign_format, wrong_encoding
from generator.reading.text.garbled import ODD, garbled_findings
from generator.vietnamese import TONES

MAX_BYTES = 1 << 20
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_LONE_CR = re.compile(r"\r(?!\n)")
_BOM = b"\xef\xbb\xbf"
_BLANKS = "\u00a0\u2000-\u200a\u202f\u3000"
_SUSPECT = re.compile(f"[{PERHAPS}{ODD}{_BLANKS}{''.join(TONES)}]")  # one look over a text, which seldom holds any
_ODD_INDENT = re.compile(f"^ *[{_BLANKS}]", re.MULTILINE)
_TAB = re.compile(r"^ *\t[ \t]*(?=[^\s])", re.MULTILINE)


def too_large(path: str, most: int = MAX_BYTES) -> Finding:
    """The finding for a file over `most` bytes."""
    message = f"tệp lớn hơn {most >> 20} MiB; mỗi tệp tối đa {most >> 20} MiB"
    return Finding(path, (), "too-large", message, "tách bớt nội dung sang tệp khác", mark=(0, 0))


def open_gate(path: str, data: bytes) -> str | list[Finding]:
    """The text of a file, without BOM, or what is wrong with its bytes and characters."""
    text = decoded(path, data)
    return [text] if isinstance(text, Finding) else _text_findings(path, text) or text


def decoded(path: str, data: bytes) -> str | Finding:
    """The text of a file, without BOM, whatever its characters; or why its bytes are none."""
    if len(data) > MAX_BYTES:
        return too_large(path)
    if finding := foreign_format(path, data):
        return finding
    data = data.removeprefix(_BOM)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        return wrong_encoding(path, data, error.start)


def mark_at(text: str, index: int) -> tuple[int, int]:
    """The 0-based line and column of a character."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n")
    return line, len(before) - (before.rfind("\n") + 1)


def _text_findings(path: str, text: str) -> list[Finding]:
    if "\r" in text and (match := _LONE_CR.search(text)):
        message = "tệp xuống dòng bằng ký tự CR đứng một mình"
        return [_at(path, text, match.start(), "bad-line-break", message, "lưu lại tệp với kiểu xuống dòng LF")]
    if ("<<<<<<<" in text or ">>>>>>>" in text) and (match := _CONFLICT.search(text)):
        message = f"còn dấu xung đột «{match[0][:7]}» do hai người cùng sửa tệp"
        return [_at(path, text, match.start(), "merge-conflict", message, "chọn bản đúng rồi xóa các dòng dấu")]
    tabs = _tab_findings(path, text)
    if not _SUSPECT.search(text):
        return tabs
    odd = [*_odd_indents(path, text), *character_findings(path, text), *_tone_findings(path, text)]
    return [*tabs, *odd, *garbled_findings(path, text)]


def _tab_findings(path: str, text: str) -> list[Finding]:
    """The first line that a tab indents, with how many more there are."""
    if "\t" not in text or not (match := _TAB.search(text)):
        return []
    more = len(_TAB.findall(text)) - 1
    message = "dòng thụt vào bằng phím Tab" + (f", và {more} dòng khác cũng vậy" if more else "")
    place = text.index("\t", match.start())
    return [_at(path, text, place, "tab-indentation", message, "thay mỗi Tab bằng hai dấu cách")]


def _odd_indents(path: str, text: str) -> list[Finding]:
    """The first line that another blank than the space indents, as Word and web pages have them."""
    match = _ODD_INDENT.search(text)
    if match is None:
        return []
    message = f"dòng thụt vào bằng dấu cách lạ U+{ord(match[0][-1]):04X}, không phải dấu cách thường"
    hint = "chạy «thidua format --fix», máy thay giúp; hoặc xóa rồi gõ lại dấu cách"
    return [_at(path, text, match.end() - 1, "bad-character", message, hint)]


def _tone_findings(path: str, text: str) -> list[Finding]:
    """The first tone mark too many, with how many more there are."""
    lost = stray_tones(text)
    if not lost:
        return []
    more = f", và {len(lost) - 1} chỗ khác trong tệp" if len(lost) > 1 else ""
    message = f"chữ «{lost[0][0]}» có hai dấu thanh, hoặc dấu thanh đứng riêng{more}"
    return [_at(path, text, lost[0].start(), "bad-character", message, "xóa chữ ấy rồi gõ lại với một dấu")]


def _at(path: str, text: str, index: int, code: str, message: str, hint: str) -> Finding:
    return Finding(path, (), code, message, hint, mark=mark_at(text, index))
