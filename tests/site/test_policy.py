"""Every page says before all else what it may load, run and reach; no page has anything its policy refuses."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from html_tree import Element

from generator import policy

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
DATA = {"application/json", "application/ld+json"}  # what no browser runs
FIRST = re.compile(r'<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


def policies(site: Path) -> dict[str, str]:
    """File → its policy, "" where it does not come first."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        first = FIRST.search(path.read_text("utf-8"))
        found[path.relative_to(site).as_posix()] = first[1] if first else ""
    return found


@pytest.fixture(scope="module")
def said(real_site: Path) -> dict[str, str]:
    return policies(real_site)


def is_apart(file: str) -> bool:
    """Screens, forms and the page of a missing address have policies of their own."""
    return bool(re.search(r"(^|/)kiosk/[^/]+/index\.html$", file)) or file in {"admin/index.html", "404.html"}


def test_every_page_for_readers_has_the_strict_policy_first(said: dict[str, str], real_site: Path):
    for file, found in said.items():
        frames = "; frame-src 'self'" if "<iframe" in (real_site / file).read_text("utf-8") else ""
        assert is_apart(file) or found == STRICT + frames, file
    assert sum("frame-src" in found for found in said.values()) == 1  # the samples' list of screens has previews


def test_the_page_of_a_missing_address_names_its_styles(said: dict[str, str], real_site: Path):
    style = re.search(r"<style>(.*?)</style>", (real_site / "404.html").read_text("utf-8"), re.S)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert said["404.html"] == STRICT.replace("style-src 'self'", f"style-src 'self' 'sha256-{digest}'")


def test_screens_and_forms_name_no_whole_scheme_and_run_nothing_inline(said: dict[str, str]):
    apart = [found for file, found in said.items() if is_apart(file)]
    assert len(apart) > 10
    for found in apart:
        assert found.startswith("default-src 'none'; ")
        assert not re.search(r"https?:|\*|unsafe-eval|script-src[^;]*unsafe", found)


def test_no_page_for_readers_has_styles_scripts_or_handlers_inside(pages: dict[str, Element]):
    for file, tree in pages.items():
        for element in tree.walk():
            names = element.attributes.keys()
            assert not any(name == "style" or name.startswith("on") for name in names), (file, element.tag, names)
            assert element.tag != "style" or file == "404.html", file
            script = element.tag == "script"
            assert not script or "src" in names or element.attributes.get("type") in DATA, file


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("https://cong.example/thi-dua/", "https://cong.example"),
        ("http://10.0.0.1:8080/", "http://10.0.0.1:8080"),
        ("https://thi-đua.vn/", "https://xn--thi-ua-e3a.vn"),
        ("", ""),
        ("cong.example/", ""),
        ("javascript:alert(1)", ""),
        ("https://a.vn; script-src *", ""),
        ("https://u@a.vn/", ""),
        (f"https://{'x' * 64}.vn/", ""),
    ],
)
def test_a_policy_names_hosts_and_nothing_else(address: str, named: str):
    assert policy.host(address) == named
