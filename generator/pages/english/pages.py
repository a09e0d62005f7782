"""About, method and glossary in English: written from the same statuses, rules and vocabularies as the Vietnamese."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.evaluation.rules import RULES as RULES_HERE
from generator.labels import bodies, reference, reports
from generator.labels.verdicts import FLAGS, SHOWN
from generator.pages.english.rules import RULES
from generator.pages.english.statuses import REMARKS, STATUSES
from generator.pages.linking.addresses import ENGLISH, ENGLISH_DATA, ENGLISH_GLOSSARY, ENGLISH_METHOD, METHOD, OPEN_DATA
from generator.pages.page import Crumb
from generator.pages.portal import HOME, Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.target_why import rule_anchor

KIND = "In English"
VOCABULARIES: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("Bodies", bodies.ORGANISATION_KINDS), ("Clusters and blocs", bodies.CLUSTER_KINDS),
    ("Mergers, splits, renamings", bodies.SUCCESSION_KINDS), ("Parts of a body", bodies.UNIT_KINDS),
    ("Awards and grades", reference.AWARD_KINDS), ("Movements", reference.MOVEMENT_KINDS),
    ("Reports", reports.PHASES), ("Steps to an award", reports.STAGES),
)  # fmt: skip


def english_routes(portal: Portal) -> Iterator[Route]:
    """`en/`, `en/method/`, `en/glossary/`; the dictionary of the data stands with its declarations."""
    about = english_place(ENGLISH, "About this record", "What this public record of emulation campaigns is.")
    yield page_route(portal, about, "en_about.html", lambda: {"pages": _others(), "example": OPEN_DATA})
    method = english_place(
        ENGLISH_METHOD, "How a status is decided", "The rules by which a target is called met or not.", METHOD
    )
    yield page_route(portal, method, "en_method.html", _method)
    glossary = english_place(ENGLISH_GLOSSARY, "Glossary", "Vietnamese terms of the record and the words in its files.")
    yield page_route(portal, glossary, "en_glossary.html", lambda: _glossary(portal))


def english_place(address: str, title: str, description: str, same: str = "") -> Place:
    """Where a page in English stands; `same` is the address of the Vietnamese page that says the same."""
    section = "du-lieu" if address == ENGLISH_DATA else "phuong-phap"  # whose shell it has: the menu is Vietnamese
    above = () if address == ENGLISH else (Crumb("English", ENGLISH),)
    return Place(
        address=address, section=section, title=title, kind=KIND, crumbs=(HOME, *above), description=description,
        language="en", translations=(("vi", same), ("en", address)) if same else (),
    )  # fmt: skip


def _others() -> list[tuple[str, str]]:
    return [
        (ENGLISH_METHOD, "How a status is decided"),
        (ENGLISH_GLOSSARY, "Glossary, Vietnamese to English"),
        (ENGLISH_DATA, "Data dictionary: every table and column"),
    ]


def _method() -> dict[str, Any]:
    return {
        "statuses": [(key, word, *STATUSES[key]) for key, word in SHOWN.items()],
        "rules": [(rule_anchor(rule.id), rule.id, *RULES[rule.id]) for rule in RULES_HERE.values()],
        "remarks": [(word, REMARKS[key]) for key, word in FLAGS.items()],
    }


def _glossary(portal: Portal) -> dict[str, Any]:
    groups = [(title, [(word, _in_words(key), key) for key, word in words.items()]) for title, words in VOCABULARIES]
    statuses = [(word, STATUSES[key][0], key) for key, word in SHOWN.items()]
    awards = [(one.name, one.english, one.id) for one in portal.record.awards.values() if one.english]
    return {"groups": [("Statuses", statuses), *groups, *([("Named awards", awards)] if awards else [])]}


def _in_words(key: str) -> str:
    return key.replace("-", " ").replace("_", " ")
