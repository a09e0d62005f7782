"""Changes as Markdown for one comment on a pull request, or as plain text."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from urllib.parse import quote

from generator.exports.changes.comment_text import literal
from generator.exports.changes.consequences import Consequence
from generator.exports.changes.differences import arrow, place_words
from generator.exports.changes.record_changes import Changes, RecordChange, TargetChange
from generator.reading.problems.problem import Problem

MARKER = "<!-- thidua-diff -->"
MOST_BYTES = 60_000  # GitHub takes 65,536 characters
MOST_DETAILS, MOST_PAGES = 12, 30
SOURCE = "chỉ nguồn đổi"
_NOTHING = "Không có gì đổi trong sổ: chỉ chú thích, cách trình bày hoặc thứ tự khóa."
_PERHAPS_MORE = "Còn lỗi nên bản so có thể thiếu: tệp có lỗi chưa được tính."
_HEAD = ("Tổ chức", "Kế hoạch", "Chỉ tiêu", "Trước → sau", "Kết luận trước → sau", "Trang")


def as_markdown(changes: Changes, wrong: Sequence[Problem] = (), links: str = "") -> str:
    """One comment, begun by a marker by which it is found again and updated; cut between items below the hosts' limit.

    `wrong` is what keeps the change from being accepted. `links` is the address below which the files can be read.
    """
    sections = [
        (f"### Chưa nhận được: {len(wrong)} chỗ phải sửa\n\n", [_wrong(problem, links) for problem in wrong]),
        (f"### Chỉ tiêu\n\n{_row(_HEAD)}\n{_row('---' for _ in _HEAD)}\n", list(map(_target, changes.targets))),
        ("### Bản ghi\n\n", ["\n".join(_record(change)) for change in changes.records]),
        (f"### Ảnh đổi: {len(changes.pictures)}\n\n", [_picture(path, links) for path in changes.pictures]),
        (f"### Trang đổi: {len(changes.pages)}\n\n", list(_page_lines(changes.pages))),
    ]
    if changes.nothing:
        sections = sections[:1]
    about = _PERHAPS_MORE if wrong else _NOTHING if changes.nothing else ""
    return _joined(f"{MARKER}\n\n## Thay đổi trong sổ\n" + (f"\n{about}\n" if about else ""), sections)


def _joined(start: str, sections: Iterable[tuple[str, list[str]]]) -> str:
    """The items of the sections, each under its heading, as many as there is room for; the end says what is left."""
    text, left = start, 0
    for heading, items in sections:
        for number, item in enumerate(items):
            more = f"{'' if number else f'{chr(10)}{heading}'}{item}\n"
            if left or len(f"{text}{more}".encode()) > MOST_BYTES:
                left += 1
            else:
                text += more
    return f"{text}\n… còn {left} mục nữa chưa ghi ở đây; xem đủ bằng lệnh `thidua diff`\n" if left else text


def _wrong(problem: Problem, links: str) -> str:
    place = f"{literal(problem.path)}:{problem.line}"
    linked = f"[{place}]({links}/{quote(problem.path)}#L{problem.line})" if links else f"<code>{place}</code>"
    hint = f" Cách sửa: {literal(problem.hint)}" if problem.hint else ""
    return f"- {linked} <code>{problem.code}</code>: {literal(problem.message)}.{hint}"


def _picture(path: str, links: str) -> str:
    return f"- [{literal(path)}]({links}/{quote(path)})" if links else f"- <code>{literal(path)}</code>"


def as_plain(changes: Changes, wrong: Sequence[Problem] = ()) -> str:
    """The same for a terminal."""
    lines = [_in_a_line(problem) for problem in wrong] + [_PERHAPS_MORE] * bool(wrong)
    if changes.nothing:
        return "\n".join(lines or [_NOTHING]) + "\n"
    for change in changes.targets:
        lines += [*_moved(change), f"    trang: {', '.join(change.pages)}"]
    for record in changes.records:
        remark = f" ({record.remark})" if record.remark else ""
        lines.append(f"{record.event} {record.kind}: {record.name}{remark}")
        lines += [f"    {place_words(found)}" for found in record.details]
        lines += [f"    {SOURCE}: {place_words(found)}" for found in record.sources]
    lines += [f"Ảnh đổi: {path}" for path in changes.pictures]
    return "\n".join([*lines, f"Trang đổi: {len(changes.pages)}", *(f"    {page}" for page in changes.pages)]) + "\n"


def _in_a_line(problem: Problem) -> str:
    hint = f" Cách sửa: {problem.hint}" if problem.hint else ""
    return f"Không nhận: {problem.path}:{problem.line}: {problem.message} [{problem.code}].{hint}"


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
        f"    {arrow(change.before, change.after)}",
        f"    kết luận: {arrow(change.verdict_before, change.verdict_after)}",
    )


def _target(change: TargetChange) -> str:
    return _row(
        (
            literal(change.organisation),
            literal(change.plan),
            literal(change.target),
            literal(arrow(change.before, change.after)),
            f"**{literal(arrow(change.verdict_before, change.verdict_after))}**",
            " ".join(f"<code>{literal(page)}</code>" for page in change.pages),
        )
    )


def _record(change: RecordChange) -> Iterator[str]:
    remark = f" – {literal(change.remark)}" if change.remark else ""
    name = f"**{literal(change.kind)}** {literal(change.name)}"
    yield f"- {change.event} {name}{remark} (<code>{literal(change.path)}</code>)"
    for found in change.details[:MOST_DETAILS]:
        yield f"  - {literal(place_words(found))}"
    if len(change.details) > MOST_DETAILS:
        yield f"  - … và {len(change.details) - MOST_DETAILS} chỗ nữa"
    yield from (f"  - {SOURCE}: {literal(place_words(found))}" for found in change.sources[:MOST_DETAILS])


def _page_lines(pages: tuple[str, ...]) -> Iterator[str]:
    yield from (f"- <code>{literal(page or '(trang chủ)')}</code>" for page in pages[:MOST_PAGES])
    if len(pages) > MOST_PAGES:
        yield f"- … và {len(pages) - MOST_PAGES} trang nữa"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
