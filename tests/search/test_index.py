"""The search index read back as the browser reads it."""

import json
import pickle
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from html_tree import Element
from hypothesis import given
from hypothesis import strategies as st

from bench.wording import province
from generator.labels.bodies import ORGANISATION_KINDS
from generator.pages.wording.also_called import ALSO_CALLED
from generator.search.index import DIGITS, SearchIndex, SearchPage, encode, search_index, split_shards
from generator.search.weights import OF_ORGANISATIONS, OF_PAGES, WEIGHTS
from generator.search.words import LONGEST_WORD, TOGETHER, plain_text
from generator.site.publishing.twins import WAYS
from generator.vietnamese import without_accents as fold

PAGES = [
    SearchPage(
        "ke-hoach/2023/tct-binh-thuan/index.html", "Triển khai phong trào thi đua năm 2023", "Kế hoạch",
        "Trường Chính trị tỉnh Bình Thuận", "Mười hai chỉ tiêu", ("KH của trường",), "Uỷ ban nhân dân khen thưởng",
    ),
    SearchPage("danh-hieu/lao-dong-tien-tien/", "Lao động tiên tiến", "Danh hiệu", body="thi đua"),
    SearchPage("minh-hoa/truong/mau/index.html", "Trường mẫu Hoà Bình", "Trường", sample=True, body="thi đua"),
]  # fmt: skip


def arguments(script: bytes) -> list[object]:
    """The JSON values a script calls us with."""
    text = script.decode()
    assert re.match(r"tdSearch\.(titles|shard)\(", text)
    return json.loads("[" + text[text.index("(") + 1 : text.rindex(")")] + "]")


def decode(postings: str, total: int) -> list[int]:
    """Places of pages, by the description in the module."""
    places, place, gap, shift = [], -1, 0, 0
    for letter in postings.removeprefix("!"):
        value = DIGITS.index(letter)
        gap |= (value & 31) << shift
        shift += 5
        if value < 32:
            place += gap + 1
            places.append(place)
            gap = shift = 0
    return [n for n in range(total) if n not in set(places)] if postings.startswith("!") else places


class Reader:
    """The files as search.js reads them."""

    def __init__(self, files: dict[str, bytes]) -> None:
        (self.titles,) = arguments(files["assets/search/titles.js"])
        self.words: dict[str, str] = {}
        self.addresses: list[str] = []
        self.rows = [list(row) for row in zip(*(column.split("\n") for column in self.titles["pages"]), strict=True)]
        for row in self.rows:
            row[2] = row[2].replace("~", self.titles["organisations"][int(row[4])])
        for kept, rest, *_ in self.rows:
            self.addresses.append((self.addresses[-1] if self.addresses else "")[: int(kept, 36)] + rest)
        for shard in self.titles["shards"].split():
            version, text = arguments(files[f"assets/search/t-{shard}.js"])
            assert version == self.titles["version"]
            self.words |= dict(line.split(" ") for line in text.split("\n"))

    def holding(self, word: str) -> set[str]:
        """The pages with a word, by its folded letters."""
        held = (postings for said, postings in self.words.items() if fold(said) == word)
        return {self.addresses[place] for postings in held for place in decode(postings, len(self.addresses))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("thi đua", "thi dua"),
        ("Thi Đua", "thi dua"),
        ("hoà", "hòa"),
        ("uỷ", "ủy"),
        ("ĐƯỜNG", "đường"),
        ("Ẵ", "a"),
        ("kỹ", "ky"),
    ],
)
def test_spellings_of_one_word_fold_alike(one, other):
    assert fold(one) == fold(other)


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.sets(st.integers(0, 3000)), st.integers(1, 200))
def test_places_survive_being_written(places, more):
    ordered = sorted(places)
    total = max(ordered, default=0) + more
    assert decode(encode(ordered, total), total) == ordered


def test_every_part_of_a_page_is_found():
    reader = Reader(search_index(PAGES))
    plan = "ke-hoach/2023/tct-binh-thuan/"
    for word in ("trien", "ke", "thuan", "hai", "kh", "khen", "uy"):
        assert plan in reader.holding(word), word
    assert reader.holding("dua") == set(reader.addresses)
    assert reader.holding("vang") == set()


