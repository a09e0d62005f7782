"""Errors of the YAML parser, said in plain Vietnamese with what to do."""

import re

from yaml.error import MarkedYAMLError

from generator.reading.problems.problem import Finding

_QUOTE = "đặt cả giá trị trong dấu nháy đơn: 'như thế này'"
_INDENT = "thụt các khóa cùng nhóm bằng nhau, mỗi tầng hai dấu cách"
# (context of the parser, its problem) → message, hint; a problem may stand for several contexts.
_MESSAGES = {
    "mapping values are not allowed in this context": (
        "dấu hai chấm ở chỗ này làm máy tưởng là một khóa nữa",
        f"nếu là chữ thì {_QUOTE}; nếu là khóa thì {_INDENT}",
    ),
    "could not find expected ':'": ("thiếu dấu hai chấm sau khóa", "viết «khóa: giá trị»"),
    "did not find expected key": ("dòng này không thẳng hàng với các khóa cùng nhóm", _INDENT),
    "did not find expected '-' indicator": (
        "dòng này thụt không khớp với các dòng cùng nhóm, hoặc lẫn danh sách với khóa",
        _INDENT,
    ),
    "did not find expected ',' or ']'": ("danh sách mở bằng [ chưa đóng bằng ]", "thêm ] hoặc dấu phẩy"),
    "did not find expected ',' or '}'": ("nhóm mở bằng { chưa đóng bằng }", "thêm } hoặc dấu phẩy"),
    "did not find expected node content": ("sau dấu mở ngoặc thiếu nội dung hoặc dấu đóng", "đóng đủ các ngoặc"),
    "found unexpected end of stream": ("dấu nháy mở ở đây không được đóng", "thêm dấu nháy đóng"),
    "found unexpected document indicator": ("dấu nháy mở ở đây không được đóng", "thêm dấu nháy đóng"),
    "found character that cannot start any token": ("giá trị không được bắt đầu bằng ký tự này", _QUOTE),
    "found unknown escape character": ("trong dấu nháy kép, dấu \\ phải đi với một mã thoát", "dùng dấu nháy đơn"),
    "found a tab character that violates indentation": (
        "dòng thụt vào bằng phím Tab",
        "thay mỗi Tab bằng hai dấu cách",
    ),
    "block sequence entries are not allowed in this context": ("dấu gạch đầu dòng không được ở chỗ này", _INDENT),
    "did not find expected <document start>": ("còn chữ sau khi tài liệu đã hết", _INDENT),
    "did not find expected comment or line break": ("sau | hoặc > phải xuống dòng", "viết nội dung từ dòng sau"),
}
_AT_CONTEXT = {
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
    "found unexpected end of stream",
    "found unexpected document indicator",
}
_SHARE = re.compile(r"%\s*(\d{1,3}(?:[.,]\d+)?)(?![\w%])")
_DASH = re.compile(r"\s*-([A-Za-z_]+:.*)")
_KEY = re.compile(r"(\s*(?:- )?)([a-z_]+)\s*(?::(?! )|[：=])\s*(\S[^:]*)$")
_BREAKS = re.compile("\r\n|[\n\r\u0085\u2028\u2029]")
_TAB = "found a tab character that violates indentation"


def syntax_finding(path: str, text: str, error: MarkedYAMLError) -> Finding:
    """The finding for an error of the parser, at the place where the mistake begins."""
    problem = error.problem or ""
    message, hint = _MESSAGES.get(problem, ("máy không đọc được cấu trúc từ chỗ này", f"{_INDENT}; hoặc {_QUOTE}"))
    mark = error.context_mark if problem in _AT_CONTEXT and error.context_mark else error.problem_mark
    place = (mark.line, mark.column) if mark else (0, 0)
    lines = _BREAKS.split(text)
    if share := _SHARE.match(lines[place[0]] if place[0] < len(lines) else "", place[1]):
        hint = f"có phải «{share[1]}%»? dấu % đứng sau số"
    elif slip := _slip(lines, place[0]):
        place, message, hint = slip
    return Finding(
        path, (), "tab-indentation" if problem == _TAB else "syntax", message, hint, mark=_inside(text, place)
    )


def _slip(lines: list[str], line: int) -> tuple[tuple[int, int], str, str] | None:
    """A blank missing after a dash or a colon, on the parser's line or the one before: its place, message and hint."""
    for number in (line - 1, line):
        here = lines[number] if 0 <= number < len(lines) else ""
        if dash := _DASH.match(here):
            hint = f"viết «- {dash[1]}»: sau dấu gạch có một dấu cách"
            return (number, here.index("-")), "sau dấu gạch đầu dòng thiếu dấu cách", hint
        if key := _KEY.match(here):
            hint = f"viết «{key[2]}: {key[3]}»: dấu hai chấm rồi một dấu cách"
            if "\u00a0" in here[: key.start(3)]:
                hint = f"{hint}; ở đây là dấu cách không ngắt chép từ Word, trông giống hệt: xóa rồi gõ lại"
            return (number, len(key[1])), "sau khóa thiếu dấu hai chấm và dấu cách", hint
    return None


def _inside(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """The end of the last line with text, where the parser points behind the file."""
    lines = _BREAKS.split(text)
    line, column = place
    if column or (line < len(lines) and lines[line].strip()):
        return place
    line = min(line, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line -= 1
    return line, len(lines[line].rstrip())
