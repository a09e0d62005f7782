"""What is known of the pages written so far: for search, contents, sitemap and the check of links."""

from dataclasses import dataclass, field

from generator.charts.figure import tables_alone
from generator.errors import UserError
from generator.pages.page import Page
from generator.site.links import LinkCheck
from generator.site.search_index import SearchIndex, SearchPage, plain_text


class SharedAddressError(UserError):
    """Two records would be published at one address: the one written last would hide the other."""


@dataclass
class Gathered:
    """`listed` are (address, title, kind) of the record pages, `addresses` those of all pages, each with the file it is
    made of, "" where it is of many.

    `taken` are (path, what stands there) of every file.
    """

    search: SearchIndex = field(default_factory=SearchIndex)
    check: LinkCheck = field(default_factory=LinkCheck)
    listed: list[tuple[str, str, str]] = field(default_factory=list)
    addresses: dict[str, str] = field(default_factory=dict)
    taken: list[tuple[str, str]] = field(default_factory=list)
    written: int = 0

    def prose(self, address: str, title: str, text: str, source: str) -> None:
        """Enter a page MkDocs made of Markdown."""
        self.search.add(SearchPage(address=address, title=title, kind="Hướng dẫn sử dụng", body=text))
        self.addresses[address] = source

    def page(self, page: Page) -> None:
        """Enter a record page."""
        self.written += 1
        self.addresses[page.address] = page.source or ""
        self.taken.append((f"{page.address}index.html", f"{page.kind} «{page.title}»"))
        body = tables_alone(page.body)
        self.check.page(page.address, body)
        if page.kind != "Mục lục":
            title = page.title if page.owner in page.title else f"{page.title} – {page.owner}"
            self.listed.append((page.address, title, f"Minh họa: {page.kind}" if page.sample else page.kind))
        self.search.add(
            SearchPage(
                address=page.address, title=page.title, kind=page.kind, organisation=page.owner,
                description=page.description, also=page.also, body=plain_text(body), sample=page.sample,
            )
        )  # fmt: skip

    def add(self, other: "Gathered") -> None:
        """Take in what another process gathered."""
        self.search.merge(other.search)
        self.check.merge(other.check)
        self.listed += other.listed
        self.addresses |= other.addresses
        self.taken += other.taken
        self.written += other.written

    def refuse_shared(self) -> None:
        """Errors: SharedAddressError where a path is taken twice."""
        if len(dict(self.taken)) == len(self.taken):
            return
        claims: dict[str, list[str]] = {}
        for path, what in self.taken:
            claims.setdefault(path, []).append(what)
        shared = {path: sorted(filter(None, names)) for path, names in claims.items() if len(names) > 1}
        told = [f"{path.removesuffix('index.html')} ({' và '.join(names)})" if names else path
                for path, names in sorted(shared.items())]  # fmt: skip
        raise SharedAddressError(
            f"hai bản ghi dùng chung một địa chỉ: {'; '.join(told)}. Đổi tên tệp, tức mã, của một trong hai."
        )
