"""All tables, in the order in which a reader meets them, and the columns that every one ends with."""

from generator.exports.data.declared import DataColumn, DataTable, out
from generator.exports.data.tables.alignments import ALIGNED
from generator.exports.data.tables.bodies import BODIES
from generator.exports.data.tables.duties import DUTIES
from generator.exports.data.tables.promises import PROMISES
from generator.exports.data.tables.recognitions import RECOGNITIONS
from generator.exports.data.tables.reference import REFERENCE
from generator.exports.data.tables.results import RESULTS
from generator.exports.data.tables.targets import TARGETS
from generator.exports.data.tables.verdicts import VERDICTS
from generator.exports.data.tables.work import WORK

TABLES: dict[str, DataTable] = {
    table.name: table
    for table in (
        *PROMISES,
        *TARGETS,
        *ALIGNED,
        *RESULTS,
        *VERDICTS,
        *RECOGNITIONS,
        *BODIES,
        *DUTIES,
        *WORK,
        *REFERENCE,
    )
}
ORIGIN: tuple[DataColumn, ...] = (
    out(
        "page",
        "Trang",
        meaning="Địa chỉ trang nói về dòng này; tính từ gốc cổng khi cổng không khai địa chỉ công khai.",
    ),
    out("file", "Tệp", meaning="Tệp YAML của dòng này trong kho.", required=True),
    out("line", "Dòng trong tệp", "integer", "Số thứ tự dòng chữ trong tệp, đếm từ 1.", required=True),
    out(
        "commit",
        "Lần sửa cuối (git)",
        meaning="Mã commit mới nhất đã viết điều này trong tệp; của dòng là cả một bản ghi thì đã sửa tệp ấy. Bỏ trống "
        "khi không biết, hay khi tệp có sửa đổi chưa ghi vào git.",
    ),
    out("changed_on", "Ngày sửa cuối", "date", "Ngày của commit ấy, giờ Việt Nam."),
)


# Table → its columns that say of which record a row is a part: the JSON of that record has it.
WITHIN: dict[str, tuple[str, ...]] = {
    "plan_bodies": ("plan",), "plan_guidance": ("plan",), "plan_registrations": ("plan",), "targets": ("plan",),
    "alignments": ("plan",), "reports": ("plan",), "results": ("report", "plan"), "verdicts": ("plan",),
    "verdict_parts": ("plan",), "verdict_notes": ("plan",), "tasks": ("plan", "guidance"),
    "citations": ("plan", "guidance"), "theme_uses": ("plan", "guidance"), "guidance_issuers": ("guidance",),
    "guidance_targets": ("guidance",), "obligations": ("guidance",), "evidence": ("report", "recognition"),
    "recipients": ("recognition", "organisation"), "plans": ("organisation", "cluster"),
    "names": ("organisation", "cluster"), "units": ("organisation",), "successions": ("organisation",),
    "cluster_members": ("cluster", "organisation"), "cluster_roles": ("cluster", "organisation"),
    "obligation_statuses": ("organisation", "cluster"), "submissions": ("submission_file", "organisation", "cluster"),
    "document_replacements": ("document",), "theme_components": ("theme",), "award_rules": ("award",),
}  # fmt: skip


def wholes(table: DataTable) -> list[tuple[int, str]]:
    """The places of the columns that say of which record a row is a part, with the table of that record."""
    names = WITHIN.get(table.name, ())
    return [(place, one.to) for place, one in enumerate(table.columns) if one.name in names]


def columns(table: DataTable) -> tuple[DataColumn, ...]:
    """All columns of a table as it is handed out."""
    return (*table.columns, *ORIGIN)
