"""Shells and stamps: a page's values go where the theme left room for them, and nowhere else."""

from datetime import date

import pytest
from html_tree import parse

from generator.pages.page import Commit, Crumb, Heading, Page
from generator.site.publishing.links import BrokenLinksError, LinkCheck
from generator.site.publishing.sitemap import sitemap
from generator.site.stamping import shells
from generator.site.stamping.shells import ShellError, compile_shell, sentinel_address, with_file_names
from generator.site.stamping.stamp import stamp
from generator.vietnamese import slugify

ITEM = f"""<li class="md-nav__item">
  <a href="#{shells.TOC_ANCHOR}" class="md-nav__link"><span>{shells.TOC_TITLE}</span></a>
</li>"""
RENDERED = f"""<html><head><title>{shells.TITLE} - Cổng</title>
<meta name="description" content="{shells.DESCRIPTION}">{shells.HEAD}<link rel="canonical" href="https://c.example/truong/__khung__/">
</head><body><a href="#{shells.TOC_ANCHOR}" class="md-skip">Bỏ qua</a><span>{shells.TITLE}</span>
<nav><ul>{ITEM}</ul></nav><article>{shells.BODY}</article><a href="../..">nhà</a></body></html>"""


def page(**values: object) -> Page:
    plain = {
        "address": "truong/x/", "section": "truong", "title": "Tên", "description": "Lời", "crumbs": (), "headings": (),
        "body": "<p>Thân</p>", "kind": "Trường",
    }  # fmt: skip
    return Page(**{**plain, **values})  # type: ignore[arg-type]


def stamped(**values: object) -> str:
    return stamp(compile_shell(RENDERED, "truong/__khung__/"), page(**values)).decode()


def test_values_stand_where_the_shell_left_room():
    tree = parse(stamped(headings=(Heading("a", "Một"), Heading("b", "Hai"))))
    assert tree.all("title")[0].text() == "Tên - Cổng"
    assert tree.all("meta")[0].attributes["content"] == "Lời"
    assert [heading.text() for heading in tree.all("h1")] == ["Tên"]
    assert "Thân" in tree.all("article")[0].text()
    assert [(a.attributes["href"], a.text()) for a in tree.all("nav")[0].all("a")] == [("#a", "Một"), ("#b", "Hai")]
    assert "tdslot" not in stamped()


def test_the_theme_leaves_no_empty_lines_and_the_body_keeps_its_own():
    spaced = RENDERED.replace("<nav>", "  \n\n    <nav>\n\t\n").replace("<span>", "<span>\n   Cổng  thi đua ")
    made = stamp(compile_shell(spaced, "truong/__khung__/"), page(body="<pre>a\n\n    b</pre>")).decode()
    shell, body = made.split("<article>")[0], made.split("<article>")[1].split("</article>")[0]
    assert "\n\n" not in shell
    assert not any(line != line.strip(" \t") for line in shell.split("\n")[:-1])
    assert "<span>\nCổng  thi đua " in shell
    assert "<pre>a\n\n    b</pre>" in body


def test_a_page_without_headings_has_an_empty_table_of_contents():
    assert parse(stamped()).all("nav")[0].all("li") == []


def test_the_skip_link_leads_to_the_heading():
    tree = parse(stamped())
    (skip,) = tree.all("a", css="md-skip")
    assert tree.by_id(skip.attributes["href"].removeprefix("#")).tag == "h1"


def test_what_is_stamped_in_is_escaped():
    typed = '<b> & "x" </title>'
    tree = parse(stamped(title=typed, description=typed, kicker=typed, headings=(Heading("a", typed),),
                         crumbs=(Crumb(typed, "truong/"),)))  # fmt: skip
    assert tree.all("title")[0].text() == f"{typed} - Cổng"
    assert tree.all("meta")[0].attributes["content"] == typed
    assert tree.all("h1")[0].text() == typed
    assert tree.all("b") == []
    assert [item.text() for item in tree.all("ol")[0].all("li")] == [typed, typed]


