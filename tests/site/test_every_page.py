"""The whole real site, crawled: what must hold on every page whatever it is about."""

import importlib
import json
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Annotated, Literal, get_args, get_origin
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from fontTools.ttLib import TTFont
from html_tree import BLOCKS, Element

import generator.model
from generator.evaluation.verdict import STATUSES, TOKENS
from generator.model.record import Record
from generator.pages.linking.addresses import record_address
from generator.theming.files import assets_address, theme_folder

LINKING = ("href", "src", "poster", "action")
DATA = ("application/json", "application/ld+json")
PROSE = tuple(f"{path.stem}/" for path in (Path(__file__).parents[2] / "docs").glob("*.md"))
DATA = {"application/json", "application/ld+json"}  # run by nobody
Pages = dict[str, Element]


def links(tree: Element) -> Iterator[tuple[Element, str]]:
    """Every link of a page, with the element that bears it."""
    for element in tree.walk():
        for name in LINKING:
            if name in element.attributes and not element.attributes[name].startswith("data:"):
                yield element, element.attributes[name]


def outside(link: str) -> bool:
    return bool(urlsplit(link).scheme or urlsplit(link).netloc)


def record_pages(pages: Pages) -> dict[str, Element]:
    """The pages the portal stamped itself."""
    return {file: tree for file, tree in pages.items() if file != "404.html" and not file.startswith(PROSE)}


def test_the_crawl_has_pages(pages: Pages):
    assert len(pages) > 150


def test_every_record_has_its_page(pages: Pages, record: Record):
    kinds = ("organisations", "clusters", "themes", "plans", "guidance", "awards", "movements", "documents")
    wanted = {f"{record_address(kind, key)}index.html" for kind in kinds for key in getattr(record, kind)}
    assert wanted - set(pages) == set()


def test_every_relative_link_leads_to_a_file(pages: Pages, real_site: Path):
    dead = set()
    for file, tree in pages.items():
        if file == "404.html":
            continue
        for _, link in links(tree):
            path = unquote(urlsplit(link).path)
            if path and not outside(link) and not (real_site / file).parent.joinpath(path).is_file():
                dead.add((file, link))
    assert dead == set()


def test_no_link_is_bound_to_the_root_of_a_host(pages: Pages):
    bound = {(file, link) for file, tree in pages.items() if file != "404.html"
             for _, link in links(tree) if link.startswith("/")}  # fmt: skip
    assert bound == set()


def test_every_link_below_a_sub_path_stays_below_it(pages: Pages):
    base = "https://cong.example/cong/thi-dua/"
    astray = set()
    for file, tree in pages.items():
        for _, link in links(tree) if file != "404.html" else ():
            if not outside(link) and not urljoin(base + file, link).startswith(base):
                astray.add((file, link))
    assert astray == set()


def test_every_fragment_names_an_element(pages: Pages):
    ids = {file: {*tree.ids(), *(a.attributes["name"] for a in tree.all("a") if "name" in a.attributes)}
           for file, tree in pages.items()}  # fmt: skip
    lost = set()
    for file, tree in pages.items():
        for element, link in links(tree):
            parts = urlsplit(link)
            if not parts.fragment or outside(link) or element.tag == "use":
                continue
            there = file if not parts.path else _joined(file, parts.path)
            if there in ids and unquote(parts.fragment) not in ids[there]:
                lost.add((file, link))
    assert lost == set()


def _joined(file: str, path: str) -> str:
    return urlsplit(urljoin(f"https://x/{file}", path)).path.removeprefix("/")


def test_what_points_at_ids_by_attribute_finds_them(pages: Pages):
    lost = set()
    for file, tree in pages.items():
        ids = set(tree.ids())
        for element in tree.walk():
            for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                lost |= {(file, name, key) for key in element.attributes.get(name, "").split() if key not in ids}
    lost -= {(file, "for", "__toc") for file in pages}  # Material's own label, with a toggle only on small screens
    assert lost == set()


def test_ids_are_unique_on_a_page(pages: Pages):
    repeated = {file: [key for key, count in Counter(tree.ids()).items() if count > 1] for file, tree in pages.items()}
    assert {file: keys for file, keys in repeated.items() if keys} == {}


def test_no_two_pages_share_a_title(pages: Pages):
    named = Counter(tree.all("title")[0].text().strip() for tree in pages.values())
    assert [title for title, count in named.items() if count > 1] == []


