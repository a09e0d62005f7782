"""The docs folder: what is published of it, where its links lead, and what makes way for the record."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from building import committed, environ, holdings, left_beside, thidua
from PIL import Image, PngImagePlugin

from generator.pages.route import Route, file_route
from generator.site.publishing.prose_links import DeadLinksError, ProseLinks
from generator.site.routes import Routes, SharedAddressError

ONE_PLAN = Path(__file__).parents[1] / "cases" / "site" / "one-plan" / "input"
SECRET = "chụp ở nhà riêng"
CONFIG = "site_name: X\ntheme: material\nplugins: [thidua]\n"
Once = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture
def folder(once: Once, tmp_path: Path) -> Path:
    """A small project with prose and its site."""

    def build(target: Path) -> None:
        committed(ONE_PLAN, target)
        (target / "mkdocs.yml").write_text(CONFIG, "utf-8")
        (target / "docs").mkdir()
        (target / "docs" / "mot.md").write_text(
            "# Một\n\n## Đường đi\n\n[hai](hai.md#cho-nay) [kế hoạch](ke-hoach/index.md) "
            '<a href="../ke-hoach/2023/truong-an-binh/index.html">của trường</a> [ngoài](https://x.example/a.md)\n'
            "[ở đây](#duong-di) [thư](mailto:a@x.example) [ảnh](anh/m%E1%BB%99t%20hai.png)\n",
            "utf-8",
        )
        (target / "docs" / "hai.md").write_text('# Hai\n\n<a id="cho-nay"></a>\n', "utf-8")
        (target / "docs" / "anh").mkdir()
        secret = PngImagePlugin.PngInfo()
        secret.add_text("Comment", SECRET)
        Image.new("RGB", (30, 20), "teal").save(target / "docs/anh/một hai.png", pnginfo=secret)
        made = thidua("-C", target, "build")
        assert made.returncode == 0, made.stdout + made.stderr

    shutil.copytree(once("prose-project", build), tmp_path / "project")
    return tmp_path / "project"


def mkdocs(folder: Path, *more: str, goal: str = "build") -> "subprocess.CompletedProcess[str]":
    return thidua(goal, "-f", folder / "mkdocs.yml", *more, module="mkdocs")


def test_a_picture_of_docs_is_published_without_what_its_file_says_beside_the_pixels(folder: Path):
    inside = "anh/một hai.png"
    assert SECRET.encode() in (folder / "docs" / inside).read_bytes()
    made = (folder / "site" / inside).read_bytes()
    assert SECRET.encode() not in made
    assert Image.open(folder / "site" / inside).size == (30, 20)


def unchanged(folder: Path, before: dict[str, bytes]) -> bool:
    return holdings(folder / "site") == before and left_beside(folder / "site") == []


def add(folder: Path, text: str, name: str = "mot.md") -> None:
    with (folder / "docs" / name).open("a", encoding="utf-8") as file:
        file.write(text)


DEAD = {
    "[x](khong-co.md)": "«khong-co.md» dẫn tới trang không có",
    "[x](../truong/khong-co/index.html)": "«../truong/khong-co/index.html» dẫn tới trang không có",
    "![x](khong-co.png)": "khong-co.png» dẫn tới trang không có",
    "[x](hai.md#khong-co)": "dẫn tới chỗ «#khong-co» không có",
    "[x](#khong-co)": "«#khong-co» dẫn tới chỗ",
    '<a href="../../../etc/passwd">x</a>': "etc/passwd» dẫn tới trang không có",
}


def test_dead_links_stop_the_build_each_with_its_file(folder: Path):
    before = holdings(folder / "site")
    add(folder, "".join(f"\n{link}\n" for link in DEAD))
    for made in (thidua("-C", folder, "build"), mkdocs(folder, "-q")):
        assert made.returncode == 1
        output = made.stdout + made.stderr
        assert output.count("docs/mot.md: liên kết") == len(DEAD)
        assert [words for words in DEAD.values() if words not in output] == []
        assert "Traceback" not in output
        assert "WARNING -" not in output
        assert unchanged(folder, before)


def test_one_dead_link_is_enough(folder: Path):
    before = holdings(folder / "site")
    add(folder, "\n[x](hai.md#khong-co)\n")
    assert thidua("-C", folder, "build").returncode == 1
    assert unchanged(folder, before)


def test_all_dead_links_are_reported_at_once():
    links = ProseLinks()
    links.page("docs/a.md", "a/", '<a href="../x/">x</a> <a class="k" href="y.html">y</a> <a href="//[">z</a>')
    with pytest.raises(DeadLinksError) as caught:
        links.finish(Path("/nonexistent-stage"), set())
    assert str(caught.value).count("docs/a.md: liên kết") == 3


@pytest.mark.parametrize("more", [[], ["-q"]])
def test_a_strict_build_with_warnings_publishes_nothing(folder: Path, more: list[str]):
    before = holdings(folder / "site")
    add(folder, "\nmới\n")
    (folder / "docs" / "index.md").write_text("# Nhà\n", "utf-8")
    made = mkdocs(folder, "--strict")
    assert made.returncode == 1
    assert "--strict không cho qua" in made.stdout + made.stderr
    assert unchanged(folder, before)
    (folder / "docs" / "index.md").unlink()
    assert mkdocs(folder, "--strict", *more).returncode == 0
    assert not unchanged(folder, before)


@pytest.mark.parametrize("name", ["index.md", "truong.md", "truong/index.md"])
def test_prose_in_the_place_of_a_section_makes_way_and_says_so(folder: Path, name: str):
    before = holdings(folder / "site")
    (folder / "docs" / name).parent.mkdir(exist_ok=True)
    (folder / "docs" / name).write_text("# Của tôi\n\nchữ riêng biệt\n", "utf-8")
    made = thidua("-C", folder, "build")
    assert made.returncode == 0, made.stderr
    assert f"docs/{name} không được công bố" in made.stderr
    page = f"{name.removesuffix('.md').removesuffix('index').rstrip('/')}/index.html".lstrip("/")
    assert b"ri\xc3\xaang bi\xe1\xbb\x87t" not in (folder / "site" / page).read_bytes()
    assert (folder / "site" / page).read_bytes().count(b"<h1") == before[page].count(b"<h1")


@pytest.mark.parametrize("name", ["truong/truong-an-binh.md", "truong/truong-an-binh/index.html", "admin/config.yml"])
def test_a_file_in_the_place_of_a_record_page_stops_the_build(folder: Path, name: str):
    before = holdings(folder / "site")
    (folder / "docs" / name).parent.mkdir(parents=True)
    (folder / "docs" / name).write_text("# Của tôi\n", "utf-8")
    made = thidua("-C", folder, "build")
    assert made.returncode == 1
    assert f"docs/{name}" in made.stderr
    assert unchanged(folder, before)


@pytest.mark.parametrize("name", ["assets/portal/portal.js", "assets/images/favicon.png", "chay.js", "a.html", "v.svg"])
def test_the_themes_files_are_not_replaced_and_nothing_runs(folder: Path, name: str):
    before = holdings(folder / "site")
    (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / "docs" / name).write_text("<svg onload='alert(1)'/>")
    for made in (thidua("-C", folder, "check"), thidua("-C", folder, "build")):
        assert made.returncode == 1
        assert f"docs/{name}:1:1: docs-file" in made.stdout + made.stderr
    assert unchanged(folder, before)


def test_check_finds_what_stops_a_build_and_the_rest_is_sanitised(folder: Path):
    before = holdings(folder / "site")
    add(folder, '\n<script>alert(1)</script>\n\nx\n{: onclick="alert(1)" }\n')
    for made in (thidua("-C", folder, "check"), thidua("-C", folder, "build"), mkdocs(folder, "-q")):
        assert made.returncode == 1
        assert "docs/mot.md:8:1: unsafe-markup" in made.stdout + made.stderr
        assert "docs/mot.md:11:4: unsafe-markup" in made.stdout + made.stderr
    assert unchanged(folder, before)


def link_file(docs: Path, outside: Path) -> str:
    (docs / "pw.txt").symlink_to(outside / "secret.txt")
    return "pw.txt"


def link_page(docs: Path, outside: Path) -> str:
    (docs / "ba.md").symlink_to(outside / "secret.txt")
    return "ba.md"


def link_folder(docs: Path, outside: Path) -> str:
    (docs / "folder").symlink_to(outside)
    return "docs/folder"


def link_inside(docs: Path, outside: Path) -> str:
    (docs / "ba.md").symlink_to(docs / "hai.md")
    return "ba.md"


def dangling(docs: Path, outside: Path) -> str:
    (docs / "ba.md").symlink_to("nowhere")
    return "ba.md"


def pipe(docs: Path, outside: Path) -> str:
    os.mkfifo(docs / "pipe.txt")
    return "pipe.txt"


@pytest.mark.parametrize("make", [link_file, link_page, link_folder, link_inside, dangling, pipe])
def test_nothing_from_outside_is_published_through_the_docs_folder(
    folder: Path, tmp_path: Path, make: Callable[[Path, Path], str]
):
    before = holdings(folder / "site")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text("bí mật", "utf-8")
    name = make(folder / "docs", tmp_path / "outside")
    made = thidua("-C", folder, "build")
    assert made.returncode == 1
    assert name in made.stderr
    assert "liên kết" in made.stderr
    assert unchanged(folder, before)


def test_what_mkdocs_leaves_out_may_be_a_link(folder: Path):
    """Editors lock a file by a link that leads nowhere."""
    (folder / "docs" / ".#mot.md").symlink_to("me@host.123")
    (folder / "docs" / "nhap.md").symlink_to("nowhere")
    (folder / "mkdocs.yml").write_text(CONFIG + "exclude_docs: nhap.md\n", "utf-8")
    assert thidua("-C", folder, "build").returncode == 0


@pytest.mark.parametrize("option", [True, False])
def test_addresses_of_files_are_refused_in_words(folder: Path, option: bool):
    before = holdings(folder / "site")
    if not option:
        (folder / "mkdocs.yml").write_text(CONFIG + "use_directory_urls: false\n", "utf-8")
    made = mkdocs(folder, *(["--no-directory-urls"] if option else []))
    assert made.returncode == 1
    assert "use_directory_urls" in made.stdout + made.stderr
    assert "Traceback" not in made.stderr
    assert unchanged(folder, before)


def test_what_comes_after_a_build_finds_the_site(folder: Path):
    """`mkdocs gh-deploy` builds, then copies `site_dir` into a branch; here nobody is pushed to."""
    script = (
        "from mkdocs.config import load_config; from mkdocs.commands.build import build; from pathlib import Path\n"
        f"config = load_config({str(folder / 'mkdocs.yml')!r}); build(config)\n"
        "assert (Path(config.site_dir) / 'index.html').is_file(), config.site_dir\n"
    )
    made = subprocess.run([sys.executable, "-c", script], env=environ({}), capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr


def test_two_records_at_one_address_stop_the_build():
    def page(title: str) -> Route:
        return Route("ke-hoach/2023/lc-r2/", "Kế hoạch", title, "ke-hoach", bytes)

    routes = Routes()
    routes.claim([page("Một"), file_route("kiosk/lc/", bytes, "Trang chiếu", "Một")])
    with pytest.raises(SharedAddressError) as caught:
        routes.claim([page("Hai"), file_route("kiosk/lc/", bytes, "Trang chiếu", "Hai")])
    assert "ke-hoach/2023/lc-r2/ (Kế hoạch «Hai» và Kế hoạch «Một»)" in str(caught.value)
    assert "kiosk/lc/" in str(caught.value)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("template: /etc/passwd", "không có khóa «template» ở phần đầu trang; được dùng: title, description; xóa dòng"),
        ("icon: ../../../etc/passwd", "không có khóa «icon»"),
        ("title: [a]", "khóa title ở phần đầu trang phải là một câu"),
    ],
)
def test_front_matter_is_a_title_and_a_description_and_gives_the_theme_no_orders(folder: Path, line: str, told: str):
    before = holdings(folder / "site")
    (folder / "docs" / "ba.md").write_text(f"---\n{line}\n---\n# Ba\n", "utf-8")
    made = thidua("-C", folder, "build")
    assert made.returncode == 1
    assert f"docs/ba.md: {told}" in made.stderr
    assert unchanged(folder, before)
