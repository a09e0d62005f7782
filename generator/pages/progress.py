"""The progress summary of the home page."""

from markupsafe import Markup

from generator.pages.portal import Portal


def progress_summary(portal: Portal) -> Markup:
    """How targets stand, by year and cluster."""
    return Markup()
