"""Corrections and retractions that nobody approved, that say nothing, or nothing new; amendments of no new document."""

from collections.abc import Iterator

from generator.model.kinds import PLANS, RESULTS
from generator.model.plans import Plan
from generator.model.record import amended_id
from generator.model.results import Figure
from generator.reading.checks.reported import figures_of, stood
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry
from generator.reading.records.walk import get, text

_WITHDRAW = "ghi số đúng của chỉ tiêu được sửa; muốn bỏ số mà không có số thay thì viết retracts"


def corrected_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """What is wrong with what one correction, retraction or amendment says."""
    if entry.kind == RESULTS.key:
        key = next((key for key in ("corrects", "retracts") if text(entry.node, key)), "")
        if key and not text(entry.node, "approved_by"):
            message = f"{'đính chính' if key == 'corrects' else 'rút lại'} mà không ghi người duyệt"
            yield Finding(entry.path, (key,), "correction-without-approver", message, "thêm «approved_by: …»")
        if key == "corrects":
            yield from _figures(entry, index)
        elif key and get(entry.node, "figures"):
            message = "tệp rút lại không mang số liệu: số ở đây không được xét"
            hint = "bỏ figures; có số đúng thay vào thì viết corrects thay cho retracts"
            yield Finding(entry.path, ("figures",), "without-effect", message, hint, at_key=True)
    elif entry.kind == PLANS.key:
        yield from _amendment(entry, index)


def _figures(entry: Entry, index: Index) -> Iterator[Finding]:
    written, figures = get(entry.node, "figures"), figures_of(entry)
    if not written:
        message = "đính chính mà không có số liệu nào"
        yield Finding(entry.path, ("corrects",), "correction-without-figures", message, _WITHDRAW)
    elif len(figures) == len(written) and all(_same(figures[name], stood(name, entry, index)) for name in figures):
        message = "mọi số liệu đều giống số đang có hiệu lực"
        hint = "sửa số cho đúng văn bản, chỉ ghi chỉ tiêu có thay đổi; không có gì đổi thì xóa tệp"
        yield Finding(entry.path, ("figures",), "correction-same-figures", message, hint, at_key=True)


def _same(figure: Figure, before: Figure | None) -> bool:
    """Whether two figures say the same, notes aside."""
    return before is not None and _bare(figure) == _bare(before)


def _bare(figure: Figure) -> Figure:
    return figure.model_copy(update={"note": None})


def _amendment(entry: Entry, index: Index) -> Iterator[Finding]:
    """An amendment that is no document of its own: our wrong copy is mended in the plan itself."""
    found = entry.node
    amended = index.get(PLANS.key, amended_id(found)) if isinstance(found, Plan) and found.amends else None
    if not isinstance(found, Plan) or amended is None or not isinstance(amended.node, Plan):
        return
    own, old = found.document, amended.node.document
    if (own.id, own.number, own.date) == (old.id, old.number, old.date):
        message = f"bản sửa đổi mang đúng số, ngày của {quoted(amended.id)}"
        hint = "ghi văn bản sửa đổi; cổng chép sai bản in thì sửa thẳng tệp gốc, mỗi chỗ một mục transcription"
        yield Finding(entry.path, ("document",), "amendment-same-document", message, hint)
