"""Releases one after the other: open pages find the assets they were made with, readers whole files, servers twins."""

import gzip
from functools import partial
from pathlib import Path

import brotli
import pytest
from releases import assets, lost_to_readers, publish

from generator import user_cache
from generator.proof.twins import LEAST
from generator.site.publishing.kept_assets import RELEASES
from generator.site.publishing.twins import BEST, WAYS, write_twins
from generator.theming import files
from generator.theming.files import assets_address

LONG = b"Thi \xc4\x91ua " * LEAST


def there(site: Path) -> list[int]:
    """The releases of which every asset is there as it was."""
    return [
        release for release in range(40)
        if all((site / name).is_file() and (site / name).read_bytes() == content
               for name, content in assets(release).items())
    ]  # fmt: skip


def held(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def test_a_page_of_five_publications_ago_finds_its_assets_and_older_ones_go(tmp_path: Path):
    for release in range(1, 10):
        publish(tmp_path / "site", release)
        assert there(tmp_path / "site") == list(range(max(1, release - RELEASES), release + 1))
    kept = {path.name for path in (tmp_path / "site/assets").glob("portal-*")}
    assert kept == {f"portal-{release:08x}" for release in range(9 - RELEASES, 10)}


def test_a_release_that_comes_back_is_the_newest(tmp_path: Path):
    for release in (1, 2, 3, 1):
        publish(tmp_path / "site", release)
    assert there(tmp_path / "site") == [1, 2, 3]
    assert (tmp_path / "site/index.html").read_bytes() == b"1"


def test_readers_meet_whole_releases_only(tmp_path: Path):
    """Whoever reads the page and then what it names finds both, through twenty publications."""
    site = tmp_path / "site"
    publish(site, 1)
    shown, found = site / "index.html", lambda name: held(site / name)
    assert lost_to_readers(site, lambda: int(shown.read_bytes()), found) == []


def test_the_name_of_the_assets_is_one_of_what_they_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(files, "theme_folder", lambda: tmp_path)
    (tmp_path / "assets/fonts").mkdir(parents=True)
    (tmp_path / "assets/a.js").write_text("1")
    before = assets_address()
    assert before == assets_address()
    (tmp_path / "assets/a.js").write_text("two")
    changed = assets_address()
    (tmp_path / "assets/a.js").rename(tmp_path / "assets/fonts/a.js")
    assert len({before, changed, assets_address()}) == 3


def test_twins_hold_what_the_file_holds(tmp_path: Path):
    for name in ("a.html", "b.js", "c.xlsx", "d.html"):
        write_twins(tmp_path, name, LONG if name < "d" else b"short", Path("/nowhere"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html.br", "a.html.gz", "b.js.br", "b.js.gz"]
    assert gzip.decompress((tmp_path / "a.html.gz").read_bytes()) == LONG
    assert brotli.decompress((tmp_path / "a.html.br").read_bytes()) == LONG


def test_twins_of_an_unchanged_file_are_taken_over(tmp_path: Path):
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    for name in ("same.html", "other.html"):
        (old / name).write_bytes(LONG)
        for ending in WAYS:
            (old / f"{name}{ending}").write_bytes(b"kept")
    write_twins(new, "same.html", LONG, old)
    write_twins(new, "other.html", LONG + b"!", old)
    assert (new / "same.html.br").read_bytes() == (new / "same.html.gz").read_bytes() == b"kept"
    assert gzip.decompress((new / "other.html.gz").read_bytes()) == LONG + b"!"


@pytest.mark.parametrize("folder", ["admin/vendor", "assets/javascripts", "assets/portal-01234567"])
def test_twins_of_what_every_build_has_are_made_once_for_a_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(user_cache, "_LAST", {})
    (tmp_path / folder).mkdir(parents=True)
    write_twins(tmp_path, f"{folder}/a.js", LONG, Path("/nowhere"))
    for ending, compress in BEST.items():
        assert (tmp_path / folder / f"a.js{ending}").read_bytes() == compress(LONG)
        monkeypatch.setitem(BEST, ending, partial(no_more, **compress.keywords))
    write_twins(tmp_path, f"{folder}/b.js", LONG, Path("/nowhere"))
    assert (tmp_path / folder / "b.js.br").read_bytes() == (tmp_path / folder / "a.js.br").read_bytes()
    with pytest.raises(AssertionError):
        write_twins(tmp_path, f"{folder}/c.js", LONG + b"!", Path("/nowhere"))


def no_more(_: bytes, **__: object) -> bytes:
    raise AssertionError


def test_every_text_of_the_site_has_its_twins(real_site: Path):
    script = f"{assets_address()}/portal.js"
    for name in ("index.html", "loi/index.html", "404.html", script, "assets/search/titles.js"):
        content = (real_site / name).read_bytes()
        assert gzip.decompress((real_site / f"{name}.gz").read_bytes()) == content
        assert brotli.decompress((real_site / f"{name}.br").read_bytes()) == content
        assert (real_site / f"{name}.br").stat().st_size < len(content) / 2
