"""What record pages have and Markdown does not bring: breadcrumbs, contents for small screens, day and source file."""

from dataclasses import dataclass
from datetime import date
from html import escape

from generator.formats import vi_date
from generator.pages.linking.addresses import relative, source_address
from generator.pages.page import Changed, Heading
from generator.pages.parts.last_change import of_file
from generator.pages.portal import HOME
from generator.site.stamping.stamp import contents, crumbs


@dataclass(frozen=True, slots=True)
class Prose:
    """A page made of a Markdown file: where it stands, its title and headings, the file's path in the repository."""

    address: str
    title: str
    headings: tuple[Heading, ...]
    path: str


def dressed(prose: Prose, made: str, as_of: date, changed: Changed, edit_root: str | None) -> str:
    """The body with its breadcrumbs before the title, its contents after it, and its origin at the end."""
    before, end, after = made.partition("</h1>")
    if not end:
        before, after = "", made
    trail = crumbs(prose.address, prose.title, (HOME,))
    return f"{trail}{before}{end}{contents(prose.headings)}{after}{_origin(prose, as_of, changed, edit_root)}"


def _origin(prose: Prose, as_of: date, changed: Changed, edit_root: str | None) -> str:
    copy, path = relative(prose.address, source_address(prose.path)), escape(prose.path)
    edit = f' · <a href="{escape(edit_root)}{path}" rel="external noopener">Sửa tệp này</a>' if edit_root else ""
    last = of_file(changed, prose.path)
    return (
        f'<p class="td-asof">Tính đến <time datetime="{as_of.isoformat()}">{vi_date(as_of)}</time></p>'
        f'<footer class="td-source">Nguồn: <a href="{escape(copy)}">{path}</a>{last}{edit}</footer>'
    )
