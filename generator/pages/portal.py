"""What every page needs to know."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from jinja2 import Environment

from generator.evaluation.engine import Evaluation
from generator.evaluation.summary.completeness import ReportCell
from generator.evaluation.summary.publication import PublicationLine
from generator.evaluation.summary.rollups import rows
from generator.evaluation.summary.row import Row
from generator.model.plans import Plan
from generator.model.record import Record, amended_id
from generator.model.results import Result
from generator.pages.changelog import Changelog
from generator.pages.linking.addresses import SAMPLE_SECTION, SECTIONS, Addresses
from generator.pages.linking.autolink import Context, Linker, linker_for
from generator.pages.linking.crosslinks import CrossLinks, cross_links
from generator.pages.linking.recognised import Recognised, recognised
from generator.pages.page import Alternate, Changed, Crumb, LineOrigin
from generator.pages.site import Site
from generator.pages.wording.names import plan_names, record_name
from generator.reading.pictures.remade import Remade
from generator.reading.problems.problem import Loc

if TYPE_CHECKING:
    from generator.pages.route import Route

HOME, SAMPLES_HOME = Crumb("Trang chủ", ""), Crumb("Minh họa", "minh-hoa/")
MOST_KEPT = 32
T = TypeVar("T")


class Workbooks:
    """The workbooks that a portal offers to fill in, as routes of files: none, where nobody makes any."""

    def of_plan(self, portal: "Portal", plan: Plan) -> "list[Route]":
        """For the reports of a plan whose period is open."""
        return []

    def new_plans(self, portal: "Portal") -> "list[Route]":
        """For plans that nobody entered yet."""
        return []


@dataclass
class Portal:
    """One Record with its verdicts and reverse links, ready to be shown. Pages only read it.

    `as_of` is the day all of it speaks of: verdicts, deadlines, consent, notices. It is the day of the build, but for
    samples with a day of their own. `changed` and `changelog` decide nothing. `picture` gives what is published of the
    picture at a path of the repository; None where pictures are not shown. `origin_of` gives the line at which keys of
    a file stand. `published` is filled by `boards/circles.py`: the routes hold all of it anyway.
    """

    record: Record
    evaluation: Evaluation
    as_of: date
    templates: Environment
    base: Record | None = None
    site: Site = field(default_factory=Site)
    built_on: date | None = None
    changed: Changed = field(default_factory=Changed)
    workbooks: Workbooks = field(default_factory=Workbooks)
    picture: Callable[[str], Remade] | None = None
    origin_of: Callable[[str, Loc], LineOrigin] | None = None
    changelog: Changelog = field(default_factory=Changelog)
    published: dict[tuple[str, int], list[PublicationLine]] = field(default_factory=dict, init=False, repr=False)
    _called: dict[tuple[str, str], tuple[str, str | None]] = field(default_factory=dict, init=False, repr=False)
    _kept: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def addresses(self) -> Addresses:
        """Where each record stands."""
        return Addresses(self.record, self.base)

    @cached_property
    def cross(self) -> CrossLinks:
        """The links that run the other way."""
        return cross_links(self.record, self.plans_in_force)

    @cached_property
    def plans_in_force(self) -> list[Plan]:
        """The plans that are judged, in order of id: of an amended one, the version in force on the day."""
        return [self.evaluation.cases[key].plan for key in sorted(self.evaluation.cases)]

    def as_judged(self, plan: Plan) -> Plan:
        """The plan with the targets that an amendment dropped only after their first final figure."""
        case = self.evaluation.cases.get(plan.id)
        return case.plan if case is not None else plan

    @cached_property
    def linker(self) -> Linker:
        """The finder of registered names."""
        return linker_for(self.record, self.base, self.addresses)

    @cached_property
    def recognised(self) -> Recognised:
        """Who was recognised."""
        return recognised(self.record, self.as_of)

    def section(self, kind: str) -> str:
        """The shell a record kind's pages are stamped into."""
        return self.own_section(SECTIONS[kind])

    def own_section(self, section: str) -> str:
        """The same of any other page: those of samples have one for all."""
        return SAMPLE_SECTION if self.record.sample else section

    @cached_property
    def _results(self) -> dict[str, list[Result]]:
        by_plan: dict[str, list[Result]] = {}
        for result in sorted(self.record.results.values(), key=lambda one: (one.published_on.first(), one.id)):
            by_plan.setdefault(result.plan, []).append(result)
        return by_plan

    @cached_property
    def reports_of(self) -> dict[str, list[ReportCell]]:
        """Organisation id → its reports, due and made."""
        found: dict[str, list[ReportCell]] = {}
        for cell in self.evaluation.completeness:
            for key in cell.organisations:
                found.setdefault(key, []).append(cell)
        return found

    @cached_property
    def rows_by_award(self) -> dict[str, list[Row]]:
        """Award id → the verdicts on the targets that aim at it."""
        found: dict[str, list[Row]] = {}
        for row in rows(self.evaluation):
            for award in {row.target.award, row.target.grade} - {None}:
                found.setdefault(str(award), []).append(row)
        return found

    @cached_property
    def amending(self) -> dict[str, str]:
        """Plan id → the id of the plan that amends it."""
        return {amended_id(plan): plan.id for plan in self.record.plans.values() if plan.amends}

    def amended_by(self, plan_id: str) -> str | None:
        """The id of the newest plan that amends this one, following the chain."""
        newest: str | None = None
        while (after := self.amending.get(newest or plan_id)) is not None:
            newest = after
        return newest

    @cached_property
    def plan_names(self) -> dict[str, str]:
        """Plan id → the name of its page, of its own in this record."""
        return plan_names(self.record, self)

    @cached_property
    def homonyms(self) -> set[str]:
        """Names that several organisations bear."""
        counted = Counter(entry.name() for entry in self.record.organisations.values())
        return {name for name, bearers in counted.items() if bearers > 1}

    def get_ready(self) -> None:
        """Work out what many pages share, before the work on them is shared out among processes."""
        _ = self.changelog.by_record, self.cross, self.linker, self.reports_of, self.plan_names, self.homonyms
        _ = self.evaluation.obligations, self.evaluation.by_year, self.evaluation.by_organisation

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once while few others are asked for: pages made one after the other show the same."""
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = make()
        found: T = self._kept.pop(key)
        self._kept[key] = found  # who was asked for longest ago goes first
        return found

    def newest_first(self, years: Iterable[int]) -> list[int]:
        """Years as a reader wants them, one order on every page."""
        return sorted(years, reverse=True)

    def results_of(self, plan_id: str) -> list[Result]:
        """Every result file of a plan, oldest publication first; nothing superseded is left out."""
        return self._results.get(plan_id, [])

    def called(self, kind: str, record_id: str) -> tuple[str, str | None]:
        """The name a record goes by, its id where there is none, and where it stands."""
        known = self._called.get((kind, record_id))
        if known is None:
            found = self.find(kind, record_id)
            name = record_name(found, self) if found is not None else record_id
            known = self._called[kind, record_id] = name, self.addresses.of(kind, record_id)
        return known

    def find(self, kind: str, record_id: str | None) -> Any:
        """The record of that kind and id, in the sample first and then in what it borrows from; else None."""
        if record_id is None:
            return None
        own = self.record.of(kind).get(record_id)
        return own if own is not None or self.base is None else self.base.of(kind).get(record_id)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands and what it is called, before its body is made. `source` is the file it is of, `beside` are
    others that it shows with that: the reports on a plan. `alternates`, `thing` and `picture` are those of the page.
    """

    address: str
    section: str
    title: str
    kind: str
    crumbs: tuple[Crumb, ...]
    description: str = ""
    kicker: str = ""
    owner: str = ""
    also: tuple[str, ...] = ()
    source: str | None = None
    beside: tuple[str, ...] = ()
    context: Callable[[], Context] = Context
    alternates: tuple[Alternate, ...] = ()
    thing: Callable[[], Mapping[str, Any]] = dict
    picture: str = ""
    redirect: str = ""
    language: str = ""
    translations: tuple[tuple[str, str], ...] = ()
