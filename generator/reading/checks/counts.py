"""Counts that do not add up, bases of nothing, and groups so small that a count points at a person."""

from collections.abc import Iterator
from fractions import Fraction

from generator.model.comparator import COMPARATORS
from generator.model.fields import Percent
from generator.model.plans import Plan, Promise
from generator.model.results import Figure
from generator.model.targets import Target
from generator.reading.checks.reported import Report
from generator.reading.problems.problem import Finding
from generator.reading.records.parts import Entry

SMALLEST_GROUP = 5
PERSONS = frozenset(
    {
        "individuals", "staff", "lecturers", "lecturers-entering-contest", "civil-servants", "trainees",
        "party-members", "union-members",
    }
)  # fmt: skip


def count_findings(report: Report) -> Iterator[Finding]:
    """Warnings on the figures of a report."""
    for name, figure in report.figures.items():
        for key, code, message, hint in _of_figure(figure, report.targets.get(name)):
            yield Finding(report.entry.path, ("figures", name, key), code, f"{name}: {message}", hint)


def _of_figure(figure: Figure, target: Target | None) -> Iterator[tuple[str, str, str, str]]:
    if figure.items is not None and figure.reached not in (None, len(figure.items)):
        message = f"đạt {figure.reached} nhưng danh mục có {len(figure.items)} mục"
        yield "reached", "sum-disagrees", message, "xem lại số đạt và danh mục"
    reached, ruled_out = figure.reached or 0, figure.ruled_out or 0
    if figure.of is not None and reached + ruled_out > figure.of >= max(reached, ruled_out):
        message = f"đạt {reached} cộng chắc không đạt {ruled_out}, quá tổng số {figure.of}"
        yield "ruled_out", "sum-disagrees", message, "xem lại ba số"
    if figure.proposed is not None and reached > figure.proposed:
        message = f"được tặng {reached}, nhiều hơn {figure.proposed} được đề nghị"
        yield "proposed", "sum-disagrees", message, "xem lại hai số"
    yield from _members_beside(figure)
    if figure.of == 0:
        yield (
            "of",
            "zero-base",
            "tổng số là 0, cổng sẽ ghi «không áp dụng»",
            "bỏ chỉ tiêu này khỏi báo cáo, hoặc sửa số",
        )
    elif target and target.population in PERSONS and _points_at_someone(figure):
        message = f"chỉ {figure.of} người, {figure.reached} đạt: đoán được ai không đạt"
        yield "of", "small-group", message, "gộp vào nhóm lớn hơn, hoặc chỉ nói đạt hay không (outcome)"


def _members_beside(figure: Figure) -> Iterator[tuple[str, str, str, str]]:
    """A group's total beside what its members add up to, or beside those known where they are more already."""
    for key, label in (("reached", "đạt"), ("of", "tổng số")):
        whole = getattr(figure, key)
        parts = [getattr(own, key) for own in figure.by_member.values()]
        known = [part for part in parts if part is not None]
        if whole is not None and known and (sum(known) > whole or (known == parts and sum(known) != whole)):
            message = f"{label} {whole} nhưng các thành viên cộng lại là {sum(known)}"
            yield key, "sum-disagrees", message, "xem lại số chung và số của từng thành viên"


def _points_at_someone(figure: Figure) -> bool:
    return figure.of is not None and figure.reached is not None and figure.reached < figure.of < SMALLEST_GROUP


def registration_findings(entry: Entry) -> Iterator[Finding]:
    """Registrations beside the base that the plan itself expects for the award."""
    if not isinstance(entry.node, Plan):
        return
    planned = {target.award: target.planned for target in entry.node.targets if target.award and target.planned}
    for number, registered in enumerate(entry.node.registrations):
        base, count, loc = planned.get(registered.award), registered.count, ("registrations", number)
        if base is None or count is None:
            continue
        if count > base:
            message = f"đăng ký {count} nhưng kế hoạch dự kiến tổng số chỉ {base}"
            yield Finding(entry.path, (*loc, "count"), "more-than-base", message, "xem lại hai số")
        elif registered.share and not agrees(registered.share, Fraction(count, base)):
            message = f"{registered.share} nhưng {count}/{base} là {float(100 * Fraction(count, base)):.2f}%"
            hint = "xem lại count, share và planned; văn bản in đúng như vậy thì ghi vào errata"
            yield Finding(entry.path, (*loc, "share"), "share-disagrees", message.replace(".", ","), hint)


def agrees(share: Percent, exact: Fraction) -> bool:
    """Whether a printed share is the exact one rounded or cut at its last printed digit."""
    digits = share.written.rstrip("% ").replace(",", ".").partition(".")[2]
    return abs(share.value - exact) < Fraction(1, 100 * 10 ** len(digits))


def twin_findings(entry: Entry) -> Iterator[Finding]:
    """Targets of one plan that ask the same of the same."""
    if not isinstance(entry.node, Promise):
        return
    seen: dict[object, str] = {}
    for number, target in enumerate(entry.node.targets):
        asked = _asked(target)
        if (target.award or target.measure) and asked in seen:
            message = f"{target.id}: hỏi đúng điều mà chỉ tiêu «{seen[asked]}» đã hỏi"
            yield Finding(
                entry.path, ("targets", number), "duplicate-target", message, "bỏ một trong hai, hoặc nói rõ chỗ khác"
            )
        seen.setdefault(asked, target.id)


def _asked(target: Target) -> object:
    values = [str(getattr(target, name)) for name in COMPARATORS]
    return (
        target.population,
        target.award,
        target.giver,
        target.measure,
        target.of,
        target.within,
        target.period,
        *values,
    )
