"""The HTML that MkDocs made of a Markdown file, without anything that could run or reach elsewhere."""

import nh3

from generator.reading.prose.markup import ATTRIBUTES, EVERYWHERE, SCHEMES, TAGS

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={"*": set(EVERYWHERE), **{tag: set(names) for tag, names in ATTRIBUTES.items()}},
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def sanitised(made: str) -> str:
    """Of a body: what the check allows, parsed as browsers do; an editor has been told of the rest by then."""
    return _CLEANER.clean(made)
