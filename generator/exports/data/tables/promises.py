"""Plans and guidance: whose they are, what they answer and register for."""

from collections.abc import Iterator

from generator.exports.data.declared import DataTable, TableRow, key, of, out
from generator.exports.data.tables.common import page, period_columns
from generator.exports.data.values import ends, percent, rough
from generator.labels.reference import DOCUMENT_KINDS
from generator.model.kinds import GUIDANCE, PLANS
from generator.model.plans import Guidance, Plan, PlanDocument, Promise, Registration
from generator.model.record import amended_id
from generator.model.reference import ThemeUse
from generator.pages.portal import Portal
from generator.pages.wording.names import record_name

ORGANISATION, CLUSTER, AWARD = "organisations", "clusters", "awards"


def _plans(portal: Portal) -> Iterator[TableRow]:
    for _, plan in sorted(portal.record.plans.items()):
        document, own = plan.document, page("plans", plan.id)
        yield TableRow(
            (plan.id, record_name(plan, portal), plan.title, plan.organisations[0] if plan.organisations else None,
             len(plan.organisations), plan.group, *ends(plan.period), document.id, document.number,
             rough(document.date), document.kind, amended_id(plan) if plan.amends else None,
             plan.id in portal.evaluation.cases, len(plan.targets), len(plan.tasks)),
            plan.path, (), own,
        )  # fmt: skip


def _guidance(portal: Portal) -> Iterator[TableRow]:
    for _, asking in sorted(portal.record.guidance.items()):
        yield TableRow(
            (asking.id, record_name(asking, portal), asking.title, asking.issuer[0], len(asking.issuer),
             *ends(asking.period), asking.document, len(asking.targets), len(asking.obligations)),
            asking.path, (), page("guidance", asking.id),
        )  # fmt: skip


def _plan_bodies(portal: Portal) -> Iterator[TableRow]:
    for _, plan in sorted(portal.record.plans.items()):
        for name, body in plan.owners:
            cells = (plan.id, body, None) if name == "organisations" else (plan.id, None, body)
            loc = ("group",) if plan.group else ("organisations", plan.organisations.index(body))
            yield TableRow((f"{plan.id}:{body}", *cells), plan.path, loc, page("plans", plan.id))


def _plan_guidance(portal: Portal) -> Iterator[TableRow]:
    for _, plan in sorted(portal.record.plans.items()):
        for place, asking in enumerate(plan.answers):
            yield TableRow(
                (f"{plan.id}:{asking}", plan.id, asking), plan.path, ("answers", place), page("plans", plan.id)
            )


def _issuers(portal: Portal) -> Iterator[TableRow]:
    for _, asking in sorted(portal.record.guidance.items()):
        for place, body in enumerate(asking.issuer):
            cells = (f"{asking.id}:{body}", asking.id, body)
            yield TableRow(cells, asking.path, ("issuer", place), page("guidance", asking.id))


def _theme_uses(portal: Portal) -> Iterator[TableRow]:
    for kind, promise in promises(portal):
        for place, use in enumerate(promise.themes):
            cells = (f"{kind}/{promise.id}:{place + 1}", *either(kind, promise.id), use.theme, use.at)
            yield TableRow(cells, promise.path, ("themes", place), page(kind, promise.id))


def _registrations(portal: Portal) -> Iterator[TableRow]:
    for _, plan in sorted(portal.record.plans.items()):
        for place, one in enumerate(plan.registrations):
            cells = (f"{plan.id}:{place + 1}", plan.id, one.award, one.giver, one.unit, one.count, percent(one.share))
            yield TableRow(cells, plan.path, ("registrations", place), page("plans", plan.id))


def promises(portal: Portal) -> Iterator[tuple[str, Promise]]:
    """Every plan and guidance, with its kind, in order of kind and id."""
    for kind in (PLANS.key, GUIDANCE.key):
        for _, promise in sorted(portal.record.of(kind).items()):
            yield kind, promise


def either(kind: str, record_id: str) -> tuple[str | None, str | None]:
    """The cells of `PROMISE`: the id of a plan, or of a guidance."""
    return (record_id, None) if kind == PLANS.key else (None, record_id)


PROMISE = (
    out("plan", "Kế hoạch", meaning="Bỏ trống khi dòng là của một hướng dẫn.", to="plans"),
    out("guidance", "Hướng dẫn", meaning="Bỏ trống khi dòng là của một kế hoạch.", to="guidance"),
)


