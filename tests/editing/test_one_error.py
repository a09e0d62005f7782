"""Whatever a person caused is said the same, with the same exit code, in every command."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from building import command, environ, thidua
from click import Context

from generator.cli import cli
from tests.editing.conftest import Run

COMMANDS = {
    "check": ["check"],
    "query": ["query", "plans"],
    "status": ["status"],
    "diff": ["diff", "HEAD"],
    "new": ["new", "result", "2023/truong-mau-an-binh", "--evidence", "Báo cáo"],
    "build": ["build"],
    "serve": ["serve"],
    "snapshot": ["snapshot", "2024"],
    "kiosk": ["kiosk", "truong-mau-an-binh", "--zip", "x.zip"],
}
DATED = [name for name in COMMANDS if name != "new"]


@pytest.fixture
def ended(committed: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """The exit code and the words of a command in a committed project with a mkdocs.yml."""
    monkeypatch.chdir(committed)
    if not (committed / "mkdocs.yml").exists():
        (committed / "mkdocs.yml").write_text("site_name: Cổng thử\n", encoding="utf-8")

    def end(name: str, *more: str) -> tuple[int, str]:
        made = run(*COMMANDS[name], *more)
        assert isinstance(made.exception, SystemExit), made.exception
        return made.exit_code, made.stderr

    return end


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("site_name: Cổng\nnav: [a\n", "mkdocs.yml:2:6: danh sách mở bằng [ chưa đóng bằng ]"),
        ("- site_name\n", "mkdocs.yml:1:1: tệp phải là các dòng «khóa: giá trị»"),
        (b"site_name: C\xe1\n", "mkdocs.yml:1:1: tệp không phải UTF-8"),
        ("site_name: X\ntheme: nonesuch\n", "mkdocs.yml:2:8: theme: cổng chỉ dựng được với giao diện material"),
        ("site_name: X\nplugins: 5\n", "mkdocs.yml:2:10: plugins: «5» không phải một danh sách hay một nhóm khóa"),
        ("site_name: X\nplugins: [thiduaa]\n", "mkdocs.yml:2:11: plugins: máy này chưa có phần mở rộng «thiduaa»"),
    ],
    ids=["broken", "no group", "no UTF-8", "other theme", "no plugins", "unknown plugin"],
)
def test_a_broken_mkdocs_yml(committed: Path, ended: Callable[..., tuple[int, str]], name: str, text, message: str):
    (committed / "mkdocs.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    code, words = ended(name)
    assert (code, words.startswith(message)) == (1, True), words


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("build", "site_url: abc", "mkdocs.yml: site_url: MkDocs không nhận giá trị này; viết như «site_url: https://"),
        ("build", "strict: maybe", "mkdocs.yml: strict: MkDocs không nhận giá trị này; viết như «strict: false»"),
        ("serve", "strict: maybe", "mkdocs.yml: strict: MkDocs không nhận giá trị này; viết như «strict: false»"),
        ("build", "site_url: !LA x", "MkDocs không dựng được: "),
        ("build", "strict: true\nrepo_nam: x", "mkdocs.yml: MkDocs không có khóa «repo_nam»; có phải «repo_name»?"),
    ],
)
def test_what_mkdocs_alone_refuses(committed: Path, ended: Callable[..., tuple[int, str]], name, line, message):
    (committed / "mkdocs.yml").write_text(f"site_name: X\n{line}\n", encoding="utf-8")
    code, words = ended(name)
    assert (code, words.startswith(message)) == (1, True), words


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "serve"])
@pytest.mark.parametrize("given", ["hôm qua", "-5", "99999999999999"])
def test_an_odd_source_date_epoch(ended: Callable[..., tuple[int, str]], name: str, given: str, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    code, words = ended(name)
    assert code == 2
    assert words.startswith(f"SOURCE_DATE_EPOCH: «{given}» không phải số giây kể từ 01/01/1970; ghi ")


@pytest.mark.parametrize("name", DATED)
@pytest.mark.parametrize("day", ["2024-02-30", "hôm qua", "31/12"])
def test_a_wrong_day(ended: Callable[..., tuple[int, str]], name: str, day: str):
    message = f"--as-of: «{day}» không phải một ngày có trong lịch; viết 2026-11-30 hay 30/11/2026\n"
    assert ended(name, "--as-of", day) == (2, message)


@pytest.mark.parametrize("address", ["127.0.0.1:99999", "127.0.0.1", "127.0.0.1:x", ":", "a b:80", "127.0.0.1:0x50"])
def test_an_address_out_of_range(ended: Callable[..., tuple[int, str]], address: str):
    code, words = ended("serve", "--address", address)
    assert (code, words.startswith(f"--address: «{address}» ")) == (2, True), words


@pytest.mark.parametrize("name", COMMANDS)
def test_a_folder_that_is_not_there(run: Run, tmp_path: Path, name: str):
    made = run("-C", str(tmp_path / "không-có"), *COMMANDS[name])
    assert made.exit_code == 2
    assert made.stderr == f"-C: không có thư mục «{tmp_path / 'không-có'}»; ghi thư mục có content/ và data/\n"


def test_a_file_is_no_folder(run: Run, project: Path):
    made = run("-C", str(project / "data/awards.yml"), "check")
    assert (made.exit_code, "là một tệp" in made.stderr) == (2, True)


def test_what_is_asked_for_and_nobody_answers(run: Run):
    made = run("new", "exemplar", "truong-mau-an-binh", "to", "--year", "2023")
    assert made.exit_code == 2
    assert made.stderr.endswith('thiếu --title, mà không có ai ở bàn phím để hỏi; ghi ngay trong lệnh: --title "…"\n')


def test_the_readme_names_the_commands_that_take_a_day():
    """Also those of the table of lazily loaded commands."""
    text = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    stated = re.search(r"Lệnh nào tính đến một ngày \((.*?)\)", text, re.DOTALL)
    assert stated
    context = Context(cli)
    commands = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    dated = {name for name, found in commands.items() if found and any("--as-of" in each.opts for each in found.params)}
    assert {*re.findall(r"`(\w+)`", stated[1])} == dated == {*DATED, "import"}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_folder_that_is_no_project(run: Run, tmp_path: Path, name: str):
    (tmp_path / "trong").mkdir()
    made = run("-C", str(tmp_path / "trong"), *COMMANDS[name])
    assert made.exit_code == 2
    assert made.stderr == f"{tmp_path / 'trong'} không có thư mục content/ hay data/; dùng -C để chỉ thư mục dự án\n"


UNKNOWN = "mkdocs.yml: severity: không có mã lỗi «theme-difers»; có phải «theme-differs»?"
ODD_DAY = "SOURCE_DATE_EPOCH: «hôm qua» không phải số giây kể từ 01/01/1970; ghi một số như 1796000000, hay bỏ biến này"
MKDOCS = "site_name: Cổng\ntheme: material\nplugins: [{thidua: {severity: {%s}}}]\n"


@pytest.mark.parametrize(
    ("severity", "epoch", "code", "message"),
    [
        ("", "hôm qua", 2, ODD_DAY),
        ("theme-difers: error", "0", 1, UNKNOWN),
    ],
)  # fmt: skip
def test_mkdocs_itself_says_the_same(committed: Path, run: Run, monkeypatch, severity, epoch, code, message):
    (committed / "mkdocs.yml").write_text(MKDOCS % severity, encoding="utf-8")
    (committed / "docs").mkdir()
    asked = command("build", "-q", "-f", committed / "mkdocs.yml", module="mkdocs")
    around = environ({"SOURCE_DATE_EPOCH": epoch})
    theirs = subprocess.run(asked, env=around, capture_output=True, text=True, check=False)
    assert (theirs.returncode, theirs.stdout.strip()) == (code, message)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ours = run("check")
    assert (ours.exit_code, ours.stderr) == (code, f"{message}\n")


def test_a_place_that_cannot_be_written_is_named_in_words(committed: Path, run: Run):
    missing = committed / "khong-co" / "x.zip"
    made = run("kiosk", "truong-mau-an-binh", "--zip", str(missing))
    message = f"không ghi được {missing}: không có tệp hay thư mục ấy; chọn chỗ khác cho --zip\n"
    assert (made.exit_code, made.stderr) == (74, message)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="chỉ trên Linux")
def test_what_the_machine_refuses_a_command_is_no_fault_of_ours(committed: Path):
    (committed / "schemas").mkdir()
    (committed / "schemas" / "plan.json").symlink_to("/dev/full")
    made = thidua("-C", committed, "schemas", "--write")
    assert (made.returncode, made.stderr) == (74, "máy không cho làm việc này: đĩa đã đầy (No space left on device)\n")
