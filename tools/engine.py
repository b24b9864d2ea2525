"""The Godot that builds, tests and the demo run with.

Standard library only: `doctor` asks before anything is set up.
"""

import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

from tools import debian, packaged_godot, process
from tools.errors import ToolError
from tools.lock import make_once

# How long an engine may take to say its version, in seconds; a slow machine takes one.
VERSION_TIME_LIMIT = 20.0

# What `godot --version` prints, such as "4.6.3.stable.official.ab12cd34e" or "4.6.stable.mono".
VERSION_LINE = re.compile(r"^(\d+)\.(\d+)(?:\.(\d+))?\.[a-z]\S*$", re.MULTILINE)


class Version(NamedTuple):
    """A version of Godot; versions compare as they follow each other."""

    major: int
    minor: int
    patch: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "4.2" or "4.6.3"; raises ValueError on anything else."""
        return cls(*(int(number) for number in text.split(".")))

    @classmethod
    def printed(cls, output: str) -> Self | None:
        """Find the version in what `godot --version` printed; None if that was no Godot."""
        match = VERSION_LINE.search(output)
        return cls(*(int(number or 0) for number in match.groups())) if match else None

    def __str__(self) -> str:
        """Write it as Godot does: a patch of zero is left out."""
        return ".".join(str(number) for number in (self if self.patch else self[:2]))


@dataclass(frozen=True)
class Engine:
    """A Godot that is recent enough; `origin` says, for people, where it came from."""

    executable: Path
    version: Version
    origin: str


# The oldest that says all that the direct binding is made from. A game needs less, as the manifest says.
MINIMUM = Version(4, 5)


def find(*, fetch: bool = True) -> Engine:
    """Find the Godot to use: the variable GODOT, then PATH, then the cache.

    If there is none and `fetch` is set, Debian's is downloaded into the cache.
    Raises ToolError if GODOT is not a Godot that is recent enough, or if there is none at all.
    """
    if chosen := os.environ.get("GODOT"):
        return _from_variable(chosen)
    return _from_path() or _from_cache() or _fetched(fetch)


def _from_variable(chosen: str) -> Engine:
    advice = (
        "Set GODOT to the executable of a Godot {minimum} or later, or unset it to let the tools find one."
    )
    try:
        executable = _executable(chosen)
        return Engine(executable, _checked_version(executable), "the variable GODOT")
    except ToolError as error:
        raise ToolError(f"GODOT={chosen}: {error}\n{advice.format(minimum=MINIMUM)}") from error


def _executable(chosen: str) -> Path:
    """Return the program that a path, or a name to be looked up on PATH, stands for."""
    if found := shutil.which(chosen):
        return Path(found).absolute()
    if Path(chosen).exists():
        raise ToolError("this is not an executable file.")
    raise ToolError("there is no such file.")


def _checked_version(executable: Path) -> Version:
    """Ask an engine for its version. Raises ToolError if it is no Godot, or too old."""
    # Godot 3 ends with another exit code than 0 here, so only what it prints counts.
    said = process.run([executable, "--version"], time_limit=VERSION_TIME_LIMIT, capture=True, check=False)
    version = Version.printed(said.output)
    if version is None:
        raise ToolError(f"this is not a Godot: {executable} --version does not print a Godot version.")
    if version < MINIMUM:
        raise ToolError(f"this is Godot {version}; building needs {MINIMUM} or later.")
    return version


def _from_path() -> Engine | None:
    for name in ("godot", "godot4"):
        found = shutil.which(name)
        if found is None:
            continue
        executable = Path(found).absolute()
        try:
            return Engine(executable, _checked_version(executable), "PATH")
        except ToolError as error:
            print(f"{executable} is passed over: {error}", file=sys.stderr)
    return None


def _from_cache() -> Engine | None:
    if not packaged_godot.GODOT.version_file.is_file():
        return None
    # Kept from when the engine was proved to start, so that nobody has to start it to ask again.
    version = Version.printed(packaged_godot.GODOT.version_file.read_text(encoding="utf-8"))
    if version is None or version < MINIMUM:
        return None
    return Engine(
        packaged_godot.GODOT.executable, version, "Debian's package, unpacked in the project's cache"
    )


def _fetched(fetch: bool) -> Engine:
    advice = (
        f"Install Godot {MINIMUM} or later and put it on the PATH as `godot`,"
        " or set the variable GODOT to its executable."
    )
    if not fetch:
        raise ToolError(f"there is no Godot yet. {advice}")
    if not debian.is_available():
        raise ToolError(f"there is no Godot, and without apt the tools cannot fetch one. {advice}")
    try:
        make_once(lambda: _from_cache() is not None, packaged_godot.fetch)
    except ToolError as error:
        raise ToolError(f"Debian's Godot could not be fetched: {error}\n{advice}") from error
    if engine := _from_cache():
        return engine
    raise ToolError(f"the Godot of Debian's {debian.SUITE} is too old. {advice}")
