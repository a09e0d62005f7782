"""The synthetic folders of the benchmark: the same for the same seed, free of faults, as large as asked."""

import re
from pathlib import Path

import pytest

from bench.markdown_pages import markdown_of
from bench.markdown_site import write_peers
from bench.records import project_files, write_project
from bench.yaml_text import yaml_text
from generator.pages.page import Page
from generator.reading.document.quick import quick_data
from generator.reading.read import read_folder


def test_the_same_seed_gives_the_same_folder() -> None:
    one, other = list(project_files(120, 1)), list(project_files(120, 1))
    assert one == other
    assert one != list(project_files(120, 2))


def test_a_small_folder_has_no_faults(tmp_path: Path) -> None:
    write_project(tmp_path, 30)
    reading = read_folder(tmp_path)
    assert reading.problems == ()
    assert len(reading.record.plans) >= 1


@pytest.mark.parametrize("pages", [150, pytest.param(400, marks=pytest.mark.slow)])
def test_as_many_record_pages_as_asked(tmp_path: Path, pages: int) -> None:
    made = write_project(tmp_path, pages)
    record = read_folder(tmp_path).record
    kinds = ("organisations", "clusters", "themes", "movements", "documents", "awards", "guidance", "plans")
    assert made == sum(len(getattr(record, kind)) for kind in kinds)
    assert abs(made - pages) <= 2
    assert all(len(plan.targets) == 12 for plan in record.plans.values())


def test_yaml_text_reads_back_as_it_was() -> None:
    data = {
        "plain": "Nâng chất lượng", "odd": ["a: b", "# không phải ghi chú", "“trích”", "- gạch", "x #y"],
        "group": {"of": "staff", "at_least": "92,5%"}, "deep": [{"no": "1", "long": "từ " * 80 + "cuối"}],
    }  # fmt: skip
    assert quick_data(yaml_text(data)) == (data, False)


def test_the_peers_get_the_same_pages_and_no_link_between_them_is_broken(tmp_path: Path) -> None:
    write_project(tmp_path / "project", 30)
    count = write_peers(tmp_path / "project", tmp_path / "material", tmp_path / "hugo")
    docs = tmp_path / "material" / "docs"
    files = sorted(docs.rglob("*.md"))
    assert count == len(files) == len(list((tmp_path / "hugo" / "content").rglob("*.md"))) > 30
    links = [(file, link) for file in files for link in re.findall(r"\]\(([^):]+)\)", file.read_text(encoding="utf-8"))]
    assert len(links) > 100
    assert [(file.name, link) for file, link in links if not (file.parent / link).is_file()] == []


def test_markdown_keeps_words_tables_and_links() -> None:
    body = (
        '<h2 id="a">Chỉ tiêu</h2><table><tr><th>Mức</th></tr><tr><td><a href="../../truong/x/index.html#y">90%</a>'
        "</td></tr></table><ul><li>một</li><li>hai</li></ul><figure><svg><text>a &lt; b</text></svg>"
        "<p>sau</p><script>{}</script></figure>"
    )
    page = Page("ke-hoach/2023/", "ke-hoach", "Tên", "", (), (), body, "Kế hoạch")
    made = markdown_of(page)
    assert "## Chỉ tiêu\n\n| Mức |\n| --- |\n| [90%](../../truong/x.md) |\n\n- một\n- hai" in made
    assert "\n\n<figure><svg><text>a &lt; b</text></svg></figure>\n\nsau\n" in made
    assert "{}" not in made
