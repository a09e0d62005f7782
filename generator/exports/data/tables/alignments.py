"""The targets of plans beside those of the guidance that concerns them."""

from collections.abc import Iterator

from generator.exports.data.declared import DataTable, TableRow, key, out
from generator.exports.data.tables.common import page, target_home
from generator.labels.targets import ALIGNMENT_FLAGS, ALIGNMENTS
from generator.model.kinds import PLANS
from generator.pages.portal import Portal

_NAMED = "unanswered"  # said the other way round, by a column of its own
_FLAGS = {flag: words for flag, words in ALIGNMENT_FLAGS.items() if flag != _NAMED}


def _alignments(portal: Portal) -> Iterator[TableRow]:
    for plan_id in sorted(portal.evaluation.cases):
        own, plans = page(PLANS.key, plan_id), portal.record.plans
        for entry in portal.evaluation.alignments[plan_id]:
            home = target_home(portal, plan_id, entry.target) or plan_id if entry.target else None
            target = f"{home}#{entry.target}" if home else None
            wanted = f"{entry.guidance}#{entry.guidance_target}" if entry.guidance_target else None
            by_guidance, by_plan = entry.needs or (None, None)
            yield TableRow(
                (f"{plan_id}:{wanted or entry.guidance}:{entry.target or ''}", plan_id, entry.guidance, wanted, target,
                 entry.verdict, _NAMED not in entry.flags, by_guidance, by_plan,
                 *(flag in entry.flags for flag in _FLAGS), entry.note),
                plans[home or plan_id].path, ("targets", entry.target) if entry.target else (),
                f"{own}#ct-{entry.target}" if entry.target else own,
            )  # fmt: skip


_COUNT = "lượt"

ALIGNED = (
    DataTable(
        "alignments",
        "Đối chiếu với hướng dẫn",
        "Chỉ tiêu của kế hoạch đang được xét bên chỉ tiêu của hướng dẫn liên quan, hai chiều; mỗi cặp một dòng, bên "
        "nào không có thì bỏ trống.",
        (
            key(meaning="Mã kế hoạch, chỉ tiêu của hướng dẫn và mã chỉ tiêu của kế hoạch."),
            out("plan", "Kế hoạch", to="plans", required=True),
            out("guidance", "Hướng dẫn", to="guidance", required=True),
            out("guidance_target", "Chỉ tiêu của hướng dẫn", to="guidance_targets"),
            out("target", "Chỉ tiêu của kế hoạch", to="targets"),
            out("alignment", "So với hướng dẫn", words=ALIGNMENTS, required=True),
            out("named", "Kế hoạch nêu hướng dẫn", "boolean", "Kế hoạch nêu là thực hiện hướng dẫn này."),
            out("needed_by_guidance", "Hướng dẫn cần", "integer", "Số đạt hướng dẫn cần, trên mẫu số đã biết.",
                unit=_COUNT),
            out("needed_by_plan", "Kế hoạch cần", "integer", "Số đạt kế hoạch cần, trên mẫu số đã biết.", unit=_COUNT),
            *(out(flag, f"{words[:1].upper()}{words[1:]}", "boolean") for flag, words in _FLAGS.items()),
            out("note", "Ghi chú"),
        ),
        _alignments,
    ),
)  # fmt: skip
