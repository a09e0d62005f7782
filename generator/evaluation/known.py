"""Verdicts of an earlier evaluation that still hold, because the plan rests on the very same records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.evaluation.case import Case, Scene
from generator.evaluation.succession import Key
from generator.evaluation.verdict import Verdict
from generator.model.plans import Guidance


@dataclass
class KnownVerdicts:
    """The cases and verdicts of an earlier evaluation, to be used again under a new `scene`."""

    cases: Mapping[str, Case]
    verdicts: Mapping[Key, Verdict]
    adopted: Mapping[Key, Key]
    scene: Scene
    _shared: bool = field(init=False)

    def __post_init__(self) -> None:
        """What all plans share is compared once: the day, the awards and who holds them."""
        old = next(iter(self.cases.values())).scene if self.cases else self.scene
        same_awards = list(old.awards) == list(self.scene.awards) and _same(
            old.awards.values(), self.scene.awards.values()
        )
        self._shared = (old.as_of, old.recognised) == (self.scene.as_of, self.scene.recognised) and same_awards

    def same(self, case: Case, adopted: Mapping[Key, Key]) -> Case | None:
        """The earlier case under the new scene, where it rests on the same records as `case`; else None."""
        old = self.cases.get(case.plan.id)
        if not self._shared or old is None or not _same(_records(old), _records(case)):
            return None
        dated = (plan.document.id for plan in case.chain)
        if any(old.scene.document_date(key) != self.scene.document_date(key) for key in dated):
            return None
        keys = ((case.plan.id, target.id) for target in case.plan.targets)
        if any(self.adopted.get(key) != adopted.get(key) for key in keys):
            return None
        return replace(old, scene=self.scene)

    def verdicts_on(self, case: Case) -> Iterator[tuple[Key, Verdict]]:
        """The verdicts on a case that `same` gave."""
        keys = ((case.plan.id, target.id) for target in case.plan.targets)
        return ((key, self.verdicts[key]) for key in keys)


def _records(case: Case) -> Iterator[object]:
    """The records that the verdicts on a case rest on, beside the awards and the dates of documents."""
    yield case.plan
    yield from case.chain
    yield from case.bodies()
    yield from _answered(case)
    for year in sorted(case.files):
        yield from case.files[year].results
    for year in sorted(target.change.from_.year for target in case.plan.targets if target.change is not None):
        for other in case.scene.reported.get((case.plan.owners, year), ()):
            yield other.plan
            yield from other.files[year].results


def _answered(case: Case) -> Iterator[Guidance | None]:
    return (case.scene.guidance.get(key) for key in case.plan.answers)


def _same(one: Iterable[object], other: Iterable[object]) -> bool:
    """Whether two rows hold the very same objects."""
    first, second = list(one), list(other)
    return len(first) == len(second) and all(a is b for a, b in zip(first, second, strict=True))
