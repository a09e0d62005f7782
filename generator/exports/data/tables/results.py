"""What was reported: every report, every figure of it, superseded and withdrawn ones too, and what they rest on."""

from collections.abc import Iterator

from generator.evaluation.effective import published
from generator.exports.data.declared import DataTable, TableRow, Value, key, of, out
from generator.exports.data.tables.common import SOURCE, page, source_cells, target_home
from generator.exports.data.values import amount, percent, rough
from generator.labels.reports import BASES, OUTCOMES, PHASES, REASONS
from generator.labels.targets import BOUNDS
from generator.model.amounts import NOT_STATED
from generator.model.ids import full_id
from generator.model.recognitions import Recognition
from generator.model.results import IndicatorProgress, MemberFigure, Result
from generator.pages.portal import Portal

STATES = {
    "standing": "còn hiệu lực", "superseded": "đã có bản đính chính thay", "retracted": "đã rút lại",
    "unpublished": "chưa chắc đã công bố vào ngày tính của sổ",
}  # fmt: skip
_COUNT = "lượt"


def _reports(portal: Portal) -> Iterator[TableRow]:
    for _, report in sorted(portal.record.results.items()):
        corrects, retracts = (named and full_id(report.id, named) for named in (report.corrects, report.retracts))
        yield TableRow(
            (report.id, report.plan, report.phase, report.year, report.revision, rough(report.counted_on),
             rough(report.published_on), report.basis, report.on_behalf_of, corrects, retracts, report.reason,
             len(report.figures)),
            report.path, (), page("plans", report.plan),
        )  # fmt: skip


def _results(portal: Portal) -> Iterator[TableRow]:
    for _, report in sorted(portal.record.results.items()):
        for target, figure in report.figures.items():
            home, own = target_home(portal, report.plan, target), f"{report.id}#{target}"
            asked = portal.record.plans[home].target(target) if home else None
            unit = asked.unit if asked else None
            where, shared = page("plans", home or report.plan, f"ct-{target}"), _shared(portal, report, target, home)
            yield TableRow((own, *shared, None, *_figure(figure, unit)), report.path, ("figures", target), where)
            for member, part in figure.by_member.items():
                loc = ("figures", target, "by_member", member)
                yield TableRow((f"{own}@{member}", *shared, member, *_figure(part, unit)), report.path, loc, where)


def _shared(portal: Portal, report: Result, target: str, home: str | None) -> tuple[Value, ...]:
    """What the figures of one report on one target share."""
    return (
        report.id, report.plan, f"{home or report.plan}#{target}", report.phase, report.year, report.revision,
        rough(report.published_on), report.basis, *_state(portal, report, target),
    )  # fmt: skip


def _state(portal: Portal, report: Result, target: str) -> tuple[str, str | None]:
    """One of `STATES`, and the id of the report that took the figure's place or withdrew it."""
    if not published(report, portal.as_of):
        return "unpublished", None
    case = portal.evaluation.cases.get(portal.evaluation.in_force.get(report.plan, ""))
    file = case.files.get(report.year) if case else None
    return file.fate(target, report.id) if file else ("standing", None)


def _figure(figure: MemberFigure, unit: str | None) -> tuple[Value, ...]:
    bound = figure.bound or (None, None)
    progress = figure.progress
    return (
        figure.reached, *bound, figure.of, figure.base == NOT_STATED, figure.ruled_out, figure.registered,
        figure.proposed, percent(figure.share), amount(figure.quantity), unit if figure.quantity else None,
        figure.grade, figure.level, figure.attained, figure.rank, figure.violations, figure.attested,
        None if figure.items is None else len(figure.items), figure.outcome, progress.done if progress else None,
        progress.total if progress else None, figure.counted == "beside", figure.note,
    )  # fmt: skip


def _evidence(portal: Portal) -> Iterator[TableRow]:
    records: list[tuple[str, Result | Recognition]] = [
        *(("reports", one) for _, one in sorted(portal.record.results.items())),
        *(("recognitions", one) for _, one in sorted(portal.record.recognitions.items())),
    ]
    for kind, record in records:
        own = page("plans", record.plan) if isinstance(record, Result) else page("recognitions", record.id)
        for place, source in enumerate(record.evidence):
            ids = (record.id, None) if kind == "reports" else (None, record.id)
            cells = (f"{kind}/{record.id}:{place + 1}", *ids, source.recognition, *source_cells(source))
            yield TableRow(cells, record.path, ("evidence", place), own)


