"""What pages say of themselves to machines: Open Graph, other forms, schema.org; samples ask not to be found."""

import json
from pathlib import Path
from typing import Any

import pytest
from html_tree import Element, parse
from pyld import jsonld

from generator.pages.page import Alternate, Page
from generator.site.stamping.head import head

SITE = "https://c.example/thi-dua/"
HOSTILE = '</script><script>alert("1")</script> & "x"'


def page(**values: object) -> Page:
    plain = {
        "address": "truong/x/", "section": "truong", "title": "Tên", "description": "Lời", "crumbs": (), "headings": (),
        "body": "<p>Thân</p>", "kind": "Trường",
    }  # fmt: skip
    return Page(**{**plain, **values})  # type: ignore[arg-type]


def graph(tree: Element) -> dict[str, str]:
    found = (meta.attributes for meta in tree.all("meta"))
    return {entry["property"]: entry["content"] or "" for entry in found if "property" in entry}


def data(tree: Element) -> list[dict[str, Any]]:
    scripts = (one for one in tree.all("script") if one.attributes.get("type") == "application/ld+json")
    return [json.loads("".join(map(str, one.children))) for one in scripts]


def test_a_site_that_knows_its_address_gives_whole_ones():
    tree = parse(head(page(picture="truong/x/chia-se.png"), "Tên", SITE, "Cổng"))
    assert graph(tree) == {
        "og:title": "Tên", "og:description": "Lời", "og:type": "article", "og:locale": "vi_VN", "og:site_name": "Cổng",
        "og:url": f"{SITE}truong/x/", "og:image": f"{SITE}truong/x/chia-se.png",
    }  # fmt: skip
    assert data(tree)[0]["url"] == f"{SITE}truong/x/"


def test_a_site_without_an_address_invents_none():
    made = head(page(picture="truong/x/chia-se.png"), "Tên")
    assert SITE not in made
    assert "chia-se" not in made
    assert data(parse(made)) == [
        {"@context": "https://schema.org", "@type": "WebPage", "name": "Tên", "inLanguage": "vi"}
    ]


def test_other_forms_are_named_by_type_with_a_link_that_works_from_disk():
    calendar = Alternate("truong/x/lich.ics", "text/calendar", 'Lịch "x"')
    (link,) = parse(head(page(alternates=(calendar,)), "Tên")).all("link")
    assert link.attributes == {
        "rel": "alternate ", "type": "text/calendar", "title": 'Lịch "x"', "href": "../../truong/x/lich.ics",
    }  # fmt: skip


def test_nothing_in_a_record_ends_the_data_or_a_value():
    tree = parse(head(page(description=HOSTILE, thing={"@type": "Organization", "name": HOSTILE}), HOSTILE, SITE))
    assert graph(tree)["og:title"] == graph(tree)["og:description"] == HOSTILE
    assert len(tree.all("script")) == 1
    assert data(tree)[0]["name"] == HOSTILE
    assert data(tree)[0]["mainEntityOfPage"] == f"{SITE}truong/x/"


def test_samples_ask_not_to_be_found_and_state_nothing():
    tree = parse(head(page(sample=True, thing={"@type": "Organization", "name": "X"}), "X (minh họa)", SITE))
    assert [meta.attributes["content"] for meta in tree.all("meta") if meta.attributes.get("name") == "robots"]
    assert data(tree) == []


@pytest.fixture(scope="module")
def heads(real_site: Path) -> dict[str, Element]:
    """File → the head of every page in the theme's shell."""
    found = {}
    for path in real_site.rglob("index.html"):
        file = path.relative_to(real_site).as_posix()
        before, end, _ = path.read_text("utf-8").partition("</head>")
        if end and not {"kiosk", "admin"} & set(path.relative_to(real_site).parts):
            found[file] = parse(before)
    return found


def test_every_page_says_how_it_is_shared(heads: dict[str, Element]):
    assert len(heads) > 300
    for file, tree in heads.items():
        said = graph(tree)
        assert said["og:title"], file
        assert said["og:locale"] == "vi_VN", file
        robots = [meta for meta in tree.all("meta") if meta.attributes.get("name") == "robots"]
        assert bool(robots) == file.startswith("minh-hoa/"), file


def test_the_data_of_pages_can_be_read(heads: dict[str, Element]):
    kinds = {file: [entry["@type"] for entry in data(tree)] for file, tree in heads.items()}
    schools = [file for file in kinds if file.startswith("truong/") and file != "truong/index.html"]
    assert {*map(tuple, (kinds[file] for file in schools))} == {("Organization",)}
    assert kinds["du-lieu/index.html"] == kinds["du-lieu/v1/index.html"] == ["Dataset"]
    files = {one["contentUrl"] for one in data(heads["du-lieu/v1/index.html"])[0]["distribution"]}
    assert {"cong-thi-dua.zip", "cong-thi-dua.sqlite", "verdicts.csv"} <= {url.rpartition("/")[2] for url in files}
    assert not [file for file, found in kinds.items() if found and file.startswith("minh-hoa/")]
    school = data(heads["truong/tct-binh-thuan/index.html"])[0]
    assert "Bình Thuận" in school["name"]


def test_a_reader_of_linked_data_reads_them(heads: dict[str, Element]):
    def known(url: str, _: object) -> dict[str, object]:
        assert url == "https://schema.org"
        return {"document": {"@context": {"@vocab": "https://schema.org/"}}, "documentUrl": url, "contextUrl": None}

    file = "truong/tct-binh-thuan/index.html"
    (school,) = jsonld.expand(data(heads[file])[0], {"documentLoader": known})
    assert school["@type"] == ["https://schema.org/Organization"]
    assert school["https://schema.org/name"] == [{"@value": "Trường Chính trị tỉnh Bình Thuận"}]
    (dataset,) = jsonld.expand(data(heads["du-lieu/index.html"])[0], {"documentLoader": known})
    assert dataset["https://schema.org/license"]
