"""The links that run the other way: who cites a document, who targets an award, who joins a movement."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.model.common import Cite
from generator.model.organisations import Organisation
from generator.model.plans import Content, Guidance, Plan, Promise, Task
from generator.model.record import Record
from generator.model.reference import Award, Theme
from generator.model.targets import Target


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a plan or guidance names something; `where` is the printed place."""

    promise: Promise
    where: str = ""
    cite: Cite | None = None


@dataclass
class CrossLinks:
    """Reverse indexes of one Record, each keyed by id; `sent`, files of what a body sent, by body and year."""

    citing: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    joining: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    targeting: dict[str, list[tuple[Promise, Target]]] = field(default_factory=lambda: defaultdict(list))
    registering: dict[str, list[Plan]] = field(default_factory=lambda: defaultdict(list))
    following: dict[str, list[Promise]] = field(default_factory=lambda: defaultdict(list))
    answering: dict[str, list[Plan]] = field(default_factory=lambda: defaultdict(list))
    planning: dict[str, list[Plan]] = field(default_factory=lambda: defaultdict(list))
    grouping: dict[str, list[Plan]] = field(default_factory=lambda: defaultdict(list))
    pacts: dict[str, list[Plan]] = field(default_factory=lambda: defaultdict(list))
    issuing: dict[str, list[Guidance]] = field(default_factory=lambda: defaultdict(list))
    issued: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    launched: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    children: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    memberships: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    predecessors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    sent: dict[tuple[str, int], list[str]] = field(default_factory=lambda: defaultdict(list))
    because: dict[str | None, "Because"] = field(default_factory=lambda: defaultdict(Because))


@dataclass
class Because:
    """What the record holds because of a document: plans and guidance that it is the text of, awards it rules, themes,
    and the documents it replaces, with whether in part.
    """

    plans: list[Plan] = field(default_factory=list)
    guidance: list[Guidance] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    replaces: list[tuple[str, bool]] = field(default_factory=list)


def cross_links(record: Record, plans: Iterable[Plan]) -> CrossLinks:
    """One pass over the record; `plans` are those in force, which alone are linked to."""
    links = CrossLinks()
    for guidance in record.guidance.values():
        for issuer in guidance.issuer:
            links.issuing[issuer].append(guidance)
        _promise(links, guidance)
    for plan in plans:
        _plan(links, plan)
        _promise(links, plan)
    _reference(links, record)
    _documents(links, record)
    return links


def promise_cites(promise: Promise) -> Iterable[tuple[str, Cite]]:
    """Every citation with its printed place."""
    for cite in promise.cites:
        yield cite.at or "", cite
    for part in parts_of(promise):
        for cite in part.cites:
            yield cite.at or part.no or "", cite


def parts_of(promise: Promise) -> list[Content | Task]:
    """The numbered parts that cite documents and name movements."""
    return [*promise.contents, *promise.tasks]


def promise_movements(promise: Promise) -> Iterable[tuple[str, str]]:
    """(movement id, printed place) pairs, each pair once."""
    seen = set()
    parts = [("", promise.movements), *((part.no or "", part.movements) for part in parts_of(promise))]
    for where, movements in parts:
        for movement in movements:
            if (movement, where) not in seen:
                seen.add((movement, where))
                yield movement, where


def _promise(links: CrossLinks, promise: Promise) -> None:
    for where, cite in promise_cites(promise):
        if cite.document:
            links.citing[cite.document].append(Mention(promise, where, cite))
    for movement, where in promise_movements(promise):
        links.joining[movement].append(Mention(promise, where))
    for target in promise.targets:
        if award := target.award or target.grade:
            links.targeting[award].append((promise, target))
    for theme in dict.fromkeys(use.theme for use in promise.themes):
        links.following[theme].append(promise)


def _plan(links: CrossLinks, plan: Plan) -> None:
    for organisation in plan.organisations:
        links.planning[organisation].append(plan)
    for guidance in plan.answers:
        links.answering[guidance].append(plan)
    if plan.group:
        links.pacts[plan.group].append(plan)
    for group in plan.groups:
        links.grouping[group].append(plan)
    for award in dict.fromkeys(registration.award for registration in plan.registrations):
        links.registering[award].append(plan)


def _reference(links: CrossLinks, record: Record) -> None:
    for document in record.documents.values():
        if document.issuer:
            links.issued[document.issuer].append(document.id)
    for movement in record.movements.values():
        if movement.launched_by:
            links.launched[movement.launched_by].append(movement.id)
    for cluster in record.clusters.values():
        for member in dict.fromkeys(member.organisation for member in cluster.members):
            links.memberships[member].append(cluster.id)
    for organisation in record.organisations.values():
        _kin(links, organisation)
    for _, entry in sorted(record.submissions.items()):
        links.sent[entry.organisation, entry.year].append(entry.path)


def _documents(links: CrossLinks, record: Record) -> None:
    """What names no document stands under none."""
    for plan in record.plans.values():
        links.because[plan.document.id].plans.append(plan)
    for guidance in record.guidance.values():
        links.because[guidance.document].guidance.append(guidance)
    for award in record.awards.values():
        for key in dict.fromkeys(rule.source.document for rule in award.rules if rule.source):
            links.because[key].awards.append(award)
    for theme in record.themes.values():
        links.because[theme.document].themes.append(theme)
    for earlier in record.documents.values():
        for entry in earlier.replaced_by:
            links.because[entry.document].replaces.append((earlier.id, entry.part))


def _kin(links: CrossLinks, organisation: Organisation) -> None:
    if organisation.parent:
        links.children[organisation.parent].append(organisation.id)
    for event in organisation.succession:
        for successor in event.into:
            if successor != organisation.id:
                links.predecessors[successor].append(organisation.id)
