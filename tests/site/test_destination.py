"""Where a site may be put: nothing but a site of ours is ever replaced."""

from collections.abc import Callable
from pathlib import Path

import pytest
from building import committed, holdings, thidua

from generator.site.publishing.destination import SURE, WrongPlaceError, place_for

ONE_PLAN = Path(__file__).parents[1] / "cases" / "site" / "one-plan" / "input"
Make = Callable[[Path], Path]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of folders and files alone."""
    folder = tmp_path / "above" / "project"
    for name in ("content/plans", "data", "examples", "docs", ".git/objects", "theme"):
        (folder / name).mkdir(parents=True)
        (folder / name / "file").write_text("x")
    (folder / "mkdocs.yml").write_text("site_name: X\n")
    return folder


def site_at(folder: Path) -> Path:
    for name in SURE:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    return folder


@pytest.mark.parametrize(
    "where",
    [".", "..", "../..", "content", "content/plans", "content/new", "data", "data/x/y", "examples", "docs", "docs/x",
     ".git", ".git/new", "theme", "mkdocs.yml", "mkdocs.yml/x/..", "content/../data", "x/.git/y"],
)  # fmt: skip
def test_the_projects_own_files_are_never_replaced(root: Path, where: str):
    with pytest.raises(WrongPlaceError):
        place_for(root / where, root, root / "docs")


@pytest.mark.parametrize("name", ["content", "data", "examples", "docs"])
def test_a_folder_of_the_record_is_kept_before_there_is_one(tmp_path: Path, name: str):
    with pytest.raises(WrongPlaceError):
        place_for(tmp_path / name, tmp_path, tmp_path / "docs")


def test_docs_may_hold_the_site_where_the_prose_stands_elsewhere(tmp_path: Path):
    assert place_for(tmp_path / "docs", tmp_path, tmp_path / "prose") == tmp_path / "docs"
    with pytest.raises(WrongPlaceError):
        place_for(tmp_path / "docs", tmp_path, Path("/nowhere/docs"))


def test_a_site_of_ours_is_replaced_also_below_a_dot_folder(root: Path):
    assert place_for(site_at(root / "site"), root, root / "docs") == root / "site"
    assert place_for(root / ".cache" / "new", root, root / "docs") == root / ".cache" / "new"


@pytest.mark.parametrize("missing", SURE)
def test_a_folder_with_anything_else_is_not_replaced(root: Path, missing: str):
    site = site_at(root / "site")
    (site / missing).unlink()
    with pytest.raises(WrongPlaceError, match="xóa"):
        place_for(site, root, root / "docs")


def test_an_empty_folder_and_one_with_a_repository_alone_will_do(root: Path):
    empty = root / "empty"
    empty.mkdir()
    assert place_for(empty, root, root / "docs") == empty
    (empty / ".git").write_text("gitdir: elsewhere")
    assert place_for(empty, root, root / "docs") == empty
    (empty / ".bashrc").write_text("x")
    with pytest.raises(WrongPlaceError):
        place_for(empty, root, root / "docs")


def test_a_link_is_followed_before_it_is_judged(root: Path, tmp_path: Path):
    (root / "site").symlink_to(site_at(tmp_path / "www"))
    assert place_for(root / "site", root, root / "docs") == tmp_path / "www"
    (root / "dangling").symlink_to(tmp_path / "later")
    assert place_for(root / "dangling", root, root / "docs") == tmp_path / "later"
    (root / "in").symlink_to(root / "data")
    with pytest.raises(WrongPlaceError):
        place_for(root / "in", root, root / "docs")


def test_a_mount_point_is_reported_before_anything_is_built(root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Path, "is_mount", lambda self: True)
    with pytest.raises(WrongPlaceError, match="mount"):
        place_for(site_at(root / "site"), root, root / "docs")


@pytest.mark.parametrize("where", [".", "content", "data/new", "docs", "movement.txt"])
def test_the_command_refuses_and_changes_nothing(tmp_path: Path, where: str):
    folder = committed(ONE_PLAN, tmp_path / "project")
    (folder / "movement.txt").write_text("not a folder")
    before = holdings(folder)
    made = thidua("-C", folder, "build", "--site", folder / where)
    assert made.returncode == 2, made.stderr
    assert "không dựng trang vào" in made.stderr
    assert "Traceback" not in made.stderr
    assert holdings(folder) == before


def test_mkdocs_build_refuses_too(tmp_path: Path):
    folder = committed(ONE_PLAN, tmp_path / "project")
    (folder / "mkdocs.yml").write_text("site_name: X\ntheme: material\nplugins: [thidua]\nsite_dir: data/x\n", "utf-8")
    (folder / "docs").mkdir()
    before = holdings(folder)
    for more in ([], ["-d", str(folder / "content")], ["-d", str(folder)]):
        made = thidua("build", "-f", folder / "mkdocs.yml", *more, module="mkdocs")
        assert made.returncode == (2 if "content" in str(more) or not more else made.returncode)
        assert made.returncode != 0
        assert "Traceback" not in made.stderr
        assert holdings(folder) == before


def test_a_linked_site_stays_a_link(tmp_path: Path):
    folder = committed(ONE_PLAN, tmp_path / "project")
    (folder / "site").symlink_to(tmp_path / "www")
    for _ in range(2):
        made = thidua("-C", folder, "build")
        assert made.returncode == 0, made.stderr
        assert (folder / "site").is_symlink()
        assert (tmp_path / "www" / "index.html").is_file()
