"""Plans that nobody filled in yet: they are no promise, so nothing of them is published unless somebody asks for it."""

from generator.model.plans import Plan, PlanDocument
from generator.model.record import Record, amended_id

NEEDED = {"title": "tên", "document": "văn bản", "targets": "chỉ tiêu"}
_NOTHING = PlanDocument()


def missing(plan: Plan) -> tuple[str, ...]:
    """The keys that a plan cannot be published without and does not have; a plan that lacks one is a draft.

    Of a document that nobody saw its source may stand for it.
    """
    document = plan.document
    stated = any(getattr(document, name) != getattr(_NOTHING, name) for name in document.model_fields_set - {"kind"})
    found = {"title": plan.title, "document": stated or plan.sources, "targets": plan.targets}
    return tuple(key for key, value in found.items() if not value)


def drafts(record: Record) -> set[str]:
    """The ids of the plans that are drafts, and of those that amend one."""
    found = {plan.id for plan in record.plans.values() if missing(plan)}
    while more := {plan.id for plan in record.plans.values() if plan.amends and amended_id(plan) in found} - found:
        found |= more
    return found


def without_drafts(record: Record) -> Record:
    """A record without its drafts, what is reported on them, and what leads to them; the same where it has none."""
    left_out = drafts(record)
    if not left_out:
        return record
    kept = Record(sample=record.sample)
    vars(kept).update(vars(record))
    kept.plans = {key: plan for key, plan in record.plans.items() if key not in left_out}
    kept.results = {key: result for key, result in record.results.items() if result.plan not in left_out}
    kept.exemplars = {
        key: entry.model_copy(update={"plan": None}) if entry.plan in left_out else entry
        for key, entry in record.exemplars.items()
    }
    return kept
