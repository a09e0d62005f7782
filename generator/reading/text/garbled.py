"""Vietnamese in the letters of another code page: UTF-8 read as Windows-1252, TCVN3 and VNI pasted as they are."""

import re

from generator.reading.problems.problem import Finding

ODD = "\u00a0-\u00bfÄÅÆÏÑÖØÛäåæïñöøû"
_ODD = re.compile(f"[{ODD}]")
_SHAPES = (
    # «Trưá»ng»: á» or áº before what a continuation byte looks like; Ä‘ for đ; Æ° for ư; Ã¡ for á.
    (
        re.compile(
            "á[»º][\u0080-\u00bf\u2018-\u203a\u0152-\u0178\u02c6\u02dc\u2026\u20ac\u2122\u0192]|Ä[‘\u0091]|Æ[°¡]|Ã[\u00a0-\u00bf]"
        ),
        1,
        "UTF-8 đọc nhầm thành Windows-1252",
    ),
    # «thi ®ua», «§¶ng bé», «c¸n bé»
    (re.compile("®[a-zà-ÿ]|§[A-Za-zà-ÿ¶¸µ¹]|[A-Za-z][¸µ¶·¹¾»¼½¨©ª«¬][a-z]"), 1, "bảng mã TCVN3 (ABC)"),
    # «thi ñua», «tröôøng»: two signs in a line, which may overlap, since each alone may be a foreign name
    (re.compile("(?=[ñÑ][aeiouyöôâê]|öô|[aeouyâêôö][øûï])", re.IGNORECASE), 2, "bảng mã VNI"),
)


def garbled_findings(path: str, text: str) -> list[Finding]:
    """The first line that looks garbled, for a whole file is garbled in one way."""
    if not _ODD.search(text):
        return []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text)):
        for pattern, least, name in _SHAPES:
            found = list(pattern.finditer(line))
            if len(found) >= least:
                message = f"chữ «{_around(line, found[0])}» giống chữ Việt viết bằng {name}"
                hint = "chuyển mã sang Unicode, hoặc chép lại từ bản gốc"
                return [Finding(path, (), "garbled-text", message, hint, mark=(number, found[0].start()))]
    return []


def _around(line: str, match: re.Match[str]) -> str:
    """The word in which a match stands, cut where long."""
    start = line.rfind(" ", 0, match.start()) + 1
    end = line.find(" ", match.end())
    return line[max(start, match.start() - 15) : (len(line) if end < 0 else end)][:30]
