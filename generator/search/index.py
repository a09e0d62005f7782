"""The search index: the titles of all pages in one file, their words in small pieces, as scripts that a browser runs.

Why not Material's: it is 15 kB a page, loaded whole, and knows no word without its accents. Here words are spelt one
way (small letters, one place for the tone mark) and found by their folded letters (no accents, đ → d). A Vietnamese
text has few syllables, and a question loads the titles and a piece for each word asked.

`assets/search/titles.js` calls `tdSearch.titles({version, assets, kinds, weights, organisations, shards, pages})`;
`assets` is where the scripts stand that are of one release with it, `weights` are those of the kinds. `pages` are its
columns, each a text of as many lines as there are pages, since what is alike packs best beside its like: letters shared
with the address above (base 36), the rest of the address, title (`~` stands for its organisation), place of its kind,
place of its organisation, 1 for a sample, other names.

`assets/search/t-<letters>.js` calls `tdSearch.shard(version, text)` with the words that begin with these letters once
they are folded. A line of `text` is a word with its accents, a space, the places of its pages as gaps in base 32:
lowest digit first, six bits a letter, the high bit set while more follows. After `!` stand the pages without the word.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter, sub

from generator.escaping import script_json
from generator.search.weights import weight_of
from generator.search.words import PageWords
from generator.vietnamese import without_accents

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
LARGEST_SHARD = 48_000
OWN = "~"  # in a title, its organisation
_LATIN = re.compile(r"[a-z0-9]+")
_SPACES = re.compile(r"\s+")
Title = tuple[str, str, str, str, bool, str]  # address, title, kind, organisation, sample, other names


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What is worth finding of one page.

    `address` is relative to the root of the site, with or without its `index.html`; `body` is plain text.
    """

    address: str
    title: str
    kind: str
    organisation: str = ""
    description: str = ""
    also: tuple[str, ...] = ()
    body: str = ""
    sample: bool = False


def search_index(pages: Iterable[SearchPage]) -> dict[str, bytes]:
    """Path → bytes of every file of the index. Bodies are dropped page by page; the order does not matter."""
    index = SearchIndex()
    for page in pages:
        index.add(page)
    return index.files()


class SearchIndex:
    """Gathers pages one at a time; `files` writes the index down."""

    def __init__(self) -> None:
        self._titles: list[Title] = []
        self._words = PageWords()

    def add(self, page: SearchPage) -> None:
        """Take one page in."""
        address = page.address.removesuffix("index.html")
        also = "; ".join(page.also)
        self._titles.append((address, page.title, page.kind, page.organisation, page.sample, also))
        self._words.add("\n".join((page.title, page.kind, page.organisation, also, page.description, page.body)))

    def merge(self, other: "SearchIndex") -> None:
        """Take in the pages that another process indexed."""
        self._titles += other._titles
        self._words.merge(other._words)

    def files(self, assets: str = "") -> dict[str, bytes]:
        """Path → bytes, the same for the same pages. `assets` is the address of the scripts that will read them."""
        order = sorted(range(len(self._titles)), key=self._titles.__getitem__)
        shards = split_shards({word: encode(held, len(order)) for word, held in self._words.places(order)})
        titles = packed_titles(self._titles[old] for old in order)
        version = _version(shards, titles)
        return dict(_scripts(version, shards, {"assets": assets, **titles}))


@lru_cache(maxsize=1)
def _everything(total: int) -> frozenset[int]:
    return frozenset(range(total))


def encode(places: Sequence[int], total: int) -> str:
    """Ascending places → text; the module's docstring has the form. The shorter of the two lists is written."""
    without = 2 * len(places) > total
    if without:
        places = sorted(_everything(total).difference(places))
    gaps = map(sub, places, [-1, *places])
    return "!" * without + "".join([DIGITS[gap - 1] if gap <= 32 else _long(gap - 1) for gap in gaps])


def _long(gap: int) -> str:
    digits = ""
    while gap >= 32:
        digits += DIGITS[32 | gap & 31]
        gap >>= 5
    return digits + DIGITS[gap]


def split_shards(lines: dict[str, str]) -> dict[str, str]:
    """Word → postings, cut into pieces named by the letters their words begin with; `_` is for other alphabets."""
    return dict(_split([(without_accents(word), f"{word} {postings}") for word, postings in lines.items()], 1))


def _split(lines: list[tuple[str, str]], letters: int) -> Iterator[tuple[str, str]]:
    named = sorted((_shard(folded, letters), folded, line) for folded, line in lines)
    for name, members in groupby(named, key=itemgetter(0)):
        held = [(folded, line) for _, folded, line in members]
        text = "\n".join(line for _, line in held)
        if len(text) > LARGEST_SHARD and len(name) == letters and any(len(folded) > letters for folded, _ in held):
            yield from _split(held, letters + 1)
        else:
            yield name, text


def _shard(word: str, letters: int) -> str:
    start = _LATIN.match(word[:letters])
    return start[0] if start else "_"


def packed_titles(pages: Iterable[Title]) -> dict[str, object]:
    """The titles' file but its version and shards."""
    kinds: dict[str, int] = {}
    organisations: dict[str, int] = {}
    lines = []
    previous = ""
    for address, title, kind, organisation, sample, also in pages:
        kept = _shared(previous, address)
        known = (kinds.setdefault(kind, len(kinds)), organisations.setdefault(organisation, len(organisations)))
        named = _line(title).replace(_line(organisation) or OWN, OWN, 1)
        lines.append((_base36(kept), address[kept:], named, *map(str, known), "1" * sample, _line(also)))
        previous = address
    weights, names = list(map(weight_of, kinds)), list(map(_line, organisations))
    columns = ["\n".join(column) for column in zip(*lines, strict=True)]
    return {"kinds": list(kinds), "weights": weights, "organisations": names, "pages": columns}


def _line(text: str) -> str:
    return _SPACES.sub(" ", text.replace(OWN, "∼")).strip()


def _shared(one: str, other: str) -> int:
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (_base36(number // 36) if number >= 36 else "") + digits[number % 36]


def _version(shards: dict[str, str], titles: dict[str, object]) -> str:
    whole = json.dumps([sorted(shards.items()), titles])
    return hashlib.sha256(whole.encode()).hexdigest()[:12]


def _scripts(version: str, shards: dict[str, str], titles: dict[str, object]) -> Iterator[tuple[str, bytes]]:
    packed = {"version": version, "shards": " ".join(sorted(shards)), **titles}
    yield "assets/search/titles.js", _call("titles", packed)
    for name, text in shards.items():
        yield f"assets/search/t-{name}.js", _call("shard", version, text)


def _call(name: str, *values: object) -> bytes:
    """A call with JSON values."""
    return f"tdSearch.{name}({','.join(map(script_json, values))})\n".encode()
