"""Which ids exist: of every record that could be filed, also those with errors, so one mistake is reported once."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.model.fields import SLUG, SLUG_LENGTH
from generator.model.ids import ResultId, plan_id, result_id, year_of
from generator.model.kinds import GROUPS, KINDS, RESULTS
from generator.model.plans import Plan
from generator.reading.naming.lookup import suggestion
from generator.reading.naming.names import Words, names_of
from generator.reading.records.parts import Entry
from generator.reading.records.walk import items, text

_AS = {"bodies": ("organisations",), "senders": ("organisations", "clusters")}


@dataclass
class Index:
    """Entries by kind and id, and the ids a reference may name."""

    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)
    _ids: dict[str, Set[str]] = field(default_factory=dict)
    _elsewhere: dict[str, Set[str]] = field(default_factory=dict)
    _awards_unknown: bool = False
    _misfiled: dict[str, Entry] = field(default_factory=dict)
    _lent: tuple[Entry, ...] = ()
    _targets: dict[str, Words] = field(default_factory=dict)

    def ids(self, kind: str) -> Set[str]:
        """The ids that a reference to `kind` may name."""
        return _named(self._ids, kind)

    @cached_property
    def names(self) -> dict[str, Words]:
        """The names of the records of each kind by id; made only where somebody wrote what is no id."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for entry in [*self._lent, *(one for by_id in self.entries.values() for one in by_id.values())]:
            found.setdefault(entry.kind, {})[entry.id] = names_of(entry.kind, entry.node)
        return dict(found)

    def named(self, kind: str, word: str) -> str:
        """What to write instead of a word that is no id of `kind`; "" where nothing is near."""
        known = self.ids(kind)
        names = {key: found for each in {*_AS.get(kind, (kind,)), _all_of(kind)} for key, found in self._of(each)}
        return suggestion(word, {key: names.get(key, ()) for key in known})

    def _of(self, kind: str) -> Iterable[tuple[str, tuple[str, ...]]]:
        return self.names.get(kind, {}).items()

    def elsewhere(self, kind: str) -> Set[str]:
        """The ids on the other side of the wall between the real record and the samples."""
        return _named(self._elsewhere, kind)

    def get(self, kind: str, name: str) -> Entry | None:
        """The entry of that id; also of a plan in the folder of another year than its period's, which is reported."""
        return self.entries.get(kind, {}).get(name) or (self._misfiled.get(name) if kind == "plans" else None)

    def targets(self, entry: Entry) -> Words:
        """The names of the targets of a plan or guidance by id, worked out once: many plans answer one guidance."""
        if entry.path not in self._targets:
            self._targets[entry.path] = target_names(entry)
        return self._targets[entry.path]

    def reports(self, year: int, plan: str, phase: str) -> list[Entry]:
        """The reports of a phase in a results folder, in order of revision."""
        return self._reports.get((year, plan, phase), [])

    @cached_property
    def _reports(self) -> dict[tuple[int, str, str], list[Entry]]:
        found: dict[tuple[int, str, str], list[tuple[ResultId, Entry]]] = {}
        for entry in self.of_kind(RESULTS.key):
            own = result_id(entry.id)
            found.setdefault((own.year, own.plan, own.phase), []).append((own, entry))
        return {key: [one for _, one in sorted(each, key=lambda one: one[0].revision)] for key, each in found.items()}

    def of_kind(self, kind: str) -> Iterable[Entry]:
        """The entries of a kind."""
        return self.entries.get(kind, {}).values()

    def may_be_id(self, kind: str, name: str) -> bool:
        """Whether a text can be meant as an id of a known kind; what cannot is another code's business."""
        if kind in {"awards", "grades"} and self._awards_unknown:
            return False
        if kind == "bodies":
            return "-" in name and bool(SLUG.fullmatch(name))
        if kind in KINDS and KINDS[kind].yearly:
            return bool(name)
        return len(name) <= SLUG_LENGTH and bool(SLUG.fullmatch(name))


def _all_of(kind: str) -> str:
    """The kind of which a group of ids holds some."""
    return GROUPS[kind].kind if kind in GROUPS else kind


def _misfiled(plans: Iterable[Entry]) -> dict[str, Entry]:
    """The plans in the folder of another year, by the id they are meant to have."""
    years = ((plan, plan.node.period.start.year) for plan in plans if isinstance(plan.node, Plan))
    return {str(replace(plan_id(plan.id), year=year)): plan for plan, year in years if year != year_of(plan.id)}


def _named(ids: dict[str, Set[str]], kind: str) -> Set[str]:
    if kind not in _AS:
        return ids.get(kind, frozenset())
    found: set[str] = set()
    return found.union(*(ids.get(each, ()) for each in _AS[kind]))


def index_of(entries: Iterable[Entry], lender: Iterable[Entry] = (), other: Iterable[Entry] = ()) -> Index:
    """The index of `entries`; ids of `lender` count where samples may borrow, those of `other` only for the hint."""
    index = Index()
    for entry in entries:
        index.entries.setdefault(entry.kind, {}).setdefault(entry.id, entry)
    index._misfiled = _misfiled(index.of_kind("plans"))
    own = [entry for found in index.entries.values() for entry in found.values()]
    index._ids = _ids(own)
    lent_entries = [entry for entry in lender if KINDS[entry.kind].lent]
    lent = _ids(lent_entries)
    index._lent = tuple(lent_entries)
    index._awards_unknown = any(entry.kind == "awards" and entry.node is None for entry in [*own, *lent_entries])
    index._ids |= {kind: index._ids.get(kind, frozenset()) | ids for kind, ids in lent.items()}
    index._elsewhere = _ids(other)
    index._ids["plans"] = index._ids.get("plans", frozenset()) | index._misfiled.keys()
    return index


def _ids(entries: Iterable[Entry]) -> dict[str, Set[str]]:
    found: dict[str, set[str]] = {}
    for entry in entries:
        found.setdefault(entry.kind, set()).add(entry.id)
        if entry.kind == "awards" and text(entry.node, "kind") == "grade":
            found.setdefault("grades", set()).add(entry.id)
    return dict(found)


def target_ids(entry: Entry) -> Iterator[str]:
    """The ids of the targets of a plan or guidance."""
    return (text(target, "id") for _, target in items(entry.node, "targets"))


def target_names(entry: Entry) -> Words:
    """The names of the targets of a plan or guidance by id: what each says, and its number."""
    return {text(one, "id"): (text(one, "statement"), text(one, "no")) for _, one in items(entry.node, "targets")}
