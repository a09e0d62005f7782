"""What mkdocs.yml says to the portal and is refused: the words name what was found and what is allowed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.config.defaults import plugins_with
from generator.config.file import plugin_options
from generator.config.redirects import redirects_of
from generator.config.severities import raised_codes, raised_from
from generator.errors import UserError


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("error", "severity phải là một nhóm"),
        ({"theme-difers": "error"}, "không có mã lỗi «theme-difers»; có phải «theme-differs»?"),
        ({"not-regular": "warning"}, "chỉ nâng lên error, không hạ xuống"),
    ],
)
def test_severities_that_are_refused(written, message):
    with pytest.raises(UserError, match=re.escape(message)):
        raised_from(written)


def test_a_warning_is_raised_and_what_is_an_error_may_be_called_one():
    assert raised_from({"theme-differs": "error", "not-regular": "error"}) >= {"theme-differs"}


def test_the_codes_of_a_project_are_those_of_its_mkdocs_yml(tmp_path: Path):
    assert raised_codes(tmp_path) == frozenset()
    (tmp_path / "mkdocs.yml").write_text("plugins:\n  - thidua:\n      severity: {theme-differs: error}\n", "utf-8")
    assert raised_codes(tmp_path) == {"theme-differs"}


@pytest.fixture
def redirects(tmp_path: Path) -> Callable[[str], Path]:
    """A project with a mkdocs.yml whose redirects are as written."""

    def project(written: str) -> Path:
        (tmp_path / "mkdocs.yml").write_text(f"plugins:\n  - thidua:\n      redirects: {written}\n", "utf-8")
        return tmp_path

    return project


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("[a/]", "redirects: mỗi dòng ghi «địa chỉ cũ: địa chỉ mới»"),
        ("{a/: 'https://example.org/'}", "«https://example.org/» không phải địa chỉ của một trang"),
        ("{a/: b/, b/: a/}", "«a/» dẫn vòng về chính nó"),
        ("{a/: a/}", "«a/» dẫn vòng về chính nó"),
        ("{a/: b/, a/index.html: c/}", "một địa chỉ cũ chỉ đứng một lần"),
        ("{a/: b/, b/: c/, c/: b/}", "dẫn vòng về chính nó"),
    ],
)
def test_redirects_that_are_refused(redirects: Callable[[str], Path], written: str, message: str):
    with pytest.raises(UserError, match=re.escape(message)):
        redirects_of(redirects(written))


def test_a_chain_of_redirects_leads_to_its_end(redirects: Callable[[str], Path]):
    assert redirects_of(redirects("{a/: b/, b: c/index.html}")) == {"a/": "c/", "b/": "c/"}
    assert redirects_of(redirects("")) == {}


def test_plugins_of_a_shape_that_mkdocs_refuses_are_left_to_it():
    assert plugins_with(5) == [5]
    assert plugins_with({"search": {}, "tags": {}}) == [{"tags": {}}, "thidua"]


def test_a_mkdocs_yml_that_cannot_be_read(tmp_path: Path):
    (tmp_path / "mkdocs.yml").mkdir()
    with pytest.raises(UserError, match="đây là thư mục, không phải tệp thường"):
        plugin_options(tmp_path)