def test_a_title_keeps_its_accents_its_kind_and_its_organisation():
    reader = Reader(search_index(PAGES))
    row = reader.rows[reader.addresses.index("ke-hoach/2023/tct-binh-thuan/")]
    assert row[2] == "Triển khai phong trào thi đua năm 2023"
    assert reader.titles["kinds"][int(row[3])] == "Kế hoạch"
    assert reader.titles["organisations"][int(row[4])] == "Trường Chính trị tỉnh Bình Thuận"
    assert row[5:] == ["", "KH của trường"]


def test_a_word_is_kept_as_it_is_spelt_in_the_piece_of_its_folded_letters():
    pages = [SearchPage("a/", "Vận động", "x"), SearchPage("b/", "Văn bản", "x"), SearchPage("c/", "HOÀ", "x")]
    reader = Reader(search_index(pages))
    assert reader.holding("van") == {"a/", "b/"}
    assert [reader.addresses[place] for place in decode(reader.words["vận"], 3)] == ["a/"]
    assert "hòa" in reader.words


def test_a_title_names_its_organisation_once_for_all_pages_of_it():
    name = "Trường Chính trị tỉnh Mẫu"
    files = search_index([SearchPage(f"{n}/", f"Kế hoạch {n} – {name}", "x", name) for n in range(9)])
    assert files["assets/search/titles.js"].decode().count(name) == 1
    assert {row[2] for row in Reader(files).rows} == {f"Kế hoạch {n} – {name}" for n in range(9)}


def test_the_titles_of_ten_thousand_pages_are_light():
    """A first question loads them with a few pieces: 100 kB in all, as a server sends them."""
    schools = [f"Trường Chính trị tỉnh {province(number)}" for number in range(1_250)]
    pages = (
        SearchPage(f"ke-hoach/{year}/tct-mau-{number:04d}/", f"Kế hoạch thi đua năm {year} – {name}", "Kế hoạch", name,
                   also=(f"Triển khai phong trào thi đua năm {year}",))
        for number, name in enumerate(schools) for year in range(2016, 2024)
    )  # fmt: skip
    titles = search_index(pages)["assets/search/titles.js"]
    assert len(WAYS[".br"](titles)) < 40_000
    assert len(WAYS[".gz"](titles)) < 50_000


def test_only_samples_are_marked_as_such():
    reader = Reader(search_index(PAGES))
    marked = {address for address, row in zip(reader.addresses, reader.rows, strict=True) if row[5:6] == ["1"]}
    assert marked == {"minh-hoa/truong/mau/"}


def test_the_same_pages_in_any_order_and_any_normal_form_give_the_same_bytes():
    files = search_index(PAGES)
    assert search_index(reversed(PAGES)) == files
    torn = [
        SearchPage(
            p.address,
            p.title,
            p.kind,
            p.organisation,
            p.description,
            p.also,
            unicodedata.normalize("NFD", p.body),
            p.sample,
        )
        for p in PAGES
    ]
    assert search_index(torn) == files


@pytest.mark.parametrize("first", [0, 1, TOGETHER, 2 * TOGETHER + 9])
def test_pages_shared_among_processes_make_the_index_of_one(first: int):
    pages = [SearchPage(f"{n}/", f"Trang {n}", "x", body=f"chữ {n * n} {n % 7}") for n in range(2 * TOGETHER + 9)]
    own, other = SearchIndex(), SearchIndex()
    for number, page in enumerate(pages):
        (own if number < first else other).add(page)
    own.merge(pickle.loads(pickle.dumps(other)))
    assert own.files() == search_index(pages)


def test_another_text_is_another_version():
    first, second = (Reader(search_index([*PAGES, SearchPage("x/", "x", "x", body=body)])) for body in ("một", "hai"))
    assert first.titles["version"] != second.titles["version"]


def test_large_pieces_are_cut_and_every_word_stands_in_the_piece_its_letters_name(monkeypatch):
    monkeypatch.setattr("generator.search.index.LARGEST_SHARD", 30)
    words = ["th", "thá", "tha", "thà", "thai", "thanh", "thi", "thж", "t", "tж", "жx", "2023", "20"]
    lines = dict.fromkeys(words, "ABCDEFGH")
    shards = split_shards(lines)
    assert {"t", "th", "tha", "thi", "_"} <= set(shards)
    placed = {line.split(" ")[0]: name for name, text in shards.items() for line in text.split("\n")}
    assert set(placed) == set(words)
    for word, name in placed.items():
        longest = max((shard for shard in shards if fold(word).startswith(shard)), key=len, default="_")
        assert name == longest


