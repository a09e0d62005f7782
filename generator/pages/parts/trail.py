"""Breadcrumbs and section names."""

from generator.model.kinds import shown_kinds
from generator.pages.linking.addresses import SECTIONS
from generator.pages.page import Crumb
from generator.pages.portal import HOME, SAMPLES_HOME, Portal

INDEX_TITLES = {kind.key: kind.index for kind in shown_kinds()}


def beginning(portal: Portal) -> tuple[Crumb, ...]:
    """Home (› Minh họa): where every trail begins."""
    return (HOME, SAMPLES_HOME) if portal.record.sample else (HOME,)


def trail(portal: Portal, kind: str, *more: Crumb) -> tuple[Crumb, ...]:
    """Home › (Minh họa ›) the kind's index › more."""
    index = Crumb(INDEX_TITLES[kind], f"{portal.addresses.prefix}{SECTIONS[kind]}/")
    return (*beginning(portal), index, *more)
