import gc
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from talja.core.kernel.collector import collector_at_rest


@pytest.fixture(autouse=True)
def collector_on() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_the_collector_rests_within_and_works_afterwards() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
        with collector_at_rest():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_a_fault() -> None:
    @collector_at_rest()
    def fail() -> None:
        assert not gc.isenabled()
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError, match=r"^$"):
            fail()
        assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    with collector_at_rest(), collector_at_rest():
        pass
    assert not gc.isenabled()


def test_blocks_that_overlap_between_threads_end_with_the_last() -> None:
    inside, leave = Event(), Event()

    def other() -> None:
        with collector_at_rest():
            inside.set()
            leave.wait()

    thread = Thread(target=other)
    with collector_at_rest():
        thread.start()
        inside.wait()
    assert not gc.isenabled()
    leave.set()
    thread.join()
    assert gc.isenabled()
