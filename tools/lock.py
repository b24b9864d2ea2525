"""One process at a time sets up what all share: .venv and the cache."""

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tools.paths import CACHE


@contextmanager
def exclusive() -> Iterator[None]:
    """Hold the lock; waits, and says so, while another process holds it. It ends with the process."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "lock").open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("waiting for another command that is setting up", file=sys.stderr, flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
