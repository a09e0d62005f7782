"""A QR code as one SVG path: dark modules, one unit each."""

# Any mask can be read; weighing all eight takes six times as long.
MASK = 3


def qr_path(text: str) -> tuple[str, int]:
    """(path data, modules on a side), error correction M; the same for the same text."""
    import segno  # only a site that knows its own address has codes

    code = segno.make_qr(text, error="m", boost_error=False, mask=MASK)
    rows = [bytes(row) for row in code.matrix]
    parts = [run for y, row in enumerate(rows) for run in _runs(y, row)]
    return "".join(parts), len(rows)


def _runs(y: int, row: bytes) -> list[str]:
    found, start = [], None
    for x, module in enumerate((*row, 0)):
        if module and start is None:
            start = x
        elif not module and start is not None:
            found.append(f"M{start} {y}h{x - start}v1H{start}z")
            start = None
    return found
