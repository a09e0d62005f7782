"""What a page is of, in the words of schema.org: read by search engines and programs."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.model.organisations import Organisation, Succession
from generator.pages.linking.addresses import relative
from generator.pages.page import Alternate
from generator.pages.portal import Portal

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def organisation_thing(portal: Portal, organisation: Organisation) -> Mapping[str, Any]:
    """An Organization: its name, the others it bore or bears, whom it belongs to, when it began and ended."""
    name = organisation.name()
    others = [text for entry in organisation.names for text in (entry.text, entry.short) if text]
    began = next((event for event in organisation.succession if event.event == "found"), None)
    values: dict[str, Any] = {
        "@type": "Organization", "name": name,
        "alternateName": list(dict.fromkeys(text for text in (*others, *organisation.also) if text != name)),
        "parentOrganization": _named(portal, organisation.parent),
        "foundingDate": _day(began), "dissolutionDate": _day(organisation.ended()), "url": organisation.website,
    }  # fmt: skip
    return {key: value for key, value in values.items() if value}


def _day(event: Succession | None) -> str | None:
    """The day of an event that a source gives: what was inferred is said on the page, not to machines."""
    sourced = event is not None and event.verification == "sourced" and not event.date_inferred
    return str(event.date) if event is not None and sourced else None


def _named(portal: Portal, key: str | None) -> Mapping[str, str] | None:
    return {"@type": "Organization", "name": portal.called("organisations", key)[0]} if key else None


def dataset_thing(
    portal: Portal, name: str, description: str, address: str, forms: Iterable[Alternate]
) -> Mapping[str, Any]:
    """A Dataset at `address`: what it is called, under which licence, when it was last changed, its files."""
    values: dict[str, Any] = {
        "@type": "Dataset", "name": name, "description": description, "inLanguage": "vi", "license": LICENCE,
        "isAccessibleForFree": True, "dateModified": portal.changed.newest and portal.changed.newest.day.isoformat(),
        "distribution": [
            {
                "@type": "DataDownload", "name": form.title, "encodingFormat": form.media,
                "contentUrl": relative(address, form.address),
            }
            for form in forms
        ],
    }  # fmt: skip
    return {key: value for key, value in values.items() if value}
