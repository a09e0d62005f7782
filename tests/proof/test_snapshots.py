"""`thidua snapshot` keeps the site of a commit and day; later builds carry and list it, `verify` looks at both."""

import io
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from building import HOUSE, committed, environ, thidua
from html_tree import article, parse_file

from generator.errors import DATA_ERRORS, WRONG_USAGE, UserError
from generator.pages.site import Site
from generator.proof.manifest import FileDigest, Manifest, Origin, manifest_of
from generator.proof.snapshots import freeze, snapshots_for, target_for, unpack

PLAN = "ke-hoach/2023/truong-an-binh/index.html"


@pytest.fixture(scope="module")
def carried(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """A project of which a copy was kept on its first day, cloned, and built a month later."""

    def make(target: Path) -> None:
        first = committed(HOUSE / "tests/cases/site/one-plan/input", target / "first")
        made = thidua("-C", first, "snapshot", "dau-nam")
        assert made.returncode == 0, made.stderr
        assert ": 1 tệp" not in made.stdout
        who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
        for step in (["add", "snapshots"], ["commit", "-qm", "copy"]):
            subprocess.run(["git", "-C", first, *who, *step], check=True, env=environ({}))
        subprocess.run(["git", "clone", "-q", first, target / "clone"], check=True, env=environ({}))
        built = thidua("-C", target / "clone", "build", "--as-of", "2026-12-31")
        assert built.returncode == 0, built.stderr

    return once("carried", make) / "clone"


def test_a_later_build_of_a_fresh_clone_carries_the_copy_and_lists_it(carried: Path):
    site, copy = carried / "site", carried / "site/luu/dau-nam"
    frozen = manifest_of((copy / "manifest.json").read_bytes())
    assert frozen.origin.day == "2024-05-01"
    text = article(parse_file(site / "luu/index.html")).text()
    assert "01/05/2024" in text
    assert frozen.origin.commit[:10] in text
    assert sha256((copy / "manifest.json").read_bytes()).hexdigest() in text
    assert "../luu/index.html" in (site / "du-lieu/index.html").read_text("utf-8")
    assert "tính đến 01/05/2024" in (copy / PLAN).read_text("utf-8")
    assert "tính đến 31/12/2026" in (site / PLAN).read_text("utf-8")


def test_each_page_of_a_copy_says_so_and_leads_to_the_page_of_today(carried: Path):
    pages = [path for path in (carried / "site/luu/dau-nam").rglob("index.html") if "kiosk" not in path.parts]
    assert len(pages) > 20
    for path in pages:
        tree = parse_file(path)
        (notice,) = tree.all("p", css="td-frozen")
        assert "BẢN LƯU dau-nam" in notice.text()
        (link,) = notice.all("a")
        today = (path.parent / link.attributes["href"]).resolve()
        assert today == carried / "site" / path.relative_to(carried / "site/luu/dau-nam")
        assert today.is_file()
        assert [meta for meta in tree.all("meta") if meta.attributes.get("name") == "robots"], path
    assert not parse_file(carried / "site" / PLAN).all("p", css="td-frozen")


def test_forms_and_copies_of_copies_are_no_part_of_a_copy(carried: Path):
    copy = carried / "site/luu/dau-nam"
    assert not [name for name in ("admin", "luu", "sitemap.xml") if (copy / name).exists()]


def test_a_site_is_verified_with_its_copies(carried: Path, tmp_path: Path):
    site = Path(shutil.copytree(carried / "site", tmp_path / "site"))
    assert thidua("verify", site).returncode == 0
    assert thidua("verify", site / "luu/dau-nam").returncode == 0
    page = site / "luu/dau-nam" / PLAN
    page.write_bytes(page.read_bytes() + b" ")
    (site / "luu/dau-nam/them.html").touch()
    made = thidua("verify", site)
    assert made.returncode == DATA_ERRORS
    assert f"khác: luu/dau-nam/{PLAN}" in made.stdout
    assert "thừa: luu/dau-nam/them.html" in made.stdout
    own = site / "luu/dau-nam/manifest.json"
    own.write_bytes(own.read_bytes() + b" ")
    assert "khác: luu/dau-nam/manifest.json" in thidua("verify", site).stdout


@pytest.mark.parametrize("name", ["", "Cuối năm", "../x", "a/b", ".x", "a--b", "-a", "a" * 65, "CON", "a.b"])
def test_an_odd_name_is_refused(name: str, tmp_path: Path):
    with pytest.raises(UserError, match="không đặt tên"):
        target_for(tmp_path, name)


def test_a_name_is_given_once(carried: Path):
    made = thidua("-C", carried, "snapshot", "dau-nam")
    assert made.returncode == WRONG_USAGE
    assert "đã có bản lưu dau-nam" in made.stderr


def test_a_day_that_has_not_come_is_not_kept(carried: Path):
    made = thidua("-C", carried, "snapshot", "mai", "--as-of", "2024-05-02")
    assert made.returncode == WRONG_USAGE
    assert "--as-of" in made.stderr
    assert "ngày 02/05/2024 chưa tới (hôm nay 01/05/2024)" in made.stderr
    assert not (carried / "snapshots/mai.tar.xz").exists()


def test_what_is_in_no_commit_is_not_kept(tmp_path: Path):
    project = committed(HOUSE / "tests/cases/site/one-plan/input", tmp_path / "p")
    plan = next((project / "content/plans").rglob("*.yml"))
    plan.write_text(plan.read_text("utf-8") + "# x\n", "utf-8")
    made = thidua("-C", project, "snapshot", "x")
    assert made.returncode == WRONG_USAGE
    assert "ghi mọi sửa đổi vào git" in made.stderr
    assert not (project / "snapshots").exists()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The archive of a site of two files, in a project."""
    site = tmp_path / "site"
    files = {"index.html": b"<h1>", "a/b.css": b"p{}"}
    for path, content in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    listed = {path: FileDigest.of(content) for path, content in files.items()}
    (site / "manifest.json").write_bytes(Manifest(Origin("2024-05-01", "a" * 40, "x"), listed).written())
    freeze(site, tmp_path / "snapshots/x.tar.xz")
    return tmp_path / "snapshots/x.tar.xz"


def test_the_same_site_gives_the_same_archive_and_back(kept: Path, tmp_path: Path):
    freeze(tmp_path / "site", tmp_path / "again.tar.xz")
    assert (tmp_path / "again.tar.xz").read_bytes() == kept.read_bytes()
    (one,) = snapshots_for(tmp_path, Site())
    unpack(one, tmp_path / "out")
    assert (tmp_path / "out/luu/x/a/b.css").read_bytes() == b"p{}"
    assert snapshots_for(tmp_path, Site(frozen="y")) == ()


def test_a_broken_site_is_not_kept(kept: Path, tmp_path: Path):
    (tmp_path / "site/index.html").write_bytes(b"<h2>")
    with pytest.raises(UserError, match="không như danh sách"):
        freeze(tmp_path / "site", tmp_path / "snapshots/y.tar.xz")
    assert [path.name for path in (tmp_path / "snapshots").iterdir()] == ["x.tar.xz"]


def rewritten(archive: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]], **fields: object) -> None:
    with tarfile.open(archive) as old:
        files = {entry.name: old.extractfile(entry).read() for entry in old}
    with tarfile.open(archive, "w:xz") as new:
        for name, content in change(files).items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            for field, value in fields.items() if name == "index.html" else ():
                setattr(entry, field, value)
            new.addfile(entry, io.BytesIO(content))


@pytest.mark.parametrize(
    "change",
    [
        lambda files: {**files, "them.html": b""},
        lambda files: {**files, "../x.html": b""},
        lambda files: {**files, "index.html": b"<h2>"},
        lambda files: {**files, "index.html": b"<h1>" + bytes(10_000_000)},
        lambda files: {name: files[name] for name in ("manifest.json", "index.html")},
        lambda files: {name: files[name] for name in ("index.html", "a/b.css")},
    ],
)  # fmt: skip
def test_an_archive_that_is_not_what_its_list_says_stops_the_build(
    kept: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]]
):
    rewritten(kept, change)
    with pytest.raises(UserError, match=r"x\.tar\.xz hỏng"):
        unpack(snapshots_for(tmp_path, Site())[0], tmp_path / "out")
    assert not (tmp_path / "x.html").exists()


def test_a_link_in_an_archive_is_no_file(kept: Path, tmp_path: Path):
    rewritten(kept, dict, type=tarfile.SYMTYPE, linkname="/etc/passwd", size=0)
    with pytest.raises(UserError, match="hỏng"):
        unpack(snapshots_for(tmp_path, Site())[0], tmp_path / "out")


@pytest.mark.parametrize("content", [b"", b"PK", b"x" * 2000])
def test_what_is_no_archive_is_reported_by_name(kept: Path, tmp_path: Path, content: bytes):
    kept.write_bytes(content or kept.read_bytes()[: kept.stat().st_size // 2])
    with pytest.raises(UserError, match=r"x\.tar\.xz hỏng"):
        unpack(snapshots_for(tmp_path, Site())[0], tmp_path / "out")
