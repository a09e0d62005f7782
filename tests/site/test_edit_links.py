"""The edit link of a page opens the file it was made from, on GitHub and on GitLab; the forms know the place."""

import re
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
GITHUB = ("https://github.com/x/y", "edit/main/docs/", "https://github.com/x/y/edit/main/")
GITLAB = ("https://gitlab.example.vn/to/cong", "-/edit/main/docs/", "https://gitlab.example.vn/to/cong/-/edit/main/")


def built(folder: Path, repository: str, edit: str) -> Path:
    project, site = committed(CASE, folder / "project"), folder / "site"
    (project / "mkdocs.yml").write_text(CONFIG, "utf-8")
    made = thidua(
        "-C", project, "build", "--site", site, PORTAL_REPO=repository, PORTAL_EDIT=edit, PORTAL_SAMPLES="false"
    )
    assert made.returncode == 0, made.stdout + made.stderr
    return site


def record_pages(site: Path):
    """The pages of records: section, id, HTML. An index has no record of its own."""
    for page in sorted(site.rglob("index.html")):
        section, *rest = page.relative_to(site).parent.parts or [""]
        if section in FOLDERS and rest and not rest[-1].isdigit():
            yield section, "/".join(rest), page.read_text("utf-8")


@pytest.mark.parametrize(("repository", "edit", "root"), [GITHUB, GITLAB], ids=["github", "gitlab"])
def test_every_record_page_links_to_its_own_file(repository, edit, root, tmp_path):
    site = built(tmp_path, repository, edit)
    seen = set()
    for section, record, html in record_pages(site):
        links = set(re.findall(rf'href="{re.escape(root)}([^"]+)"', html))
        wanted = FOLDERS[section].format(record)
        assert links == {wanted}, (section, record)
        assert (tmp_path / "project" / wanted).is_file()
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
def test_the_forms_propose_to_the_same_place_and_speak_to_nobody_else(repository, edit, backend, api, tmp_path):
    site = built(tmp_path, repository, edit)
    config = yaml.safe_load((site / "admin/config.yml").read_text("utf-8"))
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


def test_without_a_repository_no_page_has_an_edit_link(tmp_path):
    assert not any("/edit/" in html for _, _, html in record_pages(built(tmp_path, "", "")))


def test_no_page_for_readers_loads_the_forms(tmp_path):
    site = built(tmp_path, "", "")
    for page in site.rglob("*.html"):
        if page.parent.name != "admin":
            assert not re.search(r"<(?:script|link|img|iframe)[^>]*admin/", page.read_text("utf-8")), page
