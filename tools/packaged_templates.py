"""Debian's export templates, in the cache: a game for Linux is a copy of one, and runs with its libraries."""

from pathlib import Path

from tools import debian, process
from tools.errors import ToolError
from tools.lock import make_once
from tools.packaged_program import START_TIME_LIMIT, PackagedProgram

RELEASE = "godot-template-release"
DEBUG = "godot-template-debug"
TEMPLATES = PackagedProgram(RELEASE, RELEASE, (DEBUG,))


def find() -> Path:
    """Return the folder with bin/godot-template-…, and with lib/; it is fetched if it is not there.

    Raises ToolError if it cannot be had.
    """
    packages = f"{RELEASE} and {DEBUG}"
    if not TEMPLATES.version_file.is_file() and not debian.is_available():
        raise ToolError(f"the tests need Debian's {packages}, and without apt the tools cannot fetch them")
    try:
        make_once(TEMPLATES.version_file.is_file, lambda: TEMPLATES.fetch(_prove))
    except ToolError as error:
        raise ToolError(f"Debian's {packages} could not be fetched: {error}") from error
    return TEMPLATES.folder


def _prove(executable: Path) -> str:
    programs = [executable.with_name(name) for name in (DEBUG, RELEASE)]
    said = [process.run([p, "--version"], time_limit=START_TIME_LIMIT, capture=True) for p in programs]
    return said[-1].output
