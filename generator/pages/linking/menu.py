"""Every section of the site and the menu entries they stand under, declared once. Data only."""

from dataclasses import dataclass

from generator.model.kinds import shown_kinds


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the site: the first step of its addresses, its title, the menu entry it stands under."""

    slug: str
    title: str
    menu: str
    optional: bool = False


SAMPLES_SECTION = Section("minh-hoa", "Minh họa", "Minh họa", optional=True)
# What the site has beside the sections of the kinds.
OTHER_SECTIONS = (
    Section("lich", "Lịch", "Kế hoạch"),
    Section("bao-cao", "Báo cáo", "Kế hoạch"),
    Section("kham-pha", "Khám phá", "Kế hoạch"),
    Section("so-sanh", "So sánh", "Kế hoạch"),
    Section("kiosk", "Màn hình", "Tổ chức"),
    SAMPLES_SECTION,
    Section("phuong-phap", "Phương pháp", "Giới thiệu"),
    Section("thay-doi", "Có gì thay đổi", "Giới thiệu", optional=True),
    Section("du-lieu", "Dữ liệu", "Giới thiệu"),
    Section("muc-luc", "Mục lục", "Giới thiệu"),
)
MENU = ("Kế hoạch", "Tổ chức", "Thi đua", "Văn bản", "Minh họa", "Giới thiệu")


def sections() -> tuple[Section, ...]:
    """Every section of the site, those of the kinds first."""
    kinds = (Section(kind.slug, kind.index, kind.menu, kind.optional) for kind in shown_kinds())
    return (*kinds, *OTHER_SECTIONS)
