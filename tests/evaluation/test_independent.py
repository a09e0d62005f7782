"""The engine and a second, independent reading of the rules agree on random records.

`make oracle` tries more of them (`THIDUA_RANDOM_RECORDS=20000`) than everyday runs do.
"""

import os
import random

import pytest
from evaluation_builders import record
from independent import Spec
from independent_kinds import verdict
from random_records import KINDS, records_of, spec_of

from generator.evaluation.engine import evaluate

RECORDS = int(os.environ.get("THIDUA_RANDOM_RECORDS", "2000"))
COMPARED = {
    "over_cap", "infeasible", "zero_base", "denominator_missing", "share_only", "approximate", "disputed",
    "interim_only", "not_comparable",
}  # fmt: skip
SEED = 20261128


def differences(spec: Spec) -> list[tuple[object, ...]]:
    """Every target on which the two do not agree."""
    found = evaluate(record(*records_of(spec)), spec["as_of"]).verdicts
    names = dict.fromkeys(name for _, targets in spec["versions"] for name in targets)
    reported = {name: one for (_, name), one in found.items()}
    differing = []
    for name in names:
        expected, one = verdict(spec, name), reported.get(name)
        stated = None if one is None else (one.status, frozenset(one.reasons) & COMPARED)
        wanted = None if expected is None else (expected[0], expected[1] & COMPARED)
        if stated != wanted:
            differing.append((name, stated, wanted))
    return differing


@pytest.mark.slow
def test_two_readings_of_the_rules_agree():
    chance = random.Random(SEED)
    seen: dict[str, set[str]] = {}
    for number in range(RECORDS):
        spec = spec_of(chance)
        assert differences(spec) == [], (number, spec)
        for name in spec["versions"][0][1]:
            if (one := verdict(spec, name)) is not None:
                seen.setdefault(name, set()).add(one[0])
    assert set().union(*seen.values()) == {
        "met", "exceeded", "not_met", "at_risk", "pending", "undetermined", "not_reported", "not_applicable",
    }  # fmt: skip
    assert set(seen) == {"ldtt", "child", "free", "strict", "yearly", "both", *KINDS}
    assert all(seen[name] >= {"met", "not_met", "pending", "not_reported", "undetermined"} for name in seen)
