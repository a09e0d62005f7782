"""A file opened in another process is as if opened here."""

import subprocess
import sys
from pathlib import Path

from generator.reading.document.opened import opened
from generator.reading.document.packed import packed_file, unpacked
from generator.reading.read import read_folder
from generator.workers import WORTHWHILE

PLAIN = "name: Phong trào mẫu\nalso: [Tên khác]\nsummary: Theo Kế hoạch số 12-KH/TU\n"


def test_an_unremarkable_file_is_packed_whole(tmp_path: Path):
    (tmp_path / "mau.yml").write_text(PLAIN, encoding="utf-8")
    packed = packed_file(tmp_path, "mau.yml")
    assert packed is not None
    assert unpacked("mau.yml", packed) == opened(tmp_path, "mau.yml")
    assert unpacked("mau.yml", packed).numbers == {"12/KH/TU"}


def test_a_file_with_something_to_say_about_it_is_not_packed(tmp_path: Path):
    for number, text in enumerate(
        ("a: 1\na: 2\n", "a: &x 1\n", "a: [\n", "name: gọi 0912 345 678\n", "\ufeffa:\tb\n\tc")
    ):
        (tmp_path / f"{number}.yml").write_text(text, encoding="utf-8")
        assert packed_file(tmp_path, f"{number}.yml") is None, text
    assert packed_file(tmp_path, "missing.yml") is None


def test_many_files_are_read_as_few_are(tmp_path: Path):
    for number in range(WORTHWHILE + 20):
        path = tmp_path / "data" / "movements" / f"phong-trao-{number:03d}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAIN.replace("mẫu", f"số {number}") if number % 50 else "name: [\n", encoding="utf-8")
    reading = read_folder(tmp_path)
    assert reading.files == WORTHWHILE + 20
    assert list(reading.record.movements) == [f"phong-trao-{n:03d}" for n in range(WORTHWHILE + 20) if n % 50]
    assert {problem.path for problem in reading.errors} == {
        f"data/movements/phong-trao-{n:03d}.yml" for n in range(0, WORTHWHILE + 20, 50)
    }


def test_a_check_starts_where_the_system_is_not_unix():
    hidden = "import sys; sys.modules.update(resource=None, fcntl=None); from generator.cli import main; main()"
    good = Path(__file__).parents[1] / "cases" / "check" / "good"
    asked = [sys.executable, "-c", hidden, "-C", str(good), "check", "--no-cache"]
    made = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert (made.returncode, made.stdout) == (0, "Đã đọc 16 tệp: 0 lỗi, 0 cảnh báo.\n"), made.stderr
