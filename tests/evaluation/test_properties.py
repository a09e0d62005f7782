"""Properties that hold for every base, figure and comparator; brute force as the judge."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from evaluation_builders import target
from hypothesis import example, given
from hypothesis import strategies as st

from generator.evaluation.criteria.comparators import Criterion, bounds, resolve
from generator.evaluation.criteria.counts import judge
from generator.evaluation.rules import RULES
from generator.evaluation.summary.printed import decimals
from generator.model.targets import Target

PERCENTS = [0, 1, 10, 15, 30, 40, 80, 90, 100]
BASES = range(1, 201)
EVERY = 40


def criterion(legal: Fraction | None = None, **asked: object) -> Criterion:
    made = Target.model_validate(target(**{k: "true" if v is True else v for k, v in asked.items()}))
    return resolve(made, made, legal)


def under(asked: Criterion, legal: Fraction | None, base: int) -> Criterion:
    """The criterion with what the law allows of this base."""
    return asked if legal is None else replace(asked, most=int(legal * base))


def counts(base: int, *percents: int) -> list[int]:
    """Every count out of a small base; out of a larger one the ends and all near the percentages."""
    if base <= EVERY:
        return list(range(base + 1))
    near = {base * percent // 100 + step for percent in percents for step in (-2, -1, 0, 1, 2)}
    return sorted(n for n in near | {0, 1, base - 1, base} if 0 <= n <= base)


def agree(asked: Criterion, base: int, tried: list[int], expected: Callable[[int], tuple[str, ...]]) -> None:
    """The engine's status and reasons for every count tried are those the brute force expects."""
    for reached in tried:
        found = judge(asked, reached, base)
        assert (found.status, *found.reasons) == expected(reached), (base, reached)


def statuses(asked: Criterion, base: int) -> list[str]:
    return [judge(asked, reached, base).status for reached in range(base + 1)]


@pytest.mark.parametrize("percent", PERCENTS)
def test_at_least_agrees_with_brute_force(percent):
    asked = criterion(at_least=f"{percent}%")
    for base in BASES:
        least = min(n for n in range(base + 1) if 100 * n >= percent * base)
        assert bounds(asked, base).need == least
        agree(
            asked,
            base,
            counts(base, percent),
            lambda n, k=least: ("not_met" if n < k else "met" if n == k else "exceeded",),
        )


@pytest.mark.parametrize("percent", PERCENTS)
def test_more_than_agrees_with_brute_force(percent):
    asked = criterion(more_than=f"{percent}%")
    for base in BASES:
        least = min((n for n in range(base + 1) if 100 * n > percent * base), default=None)
        if least is None:
            agree(asked, base, counts(base, percent), lambda n: ("not_applicable", "infeasible"))
            continue
        assert bounds(asked, base).need == least
        agree(
            asked,
            base,
            counts(base, percent),
            lambda n, k=least: ("not_met" if n < k else "met" if n == k else "exceeded",),
        )


def test_all_agrees_with_brute_force():
    asked = criterion(all=True)
    for base in BASES:
        agree(asked, base, counts(base), lambda n, d=base: ("met" if n == d else "not_met",))


@pytest.mark.parametrize("percent", PERCENTS[1:])
def test_a_bare_figure_without_a_cap_is_at_least(percent):
    bare, least = criterion(exactly=f"{percent}%"), criterion(at_least=f"{percent}%")
    stated = criterion(exactly=f"{percent}%", read_as="at_least")
    for base in (1, 7, 34, 100):
        assert statuses(bare, base) == statuses(least, base) == statuses(stated, base)
        flags = [set(judge(asked, base, base).flags) for asked in (bare, least, stated)]
        assert flags[0] - flags[1] == {"comparator_inferred"}
        assert flags[1] == flags[2]


