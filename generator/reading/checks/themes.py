"""Themes as a document prints them, beside the theme as it was launched."""

from collections.abc import Iterator

from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry
from generator.reading.records.walk import items, text, words


def theme_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """A warning for each printed theme whose components are not those launched."""
    for loc, use in items(entry.node, "themes"):
        printed = [word for _, word in words(use, "as_written")]
        theme = index.get("themes", text(use, "theme"))
        if not printed or theme is None or theme.node is None:
            continue
        launched = [text(part, "label") for _, part in items(theme.node, "components")]
        if difference := _difference(printed, launched):
            hint = "nếu văn bản in đúng như vậy thì giữ nguyên và ghi vào errata"
            yield Finding(
                entry.path, (*loc, "as_written"), "theme-differs", f"khác chủ đề đã phát động: {difference}", hint
            )


def _difference(printed: list[str], launched: list[str]) -> str:
    folded = [word.casefold() for word in printed]
    known = [word.casefold() for word in launched]
    lacks = [word for word in launched if word.casefold() not in folded]
    adds = [word for word in printed if word.casefold() not in known]
    parts = [f"thiếu {', '.join(map(quoted, lacks))}"] if lacks else []
    parts += [f"có thêm {', '.join(map(quoted, adds))}"] if adds else []
    if not parts and folded != known:
        parts = ["thứ tự hoặc số lần khác"]
    return "; ".join(parts)
