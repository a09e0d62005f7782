"""Text that would do harm is shown as it was typed, wherever the portal puts text."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from building import committed, thidua
from html_tree import Element, article, parse, parse_file
from pydantic import BaseModel, PlainValidator

from generator.kiosk.files import kiosk_routes
from generator.model.fields import parse_markdown, parse_text
from generator.model.kinds import KINDS
from generator.model.record import Record
from generator.pages.page import Page
from generator.pages.routes import record_routes
from generator.pages.site import Site
from generator.reading.prose.docs import prose_problems
from generator.site.build import Build
from generator.site.publishing.gathered import Gathered
from generator.site.settings import Settings
from generator.site.stamping.stamp import content
from generator.theming.kiosk import kiosk_template

PAYLOAD = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'{{ 7*7 }}&amp;[x](javascript:alert(3))"
# Names of other files rather than text for readers.
DATA = ("application/json", "application/ld+json")
NAMES = {"amends", "corrects", "retracts", "adopted_from", "photo"}


def is_text(annotation: Any, metadata: list[Any]) -> bool:
    readers = {parse_text, parse_markdown}
    return any(isinstance(mark, PlainValidator) and mark.func in readers for mark in metadata)


def tainted(value: Any, annotation: Any, metadata: list[Any]) -> Any:
    """A value with the payload at the end of every text in it."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return tainted(value, inner, [*marks, *metadata])
    if isinstance(value, str):
        return f"{value} {PAYLOAD}" if is_text(annotation, metadata) else value
    if isinstance(value, BaseModel):
        return poisoned(value)
    if get_origin(annotation) in (Union, UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
        return tainted(value, kinds[0], metadata) if len(kinds) == 1 else value
    if isinstance(value, tuple) and get_args(annotation):
        return tuple(tainted(item, get_args(annotation)[0], metadata) for item in value)
    if isinstance(value, dict) and get_args(annotation):
        return {key: tainted(item, get_args(annotation)[1], metadata) for key, item in value.items()}
    return value


def poisoned(record: BaseModel) -> BaseModel:
    """A record with the payload in every text field."""
    fields = type(record).model_fields
    return record.model_copy(
        update={
            name: tainted(getattr(record, name), field.annotation, list(field.metadata))
            for name, field in fields.items()
            if name not in NAMES
        }
    )


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from texts(list(value.__dict__.values()))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        yield from texts(list(value.values()))


def poisoned_record(record: Record) -> Record:
    made = Record(sample=record.sample)
    for kind in KINDS:
        made.of(kind).update({key: poisoned(entry) for key, entry in record.of(kind).items()})
    return made


def prepared(project: Path) -> Build:
    return Build(Settings(project, date(2026, 1, 1), samples=True), Site())


@pytest.fixture(scope="module")
def build(project: Path) -> Build:
    """The real and the sample record with the payload in every text of them."""
    made = prepared(project)
    assert made.reading.sample_record is not None
    made.reading = replace(
        made.reading,
        record=poisoned_record(made.reading.record),
        sample_record=poisoned_record(made.reading.sample_record),
    )
    return made


@pytest.fixture(scope="module")
def pages(build: Build) -> list[Page]:
    return pages_of(build)


def pages_of(build: Build) -> list[Page]:
    made = (route.make() for portal in build.portals for route in record_routes(portal))
    return [page for page in made if isinstance(page, Page)]


def test_the_poison_is_everywhere(build: Build):
    held = [text for kind in KINDS for text in texts(list(build.reading.record.of(kind).values()))]
    assert sum(PAYLOAD in text for text in held) > 500


def shapes(pages: list[Page]) -> dict[tuple[str, frozenset[str]], str]:
    """(tag, names of its attributes) → a page that has such an element."""
    return {(element.tag, frozenset(element.attributes)): page.address
            for page in pages for element in parse(content(page)).walk()}  # fmt: skip


def test_no_page_gets_an_element_or_attribute_from_text(project: Path, pages: list[Page]):
    """Poisoned pages are made of what clean pages are made of, and of links whose address was taken away."""
    known = {*shapes(pages_of(prepared(project))), ("a", frozenset({"rel"})), ("p", frozenset())}
    assert {shape: page for shape, page in shapes(pages).items() if shape not in known} == {}


def is_data(element: Element) -> bool:
    return element.tag == "script" and element.attributes.get("type") in DATA


def test_no_page_gets_a_link_from_text(pages: list[Page]):
    for page in pages:
        for link in parse(content(page)).all("a"):
            assert not link.attributes.get("href", "").lower().startswith(("javascript:", "data:", "vbscript:")), (
                page.address
            )


def test_the_text_is_shown_as_typed(pages: list[Page]):
    shown = " ".join(PAYLOAD.split())
    bearing = [page for page in pages if PAYLOAD in page.title]
    assert len(bearing) > 100
    for page in bearing:
        assert shown in parse(content(page)).all("h1")[0].text(), page.address
    assert not [page.address for page in pages if "49" in parse(page.body).text().split("{{") and "{{" not in page.body]


def test_charts_carry_data_not_markup(pages: list[Page]):
    figures = [script for page in pages for script in parse(page.body).all("script") if is_data(script)]
    assert len(figures) > 20
    for script in figures:
        figure = json.loads("".join(child for child in script.children if isinstance(child, str)))
        labels = [text for text in texts([figure]) if "alert(1)" in text]
        assert not [text for text in labels if "<script" in text or "<img" in text]  # Plotly reads labels as HTML


def test_no_screen_gets_more_than_data_from_text(build: Build):
    """A page of a screen has the scripts it always has, and its data closes none of them."""
    routes = [route for portal in build.portals for route in kiosk_routes(portal, kiosk_template(), "")]
    pages = [made for route in routes if route.path.endswith("index.html") and isinstance(made := route.make(), bytes)]
    assert len(pages) > 10
    for page in pages:
        text = page.decode()
        tree = parse(text[text.index("<head>") : text.rindex("</html>")])
        assert len(tree.all("script")) == 2
        assert tree.all("img") == []
        assert (
            PAYLOAD.partition(" ")[0]
            in json.loads(text.partition('id="data">')[2].partition("</script>")[0])["owner"]["name"]
        )


def test_the_search_index_closes_no_script(pages: list[Page]):
    gathered = Gathered()
    for page in pages:
        gathered.page(page)
    files = gathered.search.files()
    assert b"alert(1)" in files["assets/search/titles.js"]
    assert [name for name, held in files.items() if b"<" in held] == []


@pytest.fixture(scope="module")
def hostile_site(case_site: Callable[[str], Path]) -> Path:
    return case_site("hostile")


def test_whole_pages_of_hostile_text_are_sound(hostile_site: Path):
    files = sorted(hostile_site.rglob("index.html"))
    assert len(files) > 15
    for file in files:
        tree = parse_file(file)
        assert len(tree.all("h1")) == 1 or "kiosk" in file.parts or "admin" in file.parts, file
        for element in tree.walk():
            assert not [name for name in element.attributes if name.startswith("on")], file
            own = "kiosk" in file.parts  # a kiosk is one file, its script in it
            assert element.tag != "script" or "src" in element.attributes or is_data(element) or own, file
            address = element.attributes.get("src", "") + element.attributes.get("href", "")
            assert not address.startswith(("javascript:", "data:text", "//")), file
        assert not [meta for meta in tree.all("meta") if meta.attributes.get("http-equiv", "").lower() == "refresh"], (
            file
        )


def test_title_and_description_hold_the_text_as_typed(hostile_site: Path):
    tree = parse_file(hostile_site / "ke-hoach/2023/truong-la/index.html")
    typed = 'Kế hoạch <script>alert("tiêu đề")</script> " onmouseover="alert(13)" {{ 7*7 }} &amp; </script>'
    named = 'Kế hoạch thi đua năm 2023 – Trường <script>alert("tên")</script>'
    assert article(tree).all("h1")[0].text() == named
    assert tree.all("title")[0].text().startswith(named)
    assert article(tree).all("p", css="td-lede")[0].text() == typed
    (described,) = [meta for meta in tree.all("meta") if meta.attributes.get("name") == "description"]
    assert 'Trường <script>alert("tên")</script>' in described.attributes["content"]


def test_the_words_of_a_markdown_page_are_words_in_head_menu_and_search(hostile_site: Path):
    typed = "</title><img src=x onerror=alert(42)> <b> & {{ 7*7 }}"
    tree = parse_file(hostile_site / "chu-la/index.html")
    assert tree.all("title")[0].text().startswith(typed)
    assert article(tree).all("h1")[0].text().startswith(typed)
    metas = {meta.attributes.get("name"): meta.attributes.get("content") for meta in tree.all("meta")}
    assert metas["description"] == '0;url=https://example.org" http-equiv="refresh'
    (picture,) = [image for image in article(tree).all("img") if "hinh" in image.attributes["src"]]
    assert picture.attributes["alt"] == 'ảnh" onerror="alert(44)'
    named = parse_file(hostile_site / "ten-la/index.html")
    assert named.all("title")[0].text().startswith("<img src=x onerror=alert(46)>")
    assert "\\u003cimg src=x onerror=alert(46)" in (hostile_site / "assets/search/titles.js").read_text("utf-8")


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>.md", 'a"b.png', "x'y.md", "a#b.md", "a%20b.png"])
def test_a_name_of_a_docs_file_that_would_be_more_than_a_name_is_refused(tmp_path: Path, name: str):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / name).write_text("# Một\n", "utf-8")
    (found,) = prose_problems(tmp_path, "docs")
    assert (found.code, "tên tệp có ký tự" in found.message) == ("docs-file", True)


def test_what_would_break_a_line_of_script_is_refused(tmp_path: Path):
    folder = committed(Path(__file__).parents[1] / "cases" / "site" / "one-plan" / "input", tmp_path / "x")
    movement = folder / "data/movements/day-tot.yml"
    movement.write_text(movement.read_text("utf-8").replace("Dạy tốt", "Dạy\u2028tốt", 1), "utf-8")
    made = thidua("-C", folder, "build")
    assert made.returncode == 1
    assert "U+2028" in made.stderr
    assert not (folder / "site").exists()