@pytest.mark.parametrize("percent", PERCENTS[1:])
def test_a_cap_agrees_with_brute_force(percent):
    asked = criterion(exactly=f"{percent}%", legal=Fraction(percent, 100))
    stated = criterion(exactly=f"{percent}%", read_as="cap")
    for base in BASES:
        most = max(n for n in range(base + 1) if 100 * n <= percent * base)

        def expected(n: int, k: int = most) -> tuple[str, ...]:
            return ("met",) if n == k else ("not_met",) if n < k else ("not_met", "over_cap")

        agree(asked, base, counts(base, percent), expected)
        agree(stated, base, counts(base, percent), expected)


@pytest.mark.parametrize("percent", PERCENTS[1:])
def test_a_quota_is_filled_and_never_exceeded(percent):
    asked = criterion(exactly=f"{percent}%", read_as="quota")
    for base in BASES:
        part = max(n for n in range(base + 1) if 100 * n <= percent * base)
        agree(asked, base, counts(base, percent), lambda n, k=part: ("not_met" if n < k else "met",))
        above = {n for n in counts(base, percent) if "above_range" in judge(asked, n, base).flags}
        assert above == {n for n in counts(base, percent) if n > part}


@pytest.mark.parametrize("upper", ["legal_cap", "guidance_cap", "aspiration"])
@pytest.mark.parametrize(("low", "high"), [(0, 10), (10, 15), (20, 30), (50, 100), (15, 15)])
def test_ranges_agree_with_brute_force(low, high, upper):
    asked = criterion(between=f"{low}–{high}%", upper_is=upper)
    beyond = {"legal_cap": ("not_met", "over_cap"), "guidance_cap": ("met",), "aspiration": ("exceeded",)}[upper]
    for base in BASES:
        inside = [n for n in range(base + 1) if low * base <= 100 * n <= high * base]

        def expected(n: int, fit: tuple[int, ...] = tuple(inside)) -> tuple[str, ...]:
            if not fit:
                return ("not_applicable", "infeasible")
            return ("not_met",) if n < fit[0] else ("met",) if n <= fit[-1] else beyond

        agree(asked, base, counts(base, low, high), expected)


def test_10_to_15_percent_is_infeasible_exactly_for_1_to_6_and_11_to_13():
    asked = criterion(between="10–15%")
    holes = {base for base in BASES if judge(asked, 0, base).reasons == ("infeasible",)}
    assert holes == {1, 2, 3, 4, 5, 6, 11, 12, 13}


@pytest.mark.parametrize("number", [0, 1, 3, 10])
def test_counts_agree_with_brute_force(number):
    for reached in range(20):
        least = judge(criterion(at_least=str(number)), reached, None)
        more = judge(criterion(more_than=str(number)), reached, None)
        assert (least.status in ("met", "exceeded")) == (reached >= number)
        assert (least.status == "exceeded") == (reached > number)
        assert (more.status in ("met", "exceeded")) == (reached > number)
        assert (more.status == "exceeded") == (reached > number + 1)


def test_a_count_range_holds_both_ends():
    asked = criterion(between="3–5")
    assert [judge(asked, n, None).status for n in range(7)] == ["not_met"] * 3 + ["met"] * 4
    assert "above_range" in judge(asked, 6, None).flags
    capped = criterion(exactly="3", read_as="cap")
    assert [judge(capped, n, None).status for n in (2, 3, 4)] == ["not_met", "met", "not_met"]


ASKED = st.one_of(
    st.builds(lambda p: {"at_least": f"{p}%"}, st.integers(0, 100)),
    st.builds(lambda p: {"more_than": f"{p}%"}, st.integers(0, 99)),
    st.builds(lambda p: {"exactly": f"{p}%"}, st.integers(1, 100)),
    st.builds(lambda p: {"exactly": f"{p}%", "read_as": "cap"}, st.integers(1, 100)),
    st.builds(lambda p: {"exactly": f"{p}%", "read_as": "quota"}, st.integers(1, 100)),
    st.builds(
        lambda ends, upper: {"between": f"{min(ends)}–{max(ends)}%", "upper_is": upper},
        st.tuples(st.integers(0, 100), st.integers(0, 100)),
        st.sampled_from(["legal_cap", "guidance_cap", "aspiration", "unknown"]),
    ),
    st.just({"all": True}),
)
LEGAL = st.one_of(st.none(), st.sampled_from([Fraction(15, 100), Fraction(1, 3)]))


