"""`thidua verify SITE`: whether a published site is still what was built."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import click

from generator.commands.answer import Answer
from generator.errors import DATA_ERRORS, OUTSIDE, WRONG_USAGE, UserError, reason
from generator.formats import vi_date
from generator.proof.compare import Differences, differences
from generator.proof.manifest import LARGEST, Manifest, manifest_of
from generator.proof.places import Folder, SitePlace, place_at
from generator.reading.problems.placing import printable

MOST = 200


@click.command(help="So từng tệp của một trang đã công bố với danh sách mã băm manifest.json của nó.")
@click.argument("site")
@click.option(
    "--manifest", "known", type=click.Path(dir_okay=False, path_type=Path),
    help="So với danh sách này, ví dụ của bản tự dựng từ cùng commit, thay cho danh sách của chính trang.",
)  # fmt: skip
def verify(site: str, known: Path | None) -> Answer:
    """Exit code 1 when anything differs."""
    place = place_at(site)
    own = place.manifest()
    asked = own if known is None else _read(known)
    manifest = manifest_of(asked)
    found = differences(place, manifest, own)
    other = known is not None and manifest.files != manifest_of(own).files
    lines = [*_lines(found), *_summary(place, manifest, found, asked)]
    if other:
        lines.append(f"Danh sách của trang khác danh sách ở {known}.")
    return Answer("".join(f"{line}\n" for line in lines), DATA_ERRORS if found else 0)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise UserError(f"không đọc được {path}: {reason(error)}", OUTSIDE, "--manifest") from error
    if len(content) > LARGEST:
        raise UserError(f"{path} lớn hơn {LARGEST >> 20} MiB", WRONG_USAGE, "--manifest")
    return content


def _lines(found: Differences) -> Iterator[str]:
    named = [("khác", found.changed), ("thiếu", found.missing), ("thừa", found.extra or ())]
    lines = [f"{word}: {printable(path)}" for word, paths in named for path in paths]
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield f"… và {len(lines) - MOST} tệp nữa"


def _summary(place: SitePlace, manifest: Manifest, found: Differences, asked: bytes) -> Iterator[str]:
    origin, files = manifest.origin, manifest.everything()
    size = f"{sum(entry.size for entry in files.values()) / 1e6:.1f}".replace(".", ",")
    counts = f"{len(found.changed)} khác, {len(found.missing)} thiếu, {len(found.extra or ())} thừa"
    verdict = f"Trang khác danh sách: {counts}" if found else "Trang đúng như danh sách"
    copies = f", {len(manifest.snapshots)} bản lưu" if manifest.snapshots else ""
    yield f"{verdict} ({len(files)} tệp, {size} MB{copies})."
    day = vi_date(date.fromisoformat(origin.day))
    yield f"Dựng từ commit {origin.commit or 'không rõ'}, tính đến {day}, bằng {origin.program}."
    yield f"SHA-256 của danh sách: {sha256(asked).hexdigest()}"
    if not isinstance(place, Folder):
        yield "Từ một địa chỉ không thấy được tệp thừa và bản nén; muốn xét cả chúng thì kiểm thư mục của trang."
    elif dots := place.dots():
        yield f"Không xét mục riêng của nơi công bố: {', '.join(map(printable, dots))}"