def test_hostile_titles_neither_end_a_script_nor_a_line():
    hostile = "</script><script>alert(1)</script>\u2028\t\n'\"\\"
    files = search_index([SearchPage("x/", hostile, hostile, hostile, hostile, (hostile,), hostile)])
    for script in files.values():
        assert b"<" not in script
        assert script.count(b"\n") == 1
        assert "\u2028" not in script.decode()
    (row,) = Reader(files).rows
    assert row[2] == "</script><script>alert(1)</script> '\"\\"


def test_file_names_suit_every_disk():
    words = " ".join(["con", "aux", "nul", "prn", "中文", "ελλ", "ß", "x" * 500])
    files = search_index([SearchPage("x/", words, "x")])
    assert all(re.fullmatch(r"assets/search/(titles|t-(_|[a-z0-9]+))\.js", name) for name in files)
    assert max(map(len, Reader(files).words)) <= LONGEST_WORD


def test_no_pages_make_an_index_all_the_same():
    files = search_index([])
    assert list(files) == ["assets/search/titles.js"]


def test_plain_text_is_what_a_reader_sees():
    html = '<p title="ẩn">Một &lt;hai&gt;</p><script>ba()</script><svg><text>bốn</text></svg><p>năm</p>'
    assert plain_text(html).split() == ["Một", "<hai>", "năm"]


def test_what_many_pages_say_alike_and_what_a_page_once_was_is_not_indexed():
    html = (
        "<nav><ol><li>một</li></ol></nav><p>hai</p>"
        "<section data-td-unsearched><h2>ba</h2><ul><li>bốn</li></ul></section>"
        '<details class="x"><summary data-td-unsearched>năm</summary><div>sáu</div>'
        '<details class="y" data-td-unsearched><summary>bảy</summary></details></details>'
        "<footer>tám</footer><p>chín</p>"
    )
    assert plain_text(html).split() == ["hai", "sáu", "chín"]


def _marked(pages: dict[str, Element]) -> Iterator[tuple[str, Element]]:
    return ((path, one) for path, page in pages.items() for one in page.all() if "data-td-unsearched" in one.attributes)


def test_what_is_left_out_is_of_four_elements_and_holds_no_other_of_its_own(pages: dict[str, Element]):
    marked = list(_marked(pages))
    assert {one.tag for _, one in marked} == {"section", "details", "p", "summary"}
    assert [path for path, one in marked if one.all(one.tag) != [one]] == []


def test_the_history_of_every_record_is_left_out(pages: dict[str, Element]):
    past = {path for path, page in pages.items() for one in page.all("ul") if "td-changes" in one.classes}
    marked = {path for path, one in _marked(pages) for part in one.all("ul") if "td-changes" in part.classes}
    assert marked == {path for path in past if not path.startswith("thay-doi/")} != set()


def test_every_page_with_other_names_stands(real_site: Path):
    scripts = (real_site / "assets/search").glob("*.js")
    reader = Reader({path.relative_to(real_site).as_posix(): path.read_bytes() for path in scripts})
    named = {address: row[6] for address, row in zip(reader.addresses, reader.rows, strict=True)}
    for address, names in ALSO_CALLED.items():
        assert named[address] == "; ".join(names)


def test_each_kind_has_its_weight_and_every_weight_a_kind():
    reader = Reader(search_index(PAGES))
    weights = dict(zip(reader.titles["kinds"], reader.titles["weights"], strict=True))
    assert weights == {"Kế hoạch": WEIGHTS["Kế hoạch"], "Danh hiệu": 0, "Trường": 0}


def test_weights_are_of_kinds_that_pages_have(real_site: Path):
    (titles,) = arguments((real_site / "assets/search/titles.js").read_bytes())
    pages = {*OF_PAGES, *map(ORGANISATION_KINDS.get, OF_ORGANISATIONS)}
    assert pages - {"Gương điển hình"} <= set(titles["kinds"])