RESULTS = (
    DataTable(
        "reports",
        "Báo cáo kết quả",
        "Mọi tệp báo cáo, kể cả bản đính chính và bản rút lại; mỗi tệp một dòng.",
        (
            key(meaning="Năm, kế hoạch và kỳ; bản đính chính có thêm .r2, .r3 …"),
            of(Result, "plan", to="plans", required=True),
            of(Result, "phase", words=PHASES, required=True),
            of(Result, "year", required=True, unit="năm"),
            of(Result, "revision", required=True),
            of(Result, "counted_on"),
            of(Result, "published_on", required=True),
            of(Result, "basis", words=BASES, required=True),
            of(Result, "on_behalf_of", to="organisations"),
            of(Result, "corrects", to="reports"),
            of(Result, "retracts", to="reports"),
            of(Result, "reason", words=REASONS),
            out("figures", "Số dòng số liệu", "integer", "Báo cáo có số liệu về bao nhiêu chỉ tiêu.", unit="chỉ tiêu"),
        ),
        _reports,
        "results",
    ),
    DataTable(
        "results",
        "Kết quả",
        "Mọi con số của mọi báo cáo, kể cả số đã được đính chính hay rút lại (cột state); mỗi số một dòng.",
        (
            key(meaning="Mã báo cáo, dấu # và mã chỉ tiêu; của một thành viên thì thêm @ và mã tổ chức."),
            out("report", "Báo cáo", to="reports", required=True),
            of(Result, "plan", to="plans", required=True),
            out("target", "Chỉ tiêu", meaning="Mã trong bảng targets.", to="targets", required=True),
            of(Result, "phase", words=PHASES, required=True),
            of(Result, "year", required=True, unit="năm"),
            of(Result, "revision", required=True),
            of(Result, "published_on", required=True),
            of(Result, "basis", words=BASES, required=True),
            out(
                "state",
                "Còn hiệu lực không",
                meaning="Số còn hiệu lực trong kỳ báo cáo của nó, hay đã bị thay, bị rút.",
                words=STATES,
                required=True,
            ),
            out("replaced_by", "Bị báo cáo nào thay, rút", to="reports"),
            out(
                "member",
                "Thành viên",
                meaning="Trong kế hoạch của cụm, khối: số của thành viên này; bỏ trống là số chung.",
                to="organisations",
            ),
            of(MemberFigure, "reached", type_="integer", unit=_COUNT),
            out(
                "reached_bound",
                "Nguồn chỉ nêu ước chừng",
                meaning="Nguồn không nêu số đếm mà nêu «trên», «gần», «khoảng».",
                words=BOUNDS,
            ),
            out(
                "reached_bound_value",
                "Con số ước chừng",
                "integer",
                "Con số sau «trên», «gần», «khoảng»; không phải số đếm.",
                unit=_COUNT,
            ),
            of(MemberFigure, "of", "base", type_="integer", unit=_COUNT),
            out("base_not_stated", "Nguồn không nêu mẫu số", "boolean"),
            of(MemberFigure, "ruled_out", unit=_COUNT),
            of(MemberFigure, "registered", unit=_COUNT),
            of(MemberFigure, "proposed", unit=_COUNT),
            of(MemberFigure, "share", "share_printed_percent", type_="number", unit="%"),
            of(MemberFigure, "quantity", type_="number", unit="cột quantity_unit"),
            out("quantity_unit", "Đơn vị của lượng", meaning="Đơn vị tính mà chỉ tiêu nêu."),
            of(MemberFigure, "grade", to="awards"),
            of(MemberFigure, "level"),
            of(MemberFigure, "attained"),
            of(MemberFigure, "rank"),
            of(MemberFigure, "violations", unit=_COUNT),
            of(MemberFigure, "attested"),
            of(MemberFigure, "items", title="Số mục trong danh mục", type_="integer", unit=_COUNT),
            of(MemberFigure, "outcome", words=OUTCOMES),
            of(IndicatorProgress, "done", "progress_done", unit="tiêu chí"),
            of(IndicatorProgress, "total", "progress_total", unit="tiêu chí"),
            of(MemberFigure, "counted", "counted_beside", type_="boolean"),
            of(MemberFigure, "note"),
        ),
        _results,
    ),
    DataTable(
        "evidence",
        "Minh chứng",
        "Nguồn của báo cáo và của công nhận; mỗi nguồn một dòng.",
        (
            key(meaning="Bảng, mã bản ghi và số thứ tự."),
            out("report", "Báo cáo", to="reports"),
            out("recognition", "Công nhận", to="recognitions"),
            out("source_recognition", "Quyết định công nhận làm chứng", to="recognitions"),
            *SOURCE,
        ),
        _evidence,
    ),
)
