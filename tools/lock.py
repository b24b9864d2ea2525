"""One process at a time sets up what all share, .venv and the cache, and builds."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from tools.paths import CACHE

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

POLL_INTERVAL = 0.2  # seconds


@contextmanager
def exclusive() -> Iterator[None]:
    """Hold the lock; waits, and says so, while another process holds it. It ends with the process."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "lock").open("w", encoding="utf-8") as file:
        if not _take(file):
            print("waiting for another command that is setting up or building", file=sys.stderr, flush=True)
            while not _take(file):
                time.sleep(POLL_INTERVAL)
        yield


def make_once(is_made: Callable[[], bool], make: Callable[[], object]) -> None:
    """Call `make` unless `is_made`, and never in two processes at the same time."""
    if is_made():
        return
    with exclusive():
        # Another command may have made it while this one waited.
        if not is_made():
            make()


def _take(file: TextIO) -> bool:
    """Take the lock, unless another process has it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
