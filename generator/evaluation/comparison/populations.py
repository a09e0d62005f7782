"""Which populations are the same people or units, and which hold others. docs/RULES.md C-10."""

_SAME = {"individuals": "staff", "units": "collectives", "school": "organisation"}
_PART_OF = {
    "lecturers": "staff",
    "civil-servants": "staff",
    "party-members": "staff",
    "union-members": "staff",
    "lecturers-entering-contest": "lecturers",
}


def canonical(population: str) -> str:
    """One name for the populations that school documents use for the same people or units."""
    return _SAME.get(population, population)


def same(one: str, other: str) -> bool:
    """Whether both name the same people or units."""
    return canonical(one) == canonical(other)


def holds(wide: str, narrow: str) -> bool:
    """Whether `narrow` is a part of `wide`."""
    found = _PART_OF.get(canonical(narrow))
    while found is not None:
        if found == canonical(wide):
            return True
        found = _PART_OF.get(found)
    return False


def related(one: str, other: str) -> bool:
    """Whether they are the same or one holds the other."""
    return same(one, other) or holds(one, other) or holds(other, one)
