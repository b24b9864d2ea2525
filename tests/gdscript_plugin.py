"""pytest plugin: each `func test_…` of a `test_*.gd` is an item, run in a Godot of its own.

A comment at the top of a file says on which backends its tests run, one above a test how long it may take:

    ## backends: simulated, unavailable
    extends "res://testcase.gd"


    ## time limit: 60 s
    func test_something() -> void:

One process for each item, so that a crash, a hang or a leak belongs to the item that caused it.
"""

import re
import shutil
import signal
import tempfile
import uuid
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from _pytest._code.code import TerminalRepr

from tests.godot_project import ADDONS, DEFAULT_LIMIT, PROBLEM, Project, Run
from tools import apple_coverage
from tools.errors import ToolError
from tools.paths import BUILD


@dataclass(frozen=True)
class Backend:
    """How a test is run on a backend."""

    environment: Mapping[str, str] = field(default_factory=dict)
    addons: tuple[Path, ...] = ADDONS


SIMULATED = {"AV_AUDIO_SESSION_BACKEND": "simulated"}
AUTO = {"AV_AUDIO_SESSION_BACKEND": "auto"}
# The library with Apple's backend on a stand-in for AVFAudio, and with DeviceRemote.
STAND_IN = (BUILD / "tests/stand_in/av_audio_session", *ADDONS[1:])

BACKENDS = {
    "": Backend(),  # for a file that names none
    "simulated": Backend(SIMULATED),
    "unavailable": Backend(AUTO),  # no computer has audio sessions
    "apple": Backend({**AUTO, **apple_coverage.ENVIRONMENT}, STAND_IN),
}

BACKENDS_LINE = re.compile(r"## backends: (.+)")
LIMIT_LINE = re.compile(r"## time limit: (\d+) s")
TEST_LINE = re.compile(r"func (test_\w+)\(")
# What runner.gd and testcase.gd print.
START = "[test] start\n"
END = "[test] end\n"
EXPECTATION = re.compile(r"\[test\] expects (?P<kind>ERROR|WARNING) (?P<text>.*)")
FAILED = re.compile(r"\[test\] failed (.*)")

LEAK = re.compile(r"\bleaked\b|still in use")
LEAKED_INSTANCE = re.compile(r"Leaked instance: (.*)")

# How much of a failure is shown.
SHOWN_PROBLEMS = 10
SHOWN_LINES = 300

PROJECTS = pytest.StashKey[dict[tuple[Path, ...], Project]]()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take every test script that pytest comes across."""
    if file_path.match("test_*.gd"):
        return GDScriptFile.from_parent(parent, path=file_path)
    return None


def pytest_sessionstart(session: pytest.Session) -> None:
    """Each worker makes the projects it needs, for itself."""
    session.stash[PROJECTS] = {}


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave nothing behind, except what it takes to repeat a failure by hand."""
    if not session.testsfailed:
        for project in session.stash[PROJECTS].values():
            shutil.rmtree(project.folder)


class GDScriptFile(pytest.File):
    """A test script."""

    def collect(self) -> Iterator["GDScriptItem"]:
        """Yield an item for each test function and backend."""
        backends = [""]
        limit = DEFAULT_LIMIT
        found = False
        for number, line in enumerate(self.path.read_text().splitlines()):
            if match := BACKENDS_LINE.fullmatch(line):
                backends = [name.strip() for name in match[1].split(",")]
                self._check(backends, number + 1)
            elif match := LIMIT_LINE.fullmatch(line):
                limit = float(match[1])
            elif match := TEST_LINE.match(line):
                for backend in backends:
                    yield GDScriptItem.from_parent(
                        self, function_name=match[1], backend=backend, limit=limit, line=number
                    )
                limit = DEFAULT_LIMIT
                found = True
        if not found:
            raise self.CollectError(f"{self.path}: no function named `test_…` in it")

    def _check(self, backends: list[str], line: int) -> None:
        known = [name for name in BACKENDS if name]
        for name in backends:
            if name not in known:
                raise self.CollectError(
                    f"{self.path}:{line}: no backend “{name}”; there is {', '.join(known)}"
                )