PROMISES = (
    DataTable(
        "plans",
        "Kế hoạch",
        "Kế hoạch và giao ước thi đua; mỗi bản, kể cả bản sửa đổi, một dòng.",
        (
            key(meaning="Năm và tên tệp; bản sửa đổi có thêm .r2, .r3 …"),
            out("name", "Tên", meaning="Tên trang của kế hoạch.", required=True),
            of(Promise, "title"),
            out(
                "organisation",
                "Tổ chức",
                meaning="Tổ chức đứng đầu kế hoạch; kế hoạch chung thì xem bảng plan_bodies.",
                to=ORGANISATION,
            ),
            out("organisations", "Số tổ chức", "integer", "Bao nhiêu tổ chức ra kế hoạch này.", unit="tổ chức"),
            of(Plan, "group", "cluster", to=CLUSTER),
            *period_columns("kỳ của kế hoạch"),
            of(PlanDocument, "id", "document", to="documents"),
            of(PlanDocument, "number", "document_number"),
            of(PlanDocument, "date", "document_date"),
            of(PlanDocument, "kind", "document_kind", words=DOCUMENT_KINDS),
            of(Plan, "amends", to="plans"),
            out("in_force", "Đang được xét", "boolean", "Chỉ tiêu được xét theo bản này vào ngày tính của sổ."),
            out("targets", "Số chỉ tiêu", "integer", "Số chỉ tiêu trong văn bản.", unit="chỉ tiêu"),
            out("tasks", "Số nhiệm vụ", "integer", "Số nhiệm vụ trong văn bản.", unit="nhiệm vụ"),
        ),
        _plans,
        "plans",
    ),
    DataTable(
        "plan_bodies",
        "Ai ra kế hoạch",
        "Tổ chức, hay cụm, khối, ra kế hoạch; mỗi bên một dòng.",
        (
            key(meaning="Mã kế hoạch và mã bên ra kế hoạch."),
            out("plan", "Kế hoạch", to="plans"),
            out("organisation", "Tổ chức", to=ORGANISATION),
            out("cluster", "Cụm, khối", to=CLUSTER),
        ),
        _plan_bodies,
    ),
    DataTable(
        "plan_guidance",
        "Kế hoạch thực hiện hướng dẫn nào",
        "Mỗi hướng dẫn mà kế hoạch nêu là thực hiện một dòng.",
        (
            key(meaning="Mã kế hoạch và mã hướng dẫn."),
            out("plan", "Kế hoạch", to="plans"),
            of(Plan, "answers", "guidance", to="guidance"),
        ),
        _plan_guidance,
    ),
    DataTable(
        "plan_registrations",
        "Đăng ký thi đua",
        "Danh hiệu, hình thức khen đăng ký trong kế hoạch; mỗi đăng ký một dòng.",
        (
            key(meaning="Mã kế hoạch và số thứ tự."),
            out("plan", "Kế hoạch", to="plans"),
            of(Registration, "award", to=AWARD),
            of(Registration, "giver", to=ORGANISATION),
            of(Registration, "unit"),
            of(Registration, "count", unit="lượt"),
            of(Registration, "share", "share_percent", type_="number", unit="%"),
        ),
        _registrations,
    ),
    DataTable(
        "guidance",
        "Hướng dẫn",
        "Hướng dẫn của cấp trên; mỗi hướng dẫn một dòng.",
        (
            key(meaning="Năm và tên tệp."),
            out("name", "Tên", meaning="Tên trang của hướng dẫn.", required=True),
            of(Promise, "title"),
            out(
                "issuer",
                "Cơ quan ban hành",
                meaning="Cơ quan đứng đầu; nhiều cơ quan thì xem bảng guidance_issuers.",
                to=ORGANISATION,
            ),
            out("issuers", "Số cơ quan ban hành", "integer", unit="cơ quan"),
            *period_columns("kỳ của hướng dẫn"),
            of(Guidance, "document", to="documents"),
            out("targets", "Số chỉ tiêu", "integer", unit="chỉ tiêu"),
            out("obligations", "Số việc phải làm", "integer", unit="việc"),
        ),
        _guidance,
        "guidance",
    ),
    DataTable(
        "guidance_issuers",
        "Ai ra hướng dẫn",
        "Mỗi cơ quan ban hành một dòng.",
        (
            key(meaning="Mã hướng dẫn và mã cơ quan."),
            out("guidance", "Hướng dẫn", to="guidance"),
            of(Guidance, "issuer", "organisation", to=ORGANISATION),
        ),
        _issuers,
    ),
    DataTable(
        "theme_uses",
        "Chủ đề trong văn bản",
        "Kế hoạch, hướng dẫn nào nêu chủ đề nào; mỗi lần nêu một dòng.",
        (
            key(meaning="Loại và mã văn bản, số thứ tự."),
            *PROMISE,
            of(ThemeUse, "theme", to="themes"),
            of(ThemeUse, "at"),
        ),
        _theme_uses,
    ),
)
