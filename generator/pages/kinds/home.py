"""The home page and the samples' home."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model.kinds import EXEMPLARS, shown_kinds
from generator.pages.findings.of_many import home_findings
from generator.pages.linking.exemplars import shown_exemplars
from generator.pages.linking.explore import explore_address
from generator.pages.parts.by_year import filed_year
from generator.pages.parts.progress import progress_by_year
from generator.pages.portal import HOME, Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import plan_owner

MOST_EXEMPLARS = 4


@dataclass(frozen=True, slots=True)
class Card:
    """A way into the record from the home page."""

    address: str
    title: str
    count: int
    text: str


def home_route(portal: Portal, has_samples: bool, site_name: str) -> Route:
    """The site's front page; the same for samples under `minh-hoa/`."""
    sample = portal.record.sample
    prefix = portal.addresses.prefix
    place = Place(
        address=prefix,
        section=portal.own_section(""),
        title="Minh họa" if sample else site_name,
        kind="Trang chủ",
        crumbs=(HOME,) if sample else (),
        description="Sổ công khai về kế hoạch và kết quả thi đua của các trường chính trị: mỗi con số dẫn về tệp và "
        "văn bản của nó.",
    )
    return page_route(portal, place, "home.html", partial(_values, portal, prefix, has_samples))


def _values(portal: Portal, prefix: str, has_samples: bool) -> dict[str, Any]:
    record = portal.record
    cards = [
        Card(f"{prefix}{kind.slug}/", kind.index, len(record.of(kind.key)), kind.names.card)
        for kind in shown_kinds()
        if kind.names.card and (record.of(kind.key) or not kind.optional)
    ]
    plans = sorted(portal.plans_in_force, key=lambda plan: (filed_year(plan), plan.id), reverse=True)[:6]
    newest = [(plan, plan_owner(plan, portal)) for plan in plans]
    return {
        "cards": cards,
        "explore": explore_address(sample=record.sample),
        "findings": home_findings(portal),
        "newest": newest,
        EXEMPLARS.key: shown_exemplars(portal)[:MOST_EXEMPLARS],
        "has_samples": has_samples,
        "prefix": prefix,
        "targets": sum(len(plan.targets) for plan in portal.plans_in_force),
        "results": len(record.results),
        "record": record,
        "progress": progress_by_year(portal),
    }
