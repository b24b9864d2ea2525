"""A private Godot project for tests, and the engine run in it."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tools import engine
from tools.paths import ADDON, BUILD, TESTS
from tools.project import write_extension_list

ADDONS = (ADDON, BUILD / "tests/addons/binding_probe")
DEFAULT_LIMIT = 20.0  # seconds
HEADLESS = ("--headless", "--audio-driver", "Dummy")

SETTINGS = """\
config_version=5

[application]

config/name="Tests"
; Keeps what a test prints in order with what the engine reports.
run/flush_stdout_on_print=true

[debug]

file_logging/enable_file_logging.pc=false
; A failed check says the line it stands on.
settings/gdscript/always_track_call_stacks=true
"""

# Not tied to the start of the line: what printraw() left open must not hide an error.
PROBLEM = re.compile(r"(?P<kind>SCRIPT ERROR|ERROR|WARNING): (?P<message>.*)")


PRESET = """\
[preset.0]

name="{platform}"
platform="{platform}"
runnable=true
export_filter="all_resources"
include_filter=""
exclude_filter="{excluded}"
export_path=""

[preset.0.options]

{options}"""


def write_export_preset(project: Path, platform: str, options: str, excluded: str = "") -> None:
    """Give a project a preset for its export, with the name of the platform."""
    text = PRESET.format(platform=platform, options=options, excluded=excluded)
    (project / "export_presets.cfg").write_text(text)


@cache
def executable() -> Path:
    """Find the engine under test, once: it may have to be started to tell its version."""
    return engine.find(fetch=False).executable


@dataclass(frozen=True)
class Run:
    """What one run of the engine did."""

    command: str
    """The shell command that repeats it."""
    exit_code: int | None
    """Negative for a signal; None when it was stopped because its time was over."""
    log: str

    @property
    def errors(self) -> list[str]:
        """The first line of each engine and script error, in order."""
        return [match["message"] for match in PROBLEM.finditer(self.log) if match["kind"] != "WARNING"]

    @property
    def warnings(self) -> list[str]:
        """The first line of each warning, in order."""
        return [match["message"] for match in PROBLEM.finditer(self.log) if match["kind"] == "WARNING"]


class Project:
    """A minimal project in a folder of its own, with a home of its own for the engine."""

    def __init__(self, folder: Path, addons: Sequence[Path] = ADDONS) -> None:
        """Make it in `folder`. An addon that was not built fails the test."""
        for addon in addons:
            if not addon.is_dir():
                pytest.fail(f"there is no {addon}: `python3 -m tools test` builds it", pytrace=False)
        self.folder = folder
        self.path = folder / "project"
        self.home = folder / "home"
        self.home.mkdir(parents=True)
        self.path.mkdir()
        (self.path / "project.godot").write_text(SETTINGS)
        for script in ("runner.gd", "testcase.gd"):
            shutil.copy(TESTS / "gdscript" / script, self.path)
        for addon in addons:
            shutil.copytree(addon, self.path / "addons" / addon.name)
        write_extension_list(self.path)

    def run(
        self, *arguments: str, limit: float = DEFAULT_LIMIT, environment: Mapping[str, str] | None = None
    ) -> Run:
        """Run the engine headless in the project for at most `limit` seconds."""
        command = [str(executable()), *HEADLESS, "--path", str(self.path), *arguments]
        return self.run_command(command, limit, environment)

    def run_command(
        self, command: Sequence[str], limit: float, environment: Mapping[str, str] | None = None
    ) -> Run:
        """Run a program with the engine in it, from the project's folder and with its home."""
        variables = {"HOME": str(self.home), **(environment or {})}
        log = self.home / "engine.log"
        # A file, not a pipe: it has everything up to the moment the engine is stopped.
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=self.path,
                env={**_inherited(), **variables},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            try:
                exit_code = process.wait(limit)
            except subprocess.TimeoutExpired:
                exit_code = None
            finally:
                if process.returncode is None:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
        by_hand = ["env", *(f"{name}={value}" for name, value in variables.items()), *command]
        return Run(shlex.join(by_hand), exit_code, log.read_text(errors="replace"))

    def run_script(
        self, source: str, limit: float = DEFAULT_LIMIT, environment: Mapping[str, str] | None = None
    ) -> Run:
        """Run a GDScript that extends SceneTree and quits by itself; `source` may be indented."""
        (self.path / "script.gd").write_text(textwrap.dedent(source))
        return self.run("--script", "res://script.gd", limit=limit, environment=environment)


def _inherited() -> dict[str, str]:
    """Return the environment without what could name another home or choose a backend."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("XDG_") and name != "AV_AUDIO_SESSION_BACKEND"
    }
