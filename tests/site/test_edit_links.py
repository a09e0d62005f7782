"""The edit link of a page opens the file it was made from, on GitHub and on GitLab; the forms know the place."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from building import HOUSE, committed, thidua

CASE = HOUSE / "tests/cases/check/good"
CONFIG = 'site_name: Cổng\nrepo_url: !ENV [PORTAL_REPO, ""]\nedit_uri: !ENV [PORTAL_EDIT, ""]\n'
FOLDERS = {
    "ke-hoach": "content/plans/{}.yml", "huong-dan": "content/guidance/{}.yml", "guong": "content/exemplars/{}.yml",
    "truong": "data/organisations/{}.yml", "cum": "data/clusters/{}.yml", "chu-de": "data/themes/{}.yml",
    "phong-trao": "data/movements/{}.yml", "van-ban": "data/documents/{}.yml", "danh-hieu": "data/awards.yml",
}  # fmt: skip
FURTHER = {"doi-chieu", "qua-cac-nam"}
GITHUB = ("https://github.com/x/y", "edit/main/docs/", "https://github.com/x/y/edit/main/")
GITLAB = ("https://gitlab.example.vn/to/cong", "-/edit/main/docs/", "https://gitlab.example.vn/to/cong/-/edit/main/")


@pytest.fixture
def built(once: Callable[[str, Callable[[Path], None]], Path]) -> Callable[[str, str], Path]:
    """The site of a project whose repository is there, beside the `project` itself. Nobody may write into it."""

    def made_for(repository: str, edit: str) -> Path:
        def build(folder: Path) -> None:
            project = committed(CASE, folder / "project")
            (project / "mkdocs.yml").write_text(CONFIG, "utf-8")
            place = {"PORTAL_REPO": repository, "PORTAL_EDIT": edit, "PORTAL_SAMPLES": "false"}
            made = thidua("-C", project, "build", "--site", folder / "site", **place)
            assert made.returncode == 0, made.stdout + made.stderr

        return once(f"edited-at-{repository.partition('://')[2].partition('/')[0]}", build) / "site"

    return made_for


def record_pages(site: Path):
    """The pages of records, and further ones of theirs: section, id, HTML. An index has no record of its own."""
    for page in sorted(site.rglob("index.html")):
        section, *rest = page.relative_to(site).parent.parts or [""]
        if section in FOLDERS and rest and not rest[-1].isdigit():
            own = rest[:-1] if rest[-1] in FURTHER else rest
            yield section, "/".join(own), page.read_text("utf-8")


@pytest.mark.parametrize(("repository", "edit", "root"), [GITHUB, GITLAB], ids=["github", "gitlab"])
def test_every_record_page_links_to_its_own_file(repository, edit, root, built):
    site = built(repository, edit)
    seen = set()
    for section, record, html in record_pages(site):
        links = set(re.findall(rf'href="{re.escape(root)}([^"]+)"', html))
        wanted = FOLDERS[section].format(record)
        assert links == {wanted}, (section, record)
        assert (site.parent / "project" / wanted).is_file()
        seen.add(section)
    assert seen == set(FOLDERS)


@pytest.mark.parametrize(
    ("repository", "edit", "backend", "api"),
    [
        (*GITHUB[:2], {"name": "github", "repo": "x/y", "branch": "main"}, "https://api.github.com"),
        (*GITLAB[:2], {"name": "gitlab", "repo": "to/cong", "branch": "main"}, "https://gitlab.example.vn"),
        ("", "", {"name": "test-repo"}, ""),
    ],
    ids=["github", "gitlab", "none"],
)
def test_the_forms_propose_to_the_same_place_and_speak_to_nobody_else(repository, edit, backend, api, built):
    site = built(repository, edit)
    config = yaml.load((site / "admin/config.yml").read_bytes(), yaml.CSafeLoader)
    assert backend.items() <= config["backend"].items()
    assert config.get("publish_mode") == ("editorial_workflow" if repository else None)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', (site / "admin/index.html").read_text("utf-8"))
    assert policy
    assert re.search(r"connect-src ([^;]+);", policy[1])[1].split() == [
        "'self'",
        "data:",
        "blob:",
        *([api] if api else []),
    ]


def test_without_a_repository_no_page_has_an_edit_link(built):
    assert not any("/edit/" in html for _, _, html in record_pages(built("", "")))


def test_no_page_for_readers_loads_the_forms(built):
    site = built("", "")
    for page in site.rglob("*.html"):
        if page.parent.name != "admin":
            assert not re.search(r"<(?:script|link|img|iframe)[^>]*admin/", page.read_text("utf-8")), page
