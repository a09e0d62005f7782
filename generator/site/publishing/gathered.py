"""What is known of the pages made so far: for search and the check of links."""

from dataclasses import dataclass, field

from generator.charts.figure import tables_alone
from generator.pages.page import Page
from generator.pages.wording.terms import without_meanings
from generator.proof.manifest import FileDigest
from generator.search.index import SearchIndex, SearchPage
from generator.search.words import plain_text
from generator.site.publishing.links import LinkCheck


@dataclass
class Gathered:
    """`pages` counts the record pages; `written` are the files by path."""

    search: SearchIndex = field(default_factory=SearchIndex)
    check: LinkCheck = field(default_factory=LinkCheck)
    pages: int = 0
    written: dict[str, FileDigest] = field(default_factory=dict)

    def page(self, page: Page) -> None:
        """Enter a record page."""
        self.pages += 1
        body = without_meanings(tables_alone(page.body))
        self.check.page(page.address, body, (crumb.address for crumb in page.crumbs))
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
        self.pages += other.pages
        self.written |= other.written
