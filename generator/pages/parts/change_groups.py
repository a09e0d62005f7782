"""Changes as they are listed: what one commit did to many records in the same way is one entry."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.exports.changes.differences import arrow
from generator.labels.changes import CHANGES, TOGETHER
from generator.labels.reports import report_words
from generator.model.kinds import KINDS, RESULTS, SUBMISSIONS
from generator.pages.changelog import ChangeEntry, ChangeLine
from generator.pages.linking.addresses import SECTIONS, record_address
from generator.pages.portal import Portal

MOST_APART, MOST_LINES_SHOWN = 10, 12
_ENTERED = ("added", "plan", "report", "recognition", "restored")
_CLASSES = {**dict.fromkeys(_ENTERED, "entered"), "edited": "edited", "removed": "removed", "day": "day"}


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """One entry of a list: a change, or many that are reported as one."""

    changes: tuple[ChangeEntry, ...]

    @property
    def first(self) -> ChangeEntry:
        """The change, or the first of many."""
        return self.changes[0]

    @property
    def many(self) -> bool:
        """Whether it is more than one."""
        return len(self.changes) > 1

    @property
    def alike(self) -> str:
        """What was done to all of them, where it is many."""
        return _CLASSES[self.first.what]

    @property
    def what(self) -> list[str]:
        """What it is, by the keys of `labels.changes.CHANGES`."""
        return list(dict.fromkeys(change.what for change in self.changes))

    @property
    def organisations(self) -> list[str]:
        """The bodies that it is about."""
        return list(dict.fromkeys(key for change in self.changes for key in change.organisations))

    @property
    def clusters(self) -> list[str]:
        """The clusters and blocs that it is about."""
        return list(dict.fromkeys(key for change in self.changes for key in change.clusters))

    @property
    def title(self) -> str:
        """What happened, in a few words."""
        if not self.many:
            return CHANGES[self.first.what]
        count = f"{len(self.changes)} {'kế hoạch' if self.first.what == 'day' else 'bản ghi'}"
        return TOGETHER[self.alike].format(count=count)

    @property
    def kinds(self) -> str:
        """How many of which kinds, where it is many: «116 tổ chức, 7 kế hoạch»."""
        counted = Counter(change.kind for change in self.changes)
        return ", ".join(f"{count} {KINDS[kind].in_sentence}" for kind, count in counted.most_common())


def grouped(changes: Iterable[ChangeEntry]) -> list[ChangeGroup]:
    """The entries of a list, in the order of the changes."""
    found: list[ChangeGroup] = []
    for _, run in groupby(changes, key=lambda change: (change.day, change.commit)):
        classes: dict[str, list[ChangeEntry]] = {}
        for number, change in enumerate(run):
            classes.setdefault(_CLASSES.get(change.what, str(number)), []).append(change)
        for alike in classes.values():
            found += [ChangeGroup(tuple(alike))] if len(alike) > MOST_APART else [ChangeGroup((one,)) for one in alike]
    return found


def line_words(line: ChangeLine) -> str:
    """A place that changed, both values, and both verdicts where it is a target: the words of `diff`."""
    moved = line.verdict_before or line.verdict_after
    same = moved and line.before == line.after
    words = "" if same and not line.before else arrow(line.before, line.after)
    judged = f"kết luận: {arrow(line.verdict_before, line.verdict_after)}" if moved else ""
    return f"{line.where}: {'; '.join(filter(None, (words, judged)))}"


def place_of(portal: Portal, change: ChangeEntry) -> tuple[str, str | None]:
    """What the record of a change is called, and the address where it is read, or where it once stood."""
    kind, key = change.kind, change.record
    if kind == RESULTS.key and change.plan:
        name, address = portal.called("plans", change.plan)
        return f"{report_words(key)}, {name}", address
    if kind == SUBMISSIONS.key:
        ids = (("organisations", change.organisations), ("clusters", change.clusters))
        owners = ((kind, one) for kind, ones in ids for one in ones)
        found = next((portal.called(*owner) for owner in owners if portal.find(*owner)), (key, None))
        return f"Sổ gửi hồ sơ, {found[0]}", found[1]
    if portal.find(kind, key) is not None:
        return portal.called(kind, key)
    gone = kind in SECTIONS and (kind, key) in portal.changelog.removed
    return change.name or key, record_address(kind, key) if gone else None
