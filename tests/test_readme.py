"""The GDScript in README.md, run in a game that is set up as the README says."""

import re
from pathlib import Path

import pytest

from tests.godot_project import Project, Run
from tools.paths import ROOT

SCRIPTS = {
    script.split("\n", 1)[0].removeprefix("extends "): script
    for script in re.findall(r"```gdscript\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
}

AUTOLOAD = """
[autoload]

AudioHelper="*res://addons/av_audio_session/av_audio_session_helper.gd"
"""
GAME = '[gd_scene format=3]\n\n[node name="Game" type="Node"]\n'

RUN_NODE = """
    extends SceneTree

    func _initialize() -> void:
        var node: Node = load("res://snippet.gd").new()
        root.add_child(node)
        await process_frame
        print("category: ", AVAudioSession.new().category)
        quit()
"""
RUN_BUTTON = """
    extends SceneTree

    func _initialize() -> void:
        var phone := AVAudioSessionSimulator.new()
        phone.start()
        var button: Button = load("res://snippet.gd").new()
        root.add_child(button)
        await create_timer(0.1).timeout
        print("at the start: ", button.visible)
        phone.begin_interruption()
        phone.end_interruption(false)
        await create_timer(0.1).timeout
        print("after the call: ", button.visible)
        button.pressed.emit()
        await create_timer(0.1).timeout
        print("pressed: ", button.visible)
        quit()
"""

# As much of gdUnit4 as the README uses.
TEST_SUITE = """\
extends Node

var _actual: bool


func scene_runner(scene: String) -> void:
	add_child(load(scene).instantiate())


func assert_bool(actual: bool) -> Node:
	_actual = actual
	return self


func is_true() -> void:
	print("assertion: ", _actual)


func is_false() -> void:
	print("assertion: ", not _actual)
"""
RUN_TEST_SUITE = """
    extends SceneTree

    func _initialize() -> void:
        var suite: Node = load("res://snippet.gd").new()
        root.add_child(suite)
        await process_frame
        await suite.test_a_call_pauses_the_game()
        print("simulated after it: ", AVAudioSessionSimulator.new().is_running())
        quit()
"""


def run(folder: Path, script: str, runner: str = "", settings: str = AUTOLOAD) -> Run:
    """Run a script of the README in a game of its own: by itself, or by another script."""
    project = Project(folder)
    with (project.path / "project.godot").open("a") as file:
        file.write(settings)
    (project.path / "main.tscn").write_text(GAME)
    (project.path / "test_suite.gd").write_text(TEST_SUITE)
    (project.path / "snippet.gd").write_text(script)
    return project.run_script(runner or script)


def test_every_script_is_run_here() -> None:
    assert list(SCRIPTS) == ["Node", "Button", "SceneTree", "GdUnitTestSuite"]


@pytest.mark.parametrize(("backend", "category"), [("simulated", 0), ("auto", 6)])
def test_the_first_script(tmp_path: Path, backend: str, category: int) -> None:
    project = Project(tmp_path)
    (project.path / "snippet.gd").write_text(SCRIPTS["Node"])
    finished = project.run_script(RUN_NODE, environment={"AV_AUDIO_SESSION_BACKEND": backend})
    assert not finished.errors
    assert f"category: {category}" in finished.log.splitlines()
    assert ("no audio session" in finished.log) == (backend == "auto")


def test_the_button(tmp_path: Path) -> None:
    finished = run(tmp_path, SCRIPTS["Button"], RUN_BUTTON)
    assert not finished.errors
    shown = [line for line in finished.log.splitlines() if line.endswith(("true", "false"))]
    assert shown == ["at the start: false", "after the call: true", "pressed: false"]


@pytest.mark.parametrize(("settings", "exit_code"), [(AUTOLOAD, 0), ("", 1)], ids=["helper", "no helper"])
def test_the_plain_test_of_a_game(tmp_path: Path, settings: str, exit_code: int) -> None:
    finished = run(tmp_path, SCRIPTS["SceneTree"], settings=settings)
    assert not finished.errors
    assert finished.exit_code == exit_code


@pytest.mark.parametrize(
    ("settings", "holds"),
    [(AUTOLOAD, ["true", "true"]), ("", ["false", "true"])],
    ids=["helper", "no helper"],
)
def test_the_test_suite_of_a_game(tmp_path: Path, settings: str, holds: list[str]) -> None:
    script = SCRIPTS["GdUnitTestSuite"].replace("GdUnitTestSuite", '"res://test_suite.gd"')
    finished = run(tmp_path, script, RUN_TEST_SUITE, settings)
    assert not finished.errors
    lines = finished.log.splitlines()
    assert [line for line in lines if "assertion" in line] == [f"assertion: {each}" for each in holds]
    assert "simulated after it: false" in lines
