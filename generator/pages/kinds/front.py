"""The home page, the samples' home and an exemplar's page."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.labels import vi_date
from generator.model.kinds import shown_kinds
from generator.model.results import Exemplar
from generator.pages.kinds.indexes import plan_year
from generator.pages.linking.addresses import SAMPLES, record_address
from generator.pages.page import Page
from generator.pages.parts.organisation_views import showable
from generator.pages.parts.progress import progress_by_year
from generator.pages.parts.trail import trail
from generator.pages.portal import HOME, Place, Portal, make_page
from generator.pages.wording.names import organisation_name, plan_owner


@dataclass(frozen=True, slots=True)
class Card:
    """A way into the record from the home page."""

    address: str
    title: str
    count: int
    text: str


def home_page(portal: Portal, has_samples: bool, site_name: str) -> Page:
    """The site's front page; the same for samples under `minh-hoa/`."""
    sample = portal.record.sample
    prefix = SAMPLES if sample else ""
    place = Place(
        address=prefix,
        section="minh-hoa" if sample else "",
        title="Minh họa" if sample else site_name,
        kind="Trang chủ",
        crumbs=(HOME,) if sample else (),
        description="Sổ công khai về kế hoạch và kết quả thi đua của các trường chính trị: mỗi con số dẫn về tệp và "
        "văn bản của nó.",
    )
    record = portal.record
    cards = [
        Card(f"{prefix}{kind.slug}/", kind.index, len(record.of(kind.key)), kind.names.card)
        for kind in shown_kinds()
        if kind.names.card
    ]
    plans = sorted(record.current_plans(), key=lambda plan: (plan_year(plan), plan.id), reverse=True)[:6]
    newest = [(plan, plan_owner(plan, portal)) for plan in plans]
    return make_page(
        portal, place, "home.html", cards=cards, newest=newest, has_samples=has_samples, prefix=prefix,
        targets=sum(len(plan.targets) for plan in record.current_plans()), results=len(record.results),
        record=record, progress=progress_by_year(portal),
    )  # fmt: skip


def exemplar_pages(portal: Portal, exemplar: Exemplar) -> Iterator[Page]:
    """`guong/YEAR/ID/`; none without the consent it needs."""
    if not showable(portal, exemplar):
        return
    owner = organisation_name(exemplar.organisation, portal)
    place = Place(
        address=record_address("exemplars", exemplar.id, portal.addresses.prefix),
        section=portal.section("exemplars"),
        title=exemplar.title,
        kind="Gương điển hình",
        kicker="Gương điển hình · " + ("cá nhân" if exemplar.subject == "person" else "tập thể"),
        owner=owner,
        description=f"Gương điển hình của {owner}: {exemplar.title}",
        crumbs=trail(portal, "exemplars"),
        source=exemplar.path,
    )
    until = exemplar.consent.until if exemplar.consent else None
    yield make_page(portal, place, "exemplar.html", exemplar=exemplar, until=vi_date(until))
