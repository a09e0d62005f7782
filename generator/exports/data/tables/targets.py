"""The targets of plans and of guidance: what is asked as numbers, out of which base."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.exports.data.declared import DataColumn, DataTable, TableRow, Value, key, of, out
from generator.exports.data.tables.common import page, period_columns
from generator.exports.data.values import ends, number, percent
from generator.labels.targets import ASKED_STAGES, POPULATIONS, READ_AS, UPPER_IS
from generator.model.amounts import Amount, SignedShare
from generator.model.comparator import Comparator
from generator.model.fields import Percent, Span
from generator.model.kinds import GUIDANCE, PLANS
from generator.model.plans import Promise
from generator.model.targets import Of, Target
from generator.pages.portal import Portal

ORGANISATION, CLUSTER, AWARD = "organisations", "clusters", "awards"
COMPARATORS = {
    "all": "100%", "at_least": "từ … trở lên, ít nhất", "more_than": "trên", "at_most": "không quá, không có",
    "exactly": "chỉ nêu một con số", "between": "từ … đến …", "some": "trong đó có", "grade": "đạt mức xếp loại",
    "level": "đạt mức chuẩn", "attains": "chính tổ chức được tặng", "rank": "xếp thứ",
    "change": "tăng, giảm so với năm trước", "parts": "gồm các chỉ tiêu khác", "quality": "không có con số",
}  # fmt: skip
BASES = {
    "base": "một nhóm người, đơn vị", "target": "số đạt một chỉ tiêu khác", "award": "số đang giữ một danh hiệu",
    "participants": "số tham gia một việc",
}  # fmt: skip
PERCENT, COUNT = "%", "lượt"


def _targets(portal: Portal) -> Iterator[TableRow]:
    for _, plan in sorted(portal.record.plans.items()):
        yield from _targets_of(PLANS.key, plan, portal)


def _guidance_targets(portal: Portal) -> Iterator[TableRow]:
    for _, asking in sorted(portal.record.guidance.items()):
        yield from _targets_of(GUIDANCE.key, asking, portal)


def _targets_of(kind: str, promise: Promise, portal: Portal) -> Iterable[TableRow]:
    in_force = (promise.id in portal.evaluation.cases,) if kind == PLANS.key else ()
    own = page(kind, promise.id)
    for target in promise.targets:
        of_ = target.of
        named = f"{promise.id}#{of_.target}" if of_ and of_.target else None
        yield TableRow(
            (f"{promise.id}#{target.id}", promise.id, target.id, *in_force, target.no, target.statement,
             target.population, target.award, target.giver, target.measure, *_asked(target),
             *(_base(of_, named)), target.planned, target.each, target.stage, target.among, target.within,
             target.read_as, target.upper_is, target.aspirational, target.each_year,
             *ends(target.period or promise.period)),
            promise.path, ("targets", target.id), f"{own}#ct-{target.id}",
        )  # fmt: skip


def _base(of_: Of | None, named: str | None) -> tuple[Value, ...]:
    """The cells of the base: which kind, and each kind in a column of its own."""
    if of_ is None:
        return (None,) * 6
    kind = next((name for name in BASES if getattr(of_, name) is not None), None)
    return kind, of_.base, named, of_.award, of_.participants, of_.stated


def _asked(target: Target) -> tuple[Value, ...]:
    """The comparator, its figure, its upper end and their unit; grade, level, place, year compared with, words."""
    name = target.comparator() or ""
    asked: Any = getattr(target, name)
    low, high, unit = _figures(name, asked, target.unit)
    grade = asked if name == "grade" else None
    words = asked if name == "quality" else None
    way, year = (asked.comparator(), asked.from_.year) if name == "change" else (None, None)
    return name, low, high, unit, grade, way, year, words


def _figures(name: str, asked: Any, unit: str | None) -> tuple[Value, Value, str | None]:
    """What is asked as numbers: the figure, the upper end of a range, the unit of both."""
    if name == "all":
        return 100, None, PERCENT
    if name == "change":
        change: SignedShare = getattr(asked, asked.comparator())
        return percent(change.value), None, PERCENT
    if isinstance(asked, Percent):
        return percent(asked), None, PERCENT
    if isinstance(asked, Span):
        share = asked.unit == "%"
        low, high = (percent(end) if share else number(end) for end in (asked.low, asked.high))
        return low, high, PERCENT if share else unit or COUNT
    if isinstance(asked, Amount):
        return number(asked.value), None, unit
    if name in ("level", "rank"):
        return asked, None, {"level": "mức", "rank": "thứ hạng"}[name]
    return (asked, None, unit or COUNT) if type(asked) is int else (None, None, None)


_UNIT = "Đơn vị của value và value_max: %, lượt (đếm người, đơn vị, việc), mức, thứ hạng, hay đơn vị tính của văn bản."


CHANGES = {name: COMPARATORS[name] for name in ("at_least", "more_than", "at_most")}
_ASKED = (
    DataColumn("comparator", "Phép so sánh", meaning="So sánh theo cách nào.", source="Target", words=COMPARATORS),
    DataColumn(
        "value", "Mức", "number", "Con số được đặt ra; của khoảng là đầu dưới. 90% là 90.", "cột unit", "Target"
    ),
    DataColumn("value_max", "Đầu trên", "number", "Đầu trên của khoảng.", "cột unit", "Target"),
    DataColumn("unit", "Đơn vị", meaning=_UNIT, source="Target.unit"),
    of(Comparator, "grade", to=AWARD),
    DataColumn("change", "Thay đổi", meaning="Cách so với năm trước.", source="Change", words=CHANGES),
    DataColumn("change_from", "So với năm", "integer", "Năm đem ra so.", "năm", "Change.from"),
    of(Comparator, "quality"),
)


def _target_columns(home: str, title: str, *more: DataColumn) -> tuple[DataColumn, ...]:
    own = "targets" if home == "plan" else "guidance_targets"
    return (
        key(meaning=f"Mã {title.lower()}, dấu # và mã chỉ tiêu."),
        out(home, title, to="plans" if home == "plan" else home, required=True),
        of(Target, "id", "target", required=True),
        *more,
        of(Target, "no"),
        of(Target, "statement", required=True),
        of(Target, "population", words=POPULATIONS, required=True),
        of(Target, "award", to=AWARD),
        of(Target, "giver", to=ORGANISATION),
        of(Target, "measure"),
        *_ASKED,
        DataColumn("base_kind", "Loại mẫu số", meaning="Tỷ lệ tính trên gì.", source="Of", words=BASES),
        of(Of, "base", "base_population", words=POPULATIONS),
        of(Of, "target", "base_target", to=own),
        of(Of, "award", "base_award", to=AWARD),
        of(Of, "participants", "base_participants"),
        of(Of, "stated", "base_stated"),
        of(Target, "planned", unit=COUNT),
        of(Target, "each", words=POPULATIONS),
        of(Target, "stage", words=ASKED_STAGES),
        of(Target, "among", to=CLUSTER),
        of(Target, "within"),
        of(Target, "read_as", words=READ_AS),
        of(Target, "upper_is", words=UPPER_IS),
        of(Target, "aspirational"),
        of(Target, "each_year"),
        *period_columns("kỳ của chỉ tiêu"),
    )


TARGETS = (
    DataTable(
        "targets",
        "Chỉ tiêu",
        "Chỉ tiêu của mọi bản kế hoạch; mỗi chỉ tiêu của mỗi bản một dòng.",
        _target_columns(
            "plan", "Kế hoạch", out("in_force", "Bản đang được xét", "boolean", "Kế hoạch này là bản đang được xét.")
        ),
        _targets,
    ),
    DataTable(
        "guidance_targets",
        "Chỉ tiêu của hướng dẫn",
        "Chỉ tiêu mà cấp trên nêu; mỗi chỉ tiêu một dòng.",
        _target_columns("guidance", "Hướng dẫn"),
        _guidance_targets,
    ),
)
