"""How to cite a page: what it is, of which site, day and commit, at which permanent address."""

from generator.escaping import escaped
from generator.formats import vi_date
from generator.pages.linking.addresses import relative
from generator.pages.portal import Place, Portal

_SAMPLE = "MINH HỌA, hư cấu: "


def citation(portal: Portal, place: Place) -> str:
    """The folded citation of a page; where the site does not know its address, the link alone does."""
    site, commit = portal.site, portal.changed.head[:10]
    mark = _SAMPLE if portal.record.sample else ""
    state = f"tính đến {vi_date(portal.as_of)}{f', commit {commit}' if commit else ''}"
    href = site.url + place.address if site.url else relative(place.address, place.address)
    shown = site.url + place.address if site.url else place.address or "index.html"
    named = place.title if place.title == site.name else f"{place.title}. {site.name}"
    text = escaped(f"{mark}{named}, {state}.")
    return (
        '<details class="td-more td-cite"><summary>Trích dẫn trang này</summary>'
        f'<p>{text} <a href="{escaped(href)}">{escaped(shown)}</a></p>'
        '<button type="button" class="md-button td-copy" data-td-copy>Chép lời trích dẫn</button></details>'
    )
