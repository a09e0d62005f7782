"""`thidua check` shows what new and changed reports, corrections and amendments do to the verdicts, as `diff` does."""

from datetime import date
from pathlib import Path

from generator.exports.changes.consequences import amending, consequences
from generator.history.consequences import MOST
from generator.reading.read import read_folder
from tests.editing.conftest import Run, git

TITLE = "Phong trào thi đua năm 2023 – Trường Chính trị tỉnh Mẫu An Bình"
NAME = "truong-mau-an-binh"
RESULT = f"content/results/2023/{NAME}/final.yml"
PLAN = f"content/plans/2023/{NAME}.yml"
CORRECTION = """\
phase: final
published_on: {on}
basis: decision
corrects: {corrects}
reason: error
approved_by: Hội đồng mẫu
evidence: [{{title: Quyết định đính chính}}]
figures:
  {figures}
"""
DAY = ("--as-of", "2026-01-01")


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def correct(folder: Path, number: int, figures: str, on: str = "2024-02-15") -> None:
    corrects = "final" if number == 2 else f"final.r{number - 1}"
    text = CORRECTION.format(on=on, corrects=corrects, figures=figures)
    write(folder, RESULT.replace(".yml", f".r{number}.yml"), text)


def lines_of(run: Run) -> list[str]:
    """The lines below the head of the consequences."""
    made = run("check", *DAY)
    assert made.exit_code == 0, made.output
    head = "Hệ quả, tính đến 01/01/2026:\n"
    return made.stdout.partition(head)[2].splitlines() if head in made.stdout else []


def test_without_git_every_correction_tells_its_own_part(project: Path, run: Run) -> None:
    assert lines_of(run) == []
    correct(project, 2, "ldtt: {reached: 30, of: 34}")
    correct(project, 3, "xep-loai: {grade: hoan-thanh-xuat-sac}", on="2024-03-15")
    lines = lines_of(run)
    assert [line for line in lines if not line.startswith(" ")] == [
        f"{RESULT.removesuffix('.yml')}.r2.yml: đính chính báo cáo «Chính thức»; người duyệt: Hội đồng mẫu",
        RESULT.replace(".yml", ".r3.yml: ")
        + "đính chính báo cáo «Chính thức, bản thay thứ 1»; người duyệt: Hội đồng mẫu",
    ]
    assert "        31 trên 34 (91,2%) (Chính thức) → 30 trên 34 (88,2%) (Chính thức, bản thay thứ 1)" in lines
    assert "        kết luận: Đạt → Không đạt" in lines


def test_a_clean_checkout_tells_nothing_and_an_uncommitted_report_what_it_moves(committed: Path, run: Run) -> None:
    assert lines_of(run) == []
    git(committed, "rm", "-q", RESULT)
    git(committed, "commit", "-q", "-m", "chưa có báo cáo")
    git(committed, "revert", "--no-commit", "HEAD")
    lines = lines_of(run)
    assert lines[0] == RESULT
    assert "        kết luận: Chưa có báo cáo công khai → Đạt" in lines


def test_what_a_report_does_is_listed_until_its_branch_is_merged(committed: Path, run: Run) -> None:
    git(committed, "checkout", "-q", "-b", "nhanh")
    correct(committed, 2, "ldtt: {reached: 30, of: 34}")
    git(committed, "add", ".")
    git(committed, "commit", "-q", "-m", "đính chính")
    assert "        kết luận: Đạt → Không đạt" in lines_of(run)
    git(committed, "checkout", "-q", "main")
    git(committed, "merge", "-q", "nhanh")
    assert lines_of(run) == []


