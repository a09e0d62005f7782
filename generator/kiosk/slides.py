"""All slides of an organisation or a cluster, out of the record and its verdicts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.evaluation.obligations import Duty
from generator.evaluation.summary.rollups import members_in, rows
from generator.evaluation.summary.row import Row
from generator.evaluation.verdict import Verdict
from generator.formats import vi_period
from generator.kiosk import campaign, people
from generator.kiosk.belonging import member_list, movement_slides
from generator.kiosk.qr import qr_path
from generator.kiosk.recognitions import recognition_slides
from generator.kiosk.slide import Slide, spelt_out
from generator.kiosk.spelt import Spell, speller
from generator.kiosk.words import is_silent
from generator.model.kinds import EXEMPLARS
from generator.model.organisations import Cluster, Organisation
from generator.model.plans import Obligation, Plan
from generator.model.reference import Theme
from generator.model.results import Exemplar, Notice, Result
from generator.pages.linking.addresses import record_address
from generator.pages.linking.exemplars import showable
from generator.pages.portal import Portal
from generator.pages.wording.names import organisation_name
from generator.vietnamese import sort_key


@dataclass
class Slides:
    """Slides of one portal; what several owners share is made once. `site` is its address, or empty."""

    portal: Portal
    site: str = ""

    def of(self, owner: Organisation | Cluster) -> list[Slide]:
        """The slides of an owner in order of rank; urgent notices first."""
        made = self._cluster(owner) if isinstance(owner, Cluster) else self._organisation(owner)
        return spelt_out(made, self._spell)

    @cached_property
    def _spell(self) -> Spell:
        return speller(self.portal)

    def _organisation(self, owner: Organisation) -> list[Slide]:
        day = self.portal.as_of
        plans = campaign.plans_to_show(self._plans(owner.id), self._decided, day)
        cells = self.portal.reports_of.get(owner.id, [])
        made = [*self._notices(owner.id), *self._themes(plans)]
        for plan in plans:
            made += self._plan(plan, owner.short())
        known = list(self._clusters(owner, plans))
        made += [one for slides in known for one in slides]
        made += campaign.result_slides(("", result, verdicts) for _, result, verdicts in self._reported([owner.id]))
        made += recognition_slides(self.portal, [owner.id])
        duties = self._duties.get(("organisation", owner.id), [])
        made += people.deadline_slides(duties, cells, day)
        made += self._exemplars([owner.id])
        made += movement_slides(self.portal, plans, owner.id, day)
        return made if any(known) else [*made, *self._neighbours(owner, plans)]

    def _plan(self, plan: Plan, subject: str) -> list[Slide]:
        day, verdicts, place = self.portal.as_of, self._verdicts(plan), f"{subject} {campaign.bare_period(plan)}"
        made = campaign.hero_slides(plan, verdicts, self._award, place)
        made += campaign.target_slides(plan, verdicts, day, subject)
        head = f"{vi_period(plan.period).capitalize()}{campaign.over(plan.period, day)}: {len(plan.targets)} chỉ tiêu"
        return made + campaign.progress_slides(head, list(verdicts.values()), day, place)

    def _award(self, key: str) -> str:
        found = self.portal.find("awards", key)
        return found.name if found is not None else key

    def _cluster(self, cluster: Cluster) -> list[Slide]:
        year, day = self._year(cluster), self.portal.as_of
        members = members_in(cluster, year)
        found = self._rows(cluster, year)
        plans = list({row.plan.id: row.plan for row in found}.values())
        made = [*self._notices(cluster.id), *self._themes(plans), *self._cluster_progress(cluster, year)]
        by_member = ((self._name(key), [row for row in found if key in row.organisations]) for key in members)
        reported = sorted(((name, own) for name, own in by_member if own), key=lambda pair: sort_key(pair[0]))
        about = campaign.member_slides(year, reported, len(members) - len(reported), day)
        made += about or member_list(self.portal, cluster, year)
        named = ((self._name(next(iter(result_of.organisations), "")), result, verdicts)
                 for result_of, result, verdicts in self._reported(members))  # fmt: skip
        made += campaign.result_slides(named)
        made += recognition_slides(self.portal, members, named=True)
        made += people.deadline_slides(self._duties.get(("cluster", cluster.id), []), (), day)
        made += self._exemplars(members)
        return made + movement_slides(self.portal, plans, cluster.id, day)

    def _plans(self, key: str) -> list[Plan]:
        evaluation = self.portal.evaluation
        return [evaluation.cases[plan].plan for plan in evaluation.by_organisation.get(key, [])]

    def _verdicts(self, plan: Plan) -> dict[str, Verdict]:
        return {target.id: self.portal.evaluation.verdicts[plan.id, target.id] for target in plan.targets}

    @cached_property
    def _decided(self) -> frozenset[str]:
        return frozenset(plan for (plan, _), verdict in self.portal.evaluation.verdicts.items() if verdict.decided())

    def _themes(self, plans: list[Plan]) -> list[Slide]:
        newest = max(plans, key=lambda plan: (plan.period.last(), plan.id), default=None)
        for use in newest.themes[:1] if newest else ():
            theme = self.portal.find("themes", use.theme)
            if isinstance(theme, Theme):
                return campaign.theme_slides(theme, self.portal.as_of)
        return []

    def _clusters(self, owner: Organisation, plans: list[Plan]) -> Iterator[list[Slide]]:
        year = max((campaign.year_of(plan, self.portal.as_of) for plan in plans), default=None)
        for key in self.portal.cross.memberships.get(owner.id, []):
            cluster = self.portal.record.clusters[key]
            if year is not None and owner.id in members_in(cluster, year):
                yield self._cluster_progress(cluster, year)

    def _neighbours(self, owner: Organisation, plans: list[Plan]) -> list[Slide]:
        """Of the clusters of which no figure is known, who belongs to them."""
        year = max((campaign.year_of(plan, self.portal.as_of) for plan in plans), default=self.portal.as_of.year)
        clusters = [self.portal.record.clusters[key] for key in self.portal.cross.memberships.get(owner.id, [])]
        return [one for cluster in clusters if cluster.kind != "internal-bloc"
                for one in member_list(self.portal, cluster, year)]  # fmt: skip

    @cached_property
    def _progress(self) -> dict[tuple[str, int], list[Slide]]:
        return {}

    def _cluster_progress(self, cluster: Cluster, year: int) -> list[Slide]:
        known = self._progress.get((cluster.id, year))
        if known is None:
            verdicts = [row.verdict for row in self._rows(cluster, year)]
            head = f"{cluster.short()} năm {year}: {len(verdicts)} chỉ tiêu"
            known = []
            if not all(map(is_silent, verdicts)):
                known = campaign.progress_slides(head, verdicts, self.portal.as_of, f"{cluster.short()} {year}")
            self._progress[cluster.id, year] = known
        return known

    def _rows(self, cluster: Cluster, year: int) -> list[Row]:
        if cluster.kind == "internal-bloc":  # the plans are of the whole body, none is a member's own
            return []
        return rows(self.portal.evaluation, year=year, members=members_in(cluster, year))

    def _year(self, cluster: Cluster) -> int:
        found = {campaign.year_of(plan, self.portal.as_of) for member in cluster.members
                 for plan in self._plans(member.organisation)}  # fmt: skip
        return max(found, default=self.portal.as_of.year)

    def _reported(self, members: list[str]) -> Iterator[tuple[Plan, Result, list[Verdict]]]:
        for key in members:
            for plan in self._plans(key):
                results = self.portal.evaluation.results.get(plan.id, ())
                for result in (entry for entry in results if campaign.just_published(entry, self.portal.as_of)):
                    yield plan, result, list(self._verdicts(plan).values())

    @cached_property
    def _duties(self) -> dict[tuple[str, str], list[tuple[Duty, Obligation]]]:
        found: dict[tuple[str, str], list[tuple[Duty, Obligation]]] = {}
        asked = {(guidance.id, entry.id): entry for guidance in self.portal.record.guidance.values()
                 for entry in guidance.obligations}  # fmt: skip
        for duty in self.portal.evaluation.duties:
            pair = (duty, asked[duty.guidance, duty.obligation])
            for owner in (("organisation", duty.organisation), ("cluster", duty.cluster)):
                if owner[1] is not None:
                    found.setdefault((owner[0], owner[1]), []).append(pair)
        return found

    def _exemplars(self, members: list[str]) -> list[Slide]:
        everyone = self.portal.record.exemplars.values()
        found = (self._story(entry) for entry in everyone if entry.organisation in members)
        return people.exemplar_slides(found, self.portal.as_of, self.portal.picture)

    def _story(self, entry: Exemplar) -> people.Story:
        address = record_address(EXEMPLARS.key, entry.id, self.portal.addresses.prefix)
        code = qr_path(f"{self.site}{address}") if self.site and showable(self.portal, entry) else None
        key = entry.organisation
        award = self._award(entry.award) if entry.award else ""
        return people.Story(entry, organisation_name(key, self.portal), self._name(key), award, code)

    def _notices(self, key: str) -> list[Slide]:
        """Those for everybody, for the owner, and for some of its screens."""
        screens = {name for name, screen in self.portal.record.screens.items() if screen.owner() == key}
        held: list[tuple[Notice, list[str]]] = []
        for notice in self.portal.record.notices.values():
            own = sorted(screens.intersection(notice.screens))
            if key in notice.organisations or not (notice.organisations or notice.screens):
                held.append((notice, []))
            elif own:
                held.append((notice, own))
        return people.notice_slides(held, self.portal.as_of)

    def _name(self, key: str) -> str:
        return organisation_name(key, self.portal, short=True)
