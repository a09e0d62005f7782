"""Reading again only what changed gives what reading everything gives; a broken file keeps what it held."""

from datetime import date
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest
from record_edits import edit

from generator.reading.again import FolderReader
from generator.reading.last_good import GoodFolder
from generator.reading.read import check_sides, load_sides, read_folder
from generator.reading.records import folder as folders
from generator.reading.remembered import check_folder

DAY = date(2026, 11, 1)
PLAN = "content/plans/2023/truong-mau-an-binh.yml"
RESULT = "content/results/2023/truong-mau-an-binh/final.yml"
SCHOOL = "data/organisations/truong-mau-an-binh.yml"


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.slow
def test_after_any_edits_reading_again_is_reading_everything(seed: int, project: Path) -> None:
    random = Random(seed)
    reader = FolderReader(project)
    for _ in range(10):
        for _ in range(random.choice([0, 1, 1, 2])):
            edit(project, random)
        again, full = reader.read(), load_sides(project)
        assert again == full
        assert check_sides(project, again, DAY) == check_sides(project, full, DAY)


def test_what_did_not_change_is_the_very_object_it_was(project: Path) -> None:
    reader = FolderReader(project)
    before = reader.read().real.record
    change(project / PLAN, "Tổng kết phong trào", "Tổng kết cả phong trào")
    after = reader.read().real.record
    assert [key for key, plan in after.plans.items() if plan is not before.plans[key]] == ["2023/truong-mau-an-binh"]
    assert all(result is before.results[key] for key, result in after.results.items())


def test_a_touched_file_is_read_whatever_its_stat_says(project: Path) -> None:
    reader = FolderReader(project)
    before = reader.read().real.record
    after = reader.read(touched=[PLAN]).real.record
    assert after == before
    assert [key for key, plan in after.plans.items() if plan is not before.plans[key]] == ["2023/truong-mau-an-binh"]


@pytest.fixture
def good(project: Path) -> GoodFolder:
    """The project while it is edited, found good."""
    found = GoodFolder(project, as_of=DAY)
    found.check()
    assert found.problems == ()
    return found


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.slow
def test_what_is_shown_never_has_an_error(seed: int, project: Path, good: GoodFolder) -> None:
    random = Random(seed)
    for _ in range(12):
        edit(project, random)
        if random.random() < 0.7:
            good.read()
        else:
            good.read()
            good.read()
        good.check()
        full = read_folder(project, as_of=DAY)
        assert good.problems == full.problems
        shown = check_sides(project, good.sides, DAY)
        assert not good._errors(shown)
        if not full.errors:
            assert (good.sides.real.record, good.sides.files) == (full.record, full.files)


def test_a_broken_file_keeps_what_it_held_while_others_change(project: Path, good: GoodFolder) -> None:
    change(project / PLAN, "id: ldtt", "id: [")
    change(project / "data/movements/day-gioi.yml", "name: Thi đua", "name: Cùng thi đua")
    assert good.read()
    assert good.sides.real.record.plans["2023/truong-mau-an-binh"].target("ldtt") is not None
    assert good.sides.real.record.movements["day-gioi"].name.startswith("Cùng thi đua")
    assert not good.check()
    assert [problem.path for problem in good.problems if problem.severity == "error"] == [PLAN]

    change(project / PLAN, "id: [", "id: ldtt")
    assert good.read()
    assert not good.check()
    assert good.problems == ()


def test_a_file_that_others_refer_to_stays_shown_until_all_is_well(project: Path, good: GoodFolder) -> None:
    before = good.sides.real.record
    kept = (project / SCHOOL).read_bytes()
    (project / SCHOOL).unlink()
    good.read()
    assert good.check()
    assert good.sides.real.record == before
    assert any(problem.code == "dangling-reference" for problem in good.problems)
    (project / SCHOOL).write_bytes(kept)
    good.read()
    good.check()
    assert good.problems == ()
    assert good.sides.real.record == before


def test_an_error_that_the_changed_file_makes_elsewhere_is_found_by_the_check(project: Path, good: GoodFolder) -> None:
    change(project / PLAN, "id: cstdcs", "id: cstd")
    good.read()
    good.check()
    assert {problem.path for problem in good.problems if problem.severity == "error"} == {RESULT}
    assert good.sides.real.record.plans["2023/truong-mau-an-binh"].target("cstdcs") is not None


def test_an_empty_folder_is_no_state_to_show(project: Path, good: GoodFolder) -> None:
    for folder in ("data", "content"):
        (project / folder).rename(project / f"{folder}-away")
    assert not good.read()
    good.check()
    assert good.sides.real.record.plans
    for folder in ("data", "content"):
        (project / f"{folder}-away").rename(project / folder)
    good.read()
    good.check()
    assert good.problems == ()


def test_what_is_no_file_is_reported_when_it_comes_and_goes(project: Path, good: GoodFolder) -> None:
    odd = project / "data/documents/la.yml"
    odd.symlink_to("/etc/hostname")
    good.read()
    good.check()
    assert [problem.code for problem in good.problems] == ["not-regular"]
    odd.unlink()
    good.read()
    good.check()
    assert good.problems == ()


def test_the_day_of_the_samples_is_followed(project: Path, good: GoodFolder) -> None:
    for day in (date(2023, 5, 1), date(2024, 5, 1)):
        (project / "examples/day.yml").write_text(f"as_of: {day}\n")
        good.read()
        assert good.sides.sample is not None
        assert good.sides.sample.record.own_day == day


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_start_with_the_check_s_memory_reads_nothing_and_knows_the_same(project: Path, tmp_path: Path) -> None:
    store = tmp_path / "remembered.sqlite"
    check_folder(project, store, as_of=DAY)
    assert FolderReader(project, store=store).read() == FolderReader(project).read()
    with patch.object(folders, "read_file") as reading:
        reader = FolderReader(project, store=store)
        before = reader.read()
        assert not reading.called
    change(project / PLAN, "Tổng kết phong trào", "Tổng kết cả phong trào")
    assert reader.read() == load_sides(project) != before


def test_what_a_start_reads_the_check_need_not_read_again(project: Path, tmp_path: Path) -> None:
    store = tmp_path / "remembered.sqlite"
    FolderReader(project, store=store).read()
    assert check_folder(project, store, as_of=DAY).read == 0


def test_a_check_that_is_stopped_is_still_to_be_done(project: Path, good: GoodFolder) -> None:
    change(project / PLAN, "id: cstdcs", "id: cstd")
    good.read()

    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        good.check(stop)
    assert good.problems == ()
    good.read()
    good.check()
    assert {problem.path for problem in good.problems if problem.severity == "error"} == {RESULT}
