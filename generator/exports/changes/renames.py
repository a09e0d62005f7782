"""Which of the records that went came back under another id, as git tells files that were renamed.

Only of one kind and with the same identity: first those that say the very same, then those of which at least half of
what both say is the same, the likest first.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from generator.model.base import Filed
from generator.model.kinds import EXEMPLARS, KINDS, ORGANISATIONS, PLANS
from generator.model.recognitions import Recognition

LEFT_OUT = frozenset({"path", "id", "sample", "sources", "source", "url", "plan", "year"})
SIMILAR = 0.5  # of all that both say
MOST_COMPARED = 10_000
Key = tuple[str, str]  # kind and id
Renamed = dict[Key, Key]
Texts = Counter[tuple[tuple[str, ...], str]]
_FIRST = ("organisations", "clusters", "plans")
# By which fields a record is the same whatever else changed; references count under the id of today.
_IDENTITY: Mapping[str, tuple[str, ...]] = {
    "organisations": ("kind", "province"), "clusters": ("kind",), "plans": ("organisations", "group", "period"),
    "results": ("plan", "phase"), "guidance": ("issuer", "period"), "documents": ("kind", "issuer"),
    "recognitions": ("award", "giver", "stage"), "submissions": ("organisation",), EXEMPLARS.key: ("organisation",),
    "movements": ("kind",), "awards": ("kind",),
}  # fmt: skip
_REFERS = {"organisations": ORGANISATIONS.key, "organisation": ORGANISATIONS.key, "issuer": ORGANISATIONS.key,
           "giver": ORGANISATIONS.key, "group": "clusters", "plan": PLANS.key}  # fmt: skip


def renamed(gone: Sequence[tuple[str, Filed]], new: Sequence[tuple[str, Filed]]) -> Renamed:
    """(kind, id) of each record that came back → the one it has now; what others refer to comes first."""
    found: Renamed = {}
    for kind in dict.fromkeys((*_FIRST, *KINDS)):
        old = [node for own, node in gone if own == kind]
        fresh = [node for own, node in new if own == kind]
        for before, after in _matched(kind, old, fresh, found):
            found[kind, before.id] = kind, after.id
    return found


def _matched(kind: str, gone: list[Filed], new: list[Filed], names: Renamed) -> list[tuple[Filed, Filed]]:
    """Pairs of one kind, none of them in two; none where too many would have to be compared."""
    now: dict[Any, list[Filed]] = {}
    for after in new:
        now.setdefault(_identity(kind, after, {}), []).append(after)
    likely = [(before, after) for before in gone for after in now.get(_identity(kind, before, names), ())]
    if len(likely) > MOST_COMPARED:
        return []
    texts = {node.path: Counter(_values(node)) for pair in likely for node in pair}
    alike = [(-_likeness(texts[before.path], texts[after.path]), before.id, after.id, before, after)
             for before, after in likely]  # fmt: skip
    taken: set[tuple[str, str]] = set()
    found = []
    for unlike, old, fresh, before, after in sorted(alike, key=lambda one: one[:3]):
        if -unlike >= SIMILAR and not {("gone", old), ("new", fresh)} & taken:
            taken |= {("gone", old), ("new", fresh)}
            found.append((before, after))
    return found


def _identity(kind: str, node: Filed, names: Renamed) -> tuple[Any, ...]:
    """What makes a record the one it is; ids in it as they are called after the renames known so far."""
    own = tuple(_today(name, getattr(node, name, None), names) for name in _IDENTITY.get(kind, ()))
    if isinstance(node, Recognition):
        return (*own, *sorted(_today("organisation", one.who[0], names) for one in node.recipients))
    return own


def _today(name: str, value: Any, names: Renamed) -> Any:
    if isinstance(value, tuple):
        return tuple(_today(name, part, names) for part in value)
    return names.get((_REFERS.get(name, ""), value), ("", value))[1] if isinstance(value, str) else value


def _likeness(ours: Texts, theirs: Texts) -> float:
    """How much of what two records say is the same: twice the values they share by all they have, from 0 to 1."""
    whole = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / whole if whole else 1.0


def _values(value: Any, where: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each value with the names of the fields that lead to it; long texts word by word, so that an edit in one leaves
    the rest alike.
    """
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            if name not in LEFT_OUT or where:
                yield from _values(getattr(value, name), (*where, name))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _values(part, (*where, key))
    elif isinstance(value, tuple):
        for part in value:
            yield from _values(part, where)
    elif value is not None:
        yield from ((where, word) for word in str(value).split())
