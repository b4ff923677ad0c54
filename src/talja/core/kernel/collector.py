"""Python's collector of reference rings, at rest where it would only walk through what is being made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_resting: list[bool] = []  # one per block that is open, in any thread: whether the collector was on before it


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep the collector off within the block, or the function that is decorated, and put it back afterwards.

    For work that makes hundreds of thousands of small objects and hardly any rings, such as reading a long list: a
    quarter of the time went into looking for rings that are not there. Rings made within wait until the end. Blocks
    may be nested and may overlap between threads: the last one to end puts it back.
    """
    with _lock:
        _resting.append(gc.isenabled() if not _resting else _resting[0])
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            if _resting.pop() and not _resting:
                gc.enable()