@given(ASKED, LEGAL, st.integers(0, 200))
def test_bands_partition_the_line(asked, legal, base):
    """One status for every count; the statuses stand in unbroken bands, each at most twice (below and over the cap)."""
    found = statuses(under(criterion(legal, **asked), legal, base), base)
    bands = [status for place, status in enumerate(found) if place == 0 or found[place - 1] != status]
    assert bands in (
        ["not_applicable"], ["met"], ["exceeded"], ["not_met"],
        ["not_met", "met"], ["met", "exceeded"], ["met", "not_met"], ["not_met", "exceeded"], ["exceeded", "not_met"],
        ["not_met", "met", "exceeded"], ["not_met", "met", "not_met"], ["met", "exceeded", "not_met"],
        ["not_met", "met", "exceeded", "not_met"], ["not_applicable", "not_met"],
    )  # fmt: skip


@given(ASKED, LEGAL, st.integers(1, 60), st.integers(1, 5), st.data())
def test_the_verdict_rests_on_counts_not_on_printed_shares(asked, legal, base, digits, data):
    """Two figures that print alike may differ in status; the status follows the exact share alone."""
    reached = data.draw(st.integers(0, base))
    wanted = under(criterion(legal, **asked), legal, base)
    found = judge(wanted, reached, base)
    share = Fraction(found.reached, found.base)
    assert share == Fraction(reached, base)
    if wanted.kind == "least" and found.reasons == ():
        assert (found.status == "not_met") == (share < wanted.low)
    if wanted.kind == "more" and found.reasons == ():
        assert (found.status == "not_met") == (share <= wanted.low)


@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 100))
def test_the_printed_share_never_contradicts_the_mark(reached, base, percent):
    share, mark = Fraction(min(reached, base), base), Fraction(percent, 100)
    digits = decimals(share, [mark])
    scale = 10 ** (digits + 2)
    printed = Fraction((2 * share.numerator * scale + share.denominator) // (2 * share.denominator), scale)
    assert (printed < mark, printed > mark) == (share < mark, share > mark)


def test_43_of_48_prints_one_decimal_and_1799_of_2000_more():
    assert decimals(Fraction(43, 48), [Fraction(9, 10)]) == 1
    assert decimals(Fraction(1799, 2000), [Fraction(9, 10)]) == 2
    assert decimals(Fraction(899_999_999, 1_000_000_000), [Fraction(9, 10)]) == 6


@example({"between": "0–0%", "upper_is": "unknown"}, None, 0, 0)
@given(ASKED, LEGAL, st.integers(0, 200), st.integers(0, 200))
def test_every_finding_names_a_declared_rule_and_its_bounds(asked, legal, base, reached):
    wanted = under(criterion(legal, **asked), legal, base)
    found = judge(wanted, min(reached, base), base)
    assert found.rule in RULES
    least = None if wanted.kind == "most" else bounds(wanted, base).need  # «at most» asks for no least number
    assert (found.need, found.ceiling) == (least, bounds(wanted, base).ceiling)


def test_rounding_goes_three_ways():
    down = criterion(exactly="15%", legal=Fraction(15, 100))
    assert [bounds(replace(down, rounding=how), 24).need for how in ("floor", "half_up", "ceil")] == [3, 4, 4]
    assert [bounds(replace(down, rounding=how), 22).need for how in ("floor", "half_up", "ceil")] == [3, 3, 4]
    assert [bounds(replace(down, rounding=how), 30).need for how in ("floor", "half_up", "ceil")] == [4, 5, 5]
    assert [bounds(replace(down, rounding=how), 20).need for how in ("floor", "half_up", "ceil")] == [3, 3, 3]
