"""Folders of the cache: each is whole under its name, or not there."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

# Takes how much is done, from 0 to 1, and what is being done.
Report: TypeAlias = Callable[[float, str], None]


@dataclass(frozen=True)
class Filling:
    """A folder of the cache that is being put together."""

    whole: Path
    """Becomes the folder in the end; not made yet."""
    scratch: Path
    """For what is needed on the way."""
    report: Report


@contextmanager
def filling(folder: Path) -> Iterator[Filling]:
    """Put `folder` together, in place of what is there. Shows the progress.

    It gets its name once the body is through; what an interrupted run left is thrown away.
    """
    # rich comes with .venv, and `doctor` imports the users of this module before there is one.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    scratch = folder.with_name(f"{folder.name}.unfinished")
    remove(scratch)
    scratch.mkdir(parents=True)
    whole = scratch / "whole"
    with Progress(console=Console(stderr=True)) as progress:
        bar = progress.add_task("", total=1.0)

        def report(done: float, what: str) -> None:
            progress.update(bar, completed=done, description=what)

        yield Filling(whole, scratch, report)
        remove(folder)
        whole.rename(folder)
        remove(scratch)


def remove(folder: Path) -> None:
    """Remove a folder, if it is there."""
    if folder.exists():
        shutil.rmtree(folder)
