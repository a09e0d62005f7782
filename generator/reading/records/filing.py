"""Where each kind of record stands: path → kind, id, and what the path says about the record."""

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from generator.model.dates import FIRST_YEAR, LAST_YEAR
from generator.model.fields import SLUG, SLUG_LENGTH
from generator.model.ids import version_of
from generator.model.kinds import KINDS, RESULTS, Kind, in_words
from generator.model.results import PHASES
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Near
from generator.reading.records.remedies import slug_of

_RESERVED = re.compile(r"con|prn|aux|nul|com[1-9]|lpt[1-9]")
_SLUG_HELP = "dùng chữ thường không dấu, chữ số, nối bằng dấu gạch ngang, tối đa 64 ký tự"


@dataclass(frozen=True, slots=True)
class Filing:
    """One file's place: `path` from the project's root, `kind` as in KINDS, `id` of its record.

    `given` is what the path says and the file may not; `default` what the file may say as well.
    """

    path: str
    kind: str
    id: str
    given: dict[str, Any] = field(default_factory=dict)
    default: dict[str, Any] = field(default_factory=dict)


def file_under(path: str, inside: str) -> Filing | Finding:
    """The filing of a file, or why it may not stand there. `inside` is the path without `examples/`."""
    folder, _, name = inside.rpartition("/")
    if kind := _by_file().get(inside):
        return Filing(path, kind.key, "")
    if not name.endswith(".yml"):
        return _not_yml(path, name)
    parts = [*folder.split("/"), name.removesuffix(".yml")]
    kind = _by_folder().get("/".join(parts[:2]))
    if kind is None or len(parts) != 2 + len(kind.below):
        return _misplaced(path, folder, kind)
    return _yearly(path, kind, parts[2:]) if kind.yearly else _checked(path, kind.key, parts[2:])


def meant_by(path: str, inside: str) -> Filing | None:
    """Where a misnamed file is meant to stand, `x.yml.txt` or `Tên.yaml`, None where nobody can say.

    What refers to its record is then not wrong as well.
    """
    folder, _, name = inside.rpartition("/")
    ending = re.search(r"\.ya?ml(?:\.txt)?$", name, re.IGNORECASE)
    found = file_under(path, f"{folder}/{slug_of(name[: ending.start()])}.yml") if ending else None
    return found if isinstance(found, Filing) else None


@cache
def _by_file() -> dict[str, Kind]:
    return {kind.file: kind for kind in KINDS.values() if kind.single}


@cache
def _by_folder() -> dict[str, Kind]:
    return {kind.folder: kind for kind in KINDS.values() if not kind.single}


def _yearly(path: str, kind: Kind, parts: list[str]) -> Filing | Finding:
    year, *names = parts
    if not re.fullmatch(r"\d{4}", year) or not year.isascii() or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return Finding(
            path,
            (),
            "unexpected-file",
            f"«{year}» không phải một năm",
            "đặt tệp dưới thư mục năm, ví dụ 2023",
            mark=(0, 0),
        )
    if kind is RESULTS:
        return _result(path, parts, int(year))
    if kind.revision and (first := version_of(names[0])[0]) != names[0]:
        return _checked(path, kind.key, parts, slugs=[year, first])
    return _checked(path, kind.key, parts, given=_given(kind, parts))


def _given(kind: Kind, parts: list[str]) -> dict[str, Any]:
    """What the path says of the fields of a record: its year, its organisation."""
    stated = {place.strip("{}"): part for place, part in zip(kind.below, parts, strict=True)}
    known = kind.model.model_fields.keys() - {"id", "name"}
    return {name: int(part) if name == "year" else part for name, part in stated.items() if name in known}


def _result(path: str, parts: list[str], year: int) -> Filing | Finding:
    """`content/results/YEAR/NAME/PHASE[.rN].yml`; NAME may be an amended plan's, with its own .rN."""
    _, plan, name = parts
    phase, revision = version_of(name)
    if phase not in PHASES:
        near = Near(phase, PHASES, "các kỳ báo cáo")
        return Finding(
            path,
            (),
            "bad-file-name",
            f"tên tệp {quoted(name)} không phải một kỳ báo cáo",
            mark=(0, 0),
            near=near,
        )
    given = {"year": year, "revision": revision}
    filing = _checked(path, RESULTS.key, parts, given, [str(year), version_of(plan)[0], phase])
    return (
        filing if isinstance(filing, Finding) else replace(filing, default={"phase": phase, "plan": f"{year}/{plan}"})
    )


def _checked(
    path: str, kind: str, parts: list[str], given: dict[str, Any] | None = None, slugs: list[str] | None = None
) -> Filing | Finding:
    for part in slugs or parts:
        if not SLUG.fullmatch(part) or len(part) > SLUG_LENGTH or _RESERVED.fullmatch(part):
            why = "là tên Windows giữ riêng" if _RESERVED.fullmatch(part) else "không phải một mã"
            better = slug_of(part)
            hint = f"{_SLUG_HELP}; ví dụ {better}" if better not in {"", part} else _SLUG_HELP
            return Finding(path, (), "bad-file-name", f"tên {quoted(part)} {why}", hint, mark=(0, 0))
    return Filing(path, kind, "/".join(parts), given or {})


def _not_yml(path: str, file: str) -> Finding:
    stem, dot, suffix = file.rpartition(".")
    if suffix.lower() in {"yaml", "yml"} and stem:
        return Finding(
            path,
            (),
            "unexpected-file",
            f"tệp có đuôi .{suffix}, cổng chỉ đọc đuôi .yml",
            f"đổi tên thành {stem}.yml",
            mark=(0, 0),
        )
    if (meant := re.search(r"^(.+)\.ya?ml$", stem, re.IGNORECASE)) and suffix.lower() == "txt":
        message = "tệp có đuôi .txt sau đuôi .yml, cổng chỉ đọc tệp .yml"
        return Finding(path, (), "unexpected-file", message, f"đổi tên thành {meant[1]}.yml", mark=(0, 0))
    shown = f"đuôi .{suffix}" if dot and stem else f"tên «{file}»"
    return Finding(
        path,
        (),
        "unexpected-file",
        f"tệp có {shown}, cổng chỉ đọc tệp .yml",
        "xóa tệp hoặc chuyển sang chỗ khác",
        mark=(0, 0),
    )


def _misplaced(path: str, folder: str, kind: Kind | None) -> Finding:
    if kind and kind.yearly:
        message = f"tệp phải đứng ở {in_words(kind.file)}"
        return Finding(path, (), "unexpected-file", message, "chuyển tệp vào đúng thư mục", mark=(0, 0))
    near = Near("/".join(folder.split("/")[:2]), list(_by_folder()))
    message = f"không có loại bản ghi nào ở thư mục {quoted(folder)}"
    hint = f"các chỗ được dùng: {', '.join(map(_place, KINDS.values()))}"
    return Finding(path, (), "unexpected-file", message, hint, mark=(0, 0), near=near)


def _place(kind: Kind) -> str:
    """The folder an editor puts a file of the kind into, or the one file there is."""
    return kind.file if kind.single else f"{kind.folder}/{'NĂM/' if kind.yearly else ''}"
