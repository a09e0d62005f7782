"""The text of a cell, without what spreadsheets add to it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.reading.text.characters import FORBIDDEN

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class CellText:
    """What a cell says; `problem` is why it cannot be read, `remark` what was done to read it."""

    text: str = ""
    problem: str = ""
    remark: str = ""


@lru_cache(maxsize=4_096)
def plain(text: str) -> CellText:
    """A text without the line ends and marks that Excel and Word leave behind."""
    unescaped = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
    lines = unescaped.replace("\r\n", "\n").replace("\r", "\n")
    clean = FORBIDDEN.sub("", lines)
    gone = len(lines) - len(clean)
    remark = f"đã bỏ {gone} ký tự không nhìn thấy (thường do chép từ Word)" if gone else ""
    kept = "\n".join(line.rstrip() for line in clean.replace("\t", " ").split("\n")).strip()
    return CellText(kept, remark=remark)
