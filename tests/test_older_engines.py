"""The direct binding on an engine that has only the C interface of an older version.

The engine is the one under test; tests/older_engine hides from the extension what is newer.
"""

import re
from pathlib import Path

import pytest

from tests.godot_project import Project
from tools.paths import ADDON, BUILD
from tools.project import write_extension_list

pytestmark = pytest.mark.direct_only

LIBRARY = BUILD / "tests/libolder_engine.so"
MANIFEST = """\
[configuration]
entry_symbol = "older_engine_init"
compatibility_minimum = "4.2"
[libraries]
linux.debug = "libolder_engine.so"
"""
SCRIPT = """
    extends SceneTree

    func _init() -> void:
        for number in 1000:
            AVAudioSession.new()
        var session := AVAudioSession.new()
        session.category = AVAudioSession.playback
        session.set("category", AVAudioSession.record)
        print("category ", session.category, " count ", session.get_reference_count())
        session.category = 7
        quit()
"""


def deprecated() -> list[str]:
    """Give the functions that an engine built with `deprecated=no` does not have."""
    functions = re.findall(r"@name (\w+)\n \* @since [\d.]+\n \* @deprecated", _header())
    assert "classdb_construct_object" in functions
    return functions


def newer_than(version: str) -> list[str]:
    """Give the functions of the C interface that came after a version."""
    functions = re.findall(r"@name (\w+)\n \* @since (\d+\.\d+)", _header())
    assert len(functions) > 100
    return [name for name, since in functions if _number(since) > _number(version)]


def _header() -> str:
    return max((BUILD / "engine").glob("*/gdextension_interface.h")).read_text(encoding="utf-8")


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def run_as(version: str, folder: Path, hidden: list[str]) -> tuple[str, list[str], list[str]]:
    project = Project(folder / version, addons=())
    addon = project.path / "addons/older_engine"
    addon.mkdir(parents=True)
    (addon / "libolder_engine.so").symlink_to(LIBRARY)
    (addon / "older_engine.gdextension").write_text(MANIFEST, encoding="utf-8")
    write_extension_list(project.path)
    run = project.run_script(
        SCRIPT,
        environment={
            "AV_AUDIO_SESSION_BACKEND": "simulated",
            "OLDER_ENGINE_LIBRARY": str(next((ADDON / "lib").glob("*template_debug*"))),
            "OLDER_ENGINE_ENTRY": "av_audio_session_init",
            "OLDER_ENGINE_HIDDEN": f",{','.join(hidden)},",
        },
    )
    return run.log, run.errors, run.warnings


@pytest.mark.parametrize(
    ("version", "registration"),
    [
        ("4.2", "classdb_register_extension_class2"),
        ("4.3", "classdb_register_extension_class3"),
        ("4.4", "classdb_register_extension_class4"),
        ("4.5", "classdb_register_extension_class5"),
    ],
)
def test_the_class_works(tmp_path: Path, version: str, registration: str) -> None:
    hidden = newer_than(version)
    assert registration not in hidden
    log, errors, warnings = run_as(version, tmp_path, hidden)
    assert "category 4 count 1\n" in log
    assert len(errors) == 1
    assert "Cannot set the category to 7" in errors[0]
    assert not warnings


def test_an_engine_without_what_is_deprecated(tmp_path: Path) -> None:
    log, errors, warnings = run_as("without", tmp_path, deprecated())
    assert "category 4 count 1\n" in log
    assert len(errors) == 1
    assert not warnings


def test_an_engine_that_is_too_old_is_told_so(tmp_path: Path) -> None:
    hidden = newer_than("4.1")
    assert "classdb_register_extension_class2" in hidden
    _, errors, _ = run_as("4.1", tmp_path, hidden)
    assert re.search(r"this engine has no '\w+'\. Godot 4\.2 or newer is needed\.", errors[0])
