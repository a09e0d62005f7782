"""One sentence with the number that proves it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.evaluation.comparison.alignment import Alignment
from generator.evaluation.summary.completeness import ReportCell
from generator.evaluation.verdict import Verdict
from generator.formats import vi_count, vi_date
from generator.labels.reports import PHASES
from generator.labels.verdicts import NO_REPORT, SHOWN

HIGHER, LOWER = frozenset({"stricter", "above_range"}), frozenset({"weaker"})
MOST = 5
TO_TARGETS, TO_COMPARED, TO_PLAN = "xem chỉ tiêu", "xem đối chiếu", "mở kế hoạch"
WAYS = frozenset({TO_TARGETS, TO_COMPARED, TO_PLAN})
_SILENT = frozenset({"not_reported", "pending"})
WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class KeyFact:
    """A number, what it counts, and the record that shows it: its kind, id, and the place on its page."""

    figure: str
    words: str
    kind: str = ""
    key: str = ""
    link: str = ""
    anchor: str = ""

    @property
    def way(self) -> bool:
        """Whether its link only leads on and names nothing: on paper it is left out."""
        return self.link in WAYS


def compared(alignments: Iterable[Alignment]) -> tuple[str, str] | None:
    """How many targets of the guidance that concerns a plan it has, and how; None without such guidance."""
    asked = [entry for entry in alignments if entry.guidance_target and entry.verdict != "not_applicable"]
    if not asked:
        return None
    here = {_of_guidance(entry) for entry in asked if entry.verdict != "missing"}
    everything = {_of_guidance(entry) for entry in asked}
    sides = (
        ({_of_guidance(entry) for entry in asked if entry.verdict in HIGHER}, "cao hơn"),
        ({_of_guidance(entry) for entry in asked if entry.verdict in LOWER}, "thấp hơn"),
        (everything - here if here else set(), "không có"),
    )
    parts = ", ".join(f"{len(found)} {words}" for found, words in sides if found)
    words = "chỉ tiêu của hướng dẫn có trong kế hoạch"
    return f"{len(here)}/{len(everything)}", f"{words}: {parts}" if parts else words


def _of_guidance(entry: Alignment) -> tuple[str, str | None]:
    return entry.guidance, entry.guidance_target


def reported(verdicts: Sequence[Verdict]) -> tuple[str, str] | None:
    """How many targets have a report, and what it says of them, beside those withdrawn; None without targets."""
    if not verdicts:
        return None
    found = [shown for verdict in verdicts if (shown := verdict.shown()) not in _SILENT]
    if not found:
        waiting = all(verdict.status == "pending" for verdict in verdicts)
        every = "đều " if len(verdicts) > 1 else ""
        return str(len(verdicts)), f"chỉ tiêu {every}{'chưa đến kỳ' if waiting else NO_REPORT}"
    count = Counter(found)
    says = ", ".join(
        f"{count[status]} {words[0].lower()}{words[1:]}" for status, words in SHOWN.items() if count[status]
    )
    standing = len(found) - count[WITHDRAWN]
    return f"{standing}/{len(verdicts)}", f"chỉ tiêu {'đã có' if standing else 'còn'} báo cáo: {says}"


def next_due(cells: Iterable[ReportCell], as_of: date) -> tuple[ReportCell, str, str] | None:
    """The next report that is due, in how many days, and its day in words."""
    waiting = [cell for cell in cells if cell.status == "pending" and cell.due and cell.due >= as_of]
    first = min(waiting, key=lambda cell: (cell.due, cell.plan), default=None)
    if first is None or first.due is None:
        return None
    days = (first.due - as_of).days
    words = f"ngày nữa đến hạn báo cáo {PHASES[first.phase].lower()} ({vi_date(first.due)})"
    return first, vi_count(days), words
