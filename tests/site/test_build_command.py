"""`thidua build`: what it prints, and that one that fails, is killed or comes second leaves the old site as it was."""

import random
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from building import HOUSE, REAL_DAY, command, committed, environ, holdings, left_beside, noon, thidua
from html_tree import parse_file

from generator.errors import UserError
from generator.site.mkdocs.running import build_site
from generator.site.publishing.publish import publication
from generator.theming.files import assets_address

ONE_PLAN = Path(__file__).parents[1] / "cases" / "site" / "one-plan" / "input"
MOVEMENT = "data/movements/day-tot.yml"
Once = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small project that was never built."""
    return committed(ONE_PLAN, tmp_path / "project")


@pytest.fixture
def built(once: Once, tmp_path: Path) -> Path:
    """A small project with its site, in a folder that the test may change."""

    def build(target: Path) -> None:
        made = thidua("-C", committed(ONE_PLAN, target), "build")
        assert made.returncode == 0, made.stdout + made.stderr

    shutil.copytree(once("built-project", build), tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def rebuilt(built: Path, once: Once) -> tuple[dict[str, bytes], float]:
    """What a build gives once `edit` was at `built`, and how many seconds it takes from its very start."""

    def build(target: Path) -> None:
        project = Path(shutil.copytree(built, target / "project", ignore=shutil.ignore_patterns("site")))
        edit(project)
        started = time.monotonic()
        subprocess.run(command("-C", project, "build", "--site", target / "site"), check=True, env=environ({}))
        (target / "seconds.txt").write_text(str(time.monotonic() - started))

    made = once("rebuilt-project", build)
    return holdings(made / "site"), float((made / "seconds.txt").read_text())


def edit(project: Path) -> None:
    change(project, MOVEMENT, "Dạy tốt", "Dạy thật tốt")


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def test_a_build_says_how_many_pages_how_fast_where_and_with_how_many_warnings(folder: Path):
    made = thidua("-C", folder, "build")
    pages = len([path for path in (folder / "site").rglob("index.html") if not {"kiosk", "admin"} & set(path.parts)])
    expected = re.match(r"Đã dựng (\d+) trang hồ sơ trong \d+,\d giây vào (.+)\n", made.stdout)
    assert expected
    assert int(expected[1]) <= pages + 1
    assert Path(expected[2]) == folder / "site"
    assert "2 cảnh báo" in made.stdout
    assert made.returncode == 0


def test_a_menu_entry_without_a_page_stops_the_build(built: Path):
    before = holdings(built / "site")
    nav = (
        "\nnav:\n  - Trang chủ: index.md\n  - Nhóm:\n      - Mất: khong-co.md\n      - Ngoài: https://x.example/a.md\n"
    )
    with (built / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(nav)
    made = thidua("-C", built, "build")
    assert made.returncode == 1
    assert "«Mất» dẫn tới khong-co.md" in made.stderr
    assert "x.example" not in made.stderr
    assert holdings(built / "site") == before


def test_a_site_may_stand_elsewhere(folder: Path, tmp_path: Path):
    assert thidua("-C", folder, "build", "--site", tmp_path / "a" / "b").returncode == 0
    assert (tmp_path / "a" / "b" / "index.html").is_file()
    assert not (folder / "site").exists()


def test_three_mistakes_in_one_file_give_three_places_and_change_nothing(built: Path):
    before = holdings(built / "site")
    (built / MOVEMENT).write_text(
        "name: Dạy tốt\nkind: phongtraoo\nlaunched_by: hoc-vien-mauu\nperiod: 2023-13\n", "utf-8"
    )
    made = thidua("-C", built, "build")
    assert made.returncode == 1
    places = re.findall(rf"^{MOVEMENT}:(\d+):(\d+): (\S+) ", made.stdout + made.stderr, re.MULTILINE)
    assert [(line, column) for line, column, _ in places] == [("2", "7"), ("3", "14"), ("4", "9")]
    assert len({code for _, _, code in places}) == 3
    assert "3 lỗi" in made.stdout + made.stderr
    assert holdings(built / "site") == before
    assert left_beside(built / "site") == []


def test_a_mended_file_builds_again(built: Path):
    change(built, MOVEMENT, "name:", "nam:")
    with pytest.raises(UserError, match=MOVEMENT):
        build_site(built)
    change(built, MOVEMENT, "nam:", "name:")
    assert build_site(built).site == built / "site"


def spoilt(folder: Path, more: str) -> dict[str, str]:
    """The environment of a checkout whose template of movements, met midway in a build, ends in `more`."""
    for part in ("generator", "theme"):
        shutil.copytree(HOUSE / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    template = folder / "theme" / "templates" / "movement.html"
    template.write_text(template.read_text("utf-8") + more, "utf-8")
    return {"PYTHONPATH": str(folder)}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("{{ no_such_value }}", "no_such_value"),
        ("{% if %}", "movement.html"),
        ('<a href="../../phong-trao/khong-co/index.html">x</a>', "phong-trao/khong-co/index.html"),
    ],
    ids=["missing value", "broken template", "dead link"],
)
def test_a_fault_of_our_own_midway_changes_nothing(built: Path, tmp_path: Path, more: str, expected: str):
    before = holdings(built / "site")
    made = thidua("-C", built, "build", **spoilt(tmp_path / "house", more))
    assert made.returncode == 70
    assert expected in made.stderr
    assert "Traceback" not in made.stderr
    assert holdings(built / "site") == before
    assert left_beside(built / "site") == []


@pytest.mark.parametrize("blocks", [4, 60, 800])
def test_a_disk_that_takes_no_more_changes_nothing(built: Path, blocks: int):
    """Files larger than so many half kilobytes cannot be written."""
    before = holdings(built / "site")
    line = " ".join([f"ulimit -f {blocks} &&", "exec", *command("-C", built, "build")])
    made = subprocess.run(["sh", "-c", line], env=environ({}), check=False, capture_output=True, text=True)
    assert made.returncode == 74
    assert "máy không cho" in made.stderr
    assert "Traceback" not in made.stderr
    assert holdings(built / "site") == before
    assert left_beside(built / "site") == []


def test_a_second_build_is_refused_while_one_runs(built: Path):
    before = holdings(built / "site")
    with publication(built / "site") as stage:
        made = thidua("-C", built, "build")
        shutil.copytree(built / "site", stage, dirs_exist_ok=True)
    assert made.returncode == 75
    assert "một lần dựng khác đang chạy" in made.stderr
    assert "Traceback" not in made.stderr
    assert holdings(built / "site") == before


def test_two_builds_started_together_leave_one_whole_site(folder: Path):
    running = [
        subprocess.Popen(
            command("-C", folder, "build"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ({})
        )
        for _ in range(2)
    ]
    codes = sorted(process.wait(timeout=120) for process in running)
    for process in running:
        process.communicate()
    assert codes in ([0, 0], [0, 75])
    assert parse_file(folder / "site" / "index.html").all("h1")
    assert left_beside(folder / "site") == []


def test_killed_at_any_moment_a_build_leaves_a_whole_site(built: Path, rebuilt: tuple[dict[str, bytes], float]):
    old, (new, lasts) = holdings(built / "site"), rebuilt
    edit(built)
    chance = random.Random(2023)
    for _ in range(5):
        process = subprocess.Popen(command("-C", built, "build"), stdout=subprocess.DEVNULL, env=environ({}))
        try:
            process.wait(timeout=lasts * chance.uniform(0.3, 1.0))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert holdings(built / "site") in (old, new)
    assert thidua("-C", built, "build").returncode == 0
    assert holdings(built / "site") == new
    assert left_beside(built / "site") == []


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("share", [0.2, 0.6, 0.9])
def test_stopped_on_request_a_build_leaves_the_old_site_and_nothing_else(
    built: Path, rebuilt: tuple[dict[str, bytes], float], tmp_path: Path, sent: signal.Signals, code: int, share: float
):
    before, (new, lasts) = holdings(built / "site"), rebuilt
    edit(built)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    line, environment = command("-C", built, "build"), environ({"TMPDIR": str(temporary)})
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=lasts * share)
    process.send_signal(sent)
    expected = process.communicate()[1]
    if process.returncode not in (0, -sent):  # it was through already, or had not begun
        assert process.returncode == code, expected
        assert "Traceback" not in expected
    if holdings(built / "site") == before:
        assert left_beside(built / "site") == []
    else:  # stopped after the swap, while it cleared away the old site
        assert holdings(built / "site") == new
    assert list(temporary.iterdir()) == []


def test_a_place_nobody_can_write_to_is_reported_in_words(folder: Path):
    made = thidua("-C", folder, "build", "--site", folder / "mkdocs.yml" / "site")
    assert made.returncode == 74
    assert "không" in made.stderr
    assert "lỗi của chính" not in made.stderr.lower()


def test_a_narrow_umask_gives_a_site_a_web_server_may_read(folder: Path):
    line = " ".join(["umask 077 &&", "exec", *command("-C", folder, "build")])
    assert subprocess.run(["sh", "-c", line], env=environ({}), check=False, capture_output=True).returncode == 0
    for path in [folder / "site", *(folder / "site").rglob("*")]:
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path


@pytest.mark.parametrize(
    ("config", "code", "expected"),
    [
        (None, 2, "mkdocs.yml"),
        ("site_name: [X\n", 1, "mkdocs.yml"),
        ("- X\n", 1, ""),
        ("theme: material\n", 1, "site_name"),
        ("site_name: X\ntheme: readthedocs\n", 1, "material"),
    ],
)
def test_a_wrong_mkdocs_yml_is_reported_in_words(built: Path, config: str | None, code: int, expected: str):
    before = holdings(built / "site")
    (built / "mkdocs.yml").unlink()
    if config is not None:
        (built / "mkdocs.yml").write_text(config, "utf-8")
    made = thidua("-C", built, "build")
    assert made.returncode == code
    assert expected in made.stdout + made.stderr
    assert "Traceback" not in made.stderr
    assert holdings(built / "site") == before


def test_a_folder_without_records_is_wrong_usage(tmp_path: Path):
    (tmp_path / "mkdocs.yml").write_text("site_name: X\n", "utf-8")
    assert thidua("-C", tmp_path, "build").returncode == 2


@pytest.mark.parametrize(
    "config",
    [
        "site_name: X\n",
        "site_name: X\nplugins: [search]\n",
        "site_name: X\nplugins:\n  - search:\n      lang: vi\n  - thidua\n",
        "site_name: X\nplugins: []\n",
        "site_name: X\ntheme: material\n",
        "site_name: X\ntheme:\n  palette: {scheme: slate}\n",
        "site_name: X\ntheme: {name: material}\nplugins: {thidua: {}, search: {}}\n",
    ],
)
def test_a_small_mkdocs_yml_is_enough(folder: Path, config: str):
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    build_site(folder)
    site = folder / "site"
    home = parse_file(site / "index.html")
    assert home.all("h1")[0].text() == "X"
    links = {a.attributes.get("href") for a in home.all("a")}
    assert {f"{section}/index.html" for section in ("ke-hoach", "truong", "cum", "van-ban", "lich", "muc-luc")} <= links
    assert (site / "assets/search/titles.js").is_file()
    assert not (site / "search").exists()
    assert not list(site.rglob("*khung*"))


def test_prose_of_the_docs_folder_is_published_and_found(folder: Path):
    (folder / "docs").mkdir()
    (folder / "docs" / "dieu-le.md").write_text(
        "# Điều lệ Đường\n\n## Đường đi\n\n## Ường i\n\nchữ riêng biệt\n", "utf-8"
    )
    build_site(folder)
    page = parse_file(folder / "site" / "dieu-le" / "index.html")
    assert {"duong-di", "uong-i"} <= set(page.ids())
    assert "dieu-le/index.html" in {a.attributes.get("href") for a in parse_file(folder / "site/index.html").all("a")}
    assert "Điều lệ Đường" in (folder / "site/assets/search/titles.js").read_text("utf-8")


def test_a_site_that_knows_its_address_says_it(folder: Path):
    address = "https://cong.example/cong/thi-dua/"
    (folder / "mkdocs.yml").write_text(f"site_name: X\nsite_url: {address}\n", "utf-8")
    build_site(folder)
    site = folder / "site"
    plan = parse_file(site / "ke-hoach/2023/truong-an-binh/index.html")
    canonical = [link.attributes["href"] for link in plan.all("link") if link.attributes.get("rel") == "canonical"]
    assert canonical == [f"{address}ke-hoach/2023/truong-an-binh/"]
    listed = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert len(listed) == len(set(listed))
    assert all(url.startswith(address) for url in listed)
    assert canonical[0] in listed
    assert not [url for url in listed if not (site / url.removeprefix(address) / "index.html").is_file()]
    lost = [a.attributes["href"] for a in parse_file(site / "404.html").all("a", "link") if "href" in a.attributes]
    assert [href for href in lost if href.startswith("/") and not href.startswith("/cong/thi-dua/")] == []
    assert "/cong/thi-dua/index.html" in lost
    scripts = [one.attributes["src"] for one in parse_file(site / "404.html").all("script")]
    assert scripts == [f"/cong/thi-dua/{assets_address()}/missing.js"]
    assert parse_file(site / "404.html").all("form")[0].attributes["action"] == "/cong/thi-dua/index.html"


def test_mkdocs_build_makes_the_same_site(real_site: Path, tmp_path: Path):
    built = command("build", "-q", "-f", HOUSE / "mkdocs.yml", "-d", tmp_path / "site", module="mkdocs")
    made = subprocess.run(
        built,
        env=environ({"PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": noon(REAL_DAY)}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    ours, theirs = holdings(real_site), holdings(tmp_path / "site")
    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name] and not name.endswith(".gz")] == []


def test_mkdocs_build_too_leaves_the_old_site_when_data_has_errors(built: Path):
    (built / "mkdocs.yml").write_text("site_name: X\ntheme: material\nplugins: [thidua]\n", "utf-8")
    (built / "docs").mkdir()
    change(built, MOVEMENT, "name:", "nam:")
    before = holdings(built / "site")
    made = thidua("build", "-f", built / "mkdocs.yml", module="mkdocs")
    assert made.returncode == 1
    assert f"{MOVEMENT}:1:1:" in made.stdout + made.stderr
    assert "Traceback" not in made.stderr
    assert holdings(built / "site") == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="chỉ trên Linux")
@pytest.mark.parametrize("words", [("status",), ("check",), ("query", "names")])
def test_an_output_that_takes_nothing_is_no_fault_of_ours(words: tuple[str, ...], tmp_path: Path) -> None:
    project = committed(ONE_PLAN, tmp_path / "project")
    with Path("/dev/full").open("w") as full:
        made = subprocess.run(
            command("-C", project, *words), stdout=full, stderr=subprocess.PIPE, text=True, env=environ({}), check=False
        )
    assert (made.returncode, "không in ra được" in made.stderr) == (74, True)
