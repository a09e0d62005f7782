"""The chart of a plan or guidance."""

from markupsafe import Markup

from generator.model.plans import Promise
from generator.pages.portal import Portal


def promise_chart(portal: Portal, promise: Promise) -> Markup:
    """Target against floor against actual."""
    return Markup()