def test_slots_in_a_record_are_text_like_any_other():
    tree = parse(stamped(title=shells.BODY, body=f"<p>{shells.TITLE}</p>"))
    assert tree.all("h1")[0].text() == shells.BODY
    assert tree.all("p")[0].text() == shells.TITLE


def test_the_canonical_address_is_the_pages_own():
    shell = compile_shell(RENDERED, "truong/__khung__/")
    made = stamp(shell, page(), ("https://c.example/truong/__khung__/", "https://c.example/")).decode()
    assert parse(made).all("link")[0].attributes["href"] == "https://c.example/truong/x/"


def test_samples_are_labelled():
    assert "MINH HỌA" in parse(stamped(sample=True)).text()
    assert "MINH HỌA" not in parse(stamped()).text()


@pytest.mark.parametrize(
    ("rendered", "expected"),
    [
        (RENDERED.replace(shells.BODY, ""), shells.BODY),
        (RENDERED.replace(shells.BODY, shells.BODY * 2), shells.BODY),
        (RENDERED.replace(shells.DESCRIPTION, ""), shells.DESCRIPTION),
        (RENDERED.replace(shells.HEAD, ""), shells.HEAD),
        (RENDERED.replace(shells.TITLE, ""), shells.TITLE),
        (RENDERED.replace(shells.TITLE, shells.TITLE * 3), shells.TITLE),
        (RENDERED.replace(ITEM, ""), "mục lục"),
        (RENDERED.replace("nhà", "tdslotother7q"), "chưa nhận ra"),
        (RENDERED.replace("nhà", shells.TOC_TITLE), "chưa nhận ra"),
    ],
)
def test_a_shell_without_its_slots_stops_the_build(rendered: str, expected: str):
    with pytest.raises(ShellError, match=expected):
        compile_shell(rendered, "truong/__khung__/")


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ("../x/", "../x/index.html"),
        ("../x/#a", "../x/index.html#a"),
        ("..", "../index.html"),
        (".", "index.html"),
        ("./", "index.html"),
        ("../..", "../../index.html"),
        ("#a", "#a"),
        ("a.css", "a.css"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:x", "mailto:x"),
        ("/x/", "/x/"),
        ("", ""),
    ],
)
def test_links_name_their_file(link: str, named: str):
    assert with_file_names(f'<a class="x" href="{link}">y</a>') == f'<a class="x" href="{named}">y</a>'


@pytest.mark.parametrize(
    ("section", "depth", "address"),
    [
        ("", 0, ""),
        ("truong", 1, "truong/"),
        ("truong", 2, "truong/__khung__/"),
        ("ke-hoach", 3, "ke-hoach/__khung__/__khung__/"),
    ],
)
def test_a_sentinel_stands_as_deep_as_its_pages(section: str, depth: int, address: str):
    assert sentinel_address(section, depth) == address
    assert address.count("/") == depth


def test_a_dead_link_between_pages_is_reported_with_its_page():
    check = LinkCheck()
    body = '<a href="../../truong/y/index.html#a">y</a> <a href="#b">b</a> <a href="https://x.org/">x</a>'
    check.page("truong/x/", body)
    with pytest.raises(BrokenLinksError, match=r"truong/x/ → truong/y/index\.html"):
        check.finish({"truong/x/index.html"})
    check.finish({"truong/x/index.html", "truong/y/index.html"})


def test_the_sitemap_lists_each_page_once_and_escapes():
    pages = [("b/", Commit("a", date(2024, 5, 1))), ("a/", None), ("c&d/", None)]
    made = sitemap("https://c.example/", pages).decode()
    assert made.index("/a/") < made.index("/b/")
    assert made.count("<url>") == 3
    assert "c&amp;d/" in made
    assert made.count("<lastmod>2024-05-01</lastmod>") == made.count("lastmod") // 2 == 1


@pytest.mark.parametrize(
    ("title", "anchor"),
    [("Đường đi", "duong-di"), ("Ường i", "uong-i"), ("  Kết quả (2023) ", "ket-qua-2023"), ("Ủy ban", "uy-ban")],
)
def test_anchors_are_vietnamese_without_accents(title: str, anchor: str):
    assert slugify(title, "-") == anchor
