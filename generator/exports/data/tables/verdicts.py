"""Verdicts on the targets of the plans in force, with what decided them."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.evaluation.rules import RULES
from generator.evaluation.verdict import Verdict
from generator.exports.data.declared import DataColumn, DataTable, TableRow, Value, key, out
from generator.exports.data.tables.common import page, target_home
from generator.exports.data.values import day, number, percent, rounded_percent
from generator.labels.reports import OUTCOMES, PHASES
from generator.labels.verdicts import FLAGS, SHOWN, STATUSES
from generator.model.kinds import PLANS
from generator.pages.portal import Portal
from generator.pages.wording.target_why import rule_title

PARTS = {"year": "một năm của chỉ tiêu đặt cho từng năm", "reading": "một cách hiểu của câu chữ"}
_ROLES = {"flag": "ghi chú", "reason": "lý do"}


class _Judged(NamedTuple):
    """A verdict, its id, its page, the version of the plan that has its target, and the file of that."""

    verdict: Verdict
    id: str
    page: str
    home: str
    path: str


def _all(portal: Portal) -> Iterator[_Judged]:
    plans = portal.record.plans
    for plan_id in sorted(portal.evaluation.cases):
        own, ids = page(PLANS.key, plan_id), {target.id for target in plans[plan_id].targets}
        for verdict in portal.evaluation.of_plan(plan_id):
            name = verdict.target
            home = plan_id if name in ids else target_home(portal, plan_id, name) or plan_id
            yield _Judged(verdict, f"{plan_id}#{name}", f"{own}#ct-{name}", home, plans[home].path)


def _verdicts(portal: Portal) -> Iterator[TableRow]:
    for verdict, own, where, home, path in _all(portal):
        adopted = "#".join(verdict.adopted_by) if verdict.adopted_by else None
        yield TableRow(
            (own, verdict.plan, f"{home}#{verdict.target}", verdict.period, day(verdict.as_of), verdict.status,
             verdict.shown(), *_cells(verdict), verdict.judged_by, adopted),
            path, ("targets", verdict.target), where,
        )  # fmt: skip


def _parts(portal: Portal) -> Iterator[TableRow]:
    for verdict, own, where, _, path in _all(portal):
        for part, parts in (("year", verdict.years), ("reading", verdict.readings)):
            for place, each in enumerate(parts):
                cells = (
                    f"{own}:{part}-{place + 1}",
                    verdict.plan,
                    own,
                    part,
                    each.period,
                    each.reading,
                    each.status,
                    *_cells(each),
                )
                yield TableRow(cells, path, ("targets", verdict.target), where)


def _notes(portal: Portal) -> Iterator[TableRow]:
    for verdict, own, where, _, path in _all(portal):
        for role, found in (("flag", verdict.flags), ("reason", verdict.reasons)):
            for token in found:
                cells = (f"{own}:{role}:{token}", verdict.plan, own, role, token)
                yield TableRow(cells, path, ("targets", verdict.target), where)


def _cells(verdict: Verdict) -> tuple[Value, ...]:
    ends = [
        percent(end) if verdict.unit == "%" and end is not None else number(end) for end in (verdict.low, verdict.high)
    ]
    unit = None if verdict.low is None and verdict.high is None else verdict.unit or "lượt"
    return (
        verdict.rule, rule_title(verdict), verdict.reached, verdict.base, verdict.base_from,
        rounded_percent(verdict.share), verdict.needed, verdict.ceiling, verdict.legal, *ends, unit,
        verdict.registered, verdict.proposed, verdict.grade, verdict.outcome, verdict.phase, verdict.result,
        day(verdict.due),
    )  # fmt: skip


_COUNT = "lượt"
TRACE: tuple[DataColumn, ...] = (
    out(
        "rule",
        "Quy tắc",
        meaning="Mã quy tắc đã quyết định, giải thích ở trang Cách xác định trạng thái.",
        words={key: rule.title for key, rule in RULES.items()},
        required=True,
    ),
    out("rule_title", "Tên quy tắc", required=True),
    out("reached", "Số đạt", "integer", "Số đếm đã đạt; dự kiến và đề nghị không bao giờ tính vào đây.", unit=_COUNT),
    out("base", "Mẫu số", "integer", "Số đạt được chia cho số này.", unit=_COUNT),
    out("base_from", "Mẫu số lấy từ", meaning="Mẫu số lấy ở báo cáo hay ở chỉ tiêu nào."),
    out(
        "share_percent",
        "Tỷ lệ",
        "number",
        "reached chia base, làm tròn bốn chữ số lẻ; khi so sánh cổng không bao giờ dùng số làm tròn.",
        unit="%",
    ),
    out("needed", "Số cần đạt", "integer", "Số nguyên nhỏ nhất đủ để đạt.", unit=_COUNT),
    out("ceiling", "Số cao nhất được đạt", "integer", "Số nguyên lớn nhất còn trong mức.", unit=_COUNT),
    out("legal", "Trần pháp luật", "integer", "Số nhiều nhất mà pháp luật cho.", unit=_COUNT),
    out("asked", "Mức được xét", "number", "Mức mà số đạt được so với; của khoảng là đầu dưới.", unit="cột asked_unit"),
    out("asked_max", "Đầu trên được xét", "number", unit="cột asked_unit"),
    out("asked_unit", "Đơn vị của mức", meaning="% hay lượt.", words={"%": "phần trăm", "lượt": "số đếm"}),
    out("registered", "Số dự kiến", "integer", "Số đăng ký, dự kiến giữa năm.", unit=_COUNT),
    out("proposed", "Số đề nghị", "integer", "Số được đề nghị tặng.", unit=_COUNT),
    out("grade", "Xếp loại đạt được", to="awards"),
    out("outcome", "Kết quả không bằng số", words=OUTCOMES),
    out("phase", "Kỳ báo cáo quyết định", words=PHASES),
    out("report", "Báo cáo quyết định", to="reports"),
    out("due", "Hạn báo cáo", "date", "Ngày cuối cùng để báo cáo."),
)

VERDICTS = (
    DataTable(
        "verdicts",
        "Kết luận",
        "Kết luận về từng chỉ tiêu của các kế hoạch đang được xét, với căn cứ; mỗi chỉ tiêu một dòng.",
        (
            key(meaning="Mã kế hoạch, dấu # và mã chỉ tiêu."),
            out("plan", "Kế hoạch", to="plans", required=True),
            out("target", "Chỉ tiêu", meaning="Mã trong bảng targets.", to="targets", required=True),
            out("period", "Kỳ", meaning="Kỳ của chỉ tiêu, viết như trong tệp."),
            out("as_of", "Ngày tính", "date", "Kết luận đúng vào ngày này.", required=True),
            out("status", "Kết luận", meaning="Kết luận theo quy tắc.", words=STATUSES, required=True),
            out(
                "status_shown",
                "Trạng thái trên trang",
                meaning="Như status, riêng báo cáo đã rút lại thì không gọi là chưa báo cáo.",
                words=SHOWN,
                required=True,
            ),
            *TRACE,
            out("judged_by", "Xét theo bản", meaning="Bản kế hoạch đã dùng để xét, khi bản sau đến muộn.", to="plans"),
            out("adopted_by", "Tổ chức kế tục nhận", meaning="Chỉ tiêu của tổ chức kế tục đã nhận chỉ tiêu này."),
        ),
        _verdicts,
    ),
    DataTable(
        "verdict_parts",
        "Kết luận từng năm, từng cách hiểu",
        "Chỉ tiêu đặt cho từng năm, hay hiểu được nhiều cách, có kết luận từng phần; mỗi phần một dòng.",
        (
            key(meaning="Mã kết luận và phần."),
            out("plan", "Kế hoạch", to="plans", required=True),
            out("verdict", "Kết luận chung", to="verdicts", required=True),
            out("part", "Là", words=PARTS, required=True),
            out("period", "Kỳ"),
            out("reading", "Cách hiểu"),
            out("status", "Kết luận", words=STATUSES, required=True),
            *TRACE,
        ),
        _parts,
    ),
    DataTable(
        "verdict_notes",
        "Ghi chú, lý do của kết luận",
        "Mỗi ghi chú, lý do của mỗi kết luận một dòng.",
        (
            key(meaning="Mã kết luận, vai và ghi chú."),
            out("plan", "Kế hoạch", to="plans", required=True),
            out("verdict", "Kết luận", to="verdicts", required=True),
            out("role", "Là", words=_ROLES, required=True),
            out("note", "Ghi chú", words={**FLAGS, "none": "không có báo cáo"}, required=True),
        ),
        _notes,
    ),
)
