"""Problems as SARIF 2.1.0, the OASIS format that code scanning tools read."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from generator.reading.problems.problem import CATALOGUE, Problem

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_CODES = list(CATALOGUE)


def as_sarif(problems: Iterable[Problem], prefix: str = "") -> str:
    """One run with every rule of the catalogue and one result per problem; columns count Unicode characters."""
    run = {
        "tool": {"driver": {"name": "thidua", "language": "vi", "rules": [_rule(code) for code in _CODES]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, prefix) for problem in problems],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str) -> dict[str, Any]:
    kind = CATALOGUE[code]
    return {
        "id": code,
        "shortDescription": {"text": kind.title},
        "fullDescription": {"text": kind.explanation},
        "defaultConfiguration": {"level": kind.severity},
    }


def _result(problem: Problem, prefix: str) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": problem.line, "startColumn": problem.column}
    if problem.excerpt.strip():
        region["snippet"] = {"text": problem.excerpt}
    place = {"artifactLocation": {"uri": quote(prefix + problem.path), "uriBaseId": "%SRCROOT%"}, "region": region}
    return {
        "ruleId": problem.code,
        "ruleIndex": _CODES.index(problem.code),
        "level": problem.severity,
        "message": {"text": problem.message + (f". Gợi ý: {problem.hint}" if problem.hint else "")},
        "locations": [{"physicalLocation": place}],
    }
