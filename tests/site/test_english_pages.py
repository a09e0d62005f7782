"""Pages in English: whole beside the Vietnamese facts they are of, named as English, led to from every page."""

from pathlib import Path

import pytest
from html_tree import Element, parse_file

from generator.evaluation.rules import RULES as RULES_HERE
from generator.exports.data.english import COLUMNS, TABLES
from generator.exports.data.registry import ORIGIN
from generator.exports.data.registry import TABLES as DECLARED
from generator.labels.verdicts import FLAGS, SHOWN
from generator.pages.english.rules import RULES
from generator.pages.english.statuses import REMARKS, STATUSES

PAGES = ("en/", "en/method/", "en/glossary/", "en/data/")
SOME = ("index.html", "truong/tct-binh-thuan/index.html", "gioi-thieu/index.html", "minh-hoa/index.html")


def page(real_site: Path, address: str) -> Element:
    return parse_file(real_site / address / "index.html")


@pytest.mark.parametrize(("english", "here"), [(RULES, RULES_HERE), (STATUSES, SHOWN), (REMARKS, FLAGS)])
def test_whatever_is_explained_in_vietnamese_is_explained_in_english(english: dict, here: dict):
    assert set(english) == set(here)
    assert all(english.values())


def test_every_table_and_column_has_its_english_meaning_and_none_is_left_over():
    assert set(TABLES) == set(DECLARED)
    names = {column.name for table in DECLARED.values() for column in (*table.columns, *ORIGIN)}
    own = {f"{table.name}.{column.name}" for table in DECLARED.values() for column in table.columns}
    assert names - set(COLUMNS) == set()
    assert set(COLUMNS) - names - own == set()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_in_english_says_so(real_site: Path, address: str):
    (body,) = [one for one in page(real_site, address).all("div") if one.attributes.get("lang") == "en"]
    assert len(body.all("h1")) == 1
    assert len(body.text().split()) > 150


@pytest.mark.parametrize("file", SOME)
def test_the_foot_of_every_page_leads_to_them(real_site: Path, file: str):
    found = parse_file(real_site / file)
    led = {link.attributes["href"] for link in found.all("a") if link.attributes.get("hreflang") == "en"}
    up = "../" * file.count("/")
    assert led == {f"{up}{address}index.html" for address in PAGES}


@pytest.mark.parametrize(("english", "here"), [("en/method/", "phuong-phap/"), ("en/data/", "du-lieu/v1/")])
def test_pages_that_say_the_same_name_each_other(real_site: Path, english: str, here: str):
    for address in (english, here):
        found = {link.attributes["hreflang"]: link.attributes["href"] for link in page(real_site, address).all("link")
                 if "hreflang" in link.attributes}  # fmt: skip
        for language, to in (("vi", here), ("en", english)):
            assert (real_site / address / found[language]).resolve() == (real_site / to / "index.html").resolve()


def test_the_dictionary_names_every_column(real_site: Path):
    said = page(real_site, "en/data/").text()
    assert all(column.name in said for table in DECLARED.values() for column in table.columns)
