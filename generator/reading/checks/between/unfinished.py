"""Plans that nobody filled in yet, and what is reported on them: said here, published nowhere."""

from collections.abc import Iterator

from generator.model.drafts import NEEDED, missing
from generator.model.kinds import PLANS, RESULTS
from generator.model.plans import Plan
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry
from generator.reading.records.walk import text

_SEE = "xem trước bằng: thidua serve --drafts"


def draft_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """A plan that lacks what a published one has; a report on such a plan."""
    if entry.kind == PLANS.key:
        lacking = _lacking(entry)
        if lacking:
            message = f"bản nháp, chưa lên trang: chưa có {', '.join(lacking)}"
            yield Finding(entry.path, (), "draft-plan", message, f"điền cho đủ theo văn bản; {_SEE}", mark=(0, 0))
    elif entry.kind == RESULTS.key:
        plan = index.get(PLANS.key, text(entry.node, "plan"))
        if plan is not None and _lacking(plan):
            message = f"kế hoạch {quoted(plan.id)} còn là bản nháp, nên báo cáo này chưa lên trang"
            hint = f"điền cho đủ {plan.path}; {_SEE}"
            yield Finding(entry.path, ("plan",), "result-of-draft", message, hint)


def _lacking(entry: Entry) -> list[str]:
    return [f"{NEEDED[key]} ({key})" for key in missing(entry.node)] if isinstance(entry.node, Plan) else []
