"""The garbage collector, paused or made infrequent: records and pages have few cycles, and scanning them is slow."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLD = 200_000  # container objects allocated between two collections


@contextmanager
def paused() -> Iterator[None]:
    """No collection while a record is read or judged, or the program is loaded: every object made is kept."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def infrequent() -> Iterator[None]:
    """Collections only after many allocations, and none of what exists now, while pages are made and dropped.

    So it is within `paused` too.
    """
    before, was_on = gc.get_threshold(), gc.isenabled()
    gc.freeze()
    gc.set_threshold(THRESHOLD, *before[1:])
    gc.enable()
    try:
        yield
    finally:
        gc.freeze()  # else unfreezing would put all that was made meanwhile into the youngest generation
        gc.set_threshold(*before)
        gc.unfreeze()
        if not was_on:
            gc.disable()
