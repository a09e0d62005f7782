"""How to cite a page: what it is, of which site, day and commit, at which address; the notice on lasting copies."""

from datetime import date

from generator.escaping import escaped
from generator.formats import vi_date
from generator.labels.changes import UNSAVED
from generator.pages.linking.addresses import SHELF, downward, relative
from generator.pages.page import short_id
from generator.pages.portal import Place, Portal
from generator.pages.site import Site

_SAMPLE = "MINH HỌA, hư cấu: "


def citation(portal: Portal, place: Place) -> str:
    """What shares a page, and its folded citation; where the site does not know its address, the link alone does."""
    site, commit = portal.site, short_id(portal.changed.head)
    mark = _SAMPLE if portal.record.sample else ""
    at = f", commit {commit}" if commit else f", {UNSAVED}" if portal.changed.edited else ""
    state = f"tính đến {vi_date(portal.as_of)}{at}"
    address = f"{SHELF}{site.frozen}/{place.address}" if site.frozen else place.address
    href = site.url + address if site.url else relative(place.address, place.address)
    shown = site.url + address if site.url else address or "index.html"
    named = place.title if place.title == site.name else f"{place.title}. {site.name}"
    text = escaped(f"{mark}{named}, {state}.")
    return (
        '<p class="td-share"><button type="button" class="md-button td-copy" data-td-share>Chia sẻ trang này</button>'
        "</p>"
        '<details class="td-more td-cite"><summary>Trích dẫn trang này</summary>'
        f'<p>{text} <a href="{escaped(href)}">{escaped(shown)}</a></p>'
        '<button type="button" class="md-button td-copy" data-td-copy>Chép lời trích dẫn</button></details>'
    )


def frozen_notice(site: Site, day: date, address: str) -> str:
    """What stands above each page of a lasting copy: that it is one, and where the page of today stands."""
    if not site.frozen:
        return ""
    today = downward(address.count("/") + SHELF.count("/") + 1, address)
    return (
        f'<p class="td-sample td-frozen" role="note"><strong>BẢN LƯU {escaped(site.frozen)}</strong> '
        f'Trang như nó đứng ngày {vi_date(day)}, không đổi nữa. <a href="{escaped(today)}">Xem trang hiện hành</a></p>'
    )
