""".venv: the Python packages of the project. Standard library only."""

import importlib.util
import shutil
import sys
import tomllib
from pathlib import Path

from tools import debian, process
from tools.cache import Report
from tools.errors import ToolError
from tools.lock import make_once
from tools.paths import PYPROJECT, VENV, VENV_PYTHON

# What .venv was made from. It gets this name last: a .venv without it was interrupted.
MADE_FROM = VENV / "made-from.txt"
UNFINISHED = VENV / "unfinished.txt"

# In seconds.
CREATE_TIME_LIMIT = 300.0
INSTALL_TIME_LIMIT = 3600.0

PIP_PACKAGE = "python3-pip-whl"


def is_made() -> bool:
    """Tell whether .venv is whole and has what the project asks for now."""
    return VENV_PYTHON.exists() and MADE_FROM.is_file() and MADE_FROM.read_text(encoding="utf-8") == _wanted()


def make() -> None:
    """Make .venv if it is not made yet; an interrupted or outdated one is made anew.

    Raises ToolError if that is not possible.
    """
    make_once(is_made, _make)


def _make() -> None:
    if Path(sys.prefix) == VENV:
        raise ToolError(
            f"{VENV} is out of date, and this Python is its own, so it cannot make it anew."
            " Run the command with the Python of the system: `deactivate` first, if .venv is activated."
        )
    if VENV.exists():
        shutil.rmtree(VENV)
    pip = _create()
    UNFINISHED.write_text(_wanted(), encoding="utf-8")
    process.run(
        [*pip, "install", "--disable-pip-version-check", "--no-deps", "--requirement", UNFINISHED],
        time_limit=INSTALL_TIME_LIMIT,
        hint="This step needs the network; once it is done, later runs do not.",
    )
    # What the packages need in turn has to be among the pins.
    process.run([*pip, "check"], time_limit=CREATE_TIME_LIMIT)
    UNFINISHED.rename(MADE_FROM)


def _wanted() -> str:
    """Return what .venv has to be made from: the pins, and a version of Python."""
    groups = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["dependency-groups"]
    version = f"# Python {sys.version_info.major}.{sys.version_info.minor}"
    return "\n".join([version, *groups["tools"], ""])


def _create() -> list[str | Path]:
    """Create an empty .venv, and return the command that runs its pip."""
    create: list[str | Path] = [sys.executable, "-m", "venv", VENV]
    if importlib.util.find_spec("ensurepip"):
        process.run(create, time_limit=CREATE_TIME_LIMIT)
        return [VENV_PYTHON, "-m", "pip"]
    # Debian has a package of its own for the module that puts pip into a new environment.
    if not debian.is_available():
        raise ToolError(
            f"{sys.executable} has no module ensurepip, so it cannot make a virtual environment with pip."
            " Install the package of your system that brings it, often called python3-venv."
        )
    process.run([*create, "--without-pip"], time_limit=CREATE_TIME_LIMIT)
    return [VENV_PYTHON, _fetch_pip(VENV / "pip") / "pip"]


def _fetch_pip(into: Path) -> Path:
    """Unpack Debian's package of pip, and return the wheel in it, which runs as it is."""
    archives = debian.download([PIP_PACKAGE], _print_once())
    (archive,) = archives.glob(f"{PIP_PACKAGE}_*.deb")
    process.run(["dpkg-deb", "--extract", archive, into], time_limit=CREATE_TIME_LIMIT)
    shutil.rmtree(archives.parent)
    (wheel,) = into.glob("usr/share/python-wheels/pip-*.whl")
    return wheel


def _print_once() -> Report:
    """Show progress as plain lines: there is no package for more yet."""
    shown = set()

    def report(_done: float, what: str) -> None:
        if what not in shown:
            shown.add(what)
            print(what, flush=True)

    return report
