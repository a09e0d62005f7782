"""Pages of small records, made without a site."""

from html_tree import Element, parse

from generator.evaluation.engine import Evaluation
from generator.pages.page import Page
from generator.pages.portal import Portal
from generator.pages.routes import routes_of
from generator.theming.page_templates import template_environment

TEMPLATES = template_environment()


def portal_for(found: Evaluation) -> Portal:
    """The portal of an evaluation."""
    return Portal(found.record, found, found.as_of, TEMPLATES, found.base)


def page_of(found: Evaluation, kind: str, record_id: str) -> Element:
    """The body of a record's main page as a tree."""
    route = next(iter(routes_of(portal_for(found), kind, record_id)))
    made = route.make()
    assert isinstance(made, Page)
    return parse(made.body)
