"""Text of the record on a page: literally what was typed, a little Markdown, nothing that runs or leads astray."""

import pytest
from html_tree import parse
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from generator.escaping import escaped
from generator.pages.linking.autolink import Context, Linker
from generator.pages.linking.rich_text import RichText

RICH = RichText(Linker([], {}), "truong/x/", Context())
HOSTILE = (
    "<script>alert(1)</script>",
    '"onerror="alert(1)',
    "<img src=x onerror=alert(1)>",
    "</title></script><svg onload=alert(1)>",
    "{{ 7*7 }} {% include 'x' %}",
    "<!-- mất --> <![CDATA[ mất ]]> <?php mất ?>",
    "x < y, y > z, a <b c",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_plain_text_is_shown_literally(text: str):
    tree = parse(f"<p>{RICH.text(text)}</p>")
    assert [element.tag for element in tree.walk()] == ["#document", "p"]
    assert tree.text() == " ".join(text.split())


@pytest.mark.parametrize("value", [*HOSTILE, "O'Neil & con", Markup("<b>"), 3, None, 1.5])
def test_what_is_escaped_is_what_the_library_of_the_templates_gives(value: object):
    assert escaped(value) == escape(value)


@pytest.mark.parametrize("text", HOSTILE)
def test_html_in_markdown_is_shown_literally(text: str):
    tree = parse(f"<div>{RICH.markdown(text)}</div>")
    assert {element.tag for element in tree.walk()} <= {"#document", "div", "p"}
    assert tree.text() == " ".join(text.split())


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "//example.org", "../x", "/x", "file:///x"],
)  # fmt: skip
def test_a_link_may_lead_to_the_web_only(target: str):
    tree = parse(f"<div>{RICH.markdown(f'[xem]({target})')}</div>")
    assert [a.attributes.get("href") for a in tree.all("a")] in ([], [None])
    assert "xem" in tree.text()


def test_a_link_to_the_web_is_marked_as_leaving():
    (link,) = parse(str(RICH.markdown("[xem](https://example.org/a?b=1&c=2)"))).all("a")
    assert link.attributes["href"] == "https://example.org/a?b=1&c=2"
    assert "external" in link.attributes["rel"].split()


def test_a_picture_is_not_fetched_and_not_lost():
    tree = parse(f"<div>{RICH.markdown('![ảnh lớp học](https://example.org/x.png)')}</div>")
    assert tree.all("img") == []
    assert "ảnh lớp học" in tree.text()


def test_a_little_markdown():
    tree = parse(str(RICH.markdown("**đậm** và *nghiêng*\n\n- một\n- hai")))
    assert [element.text() for element in tree.all("strong", "em", "li")] == ["đậm", "nghiêng", "một", "hai"]


def test_nothing_becomes_nothing():
    assert RICH.text(None) == RICH.markdown(None) == RICH.markdown("") == ""


PARTS = [*"<>&\"'`*_[]()!#/\\={}- \nab:;1.", "script", "href=", "on", "javascript:", "    ", "<!--", "<a ", "&lt;"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_whatever_is_typed_nothing_can_run(text: str):
    for html in (RICH.text(text), RICH.markdown(text)):
        tree = parse(f"<div>{html}</div>")
        tags = {element.tag for element in tree.walk()}
        assert tags <= {"#document", "div", "p", "br", "strong", "em", "ul", "ol", "li", "a", "code", "blockquote"}
        for element in tree.walk():
            assert set(element.attributes) <= {"href", "rel", "title"}
            assert element.attributes.get("href", "https:").startswith(("https:", "http:"))


@pytest.mark.parametrize("piece", ["[", "1. ", "- 1. ", "> ", "![", "[a](b", "\n- ", "*_", "`", "<a ", "&#"])
def test_thousands_of_anything_are_shown_and_stop_nothing(piece: str):
    """Nested that deep, a list of Markdown is more than the converter can follow; then the words stand as typed."""
    text = f"Đầu {piece * 1_500} cuối"
    shown = parse(f"<div>{RICH.markdown(text)}</div>").text()
    assert shown.startswith("Đầu")
    assert shown.endswith("cuối")
