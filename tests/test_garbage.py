"""Collections are paused and made infrequent one within the other, and afterwards all is as before."""

import gc

from generator import garbage


def _state() -> tuple[bool, tuple[int, int, int], int]:
    return gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()


def test_no_collection_while_a_record_is_kept_but_some_while_pages_are_dropped() -> None:
    before = _state()
    with garbage.paused():
        assert not gc.isenabled()
        with garbage.infrequent():
            assert gc.isenabled()
            assert gc.get_threshold()[0] == garbage.THRESHOLD
        assert not gc.isenabled()
    assert _state() == before


def test_pausing_twice_does_not_end_the_first_pause() -> None:
    with garbage.paused():
        with garbage.paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
