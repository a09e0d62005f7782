"""Pooled figures on the pages of themes and awards."""

from markupsafe import Markup

from generator.model.reference import Award, Theme
from generator.pages.portal import Portal


def theme_progress(portal: Portal, theme: Theme) -> Markup:
    """How the plans of a theme stand."""
    return Markup()


def award_years(portal: Portal, award: Award) -> Markup:
    """All organisations by year for one award."""
    return Markup()
