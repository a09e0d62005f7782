"""A site lists its files with their digests; `thidua verify` names what differs from the list, there or on the web."""

import gzip
import json
import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import brotli
import pytest
from building import holdings
from click.testing import CliRunner, Result

from generator.cli import cli
from generator.errors import DATA_ERRORS, OUTSIDE, WRONG_USAGE, UserError
from generator.proof.manifest import FileDigest, Manifest, Origin, manifest_of
from generator.site.publishing.publish import publication
from generator.site.publishing.twins import write_twins

COMMIT = "a" * 40


def verify(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["verify", *map(str, arguments)])


@pytest.fixture
def site(case_site: Callable[[str], Path], tmp_path: Path) -> Path:
    """A small built site that may be written to."""
    return Path(shutil.copytree(case_site("one-plan"), tmp_path / "site"))


def some_page(site: Path) -> Path:
    return min(path for path in site.rglob("index.html") if path.parent.parent.parent.name == "ke-hoach")


def test_every_published_file_is_listed_with_its_digest_and_size(real_site: Path):
    listed = manifest_of((real_site / "manifest.json").read_bytes())
    held = holdings(real_site)
    alone = {path for path in held if path[-3:] not in {".gz", ".br"}} - {"manifest.json"}
    assert listed.files.keys() == alone
    for path in alone:
        assert listed.files[path] == FileDigest(sha256(held[path]).hexdigest(), len(held[path])), path
    assert (listed.origin.day, listed.earlier) == ("2026-11-30", {})


def test_a_site_says_the_commit_it_is_of(case_site: Callable[[str], Path]):
    site = case_site("one-plan")
    (branch,) = (site.parent / ".git/refs/heads").iterdir()
    assert manifest_of((site / "manifest.json").read_bytes()).origin.commit == branch.read_text().strip()


def test_what_was_built_passes(site: Path):
    made = verify(site)
    assert made.exit_code == 0, made.output
    assert "đúng như danh sách" in made.output
    assert sha256((site / "manifest.json").read_bytes()).hexdigest() in made.output


