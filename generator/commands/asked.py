"""What a person wrote on the command line → the id of a record, or why none is meant."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator.errors import WRONG_USAGE, UserError
from generator.reading.naming.lookup import choices, meant, suggestion
from generator.reading.naming.names import known_names, with_bodies

if TYPE_CHECKING:
    from generator.model.plans import Plan
    from generator.model.record import Record
    from generator.reading.naming.names import Words
    from generator.reading.read import LoadedFolder


def sides(reading: "LoadedFolder") -> "list[Record]":
    """The real record, then the samples' where there are any."""
    return [side for side in (reading.record, reading.sample_record) if side]


def one_of(asked: str, words: "Words", what: str, otherwise: str = "") -> str:
    """The id that a name means. Errors: UserError with what is near, or `otherwise`, where it means none or several."""
    found = meant(asked, words)
    if len(found) == 1:
        return found[0]
    if found:
        raise UserError(f"«{asked}» có thể là: {choices(found, words)}; ghi một mã", WRONG_USAGE)
    near = suggestion(asked, words) or "; ".join(filter(None, (otherwise, "tìm tên, mã bằng: thidua find")))
    raise UserError(f"không có {what} «{asked}»; {near}", WRONG_USAGE)


def body_of(asked: str, record: "Record") -> str:
    """The id of an organisation or cluster. Errors: UserError."""
    return one_of(asked, known_names(record, record)["senders"], "tổ chức, cụm hay khối", _NEW_BODY)


_NEW_BODY = "chưa có trong sổ thì tạo trước: thidua new organisation"


def plan_of(records: "Iterable[Record]", asked: str, year: int | None = None) -> "tuple[Record, Plan]":
    """The plan of an id, of a body's name (and year), of its title or number. Errors: UserError."""
    tried = list(records)
    for record in tried:
        if asked in record.plans:
            return record, record.plans[asked]
    for record in tried:
        words = known_names(record, tried[0])
        bodies = meant(asked, words["senders"])
        plans = [plan for plan in record.current_plans() if _owned(plan, bodies, year)]
        if not bodies:
            plans = [plan for key in meant(asked, words["plans"]) if _in_year(plan := record.plans[key], year)]
        if len(plans) == 1:
            return record, plans[0]
        if plans:
            several = choices((plan.id for plan in plans), words["plans"])
            raise UserError(f"«{asked}» có nhiều kế hoạch: {several}; ghi một mã", WRONG_USAGE)
        if bodies:
            when = f" năm {year}" if year else ""
            new = f"tạo bằng: thidua new plan {_quoted(asked)} --year {year or 'NĂM'}"
            raise UserError(f"«{asked}» chưa có kế hoạch nào{when}; {new}, hay thidua template --new-plan", WRONG_USAGE)
    known = with_bodies("plans", tried[0].plans, tried[0])
    raise UserError(f"không có kế hoạch «{asked}»; {suggestion(asked, known) or 'xem thidua find'}", WRONG_USAGE)


def _owned(plan: "Plan", bodies: list[str], year: int | None) -> bool:
    return any(key in bodies for _, key in plan.owners) and _in_year(plan, year)


def _in_year(plan: "Plan", year: int | None) -> bool:
    return year is None or year in plan.period.years()


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text
