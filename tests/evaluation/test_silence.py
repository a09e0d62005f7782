"""Nothing is called unreported on a day on which a figure on it was public: sample and real record, day by day."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from evaluation_builders import LDTT, PLAN, plan, result, verdict

from generator.evaluation.engine import Evaluation, evaluate
from generator.evaluation.summary.standing import standing
from generator.reading.read import LoadedFolder, read_folder

ROOT = Path(__file__).parents[2]
DAYS = [date(2021, 1, 1) + timedelta(days=45 * step) for step in range(60)]


@pytest.fixture(scope="module")
def reading() -> LoadedFolder:
    return read_folder(ROOT)


def evaluations(reading: LoadedFolder, day: date) -> list[Evaluation]:
    assert reading.sample_record is not None
    return [evaluate(reading.record, day), evaluate(reading.sample_record, day, base=reading.record)]


@pytest.mark.slow
def test_silence_is_only_where_nothing_was_published(reading: LoadedFolder):
    wrong, silent = set(), 0
    for day in DAYS:
        for found in evaluations(reading, day):
            for (plan_id, target), one in found.verdicts.items():
                reported = [made for made in found.results[plan_id] if target in made.figures]
                silent += one.shown() == "not_reported"
                if one.shown() == "not_reported" and reported:
                    wrong.add((day, plan_id, target))
    assert silent > 100
    assert wrong == set()


@pytest.mark.slow
def test_nobody_is_silent_before_the_last_day_to_report(reading: LoadedFolder):
    verdicts = [one for day in DAYS for found in evaluations(reading, day) for one in found.verdicts.values()]
    early = [one for one in verdicts if standing(one) == "silent" and one.due is not None and one.as_of <= one.due
             and "organisation_dissolved" not in one.reasons]  # fmt: skip
    assert early == []


EACH = {**LDTT, "each_year": True}


def test_one_reported_year_of_several_is_no_silence():
    made = plan(EACH, plan_id="2021/truong-mau", period="2021..2022")
    own = {"plan_id": "2021/truong-mau", "year": 2021, "on": "2022-01-15"}
    first = result(ldtt={"reached": 45, "of": 48}, **own)
    both = verdict("ldtt", made, first, plan_id="2021/truong-mau", as_of=date(2023, 4, 1))
    assert (both.status, both.reasons) == ("undetermined", ("interim_only",))
    assert [year.status for year in both.years] == ["exceeded", "not_reported"]
    none = verdict("ldtt", made, plan_id="2021/truong-mau", as_of=date(2023, 4, 1))
    assert (none.status, none.reasons) == ("not_reported", ("none",))


def test_a_report_taken_back_is_shown_as_such_and_stays_unreported_for_machines():
    first = result(ldtt={"reached": 45, "of": 48})
    gone = result("final.r2", retracts="final", reason="error", on="2024-02-01")
    found = verdict("ldtt", plan(LDTT), first, gone, plan_id=PLAN)
    assert (found.status, found.shown(), standing(found)) == ("not_reported", "withdrawn", "withdrawn")


def test_one_dispatch_known_from_a_newspaper_accuses_nobody(reading: LoadedFolder):
    found = evaluate(reading.record, date(2026, 11, 28))
    launch = [
        one for one in found.duties if (one.cluster, one.obligation) == ("cum-nam-trung-bo-tay-nguyen", "phat-dong")
    ]
    assert [(one.status, one.organisation, str(one.sent_on)) for one in launch] == [
        ("fulfilled", "tct-dak-lak", "2023-03-10")
    ]
    head = [one for one in found.obligations["tct-dak-lak"] if one not in launch]
    assert len(head) > 10
    assert {one.status for one in head} == {"unknown"}
    assert "overdue" not in {one.status for one in found.duties}
