"""How a template becomes the body of a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from markupsafe import Markup

from generator import formats, labels
from generator.escaping import escaped, safe
from generator.pages.linking.addresses import CHANGES, commits_root, file_at, relative, source_address, up_from
from generator.pages.linking.explore import explored
from generator.pages.linking.rich_text import RichText
from generator.pages.page import Heading, Page
from generator.pages.parts.change_groups import line_words, place_of
from generator.pages.parts.citation import citation, frozen_notice
from generator.pages.parts.history import page_history
from generator.pages.parts.last_change import below_title, of_record
from generator.pages.portal import Place, Portal
from generator.pages.wording.also_called import also_called
from generator.pages.wording.names import target_name, version_name
from generator.pages.wording.phrases import span_words
from generator.pages.wording.target_why import grade_name, status_words, verdict_words
from generator.pages.wording.terms import abbreviated, meaning, meanings_html


@dataclass
class _Body:
    """Helpers a template calls; collects the headings and terms as they are written."""

    portal: Portal
    place: Place
    headings: list[Heading] = field(default_factory=list)
    terms: dict[str, str] = field(default_factory=dict)
    folding: bool = False

    def __post_init__(self) -> None:
        self._up = up_from(self.place.address)

    def h2(self, anchor: str, title: str) -> Markup:
        """A second-level heading, entered in the page's table of contents."""
        self.headings.append(Heading(anchor, title))
        name = escaped(anchor)
        pilcrow = f'<a class="headerlink" href="#{name}" title="Liên kết đến mục này">¶</a>'
        return safe(f'<h2 id="{name}">{escaped(title)}{pilcrow}</h2>')

    def fold(self, anchor: str, title: str) -> Markup:
        """A part of the page, folded up to its heading, until the next part or the end of parts. Its address is that of
        what is folded: a browser that is sent there opens it.
        """
        self.headings.append(Heading(anchor, title))
        name, before = escaped(anchor), self.end_folds()
        self.folding = True
        return safe(
            f'{before}<details class="td-part"><summary><h2>{escaped(title)}</h2></summary>'
            f'<div class="td-part__body" id="{name}">'
            f'<a class="headerlink" href="#{name}" title="Liên kết đến mục này">¶</a>'
        )

    def end_folds(self) -> Markup:
        """The end of the part that was begun last."""
        open_part, self.folding = self.folding, False
        return safe("</div></details>" if open_part else "")

    def term(self, key: str, words: str | Markup = "") -> Markup:
        """A term that shows what it means, by pointer, touch or keys (`meaning`); `words` where it is put otherwise."""
        name, _ = meaning(key)
        self.terms.setdefault(key, f"nghia-{len(self.terms) + 1}")
        return safe(
            f'<button class="td-term" type="button" popovertarget="{self.terms[key]}">{escaped(words or name)}</button>'
        )

    def explained(self, text: str) -> str:
        """Plain text as HTML, its abbreviations as terms."""
        pieces = abbreviated(text)
        if len(pieces) == 1:
            return escaped(text)
        return "".join(self.term(piece) if place % 2 else escaped(piece) for place, piece in enumerate(pieces))

    def meanings(self) -> Markup:
        """What the terms of the page mean, at its end: each is shown where it is asked for."""
        return safe(meanings_html(self.terms))

    def href(self, address: str) -> str:
        """A relative link to a site address."""
        return relative(self.place.address, address)

    def link(self, kind: str, record_id: str | None, text: str | None = None, anchor: str = "") -> Markup:
        """A link to a record under its own name; plain text where there is no such record."""
        if record_id is None:
            return Markup()
        name, address = self.portal.called(kind, record_id)
        words, to = escaped(text or name), f"#{escaped(anchor)}" if anchor else ""
        if address == self.place.address:
            return safe(f'<a href="{to}">{words}</a>' if to else words)
        return safe(f'<a href="{self._up}{file_at(address)}{to}">{words}</a>' if address else words)

    def version_name(self, plan_id: str) -> str:
        """Which of the versions of one plan."""
        plan = self.portal.find("plans", plan_id)
        return version_name(plan, self.portal) if plan is not None else plan_id

    def source_href(self, path: str) -> str:
        """The link to a YAML file as it stands in the site's own copy."""
        return self._up + source_address(path)

    def names(self) -> Mapping[str, Any]:
        """All that a template may use beside its own values."""
        context = self.place.context()
        rich = RichText(self.portal.linker, self.place.address, context)
        explained = RichText(self.portal.linker, self.place.address, context, self.explained)
        return {
            **self.portal.kept("names", lambda: _of_all_pages(self.portal)),
            "h2": self.h2,
            "heading": self.h2,
            "fold": self.fold,
            "end_folds": self.end_folds,
            "term": self.term,
            "meanings": self.meanings,
            "explained": explained,
            "href": self.href,
            "link": self.link,
            "source_href": self.source_href,
            "t": rich.text,
            "md": rich.markdown,
            "place": self.place,
            "version_name": self.version_name,
            "history": partial(page_history, self.portal, files=(self.place.source or "", *self.place.beside)),
        }


def _of_all_pages(portal: Portal) -> Mapping[str, Any]:
    """What templates of every page may use."""
    return {
        "as_of": portal.as_of,
        "changed": of_record(portal.changed),
        "sample": portal.record.sample,
        "edit_root": portal.site.edit_root,
        "commits": commits_root(portal.site.edit_root),
        "find": portal.find,
        "recognised": portal.recognised,
        "target_name": partial(target_name, portal=portal),
        "grade_name": partial(grade_name, evaluation=portal.evaluation),
        "verdict_words": partial(verdict_words, evaluation=portal.evaluation),
        "change_place": partial(place_of, portal),
        "explored": partial(explored, portal.record.sample),
        "all_changes": CHANGES if portal.changelog.known else "",
    }


def make_page(portal: Portal, place: Place, template: str, **values: Any) -> Page:
    """Render the body of a page."""
    body = _Body(portal, place)
    made = portal.templates.get_template(template).render(**body.names(), **values)
    return Page(
        address=place.address,
        section=place.section,
        title=place.title,
        description=place.description,
        crumbs=place.crumbs,
        headings=tuple(body.headings),
        body=made,
        kind=place.kind,
        kicker=place.kicker,
        owner=place.owner,
        also=(*place.also, *also_called(place.address)),
        source=place.source,
        changed=below_title(portal, place),
        sample=portal.record.sample,
        citation=citation(portal, place),
        notice=frozen_notice(portal.site, portal.built_on or portal.as_of, place.address),
        alternates=place.alternates,
        thing=place.thing(),
        picture=place.picture,
        redirect=place.redirect,
        language=place.language,
        translations=place.translations,
    )


def vocabulary() -> dict[str, Any]:
    """Words and formats for the template environment's globals."""
    return {
        "labels": labels,
        "vi_date": formats.vi_date,
        "vi_period": formats.vi_period,
        "vi_written": formats.vi_written,
        "span_words": span_words,
        "vi_share": formats.vi_share,
        "vi_count": formats.vi_count,
        "vi_measure": formats.vi_measure,
        "status_words": status_words,
        "line_words": line_words,
    }
