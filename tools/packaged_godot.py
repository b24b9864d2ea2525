"""Debian's packaged Godot, in the cache: only what it needs to run headless."""

import tempfile
from pathlib import Path

from tools import process
from tools.errors import ToolError
from tools.packaged_program import START_TIME_LIMIT, PackagedProgram

GODOT = PackagedProgram("godot", "godot")

STARTED = "the script ran"
SCRIPT = f"""\
extends SceneTree


func _init() -> void:
\tprint("{STARTED}")
\tquit()
"""


def fetch() -> None:
    """Download Godot, in place of what is in the cache.

    Raises ToolError if it cannot be had, or does not start.
    """
    GODOT.fetch(_prove)


def _prove(executable: Path) -> str:
    """Start the engine twice: for its version, and to run a script."""
    version = process.run([executable, "--version"], time_limit=START_TIME_LIMIT, capture=True)
    with tempfile.TemporaryDirectory() as project:
        script = Path(project) / "proof.gd"
        script.write_text(SCRIPT, encoding="utf-8")
        said = process.run(
            [executable, "--headless", "--path", project, "--script", script],
            time_limit=START_TIME_LIMIT,
            capture=True,
        ).output
    if STARTED not in said.splitlines():
        raise ToolError(f"the Godot that was unpacked does not run a script; it said:\n{said}")
    return version.output
