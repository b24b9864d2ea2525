"""Hot reload: the editor loads a library that was built anew while instances of its classes live."""

import shutil
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from tests.godot_project import Project, Run
from tools.paths import TESTS

RELOADS = 50
RESULTS = [
    *("instance", "reloaded", "valid", "class", "metadata", "state", "shared", "works"),
    *("pending", "requested anew", "told anew"),
]

ENABLE_PLUGIN = """
[editor_plugins]

enabled=PackedStringArray("res://addons/hot_reload/plugin.cfg")
"""


def run(project: Project, backend: str) -> tuple[Run, Counter[str]]:
    """Return the run of an editor with the plugin, and how often it told each result."""
    shutil.copytree(TESTS / "hot_reload", project.path / "addons/hot_reload")
    with (project.path / "project.godot").open("a") as file:
        file.write(ENABLE_PLUGIN)
    finished = project.run("--editor", limit=60, environment={"AV_AUDIO_SESSION_BACKEND": backend})
    assert finished.exit_code == 0, finished.log
    lines = finished.log.splitlines()
    assert "end" in lines, finished.log
    return finished, Counter(line for line in lines if line.endswith((": right", ": wrong")))


def check_instances(project: Project, backend: str) -> None:
    """Reload the library many times, and expect that all is right with the instances each time."""
    finished, results = run(project, backend)
    assert results == Counter({f"{result}: right": RELOADS for result in RESULTS})
    assert finished.errors + finished.warnings == []


@pytest.mark.parametrize("backend", ["simulated", "auto"])
def test_instances_survive_with_their_state(project: Project, backend: str) -> None:
    check_instances(project, backend)


@pytest.mark.direct_only
def test_what_a_user_downloads_reloads_as_well(project: Project, download: Path) -> None:
    # Another compiler made its library, with a C++ library of its own inside.
    shutil.rmtree(project.path / "addons/av_audio_session")
    with zipfile.ZipFile(download) as archive:
        archive.extractall(project.path)
    check_instances(project, "simulated")


def test_the_new_library_is_the_one_that_runs(project: Project) -> None:
    (library,) = project.path.glob("addons/av_audio_session/lib/*.template_debug.*.so")
    content = library.read_bytes()
    old, new = b" Use one of ", b" Try one of "
    assert content.count(old) > 0
    (project.path / "new_library").write_bytes(content.replace(old, new))
    finished, results = run(project, "simulated")
    assert results == Counter({"reloaded: right": 1})
    before, after = finished.errors
    assert old.decode() in before
    assert new.decode() in after
