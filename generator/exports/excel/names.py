"""What the clerk's words stand for: labels of vocabularies and names of records, with and without accents."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.exports.editing.shapes import Shape
from generator.exports.editing.vocabulary import words_for
from generator.model.amounts import NOT_STATED
from generator.model.organisations import Cluster, Organisation
from generator.model.record import Record
from generator.vietnamese import name_key, without_accents

Words = Mapping[str, tuple[str, ...]]
Names = Mapping[str, Words]
"""By what a column refers to: the names of each id, the one to show first."""

FLAGS: Words = {"true": ("có", "đúng"), "false": ("không", "không có")}
BASE: Words = {NOT_STATED: ("không nêu", "nguồn không nêu", "nguồn không nêu tổng số")}
REFERRING = frozenset({"slug", "reference", "text"})
BETWEEN = " – "


def words_of(shape: Shape, names: Names) -> Words:
    """The values that a place offers, each with its names; nothing where anything may be written."""
    item = shape.item if shape.kind == "list" and shape.item is not None else shape
    if item.kind == "flag":
        return FLAGS
    if item.kind == "base":
        return BASE
    if item.kind == "choice":
        return {word: (meaning,) for word, meaning in words_for(item.choices).items()}
    return names.get(item.refers, {}) if item.kind in REFERRING else {}


def shown(value: str, words: Words) -> str:
    """What a cell shows for a value: its first name, with the value behind it where others are called the same."""
    found = words.get(value)
    if not found or not found[0]:
        return value
    same = sum(bool(names) and names[0] == found[0] for names in words.values())
    return found[0] if same == 1 else f"{found[0]} ({value})"


def offered(words: Words) -> tuple[str, ...]:
    """The entries of a drop-down."""
    return tuple(shown(value, words) for value in words)


def meant(text: str, words: Words) -> list[str]:
    """The values that a text may mean: one where it is clear, none where it is not known."""
    if text in words:
        return [text]
    for exact in (_exact(text, words), _folded(text, words, name_key), _folded(text, words, without_accents)):
        if exact:
            return exact
    return []


def _exact(text: str, words: Words) -> list[str]:
    value = text.partition(BETWEEN)[0].strip()
    if value in words:
        return [value]
    return [key for key in words if shown(key, words) == text]


def _folded(text: str, words: Words, fold: Any) -> list[str]:
    wanted = fold(" ".join(text.split()))
    return [value for value, names in words.items() if any(name and fold(name) == wanted for name in names)]


def known_names(record: Record, lender: Record) -> dict[str, dict[str, tuple[str, ...]]]:
    """The names of all that the workbooks of a record may refer to. Samples borrow awards and documents."""
    awards = {**lender.awards, **record.awards}
    bodies = {key: _dated(body) for key, body in record.organisations.items()}
    clusters = {key: _dated(cluster) for key, cluster in record.clusters.items()}
    titles = {key: _names(award.name, award.abbreviation) for key, award in awards.items()}
    found = {
        "awards": titles,
        "grades": {key: titles[key] for key, award in awards.items() if award.kind == "grade"},
        "organisations": bodies,
        "bodies": bodies,
        "clusters": clusters,
        "senders": {**bodies, **clusters},
        "themes": {key: _names(theme.name()) for key, theme in record.themes.items()},
        "movements": {key: _names(movement.name, *movement.also) for key, movement in record.movements.items()},
        "documents": {
            key: _names(document.number, *document.also, document.subject)
            for key, document in {**lender.documents, **record.documents}.items()
        },
        "guidance": {key: _names(_filed(key, guidance.title)) for key, guidance in record.guidance.items()},
        "plans": {key: _names(_filed(key, plan.title)) for key, plan in record.plans.items()},
        "recognitions": {key: _names(_filed(key, given.title)) for key, given in record.recognitions.items()},
        "exemplars": {key: _names(_filed(key, exemplar.title)) for key, exemplar in record.exemplars.items()},
    }
    for key, body in record.organisations.items():
        found[f"units:{key}"] = {unit.id: _names(unit.name, unit.short) for unit in body.units}
    return found


def _dated(body: Organisation | Cluster) -> tuple[str, ...]:
    older = (name for found in reversed(body.names) for name in (found.short, found.text))
    return _names(body.name(), *older, *body.also)


def _filed(key: str, title: str | None) -> str:
    return f"{title} ({key})" if title else key


def _names(*names: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def first_names(words: Words) -> Iterable[str]:
    """The name of each value that is shown."""
    return (names[0] for names in words.values() if names)
