"""Reports that say nothing, as a whole or on one of their targets: a template that nobody filled in, a blank count."""

from collections.abc import Iterator

from generator.model.ids import result_id
from generator.model.results import MemberFigure
from generator.reading.checks.reported import Report
from generator.reading.problems.problem import Finding
from generator.reading.records.walk import get, text

_SAYS = ("reported", "ruled_out", "registered", "proposed", "share", "quantity", "grade", "level", "attained", "rank",
         "violations", "items", "outcome", "progress")  # fmt: skip
_FILL_IN = "điền số; nguồn không nêu chỉ tiêu này thì xóa mục, cổng ghi «chưa có báo cáo công khai»"


def unfilled_findings(report: Report) -> Iterator[Finding]:
    """A report without any figure, and each figure that holds none."""
    entry = report.entry
    if not get(entry.node, "figures"):
        final = result_id(entry.id).phase == "final"
        replaces = text(entry.node, "retracts") or text(entry.node, "corrects")
        if not replaces and (final or not get(entry.node, "explanations")):
            message = "báo cáo không có số liệu của chỉ tiêu nào"
            hint = "điền số liệu vào figures, mỗi chỉ tiêu một dòng; chưa có số liệu công khai thì xóa tệp"
            yield Finding(entry.path, ("figures",), "no-figures", message, hint, at_key=True)
    for name, figure in report.figures.items():
        if not any(map(_says, (figure, *figure.by_member.values()))):
            message = f"{name}: chưa có con số, mức hay kết quả nào"
            yield Finding(entry.path, ("figures", name, "reached"), "figure-empty", message, _FILL_IN)
        for key, own in figure.by_member.items():
            if not _says(own):
                loc = ("figures", name, "by_member", key, "reached")
                yield Finding(entry.path, loc, "figure-empty", f"{name}, {key}: chưa có con số nào", _FILL_IN)


def _says(figure: MemberFigure) -> bool:
    return not figure.attested or any(getattr(figure, key) is not None for key in _SAYS)
