"""The registry of rules: complete, used, and the only place rules are named."""

import ast
from pathlib import Path

from generator.evaluation import rules
from generator.evaluation.rules import RULES
from generator.evaluation.verdict import STATUSES, TOKENS, tokens

ROOM = Path(rules.__file__).parent
NAMES = {name for name, value in vars(rules).items() if name.isupper() and isinstance(value, str)}


def test_every_rule_is_declared_with_words_for_readers():
    assert {getattr(rules, name) for name in NAMES} == set(RULES)
    for key, rule in RULES.items():
        assert key == rule.id
        assert rule.section() in {f"C-{number}" for number in range(1, 11)}
        assert len(rule.title) > 3
        assert rule.text.endswith(".")
    assert len({rule.title for rule in RULES.values()}) == len(RULES)


def test_every_rule_decides_something():
    used = {
        node.attr
        for path in ROOM.rglob("*.py")
        if path.name != "rules.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "rules"
    }
    assert used == NAMES


def test_the_words_of_the_verdict_are_those_of_the_contract():
    known = ("met", "exceeded", "not_met", "at_risk", "pending", "undetermined", "not_reported", "not_applicable")
    assert known == STATUSES
    assert set(TOKENS) == {
        "over_cap", "cap_unchecked", "above_range", "infeasible", "comparator_inferred", "provisional",
        "small_number", "ambiguous", "before_issue", "assumed_base", "early", "disputed", "zero_base",
        "counted_beside", "denominator_missing", "share_only", "approximate", "interim_only",
        "part_missing", "unattested", "not_comparable", "retracted",
        "corrected", "award_revoked", "amended_after", "organisation_dissolved",
        "end_inferred", "none",
    }  # fmt: skip


def test_tokens_stand_once_and_in_one_order():
    assert tokens(("early", "over_cap"), ("early",)) == ("over_cap", "early")
    assert tokens() == ()
