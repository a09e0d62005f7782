"""Links into the table of all targets with filters set: the names that addresses have for them, declared once."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

EXPLORE = "kham-pha/"
BETWEEN = "."  # what parts several values of one filter


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of the table: `name` in addresses, `label` for people, whether rows can be grouped by it."""

    name: str
    label: str
    every: str = "Tất cả"
    groups: bool = True


YEAR = Filter("nam", "Năm")
BODY = Filter("to-chuc", "Tổ chức")
CLUSTER = Filter("cum", "Cụm, khối")
AWARD = Filter("danh-hieu", "Danh hiệu")
STATUS = Filter("trang-thai", "Đánh giá")
GUIDED = Filter("so-voi", "So với hướng dẫn")
THEME = Filter("chu-de", "Chủ đề")
SIDE = Filter("du-lieu", "Dữ liệu", "Chỉ dữ liệu thật", groups=False)
FILTERS = (YEAR, BODY, CLUSTER, AWARD, STATUS, GUIDED, THEME, SIDE)
SAMPLES = "minh-hoa"
OF_KIND = {"organisations": BODY, "clusters": CLUSTER, "awards": AWARD, "themes": THEME}


def explore_address(
    *chosen: tuple[Filter, str | Iterable[str]], sample: bool = False, group: Filter | None = None, sort: str = ""
) -> str:
    """The address of the table with filters set: `kham-pha/?cum=…&trang-thai=not_reported`."""
    values = [(one.name, value if isinstance(value, str) else BETWEEN.join(sorted(value))) for one, value in chosen]
    values += [(SIDE.name, SAMPLES)] if sample else []
    values += [("nhom", group.name)] if group else []
    values += [("xep", sort)] if sort else []
    return f"{EXPLORE}?{urlencode(values)}" if values else EXPLORE


def explored(sample: bool, kind: str, record_id: str) -> str:
    """The address of the table with the targets of one body, cluster, award or theme."""
    return explore_address((OF_KIND[kind], record_id), sample=sample)
