"""When Python looks for garbage: the many parts of a record are none, and looking at them costs a build's time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 200_000


@contextmanager
def at_rest() -> Iterator[None]:
    """No look at all, while a record is read or judged: whatever is made is kept."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def seldom() -> Iterator[None]:
    """A look only after many new objects, and none at what was there before, while pages come and go."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.freeze()  # what was made meanwhile is as old as the rest: else all of it would be looked at here and now
        gc.set_threshold(*before)
        gc.unfreeze()
