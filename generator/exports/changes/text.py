"""Changes as Markdown for one comment on a pull request, or as plain text."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.exports.changes.comment_text import literal
from generator.exports.changes.consequences import Consequence
from generator.exports.changes.record_changes import Changes, RecordChange, TargetChange

MARKER = "<!-- thidua-diff -->"
MOST_CHARACTERS = 60_000
MOST_DETAILS, MOST_PAGES = 12, 30
_NOTHING = "Không có gì đổi trong sổ: chỉ chú thích, cách trình bày hoặc thứ tự khóa."
_HEAD = ("Tổ chức", "Kế hoạch", "Chỉ tiêu", "Trước → sau", "Kết luận trước → sau", "Trang")


def as_markdown(changes: Changes, warnings: Iterable[str] = ()) -> str:
    """One comment, begun by a marker by which it is found again and updated; cut below the hosts' limit."""
    parts = [MARKER, "## Thay đổi trong sổ", *(f"> **{literal(warning)}**" for warning in warnings)]
    if not changes.targets and not changes.records:
        return "\n\n".join([*parts, _NOTHING]) + "\n"
    if changes.targets:
        parts.append(
            "\n".join(["### Chỉ tiêu", "", _row(_HEAD), _row("---" for _ in _HEAD), *map(_target, changes.targets)])
        )
    if changes.records:
        parts.append("\n".join(["### Bản ghi", "", *(line for change in changes.records for line in _record(change))]))
    if changes.pages:
        parts.append("\n".join([f"### Trang đổi: {len(changes.pages)}", "", *_page_lines(changes.pages)]))
    return _cut("\n\n".join(parts) + "\n")


def as_plain(changes: Changes, warnings: Iterable[str] = ()) -> str:
    """The same for a terminal."""
    lines = list(warnings)
    if not changes.targets and not changes.records:
        return "\n".join([*lines, _NOTHING]) + "\n"
    for change in changes.targets:
        lines += [*_moved(change), f"    trang: {', '.join(change.pages)}"]
    for record in changes.records:
        remark = f" ({record.remark})" if record.remark else ""
        lines.append(f"{record.event} {record.kind}: {record.name}{remark}")
        lines += [f"    {found.where}: {_arrow(found.before, found.after)}" for found in record.details]
    return "\n".join([*lines, f"Trang đổi: {len(changes.pages)}", *(f"    {page}" for page in changes.pages)]) + "\n"


def consequences_text(found: Iterable[Consequence], as_of: date, more: int = 0) -> str:
    """What each report, correction and amendment does, in the words of `as_plain`; `more` are not listed."""
    lines = []
    for one in found:
        lines.append(f"{one.path}{f': {one.remark}' if one.remark else ''}")
        lines += [f"    {line}" for change in one.targets for line in _moved(change)]
        if not one.targets:
            lines.append(f"    không đổi kết luận nào{', vì công bố sau ngày ấy' if one.ahead else ''}")
    if more:
        lines.append(f"… và {more} tệp nữa; xem bằng lệnh thidua diff")
    return "\n".join([f"\nHệ quả, tính đến {as_of:%d/%m/%Y}:", *lines, ""]) if lines else ""


def _moved(change: TargetChange) -> tuple[str, str, str]:
    """A target, its promise or figure, and its verdict, before and after."""
    return (
        f"{change.organisation} · {change.plan} · {change.target}",
        f"    {_arrow(change.before, change.after)}",
        f"    kết luận: {_arrow(change.verdict_before, change.verdict_after)}",
    )


def _target(change: TargetChange) -> str:
    return _row(
        (
            literal(change.organisation),
            literal(change.plan),
            literal(change.target),
            literal(_arrow(change.before, change.after)),
            f"**{literal(_arrow(change.verdict_before, change.verdict_after))}**",
            " ".join(f"<code>{literal(page)}</code>" for page in change.pages),
        )
    )


def _record(change: RecordChange) -> Iterator[str]:
    remark = f" – {literal(change.remark)}" if change.remark else ""
    name = f"**{literal(change.kind)}** {literal(change.name)}"
    yield f"- {change.event} {name}{remark} (<code>{literal(change.path)}</code>)"
    for found in change.details[:MOST_DETAILS]:
        yield f"  - {literal(found.where)}: {literal(_arrow(found.before, found.after))}"
    if len(change.details) > MOST_DETAILS:
        yield f"  - … và {len(change.details) - MOST_DETAILS} chỗ nữa"


def _page_lines(pages: tuple[str, ...]) -> Iterator[str]:
    yield from (f"- <code>{literal(page or '(trang chủ)')}</code>" for page in pages[:MOST_PAGES])
    if len(pages) > MOST_PAGES:
        yield f"- … và {len(pages) - MOST_PAGES} trang nữa"


def _arrow(before: str, after: str) -> str:
    if before == after:
        return f"{before or 'chưa có số liệu'} (không đổi)"
    return f"{before or '(chưa có)'} → {after or '(không còn)'}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cut(text: str) -> str:
    if len(text) <= MOST_CHARACTERS:
        return text
    kept = text[:MOST_CHARACTERS].rpartition("\n")[0]
    return f"{kept}\n\n… còn nữa; xem đủ bằng lệnh `thidua diff`\n"
