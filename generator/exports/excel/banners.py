"""Whose record a workbook is, in words: the line on top of every page, checked when the workbook comes back."""

from generator.formats import vi_period
from generator.labels.reports import report_words
from generator.model.ids import file_of, named_after, plan_id, result_id
from generator.model.kinds import KINDS, PLANS, RESULTS
from generator.model.plans import Plan
from generator.model.record import Record
from generator.reading.text.disk import EXAMPLES

UNCHOSEN = "chua-chon"
"""The name in the path of a blank plan for whichever body is chosen in it."""


def banner(kind: str, path: str, record: Record, plan: Plan | None = None) -> str:
    """«Báo cáo kết quả · Trường … · năm 2023 · Chính thức» for the place a workbook goes to."""
    key = KINDS[kind].id_at(path)
    title = f"{'MINH HỌA · ' if path.startswith(EXAMPLES) else ''}{KINDS[kind].names.title}"
    if kind == RESULTS.key:
        return f"{title} · {_report(key, record, plan)}"
    found = plan_id(key)
    if kind == PLANS.key:
        version = f" · bản sửa đổi lần {found.revision - 1}" if found.revision > 1 else ""
        return f"{title} · {body_of(found.name, record)} · năm {found.year}{version}"
    return f"{title} · năm {found.year} · tệp {file_of(key)}"


def _report(key: str, record: Record, plan: Plan | None) -> str:
    found = result_id(key)
    plan = plan or record.plans.get(found.folder)
    names = owners(plan, record) if plan else body_of(found.plan, record)
    long = f" (kế hoạch {vi_period(plan.period)})" if plan and plan.period.start.year != plan.period.end.year else ""
    return f"{names} · năm {found.year}{long} · {report_words(key)}"


def owners(plan: Plan, record: Record) -> str:
    """The names of whose plan it is."""
    names = _names(record)
    return ", ".join(names.get(key, key) for _, key in plan.owners)


def body_of(name: str, record: Record) -> str:
    """The name of the organisation or cluster with whose id a plan's file name begins, with what follows it."""
    known = _names(record)
    body, rest = named_after(name, known)
    return known[body] + (f" ({rest})" if rest else "") if body else name


def _names(record: Record) -> dict[str, str]:
    found = {key: body.name() for key, body in record.organisations.items()}
    return found | {key: cluster.name() for key, cluster in record.clusters.items()}
