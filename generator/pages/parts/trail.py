"""Breadcrumbs and section names."""

from generator.model.kinds import shown_kinds
from generator.pages.linking.addresses import SAMPLES, SECTIONS
from generator.pages.page import Crumb
from generator.pages.portal import HOME, SAMPLES_HOME, Portal

INDEX_TITLES = {kind.key: kind.index for kind in shown_kinds()}


def beginning(portal: Portal) -> tuple[Crumb, ...]:
    """Home (› Minh họa): where every trail begins."""
    return (HOME, SAMPLES_HOME) if portal.record.sample else (HOME,)


def trail(portal: Portal, kind: str, *more: Crumb) -> tuple[Crumb, ...]:
    """Home › (Minh họa ›) the kind's index › more."""
    prefix = SAMPLES if portal.record.sample else ""
    return (*beginning(portal), Crumb(INDEX_TITLES[kind], f"{prefix}{SECTIONS[kind]}/"), *more)
