"""LLVM's programs for Apple's libraries on a machine without Xcode: on the PATH, or Debian's in the cache."""

import shutil
from pathlib import Path

from tools import debian, process
from tools.errors import ToolError
from tools.lock import make_once
from tools.packaged_program import START_TIME_LIMIT, PackagedProgram

LINKER = PackagedProgram("lld", "ld64.lld")
# Puts libraries for several processors into one file.
LIPO = PackagedProgram("llvm", "llvm-lipo")


def find(wanted: PackagedProgram, *, fetch: bool) -> Path:
    """Return one of these programs; if it is not there and `fetch` is set, it is downloaded first.

    Raises ToolError if it cannot be had.
    """
    if found := shutil.which(wanted.program):
        return Path(found)
    if wanted.version_file.is_file():
        return wanted.executable
    missing = f"{wanted.program}, which libraries for Apple's systems need, is not there"
    advice = f"Install LLVM's {wanted.package} 17 or later, so that {wanted.program} is on the PATH."
    if not fetch:
        raise ToolError(f"{missing} yet: `python3 -m tools build` fetches it. {advice}")
    if not debian.is_available():
        raise ToolError(f"{missing}, and without apt the tools cannot fetch it. {advice}")
    try:
        make_once(wanted.version_file.is_file, lambda: wanted.fetch(_prove))
    except ToolError as error:
        raise ToolError(f"Debian's {wanted.package} cannot be fetched: {error}\n{advice}") from error
    return wanted.executable


def _prove(executable: Path) -> str:
    return process.run([executable, "--version"], time_limit=START_TIME_LIMIT, capture=True).output
