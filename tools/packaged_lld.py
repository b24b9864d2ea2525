"""The linker for Apple's phones on a machine without Xcode: on the PATH, or Debian's package in the cache."""

import shutil
from pathlib import Path

from tools import debian, process
from tools.errors import ToolError
from tools.lock import exclusive
from tools.packaged_program import START_TIME_LIMIT, PackagedProgram

LLD = PackagedProgram("lld", "ld64.lld")


def find(*, fetch: bool) -> Path:
    """Return the linker; if there is none and `fetch` is set, it is downloaded first.

    Raises ToolError if there is none.
    """
    if found := shutil.which(LLD.program):
        return Path(found)
    if LLD.version_file.is_file():
        return LLD.executable
    advice = f"Install LLVM's lld 17 or later, so that {LLD.program} is on the PATH."
    if not fetch:
        raise ToolError(
            f"there is no linker for Apple's phones yet: `python3 -m tools build` fetches it. {advice}"
        )
    if not debian.is_available():
        raise ToolError(
            f"there is no linker for Apple's phones, and without apt the tools cannot fetch one. {advice}"
        )
    with exclusive():
        # Another command may have fetched it while this one waited.
        if not LLD.version_file.is_file():
            try:
                LLD.fetch(_prove)
            except ToolError as error:
                raise ToolError(f"Debian's lld could not be fetched: {error}\n{advice}") from error
    return LLD.executable


def _prove(executable: Path) -> str:
    return process.run([executable, "--version"], time_limit=START_TIME_LIMIT, capture=True).output