def test_nothing_of_the_machinery_is_left(real_site: Path):
    left = [path for path in real_site.rglob("*") if path.is_file() and path.suffix in {".html", ".js", ".xml", ".json"}
            and re.search(rb"tdslot|__khung__", path.read_bytes())]  # fmt: skip
    assert left == []
    assert not list(real_site.rglob("*khung*"))


def test_only_links_for_people_leave_the_site(pages: Pages):
    leaving = set()
    for file, tree in pages.items():
        for element, link in links(tree):
            if outside(link) and not (element.tag == "a" and "external" in element.attributes.get("rel", "").split()):
                leaving.add((file, element.tag, link))
    assert leaving == set()


def test_only_web_links_leave_the_site(pages: Pages):
    schemes = {urlsplit(link).scheme for tree in pages.values() for _, link in links(tree) if outside(link)}
    assert schemes <= {"http", "https"}


def test_style_sheets_and_scripts_ask_no_other_host(real_site: Path):
    asking = {}
    for path in real_site.rglob("*.css"):
        found = re.findall(rb"(?:url\(\s*['\"]?|@import\s+['\"])(?:https?:)?//[^)'\"]+", path.read_bytes())
        asking |= {path.name: found} if found else {}
    assert asking == {}


def test_the_face_of_the_pages_has_every_letter(real_site: Path):
    face = set(TTFont(theme_folder() / "assets/fonts/be-vietnam-pro-400.woff2").getBestCmap())
    texts = (re.sub(r"<(script|style).*?</\1>|<[^>]+>", "", path.read_text("utf-8"), flags=re.S)
             for path in real_site.rglob("*.html"))  # fmt: skip
    letters = {letter for text in texts for letter in set(unescape(text)) if letter.isalpha()}
    assert {letter for letter in letters if ord(letter) not in face} <= {"\u0430"}  # Cyrillic, in the list of errors


def test_no_page_needs_an_inline_script_or_handler(pages: Pages):
    inline = set()
    for file, tree in pages.items():
        for element in tree.walk():
            kind = element.attributes.get("type")
            if element.tag == "script" and "src" not in element.attributes and kind not in DATA:
                inline.add((file, "script"))
            inline |= {(file, name) for name in element.attributes if name.startswith("on") or name == "style"}
    assert inline == set()


def test_data_in_pages_is_json(pages: Pages):
    for tree in pages.values():
        for script in tree.all("script"):
            if script.attributes.get("type") in DATA:
                json.loads("".join(child for child in script.children if isinstance(child, str)))


def test_a_paragraph_holds_no_block(pages: Pages):
    """A browser closes the paragraph there, and what stood after it loses its style."""
    broken = {(file, paragraph.text()[:60]) for file, tree in pages.items() for paragraph in tree.all("p")
              if any(inner.tag in BLOCKS for inner in paragraph.walk() if inner is not paragraph)}  # fmt: skip
    assert broken == set()


def test_exactly_one_h1_a_title_and_a_description(pages: Pages):
    wrong = {}
    for file, tree in pages.items():
        described = [meta.attributes.get("content", "").strip() for meta in tree.all("meta")
                     if meta.attributes.get("name") == "description"]  # fmt: skip
        titles = [title.text() for title in tree.all("head")[0].all("title")]
        headings = [heading.text() for heading in tree.all("h1")]
        good = len(headings) == 1 and headings[0] and len(titles) == 1 and titles[0]
        if not good or (file != "404.html" and not (len(described) == 1 and described[0])):
            wrong[file] = (headings, titles, described)
    assert wrong == {}


def test_titles_tell_pages_apart(pages: Pages):
    """Two pages of the same name and owner cannot be told apart in search results or tabs."""
    same = Counter((tree.all("title")[0].text(), next(meta.attributes["content"] for meta in tree.all("meta")
                    if meta.attributes.get("name") == "description"))
                   for file, tree in record_pages(pages).items() if not file.startswith("minh-hoa/"))  # fmt: skip
    assert [pair for pair, count in same.items() if count > 1] == []


def test_headings_do_not_skip_a_level(pages: Pages):
    skipping = set()
    for file, tree in pages.items():
        last = 0
        for heading in [element for element in tree.all("article")[0].walk() if re.fullmatch("h[1-6]", element.tag)]:
            level = int(heading.tag[1])
            if level > last + 1:
                skipping.add((file, heading.text()))
            last = level
    assert skipping == set()


def test_pages_speak_vietnamese(pages: Pages):
    assert {tree.all("html")[0].attributes.get("lang") for tree in pages.values()} == {"vi"}


