"""A private copy of the whole repository, for commands that build."""

import shutil
import sys
from pathlib import Path

from tests.godot_project import executable
from tools import process
from tools.paths import CACHE, ROOT, VENV
from tools.process import Finished

# Not the work of the project: caches, .git and .venv, which is linked.
HIDDEN = (".*", "__pycache__")
BUILT = ("build", "addons")

TIME_LIMIT = 300.0  # seconds, for a command that builds; it takes about four


class Repository:
    """The repository in another folder, with the same .venv and the same engine."""

    def __init__(self, root: Path, *, built: bool = False, cache: bool = False) -> None:
        """Copy it to `root`, which is not there yet: with what was built or fetched, where that is set."""
        self.root = root
        shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(*HIDDEN, *(() if built else BUILT)))
        if built:
            shutil.copy(ROOT / ".sconsign.dblite", root)
        (root / ".venv").symlink_to(VENV)
        if cache:
            (root / ".cache").symlink_to(CACHE)

    def run(self, *arguments: str, time_limit: float = TIME_LIMIT, backend: str = "") -> Finished:
        """Run `python3 -m tools` with these arguments, whatever it ends with, in the copy."""
        return process.run(
            [sys.executable, "-m", "tools", *arguments],
            cwd=self.root,
            env={"GODOT": str(executable()), "AV_AUDIO_SESSION_BACKEND": backend},
            time_limit=time_limit,
            capture=True,
            check=False,
        )
