"""One build of the portal: read → check → evaluate → routes → publish. MkDocs is not known here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from jinja2 import Environment

from generator import garbage
from generator.evaluation.engine import Evaluation, evaluate
from generator.exports.excel.ready import ReadyWorkbooks
from generator.formats import vi_date
from generator.history.changelog import changelog, remarks_on
from generator.history.last_changes import RECORD, SAMPLES
from generator.history.origins import Origins
from generator.labels.changes import UNSAVED
from generator.model.drafts import without_drafts
from generator.model.record import Record
from generator.pages.changelog import Changelog
from generator.pages.linking.addresses import SAMPLES as SAMPLES_ROOT
from generator.pages.portal import Portal
from generator.pages.site import Site
from generator.proof.manifest import Origin, program
from generator.proof.snapshots import Snapshot, snapshots_for
from generator.reading.document.places import PackedPlaces
from generator.reading.pictures.findings import picture_at
from generator.reading.read import LoadedFolder, read_folder
from generator.site.publishing.stage import Stage
from generator.site.routes import Routes, site_routes
from generator.site.settings import Settings
from generator.site.stamping.stamp import Stamps
from generator.theming.kiosk import kiosk_template
from generator.theming.page_templates import compile_all, template_environment


@dataclass
class Build:
    """What is known of a folder, each step made of the one before it when it is first asked for."""

    settings: Settings
    site: Site
    go_on: Callable[[], object] = bool  # called for each route that is listed: what it raises stops that

    @classmethod
    def known(
        cls, settings: Settings, site: Site, reading: LoadedFolder, portals: list[Portal],
        go_on: Callable[[], object] = bool,
    ) -> "Build":  # fmt: skip
        """A build whose first steps are done."""
        made = cls(settings, site, go_on)
        made.__dict__.update(reading=reading, portals=portals)
        return made

    @cached_property
    def reading(self) -> LoadedFolder:
        """The records, checked. With errors there is no next step."""
        settings = self.settings
        return read_folder(settings.root, samples=settings.samples, as_of=settings.as_of, raised=settings.raised)

    @cached_property
    def portals(self) -> list[Portal]:
        """The record and, where they are shown, the samples, judged."""
        reading = self.reading
        templates = template_environment()
        sides = reading.record, reading.sample_record
        found = judge(self.settings, *sides, templates, self.site, places=reading.places)
        for portal in found:
            portal.get_ready()
        return found

    @cached_property
    def routes(self) -> Routes:
        """Everything that will be published. Errors: SharedAddressError."""
        return site_routes(self.portals, self.settings, self.site, kiosk_template(), self.copies, self.go_on)

    @cached_property
    def copies(self) -> tuple[Snapshot, ...]:
        """The lasting copies that the site carries. Errors: UserError where one is broken."""
        return snapshots_for(self.settings.root, self.site)

    @property
    def origin(self) -> Origin:
        """What the site is made of."""
        return Origin(self.settings.as_of.isoformat(), self.settings.changes.head, program())

    def publish(self, stage: Stage, stamps: Stamps) -> int:
        """Make everything into the stage; how many record pages. Errors: UserError."""
        with garbage.infrequent():
            compile_all(self.portals[0].templates)
            return stage.fill(self.routes, stamps, self.reading.files, self.origin, self.copies)

    def imprint(self, address: str) -> str:
        """The day a page speaks of, and when the record it is of was last changed, in words."""
        sample = self.reading.sample_record if address.startswith(SAMPLES_ROOT) else None
        day = (sample or self.reading.record).day(self.settings.as_of)
        changed = self.settings.changes.of_folders(SAMPLES if sample else RECORD)
        words = f"{'minh họa ' if sample else ''}tính đến {vi_date(day)}"
        if changed.edited:
            return f"{words} · dữ liệu {UNSAVED}"
        return f"{words} · dữ liệu sửa lần cuối {vi_date(changed.newest.day)}" if changed.newest else words


def judge(
    settings: Settings, record: Record, sample: Record | None, templates: Environment, site: Site | None = None,
    before: Sequence[Portal] = (), places: Mapping[str, PackedPlaces] | None = None,
) -> list[Portal]:  # fmt: skip
    """The portal of the record, then that of the samples where there are any; without drafts, unless they are shown.

    Of the portals from `before` those verdicts are taken over that rest on the same records, and the history of the
    record where it is of the same commits. `places` are the lines of what stands near the top of each file.
    """
    real, samples = record, sample
    if not settings.drafts:
        real, samples = without_drafts(record), sample and without_drafts(sample)
    sides = [(real, None)] if samples is None else [(real, None), (samples, real)]
    known = [*(portal.evaluation for portal in before), None, None]
    with garbage.paused():
        judged = [
            evaluate(own, own.day(settings.as_of), base=base, before=earlier)
            for (own, base), earlier in zip(sides, known, strict=False)
        ]
        origins = Origins(settings.root, settings.changes, places)
        portals = [_portal(settings, site or Site(), templates, evaluation, origins) for evaluation in judged]
    portals[0].changelog = _changelog(settings, record, before)
    return portals


def _changelog(settings: Settings, record: Record, before: Sequence[Portal]) -> Changelog:
    """The history of the real record. Samples have none: they speak of a day of their own."""
    known = before[0].changelog if before else None
    if known is not None and known.log is settings.changes.log:
        known.remarks = remarks_on(settings.changes) if known.known else ()
        return known
    return changelog(settings.root, settings.changes, record, settings.as_of)


def _portal(settings: Settings, site: Site, templates: Environment, judged: Evaluation, origins: Origins) -> Portal:
    changed = settings.changes.of_folders(SAMPLES if judged.record.sample else RECORD)
    shown = (judged.record, judged, judged.as_of, templates, judged.base, site, settings.as_of, changed)
    return Portal(*shown, ReadyWorkbooks(), partial(picture_at, settings.root), origins)
