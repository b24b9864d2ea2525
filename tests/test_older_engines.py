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
PROBE = BUILD / "tests/addons/binding_probe"
PROBE_SCRIPT = """
    extends SceneTree

    var calls := 0

    func _init() -> void:
        var probe := BindingProbe.make_asked()
        var before := probe.is_heard()
        probe.called.connect(func(_on_main_thread: bool) -> void: calls += 1)
        print("heard ", before, " ", probe.is_heard())
        probe.request_calls(2, 10)
        await two_frames()
        print("calls ", calls)
        probe.request_calls(2, 10)
        probe.forget_requests()
        await two_frames()
        print("calls ", calls)
        quit()

    # The engine makes deferred calls in each frame, after this signal.
    func two_frames() -> void:
        await process_frame
        await process_frame
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


def run_as(
    version: str, folder: Path, hidden: list[str], source: Path = ADDON, script: str = SCRIPT
) -> tuple[str, list[str], list[str]]:
    """Run a script with the addon `source`, which finds none of the `hidden` functions."""
    project = Project(folder / version, addons=())
    addon = project.path / "addons/older_engine"
    addon.mkdir(parents=True)
    (addon / "libolder_engine.so").symlink_to(LIBRARY)
    (addon / "older_engine.gdextension").write_text(MANIFEST, encoding="utf-8")
    write_extension_list(project.path)
    run = project.run_script(
        script,
        environment={
            "AV_AUDIO_SESSION_BACKEND": "simulated",
            "OLDER_ENGINE_LIBRARY": str(next((source / "lib").glob("*.template_debug.*.so"))),
            "OLDER_ENGINE_ENTRY": f"{source.name}_init",
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


@pytest.mark.parametrize("version", ["4.2", "4.3", "4.4", "4.5"])
def test_calls_on_the_main_thread(tmp_path: Path, version: str) -> None:
    hidden = newer_than(version)
    assert ("callable_custom_create2" in hidden) == (version == "4.2")
    check_calls(*run_as(version, tmp_path, hidden, PROBE, PROBE_SCRIPT))


def test_calls_on_the_main_thread_without_what_is_deprecated(tmp_path: Path) -> None:
    hidden = deprecated()
    assert "callable_custom_create" in hidden
    check_calls(*run_as("without", tmp_path, hidden, PROBE, PROBE_SCRIPT))


def check_calls(log: str, errors: list[str], warnings: list[str]) -> None:
    assert "heard false true\ncalls 20\ncalls 20\n" in log
    assert not errors
    assert not warnings


def test_an_engine_that_is_too_old_is_told_so(tmp_path: Path) -> None:
    hidden = newer_than("4.1")
    assert "classdb_register_extension_class2" in hidden
    _, errors, _ = run_as("4.1", tmp_path, hidden)
    assert re.search(r"this engine has no '\w+'\. Godot 4\.2 or newer is needed\.", errors[0])
