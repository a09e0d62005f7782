"""Breadcrumbs and section names."""

from generator.pages.linking.addresses import SAMPLES, SECTIONS
from generator.pages.page import Crumb
from generator.pages.portal import HOME, SAMPLES_HOME, Portal

INDEX_TITLES = {
    "organisations": "Trường và tổ chức",
    "clusters": "Cụm và khối thi đua",
    "themes": "Chủ đề thi đua",
    "plans": "Kế hoạch",
    "guidance": "Hướng dẫn",
    "awards": "Danh hiệu và khen thưởng",
    "movements": "Phong trào",
    "documents": "Văn bản",
    "exemplars": "Gương điển hình",
}


def trail(portal: Portal, kind: str, *more: Crumb) -> tuple[Crumb, ...]:
    """Home › (Minh họa ›) the kind's index › more."""
    first = (HOME, SAMPLES_HOME) if portal.record.sample else (HOME,)
    prefix = SAMPLES if portal.record.sample else ""
    return (*first, Crumb(INDEX_TITLES[kind], f"{prefix}{SECTIONS[kind]}/"), *more)
