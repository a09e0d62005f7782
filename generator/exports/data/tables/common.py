"""What tables of several fields share."""

from generator.exports.data.declared import DataColumn, out
from generator.model.common import Source
from generator.pages.linking.addresses import record_address
from generator.pages.portal import Portal

ID = "Mã cố định, không đổi khi tên đổi."
DAY_KNOWN = "ngày có trong lịch"


def page(kind: str, record_id: str, anchor: str = "") -> str:
    """The address of a record's page, or of a place on it."""
    return record_address(kind, record_id) + (f"#{anchor}" if anchor else "")


def period_columns(what: str = "kỳ") -> tuple[DataColumn, DataColumn]:
    """The two ends of a period."""
    return (
        out("period_first", f"Ngày đầu {what}", "date", f"Ngày đầu tiên của {what}."),
        out("period_last", f"Ngày cuối {what}", "date", f"Ngày cuối cùng của {what}."),
    )


SOURCE = (
    DataColumn("source_title", "Tên nguồn", source="Source.title"),
    DataColumn("source_document", "Văn bản nguồn", source="Source.document", to="documents"),
    DataColumn("source_number", "Số, ký hiệu của nguồn", source="Source.number"),
    DataColumn("source_date", "Ngày của nguồn", source="Source.date"),
    DataColumn("source_at", "Chỗ trong nguồn", source="Source.at"),
    DataColumn("source_url", "Địa chỉ nguồn", source="Source.url"),
    DataColumn(
        "source_excerpt_only",
        "Chỉ đọc trích đoạn",
        "boolean",
        "Chưa mở toàn văn của nguồn.",
        source="Source.excerpt_only",
    ),
)


def source_cells(source: Source | None) -> tuple[str | bool | None, ...]:
    """The cells of `SOURCE`."""
    if source is None:
        return (None,) * len(SOURCE)
    date = str(source.date) if source.date else None
    return source.title, source.document, source.number, date, source.at, source.url, source.excerpt_only


def target_home(portal: Portal, plan_id: str, target: str) -> str | None:
    """The id of the plan, or of the version of it, that has a target: of an amended one it may be an earlier one."""
    known = portal.record.plans.get(plan_id)
    if known is not None and known.target(target) is not None:
        return plan_id
    case = portal.evaluation.cases.get(portal.evaluation.in_force.get(plan_id, plan_id))
    return next((one.id for one in reversed(case.chain) if one.target(target)), None) if case else None
