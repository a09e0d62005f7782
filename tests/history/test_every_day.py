"""What the walk finds at the days and plans it looks at is what judging everything on every day finds."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest

from generator.evaluation.engine import Evaluation, evaluate
from generator.exports.changes.record_changes import target_changes
from generator.history.attribution import Commit
from generator.history.state import PastState
from generator.history.versions import PastVersion, Step
from generator.history.walk import Walk
from generator.model.ids import plan_id
from generator.reading.records.files import read_text

CAP = "- {{id: ldtt, name: LĐTT, kind: title}}\n- {{id: cs, name: CSTĐ, kind: title{}}}\n"
BODY = "kind: political-school\nnames: [{text: Trường A}]\n"
PLAN = (
    "organisations: [{}]\ntitle: Thi đua\nperiod: {}\ndocument: {{date: {}}}\n{}targets:\n"
    "  - {{id: ldtt, statement: A, population: individuals, award: ldtt, at_least: {}%, of: {{base: staff}}}}\n"
    "  - {{id: cs, statement: B, population: individuals, award: cs, at_least: 10%, of: {{target: ldtt}}}}\n{}"
)
ITEMS = "  - {id: de-tai, statement: C, population: deliverables, at_least: 3}\n"
MORE = "  - {id: tang, statement: D, population: deliverables, change: {at_least: +10%, from: 2023}}\n"
ADOPTED = "  - {id: nhan, statement: E, population: deliverables, at_least: 1, adopted_from: 2023/a#de-tai}\n"
RESULT = (
    "phase: {}\npublished_on: {}\nbasis: decision\n{}evidence: [{{title: Q}}]\nfigures:\n"
    "  ldtt: {{reached: {}, of: 34}}\n  cs: {{reached: {}}}\n{}"
)
GUIDANCE = (
    "issuer: a\nperiod: 2023\naddressed_to: [political-school]\nobligations:\n"
    "  - {{id: bc, who: school, what: Báo cáo, report: year-end, before: {}}}\n"
)
# Path → the texts that a file may hold; None where it may be gone.
POOL: dict[str, list[str | None]] = {
    "data/awards.yml": [
        CAP.format(f", rules: [{{{{cap: {cap}%, of: ldtt}}}}]").replace("{{", "{").replace("}}", "}") for cap in (15, 5)
    ]
    + [CAP.format("")],
    "data/organisations/a.yml": [
        BODY,
        f"{BODY}succession: [{{event: dissolve, date: 2023-09-15}}]\n",
        f"{BODY}province: Mẫu\n",
    ],
    "data/organisations/b.yml": [BODY.replace("A", "B")],
    "content/guidance/2023/hd.yml": [GUIDANCE.format(day) for day in ("2023-11-05", "2023-07-05", "2024-02-01")],
    "content/plans/2023/a.yml": [
        PLAN.format("a", "2023", "2023-02-01", "answers: [2023/hd]\n", 90, ITEMS),
        PLAN.format("a", "2023", "2023-02-01", "answers: [2023/hd]\n", 80, ITEMS),
        PLAN.format("a", "2023..2024", "2023-02-01", "", 90, ITEMS),
        PLAN.format("a", "2023", "2023-02-01", "reports_due: {final: 2023-12-20}\n", 90, ITEMS),
    ],
    "content/plans/2023/a.r2.yml": [
        None,
        PLAN.format("a", "2023", "2023-08-01", "amends: a\nreason: Lý do\nanswers: [2023/hd]\n", 70, ""),
        PLAN.format("a", "2023", "2024-01-20", "amends: a\nreason: Lý do\nanswers: [2023/hd]\n", 70, ITEMS),
    ],
    "content/plans/2024/a.yml": [None, PLAN.format("a", "2024", "2024-02-01", "", 90, MORE)],
    "content/plans/2023/b.yml": [None, PLAN.format("b", "2023", "2023-02-01", "", 90, ADOPTED)],
    "content/results/2023/a/mid-year.yml": [
        None,
        RESULT.format("mid-year", "2023-07-10", "", 20, 1, "  de-tai: {reached: 0}\n"),
        RESULT.format("mid-year", "2023-09-10", "", 20, 1, "  de-tai: {reached: 2}\n"),
    ],
    "content/results/2023/a/final.yml": [
        None,
        RESULT.format("final", "2024-01-10", "", 31, 4, "  de-tai: {reached: 3}\n"),
        RESULT.format("final", "2023-12-28", "", 20, 1, "  de-tai: {reached: 2}\n"),
    ],
    "content/results/2023/a/final.r2.yml": [
        None,
        RESULT.format("final", "2024-02-10", "corrects: final\nreason: error\napproved_by: Q\n", 30, 5, ""),
    ],
    "content/results/2024/a/mid-year.yml": [
        None,
        RESULT.format("mid-year", "2024-07-01", "", 30, 2, "  tang: {reached: 4}\n"),
    ],
}
FIRST, LAST = date(2023, 3, 1), date(2025, 6, 1)
Move = tuple[date, bool, str, str, str, str]


def steps(chance: Random) -> Iterator[Step]:
    """Commits that each change some files; the first brings one text of each that must be there."""
    day = FIRST
    standing = {path: chance.choice(texts) for path, texts in POOL.items()}
    yield step(0, day, standing)
    for number in range(1, 14):
        day += timedelta(days=chance.choice([0, 1, 9, 30, 60, 120]))
        picked = chance.sample(sorted(POOL), chance.randrange(1, 4))
        yield step(number, day, {path: chance.choice(POOL[path]) for path in picked})


def step(number: int, day: date, texts: dict[str, str | None]) -> Step:
    versions = []
    for path, text in texts.items():
        content = read_text(path, text) if text else None
        assert content is None or len(content.records) == len(content.entries), (path, content.findings)
        held = tuple((entry.kind, node) for entry, node in content.records) if content else ()
        versions.append(PastVersion(path, held))
    return Step(Commit(f"{number:040x}", day), False, versions)


def moves(before: Evaluation, after: Evaluation, *, committed: bool) -> set[Move]:
    """The verdicts that differ, of plans that stand on both sides."""
    stood = {plan_id(key).first for key in before.cases} & {plan_id(key).first for key in after.cases}
    return {
        (after.as_of, committed, one.plan, one.target.partition(":")[0], one.verdict_before, one.verdict_after)
        for one in target_changes(before, after)
        if one.verdict_before != one.verdict_after and plan_id(one.plan).first in stood
    }


def every_day(taken: list[Step]) -> set[Move]:
    """Everything judged on every day, before and after every commit."""
    state, found = PastState(), set()
    judged: Evaluation | None = None
    for one in taken:
        while judged is not None and judged.as_of < one.commit.day:
            before, judged = judged, evaluate(state.part(state.keys()), judged.as_of + timedelta(days=1))
            found |= moves(before, judged, committed=False)
        for version in one.versions:
            state.put(version.path, version.held)
        after = evaluate(state.part(state.keys()), one.commit.day)
        found |= moves(judged, after, committed=True) if judged else set()
        judged = after
    while judged is not None and judged.as_of < LAST:
        before, judged = judged, evaluate(state.part(state.keys()), judged.as_of + timedelta(days=1))
        found |= moves(before, judged, committed=False)
    return found


def walked(taken: list[Step]) -> set[Move]:
    walk = Walk()
    events = [event for one in taken for event in walk.take(one)]
    events += walk.finish(LAST)
    return {
        (event.day, event.commit is not None, one.plan, one.target.partition(":")[0], *verdicts)
        for event in events for one in event.moved
        if len({*(verdicts := (one.verdict_before, one.verdict_after))}) > 1
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_the_walk_finds_every_verdict_that_moved_on_its_day_and_by_its_cause(seed: int):
    taken = list(steps(Random(seed)))
    expected = every_day(taken)
    assert walked(taken) == expected
    assert {committed for _, committed, *_ in expected} == {True, False}
