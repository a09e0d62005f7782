"""The contents of many blobs, asked of git at once; what is too large for a record is not read."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.history.git import answered
from generator.reading.text.gate import MAX_BYTES

AT_ONCE = 32 << 20


def blob_contents(root: Path, blobs: Iterable[str]) -> Mapping[str, bytes]:
    """Blob → its bytes, without those that git lacks or that are too large. Errors: GitFailedError, NoGitError."""
    found: dict[str, bytes] = {}
    for batch in _batches(_sizes(root, dict.fromkeys(blobs))):
        found.update(_read(answered(root, _lines(batch), "cat-file", "--batch")))
    return found


def _lines(blobs: Iterable[str]) -> bytes:
    return "".join(f"{blob}\n" for blob in blobs).encode("ascii")


def _sizes(root: Path, blobs: Iterable[str]) -> Iterator[tuple[str, int]]:
    asking = _lines(blobs)
    answers = answered(root, asking, "cat-file", "--batch-check") if asking else b""
    for line in answers.decode("ascii").splitlines():
        blob, kind, *size = line.split()
        if kind == "blob" and int(size[0]) <= MAX_BYTES:
            yield blob, int(size[0])


def _batches(sizes: Iterable[tuple[str, int]]) -> Iterator[list[str]]:
    batch: list[str] = []
    total = 0
    for blob, size in sizes:
        if batch and total + size > AT_ONCE:
            yield batch
            batch, total = [], 0
        batch.append(blob)
        total += size
    if batch:
        yield batch


def _read(answer: bytes) -> Iterator[tuple[str, bytes]]:
    """What `git cat-file --batch` prints: a line `BLOB blob SIZE`, the bytes, an empty line."""
    start = 0
    while start < len(answer):
        end = answer.index(b"\n", start)
        blob, _, size = answer[start:end].decode("ascii").split()
        stop = end + 1 + int(size)
        yield blob, answer[end + 1 : stop]
        start = stop + 1
