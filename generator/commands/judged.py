"""The record of a folder, judged, for commands that answer about it without a site."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import WRONG_USAGE, UserError

if TYPE_CHECKING:
    from generator.evaluation.engine import Evaluation
    from generator.reading.read import LoadedFolder

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class JudgedFolder:
    """What was read of a folder, and the side of it that was asked for, judged."""

    reading: "LoadedFolder"
    evaluation: "Evaluation"


def judged(folder: Path, as_of: date | None, samples: bool, *, drafts: bool = True) -> JudgedFolder:
    """The record of a folder as judged on a day, or the samples; without `drafts` as a site has it.

    Errors: UserError where the record has errors.
    """
    from generator.config.day import build_day
    from generator.config.severities import raised_codes
    from generator.evaluation.engine import evaluate
    from generator.model.drafts import without_drafts
    from generator.reading.read import read_folder
    from generator.reading.report.rendering import as_text

    day, raised = build_day(as_of), raised_codes(folder)
    reading = read_folder(folder, raised=raised)
    if reading.errors:
        raise UserError(as_text(reading.errors, reading.files, _SHOWN).rstrip("\n"))
    real, sample = reading.record, reading.sample_record
    if samples and sample is None:
        raise UserError("không có thư mục examples/", WRONG_USAGE)
    own = sample if samples and sample is not None else real
    shown = own if drafts else without_drafts(own)
    return JudgedFolder(reading, evaluate(shown, shown.day(day), base=real if samples else None))
