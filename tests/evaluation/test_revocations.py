"""What was taken back counts from the day it is published, for verdicts, pages and screens alike."""

from datetime import date
from typing import Any

import pytest

from generator.evaluation.recognised import recognised
from generator.evaluation.revocations import Revocations
from generator.model.recognitions import Recognition
from generator.model.record import Record
from generator.pages.linking.recognised import recognised as shown

DECIDED = {"award": "co", "stage": "decided", "published_on": "2024-12-20", "basis": "decision"}
REVOKED = {
    "stage": "revoked",
    "revokes": "quyet-dinh",
    "published_on": "2025-03-10",
    "basis": "decision",
    "reason": "error",
}
SCHOOL, OTHER, UNIT = {"organisation": "tct-a"}, {"organisation": "tct-b"}, {"organisation": "tct-a", "unit": "khoa-1"}
PRINTED = {"as_written": "Trường C"}
BEFORE, AFTER = date(2025, 3, 9), date(2025, 3, 10)


def recognition(name: str, *recipients: dict[str, str], **keys: Any) -> Recognition:
    given = {"recipients": list(recipients)} if recipients else {}
    return Recognition.model_validate({"id": f"2024/{name}", "path": f"{name}.yml", "year": 2024, **keys, **given})


def counted(**found: str) -> dict[str, str]:
    return {**found, "count": "3"}


DECISION = recognition("quyet-dinh", counted(**SCHOOL), counted(**OTHER), UNIT, PRINTED, **DECIDED)


@pytest.mark.parametrize(
    ("taken", "gone"),
    [
        ((), ["tct-a", "tct-b", "tct-a khoa-1", "Trường C"]),
        ((SCHOOL,), ["tct-a"]),
        ((UNIT,), ["tct-a khoa-1"]),
        ((PRINTED,), ["Trường C"]),
    ],
)
def test_a_revocation_takes_back_whom_it_names_or_all_from_its_day_on(
    taken: tuple[dict[str, str], ...], gone: list[str]
):
    known = [recognition("thu-hoi", *taken, **REVOKED), DECISION]
    names = {recipient: " ".join(filter(None, recipient.who)) for recipient in DECISION.recipients}
    for day, expected in ((BEFORE, []), (AFTER, gone)):
        revocations = Revocations(known, day)
        assert [names[one] for one in names if revocations.newest(DECISION, one)] == expected
        holders = recognised(known, day)
        assert {body for _, body, _ in holders} == {"tct-a", "tct-b"} - {*expected}
        record = Record()
        record.recognitions = {one.id: one for one in known}
        lines = shown(record, day).lines[DECISION.id]
        assert [names[line.recipient] for line in lines if line.revoked] == expected


def test_the_newest_revocation_is_named():
    known = [recognition("b", **REVOKED), recognition("a", **REVOKED | {"published_on": "2025-04-01"}), DECISION]
    found = Revocations(known, date(2025, 5, 1)).newest(DECISION, DECISION.recipients[0])
    assert found is known[1]
