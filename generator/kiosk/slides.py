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
from generator.kiosk.recognitions import recognition_slides
from generator.kiosk.slide import Slide
from generator.model.organisations import Cluster, Organisation
from generator.model.plans import Obligation, Plan
from generator.model.reference import Theme
from generator.model.results import Notice, Result
from generator.pages.portal import Portal
from generator.pages.wording.names import organisation_name
from generator.vietnamese import sort_key

WHOLE = {"academy-cluster": "Cả cụm", "provincial-bloc": "Cả khối", "national-cluster": "Cả cụm",
         "union-cluster": "Cả cụm", "internal-bloc": "Cả khối"}  # fmt: skip


@dataclass
class Slides:
    """Slides of one portal; what several owners share is made once."""

    portal: Portal

    def of(self, owner: Organisation | Cluster) -> list[Slide]:
        """The slides of an owner in order of rank; urgent notices first."""
        return self._cluster(owner) if isinstance(owner, Cluster) else self._organisation(owner)

    def _organisation(self, owner: Organisation) -> list[Slide]:
        plans = campaign.plans_to_show(self._plans(owner.id), self._decided, self.portal.as_of)
        cells = self.portal.reports_of.get(owner.id, [])
        made = [*self._notices(owner.id), *self._themes(plans)]
        for plan in plans:
            made += campaign.target_slides(plan, self._verdicts(plan), self.portal.as_of)
        for plan in plans:
            made += campaign.progress_slides(
                _head(owner.short(), plan), list(self._verdicts(plan).values()), _short(plan)
            )
        for cluster in self._clusters(owner, plans):
            made += cluster
        made += campaign.result_slides(("", result, verdicts) for _, result, verdicts in self._reported([owner.id]))
        made += recognition_slides(self.portal, [owner.id])
        duties = self._duties.get(("organisation", owner.id), [])
        made += people.deadline_slides(duties, cells, self.portal.as_of)
        return made + self._exemplars([owner.id])

    def _cluster(self, cluster: Cluster) -> list[Slide]:
        year = self._year(cluster)
        members = members_in(cluster, year)
        found = self._rows(cluster, year)
        plans = list({row.plan.id: row.plan for row in found}.values())
        made = [*self._notices(cluster.id), *self._themes(plans), *self._cluster_progress(cluster, year)]
        by_member = ((self._name(key), [row for row in found if key in row.organisations]) for key in members)
        reported = sorted(((name, own) for name, own in by_member if own), key=lambda pair: sort_key(pair[0]))
        made += campaign.member_slides(year, reported, len(members) - len(reported))
        named = ((self._name(next(iter(result_of.organisations), "")), result, verdicts)
                 for result_of, result, verdicts in self._reported(members))  # fmt: skip
        made += campaign.result_slides(named)
        made += recognition_slides(self.portal, members, named=True)
        made += people.deadline_slides(self._duties.get(("cluster", cluster.id), []), (), self.portal.as_of)
        return made + self._exemplars(members)

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
                return campaign.theme_slides(theme)
        return []

    def _clusters(self, owner: Organisation, plans: list[Plan]) -> Iterator[list[Slide]]:
        year = max((campaign.year_of(plan, self.portal.as_of) for plan in plans), default=None)
        for key in self.portal.cross.memberships.get(owner.id, []):
            cluster = self.portal.record.clusters[key]
            if year is not None and owner.id in members_in(cluster, year):
                yield self._cluster_progress(cluster, year)

    @cached_property
    def _progress(self) -> dict[tuple[str, int], list[Slide]]:
        return {}

    def _cluster_progress(self, cluster: Cluster, year: int) -> list[Slide]:
        known = self._progress.get((cluster.id, year))
        if known is None:
            verdicts = [row.verdict for row in self._rows(cluster, year)]
            head = f"{cluster.short()} năm {year}: {len(verdicts)} chỉ tiêu"
            known = campaign.progress_slides(head, verdicts, f"{WHOLE[cluster.kind]} năm {year}") if verdicts else []
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
        found = ((self._name(entry.organisation), entry) for entry in everyone if entry.organisation in members)
        return people.exemplar_slides(found, self.portal.as_of, self.portal.picture)

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


def _head(name: str, plan: Plan) -> str:
    return f"{name} {vi_period(plan.period)}: {len(plan.targets)} chỉ tiêu"


def _short(plan: Plan) -> str:
    return f"Tiến độ {vi_period(plan.period)}"