class GDScriptItem(pytest.Item):
    """One test function on one backend."""

    def __init__(
        self, parent: GDScriptFile, function_name: str, backend: str, limit: float, line: int
    ) -> None:
        """`limit` is in seconds, `line` counts from 0."""
        super().__init__(f"{function_name}[{backend}]" if backend else function_name, parent)
        self.function_name = function_name
        self.backend = BACKENDS[backend]
        self.limit = limit
        self.line = line

    def runtest(self) -> None:
        """Run the function in a Godot of its own and judge by what it left in the log."""
        project = self._project()
        for script in self.path.parent.glob("*.gd"):
            shutil.copy(script, project.path)
        run = project.run(
            "--verbose",  # names the leaked instances
            "--script",
            "res://runner.gd",
            "--",
            f"res://{self.path.name}",
            self.function_name,
            limit=self.limit,
            environment=self.backend.environment,
        )
        self.add_report_section("call", "engine log", _shown(run.log))
        self.add_report_section("call", "command to repeat it", run.command)
        if problems := find_problems(run, self.limit):
            more = len(problems) - SHOWN_PROBLEMS
            shown = problems[:SHOWN_PROBLEMS] + ([f"… and {more} more"] if more > 0 else [])
            pytest.fail("\n".join(shown), pytrace=False)

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any, **options: Any
    ) -> str | TerminalRepr:
        """Without an engine there is nothing to trace."""
        if isinstance(excinfo.value, ToolError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, *args, **options)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where pytest says the test is."""
        return self.path, self.line, self.name

    def _project(self) -> Project:
        projects = self.session.stash[PROJECTS]
        addons = self.backend.addons
        if addons not in projects:
            folder = Path(tempfile.gettempdir()) / f"av_audio_session-{uuid.uuid4()}"
            projects[addons] = Project(folder, addons)
        return projects[addons]


def find_problems(run: Run, limit: float) -> list[str]:
    """Say in a line each what is wrong with a run of a test function; nothing if it passed."""
    problems = _problems_in(run.log)
    if run.exit_code is None:
        return [f"time-out: stopped after {limit:g} s", *problems]
    if run.exit_code < 0:
        return [f"crash: {signal.Signals(-run.exit_code).name}", *problems]
    if run.exit_code > 0:
        return [f"crash: exit code {run.exit_code}", *problems]
    if END not in run.log:
        problems.append("no end: the engine quit before the test was over")
    return problems


def _problems_in(log: str) -> list[str]:
    problems = []
    expected: dict[str, deque[str]] = {"ERROR": deque(), "WARNING": deque()}
    for line in log.splitlines():
        if match := EXPECTATION.search(line):
            expected[match["kind"]].append(match["text"])
        elif match := FAILED.search(line):
            problems.append(f"assertion failed: {match[1]}")
        elif match := LEAKED_INSTANCE.match(line):
            problems.append(f"leak: {match[1]}")
        elif match := PROBLEM.search(line):
            queue = expected[match["kind"].removeprefix("SCRIPT ")]
            if queue and queue[0] in match["message"]:
                queue.popleft()
            else:
                problems.append(f"{_name(match)}: {match['message']}")
    for kind, queue in expected.items():
        problems += [f"expected {kind.lower()} did not come: {text}" for text in queue]
    return problems


def _shown(log: str) -> str:
    """Leave out what the engine says about itself, unless there is a problem in it, and what is too much."""
    start, marker, test = log.partition(START)
    lines = (test if marker and not PROBLEM.search(start) else log).splitlines()
    more = len(lines) - SHOWN_LINES
    return "\n".join(lines[:SHOWN_LINES] + ([f"… and {more} more lines"] if more > 0 else []))


def _name(problem: re.Match[str]) -> str:
    if LEAK.search(problem["message"]):
        return "leak"
    return {"SCRIPT ERROR": "script error", "ERROR": "engine error", "WARNING": "engine warning"}[
        problem["kind"]
    ]
