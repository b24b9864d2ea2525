"""`python3 -m tools demo`, with the real build and the real engine."""

import shutil
from pathlib import Path

import pytest

from tests.repository import Repository
from tools.errors import ExitCode
from tools.paths import ADDON, ROOT

SIMULATED = """\
Platform: Linux, backend: simulated
Audio sessions: yes
Default category: soloAmbient (5)
Set ambient (0): reads ambient (0)
Set multiRoute (1): reads multiRoute (1)
Set playAndRecord (2): reads playAndRecord (2)
Set playback (3): reads playback (3)
Set record (4): reads record (4)
Set soloAmbient (5): reads soloAmbient (5)
Set wrong value (7): reads soloAmbient (5)
Rehearsal: a call comes: the game is paused and is silent
Rehearsal: the call ends: the game plays and is heard
Rehearsal: headphones in: sound goes to Headphones
Rehearsal: headphones out: sound goes to Speaker
DEMO PASSED
"""
UNAVAILABLE = """\
Platform: Linux, backend: auto
Audio sessions: no, so every category is accepted and nothing changes
Default category: unknown (6)
Set ambient (0): reads unknown (6)
Set multiRoute (1): reads unknown (6)
Set playAndRecord (2): reads unknown (6)
Set playback (3): reads unknown (6)
Set record (4): reads unknown (6)
Set soloAmbient (5): reads unknown (6)
Set wrong value (7): reads unknown (6)
Rehearsal: a call comes: the game is paused and is silent
Rehearsal: the call ends: the game plays and is heard
Rehearsal: headphones in: sound goes to Headphones
Rehearsal: headphones out: sound goes to Speaker
DEMO PASSED
"""
ERROR = (
    "ERROR: AVAudioSession: Cannot set the category to 7, which is not a SessionCategory."
    " The category stays as it was. Use one of ambient (0), multiRoute (1), playAndRecord (2),"
    " playback (3), record (4), soloAmbient (5)."
)

NO_BUILD = 'Default(".")\n'

# In seconds: more than a slow machine needs, and less than the demo's own limit.
BROKEN_LIMIT = 40.0


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def told(output: str) -> str:
    """Return what the demo tells by itself, without the build and the engine's report of the error."""
    starts = ("Platform: ", "Audio sessions: ", "Default category: ", "Set ", "Rehearsal: ", "DEMO ")
    return "".join(f"{line}\n" for line in output.splitlines() if line.startswith(starts))


def test_shows_the_simulated_device_and_the_platform_s_own(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository", built=True)
    for backend, expected in (("", SIMULATED), ("auto", UNAVAILABLE)):
        finished = repository.run("demo", backend=backend)
        assert finished.exit_code == ExitCode.OK, finished.output
        assert told(finished.output) == expected
        lines = finished.output.splitlines()
        assert lines[-1] == "DEMO PASSED"
        assert "Event: interruption_began(INTERRUPTION_REASON_DEFAULT)" in lines
        assert "Event: interruption_ended(should_resume: true)" in lines
        announcement = lines.index("Setting a wrong value. The engine's error about it is part of the demo:")
        assert lines[announcement + 1] == ERROR


def test_fails_at_once_when_the_extension_is_missing(repository: Repository) -> None:
    (repository.root / "SConstruct").write_text(NO_BUILD)
    finished = repository.run("demo", time_limit=BROKEN_LIMIT)
    assert finished.exit_code == ExitCode.DEMO_FAILED, finished.output
    assert "error: the demo has a script error" in finished.output


def test_fails_when_what_it_saw_is_wrong(repository: Repository) -> None:
    (repository.root / "SConstruct").write_text(NO_BUILD)
    shutil.copytree(ADDON, repository.root / ADDON.relative_to(ROOT))
    script = repository.root / "godot_project/session_demo.gd"
    text = script.read_text()
    assert text.count("session.category, AVAudioSession.soloAmbient,") == 1
    script.write_text(text.replace("session.category, AVAudioSession.soloAmbient,", "session.category, 3,"))
    finished = repository.run("demo", time_limit=BROKEN_LIMIT)
    assert finished.exit_code == ExitCode.DEMO_FAILED, finished.output
    assert "DEMO FAILED: soloAmbient (5) instead of playback (3)" in finished.output