def test_one_changed_byte_one_missing_and_one_extra_file_are_named(site: Path):
    page = some_page(site)
    content = bytearray(page.read_bytes())
    content[len(content) // 2] ^= 1
    page.write_bytes(content)
    (site / "404.html").unlink()
    (site / "ke-hoach/them.html").write_text("thêm")
    made = verify(site)
    assert made.exit_code == DATA_ERRORS
    lines = made.output.splitlines()
    assert f"khác: {page.relative_to(site).as_posix()}" in lines
    assert "thiếu: 404.html" in lines
    assert "thừa: ke-hoach/them.html" in lines
    assert "2 khác, 1 thiếu" not in made.output


@pytest.mark.parametrize(("ending", "packed"), [(".gz", gzip.compress), (".br", brotli.compress)])
def test_a_twin_holds_what_its_page_holds(site: Path, ending: str, packed: Callable[[bytes], bytes]):
    page = some_page(site)
    twin = page.with_name(page.name + ending)
    twin.write_bytes(packed(page.read_bytes()))
    assert verify(site).exit_code == 0
    for other in (b"", b"x", twin.read_bytes()[:-9], packed(page.read_bytes() + b"x"), packed(bytes(50_000_000))):
        twin.write_bytes(other)
        made = verify(site)
        assert made.exit_code == DATA_ERRORS
        assert f"khác: {twin.relative_to(site).as_posix()}" in made.output


def test_a_link_is_no_file_of_the_site(site: Path):
    page = some_page(site)
    page.rename(site.parent / "elsewhere")
    page.symlink_to(site.parent / "elsewhere")
    made = verify(site)
    assert f"thiếu: {page.relative_to(site).as_posix()}" in made.output


def test_the_publishers_own_entries_are_named_and_left_alone(site: Path):
    (site / ".nojekyll").touch()
    (site / ".git").mkdir()
    (site / ".git/config").touch()
    made = verify(site)
    assert made.exit_code == 0
    assert ".git, .nojekyll" in made.output


def test_a_twin_that_was_taken_away_is_missed_unless_all_were(site: Path):
    page = some_page(site)
    for ending in (".gz", ".br"):
        page.with_name(page.name + ending).unlink()
    made = verify(site)
    assert made.exit_code == DATA_ERRORS
    named = re.findall("^thiếu: (.*)$", made.output, re.MULTILINE)
    assert named == [f"{page.relative_to(site).as_posix()}{ending}" for ending in (".br", ".gz")]
    for twin in (path for path in site.rglob("*") if path.suffix in (".gz", ".br")):
        twin.unlink()
    assert verify(site).exit_code == 0


def test_against_a_list_of_ones_own_a_site_that_agrees_with_itself_may_differ(site: Path, tmp_path: Path):
    own = tmp_path / "own.json"
    own.write_bytes((site / "manifest.json").read_bytes())
    page = some_page(site)
    page.write_bytes(b"forged")
    listed = manifest_of(own.read_bytes())
    path = page.relative_to(site).as_posix()
    forged = Manifest(listed.origin, {**listed.files, path: FileDigest.of(b"forged")})
    (site / "manifest.json").write_bytes(forged.written())
    for twin in (*page.parent.glob("index.html.*"), *site.glob("manifest.json.*")):
        twin.unlink()
    write_twins(site, "manifest.json", forged.written(), Path())
    assert verify(site).exit_code == 0
    made = verify(site, "--manifest", own)
    assert made.exit_code == DATA_ERRORS
    assert f"khác: {path}" in made.output


@pytest.fixture
def web(site: Path) -> Iterator[str]:
    """The address of the site on a server of its own."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_from_an_address_what_is_extra_cannot_be_seen_and_that_is_said(site: Path, web: str):
    (site / "them.html").touch()
    made = verify(web)
    assert made.exit_code == 0, made.output
    assert "không thấy được tệp thừa" in made.output
    some_page(site).write_bytes(some_page(site).read_bytes() + bytes(10_000_000))
    (site / "404.html").unlink()
    made = verify(f"{web}index.html")
    assert made.exit_code == DATA_ERRORS
    assert "1 khác, 1 thiếu, 0 thừa" in made.output


@pytest.mark.parametrize(
    "asked",
    ["file:///etc/", "ftp://a.vn/", "https://", "http://a.vn/?x", "data://x", "khong-co-thu-muc", "javascript://a/b"],
)
def test_other_places_are_refused(asked: str):
    made = CliRunner().invoke(cli, ["verify", asked])
    assert made.exit_code == WRONG_USAGE
    assert asked in made.output


def test_a_server_that_is_not_there_is_no_difference():
    assert verify("http://127.0.0.1:9/").exit_code == OUTSIDE


ODD = ("../x", "/x", "a//b", "a/./b", "C:x", "a\\b", "")
GOOD = json.loads(Manifest(Origin("2026-11-30", COMMIT, "cong-thi-dua 0.1.0"), {"a/b": FileDigest.of(b"")}).written())


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"manifest": 2},
        {"day": "hôm nay"},
        {"commit": "\x1b[2J"},
        {"program": "\x1b]0;x"},
        {"files": [1]},
        *(
            {"files": {path: {"sha256": "0" * 64, "size": 1}}}
            for path in ("../x", "/x", "a//b", "a/./b", "C:x", "a\\b", "")
        ),
        {"files": {"a": {"sha256": "0" * 63, "size": 1}}},
        {"files": {"a": {"sha256": "0" * 64, "size": -1}}},
        {"files": {"a": {"sha256": "0" * 64, "size": True}}},
    ],
)
def test_a_list_that_no_build_wrote_is_refused(told: dict[str, object]):
    assert manifest_of(json.dumps(GOOD).encode()).files == {"a/b": FileDigest.of(b"")}
    with pytest.raises(UserError, match=r"manifest\.json"):
        manifest_of(json.dumps({**GOOD, **told} if told else {}).encode())


def test_a_folder_without_a_list_is_no_site(tmp_path: Path):
    made = verify(tmp_path)
    assert made.exit_code == WRONG_USAGE
    assert "không có manifest.json" in made.output


def test_what_a_build_keeps_of_the_site_before_is_listed_apart(tmp_path: Path):
    site, page = tmp_path / "site", b"x" * 2000
    lines = Manifest(Origin("2026-11-30", COMMIT, "x"), {"index.html": FileDigest.of(page)})
    for release in (1, 2):
        with publication(site) as stage:
            (stage / "index.html").write_bytes(page)
            (stage / "manifest.json").write_bytes(lines.written())
            (stage / f"assets/portal-{release}").mkdir(parents=True)
            (stage / f"assets/portal-{release}/a.js").write_bytes(b"a" * release)
        made = verify(site)
        if release == 1:
            assert "thừa: assets/portal-1/a.js" in made.output  # made by hand, so not in the list
    listed = manifest_of((site / "manifest.json").read_bytes())
    assert listed.files == lines.files
    assert listed.earlier == {"assets/portal-1/a.js": FileDigest.of(b"a")}
    assert "thừa: assets/portal-2/a.js" in made.output
    assert "portal-1" not in made.output