def test_a_report_changed_before_it_was_merged_is_compared_with_nothing(committed: Path, run: Run) -> None:
    git(committed, "checkout", "-q", "-b", "nhanh")
    correct(committed, 2, "ldtt: {reached: 30, of: 34}")
    git(committed, "add", ".")
    git(committed, "commit", "-q", "-m", "đính chính")
    correct(committed, 2, "ldtt: {reached: 29, of: 34}")
    lines = lines_of(run)
    assert lines[1:4] == [
        f"    Trường Chính trị tỉnh Mẫu An Bình · 2023/{NAME} · ldtt: Từ 90% trở lên cá nhân đạt Lao động tiên tiến",
        "        31 trên 34 (91,2%) (Chính thức) → 29 trên 34 (85,3%) (Chính thức, bản thay thứ 1)",
        "        kết luận: Đạt → Không đạt",
    ]
    assert set(map(str.strip, lines[1:])) <= set(map(str.strip, run("diff", "main", *DAY).stdout.splitlines()))


def test_an_amendment_tells_the_verdicts_it_moves(committed: Path, run: Run) -> None:
    text = (committed / PLAN).read_text(encoding="utf-8").replace("at_least: 90%", "at_least: 95%")
    text = text.replace("Từ 90% trở lên", "Từ 95% trở lên").replace("date: 2023-02-10", "date: 2023-06-10")
    write(committed, PLAN.replace(".yml", ".r2.yml"), text + f"amends: {NAME}\nreason: Điều chỉnh chỉ tiêu\n")
    lines = lines_of(run)
    assert lines[0].startswith(f"{PLAN.removesuffix('.yml')}.r2.yml: sửa đổi {TITLE}; lý do: Điều chỉnh chỉ tiêu")
    assert "        kết luận: Đạt → Không đạt" in lines


def test_without_git_an_amendment_tells_its_part_too(project: Path, run: Run) -> None:
    text = (project / PLAN).read_text(encoding="utf-8").replace("at_least: 90%", "at_least: 95%")
    text = text.replace("date: 2023-02-10", "date: 2023-06-10")
    write(project, PLAN.replace(".yml", ".r2.yml"), text + f"amends: {NAME}\nreason: Điều chỉnh chỉ tiêu\n")
    lines = lines_of(run)
    assert lines[0].startswith(f"{PLAN.removesuffix('.yml')}.r2.yml: sửa đổi {TITLE}")
    assert "        kết luận: Đạt → Không đạt" in lines


def test_what_moves_nothing_is_said_to(committed: Path, run: Run) -> None:
    correct(committed, 2, "ldtt: {reached: 30, of: 34}", on="2026-06-01")
    made = run("check", *DAY)
    assert made.stdout.splitlines()[-1] == "    không đổi kết luận nào, vì công bố sau ngày ấy"
    assert "        kết luận: Đạt → Không đạt" in run("check", "--as-of", "2026-06-01").stdout.splitlines()


def test_a_record_with_errors_and_other_formats_tell_nothing(project: Path, run: Run) -> None:
    correct(project, 2, "ldtt: {reached: 30, of: 34}")
    assert "Hệ quả" not in run("check", "--format", "json", *DAY).stdout
    write(project, "data/movements/hong.yml", "name: [\n")
    assert "Hệ quả" not in run("check", *DAY).stdout


def test_many_corrections_are_listed_to_a_limit(project: Path, run: Run) -> None:
    for number in range(2, MOST + 5):
        correct(project, number, f"ldtt: {{reached: {30 + number % 2}, of: 34}}", on=f"2024-03-{number:02}")
    lines = lines_of(run)
    assert sum(not line.startswith(" ") for line in lines[:-1]) == MOST
    assert lines[-1] == "… và 3 tệp nữa; xem bằng lệnh thidua diff"


def test_the_samples_are_listed_by_themselves_and_nothing_is_changed() -> None:
    reading = read_folder(Path(__file__).parents[2])
    sample = reading.sample_record
    assert sample is not None
    movers = amending(sample)
    before = dict(sample.plans), dict(sample.results)
    found = list(consequences(sample, movers, {}, date(2026, 11, 15), reading.record))
    assert [one.path for one in found] == [mover.path for mover in movers]
    assert sum(bool(one.targets) for one in found) > len(found) // 2
    assert (sample.plans, sample.results) == before