def test_record_pages_show_where_they_stand(pages: Pages):
    lost = set()
    for file, tree in record_pages(pages).items():
        trails = [nav for nav in tree.all("nav") if nav.attributes.get("aria-label") == "Đường dẫn"]
        home = file in {"index.html"}
        if home and not trails:
            continue
        steps = list(trails[0].all("a")) if trails else []
        if not steps or _joined(file, steps[0].attributes["href"]) != "index.html":
            lost.add(file)
    assert lost == set()


def test_record_pages_say_as_of_when_the_samples_a_day_of_their_own(pages: Pages, as_of: date):
    wrong = {}
    for file, tree in record_pages(pages).items():
        day = date(2026, 11, 15) if file.startswith("minh-hoa/") else as_of
        footers = tree.all("footer", css="td-source")
        stated = [time.attributes["datetime"] for footer in footers for time in footer.all("time")]
        head = " ".join(line.text() for line in tree.all("p", css="md-copyright__highlight"))
        if stated[:1] != [day.isoformat()] or len(stated) > 2 or f"tính đến {day:%d/%m/%Y}" not in head:
            wrong[file] = stated, head
    assert wrong == {}


def test_every_record_page_leads_to_the_file_it_came_from(pages: Pages, record: Record, real_site: Path, project: Path):
    kinds = ("organisations", "clusters", "themes", "plans", "guidance", "awards", "movements", "documents")
    for kind in kinds:
        for key, entry in getattr(record, kind).items():
            file = f"{record_address(kind, key)}index.html"
            footers = pages[file].all("footer", css="td-source")
            targets = [_joined(file, a.attributes["href"]) for footer in footers for a in footer.all("a")]
            assert targets[:1] == [f"du-lieu/{entry.path}"], file
            assert (real_site / targets[0]).read_bytes() == (project / entry.path).read_bytes()


def test_no_source_file_is_published_beyond_the_record(real_site: Path, project: Path):
    copies = list((real_site / "du-lieu").rglob("*.yml"))
    assert copies
    for copy in copies:
        origin = project / copy.relative_to(real_site / "du-lieu")
        assert origin.is_file()
        assert copy.read_bytes() == origin.read_bytes()


def test_the_contents_page_lists_every_record_page(pages: Pages):
    listed = {_joined("muc-luc/index.html", a.attributes["href"]) for a in pages["muc-luc/index.html"].all("a")}
    indexes = {file for file in record_pages(pages) if not any(ch.isdigit() for ch in file) and file.count("/") <= 1}
    missing = {file for file in record_pages(pages) if file not in listed and file not in indexes
               and not re.fullmatch(r"(minh-hoa/.*|(ke-hoach|lich|khen-thuong)/\d{4}/index.html)", file)}  # fmt: skip
    assert missing == set()


def test_every_page_can_be_reached_from_home(pages: Pages):
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        file = waiting.pop()
        for _, link in links(pages[file]):
            there = _joined(file, urlsplit(link).path) if urlsplit(link).path and not outside(link) else ""
            if there in pages and there not in seen:
                seen.add(there)
                waiting.append(there)
    assert set(pages) - seen - {"404.html"} == set()


@pytest.mark.parametrize("name", [f"{assets_address()}/portal.js", "assets/search/titles.js", "404.html"])
def test_the_site_brings_what_it_needs(real_site: Path, name: str):
    assert (real_site / name).stat().st_size > 0


def raw_words() -> set[str]:
    """The English words of closed vocabularies that no Vietnamese text would hold."""
    words: set[str] = set()
    for module in pkgutil.iter_modules(generator.model.__path__, "generator.model."):
        for value in vars(importlib.import_module(module.name)).values():
            plain = get_args(value)[0] if get_origin(value) is Annotated else value
            if get_origin(plain) is Literal:
                words |= {word for word in get_args(plain) if re.search("[-_]", word)}
    return words | {word for word in (*STATUSES, *TOKENS) if "_" in word}


def test_no_page_shows_a_word_of_the_machinery(pages: Pages):
    """But for the dictionary of the open data, which explains them, and the pages for those who re-use them."""
    words = raw_words()
    assert {"political-school", "at_least", "not_reported"} <= words
    pattern = re.compile(rf"(?<![\w/.-])({'|'.join(map(re.escape, sorted(words)))})(?![\w/.-])")
    shown = {(file, found) for file, tree in record_pages(pages).items() if not file.startswith(("du-lieu/v1/", "en/"))
             for found in pattern.findall(tree.all("article")[0].text())}  # fmt: skip
    assert shown == set()
