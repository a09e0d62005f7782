"""What makes a screen the school's own: its emblem, and its colour as it can be read on black."""

import base64
from collections.abc import Callable
from typing import Any

from generator.model.organisations import Cluster, Organisation
from generator.reading.pictures.remade import Remade, Version

LEAST_CONTRAST = 7.5  # on black, a little above what the pages of a screen must have
STEP = 8


def brand(owner: Organisation | Cluster, picture: Callable[[str], Remade] | None) -> dict[str, Any]:
    """`pic` the emblem within the page, `c` the colour; nothing of what the record does not give."""
    made: dict[str, Any] = {}
    if isinstance(owner, Organisation):
        if owner.emblem is not None and picture is not None:
            small = picture(owner.emblem.file).small
            made |= {"pic": data_address(small), "pw": small.width, "ph": small.height}
        if owner.colour is not None:
            made["c"] = readable(owner.colour)
    return made


def data_address(version: Version) -> str:
    """A JPEG as an address that holds it."""
    return f"data:image/jpeg;base64,{base64.b64encode(version.data).decode()}"


def readable(colour: str) -> str:
    """`#rrggbb` made lighter, towards white, until it stands out from black by LEAST_CONTRAST."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    while (_light(parts) + 0.05) / 0.05 < LEAST_CONTRAST:
        parts = [min(255, part + max(1, (255 - part) // STEP)) for part in parts]
    return "#" + "".join(f"{part:02x}" for part in parts)


def _light(parts: list[int]) -> float:
    shares = [part / 255 for part in parts]
    straight = [share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * straight[0] + 0.7152 * straight[1] + 0.0722 * straight[2]
