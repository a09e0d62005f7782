"""Text that a `#` cuts off: `title: Mẫu số #5` loses «#5» without a word."""

import re

from yaml import ScalarEvent, YAMLError
from yaml._yaml import CParser

from generator.reading.problems.problem import Finding

_SUSPECT = re.compile(r"#(?<=\S[ \t].)(?=[^\s#])")
_CUT = re.compile(r"[ \t](#[^\s#].*)")


def comment_findings(path: str, text: str) -> list[Finding]:
    """A warning for each unquoted value that goes on behind ` #` without a space after it.

    More than one space before the `#` is how comments are lined up, so that is no doubt.
    """
    if not _SUSPECT.search(text):
        return []
    lines = text.splitlines()
    found: list[Finding] = []
    try:
        for event in iter(CParser(text).get_event, None):
            if isinstance(event, ScalarEvent) and not event.style and event.value:
                found += _cut(path, lines, event)
    except YAMLError:
        return []
    return found


def _cut(path: str, lines: list[str], event: ScalarEvent) -> list[Finding]:
    if event.end_mark is None:
        return []
    line, column = event.end_mark.line, event.end_mark.column
    match = _CUT.match(lines[line], column) if line < len(lines) else None
    if not match:
        return []
    message = f"phần «{match[1][:40]}» là chú thích, không thuộc giá trị"
    hint = "nếu là nội dung thì đặt cả giá trị trong dấu nháy đơn; nếu là chú thích thì thêm dấu cách sau #"
    return [Finding(path, (), "lost-text", message, hint, mark=(line, match.start(1)))]
