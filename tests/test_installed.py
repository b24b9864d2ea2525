"""The addon as a user has it: unzipped into a project, beside another addon, in place of an older version."""

import shutil
import signal
import zipfile
from pathlib import Path

import pytest

from tests.godot_project import Project, Run
from tools.paths import BUILD

# What is packed has the direct binding.
pytestmark = pytest.mark.direct_only

# What an editor may end with after a first import.
ENDS = (0, -signal.SIGABRT)
EDITOR_LIMIT = 60.0  # seconds; it takes about three

OTHER_PROJECT = BUILD / "tests/addons/other_project"
OURS = "res://addons/av_audio_session/av_audio_session.gdextension"
THEIRS = "res://addons/other_project/other_project.gdextension"
HELPER = "res://addons/av_audio_session/av_audio_session_helper.gd"
TAKEN = (
    "AVAudioSession: Another extension has registered a class of this name already, so this one registers"
    " none of its classes. Keep one of the two addons in the project, and start again."
    f' Loaded are ["{THEIRS}", "{OURS}"].'
)

GAME = """\
extends SceneTree

const Helper := preload("res://addons/av_audio_session/av_audio_session_helper.gd")


func _initialize() -> void:
\tvar phone := AVAudioSessionSimulator.new()
\tphone.start()
\tvar helper := Helper.new()
\troot.add_child(helper)
\tvar session := AVAudioSession.new()
\tsession.category = AVAudioSession.playback
\tprint("category ", session.category)
\tprint("active ", error_string(session.set_active(true)))
\tphone.begin_phone_call()
\tawait session.interruption_began
\tprint("output ", session.current_route.outputs[0].name)
\tphone.stop()
\tquit()
"""
LOOK = """\
extends SceneTree


func _initialize() -> void:
\tvar ours := ClassDB.class_has_method("AVAudioSession", "set_active")
\tvar rest := ClassDB.class_exists("AVAudioSessionError")
\tvar theirs := ClassDB.class_has_integer_constant("AVAudioSession", "OF_OTHER_PROJECT")
\tvar setting := ProjectSettings.has_setting("audio/av_audio_session/backend")
\tvar told := [ours, rest, theirs, setting]
\tClassDB.instantiate("AVAudioSession")
\tprint("ours: %s, the rest of ours: %s, theirs: %s, setting: %s" % told)
\tquit()
"""
# As an editor saves it.
SCENE = """\
[gd_scene format=3]

[ext_resource type="Script" uid="{uid}" path="{path}" id="1"]

[node name="Main" type="Node"]
script = ExtResource("1")
"""
PLAYED = "category 3\nactive OK\noutput Speaker\n"


def import_in(project: Project) -> None:
    """Open the project in an editor, and expect that it has nothing to say.

    Godot 4.6 aborts when it quits a first import, whatever extension the project has. By then it is through.
    """
    run = project.run("--import", limit=EDITOR_LIMIT)
    assert run.exit_code in ENDS, run.log
    assert run.errors + run.warnings == []


def play(project: Project) -> Run:
    """Run the game; its log is what the game prints."""
    (project.path / "game.gd").write_text(GAME)
    return project.run("--no-header", "--script", "res://game.gd")


def test_a_game_prints_its_own_lines_and_no_other(installed_project: Project) -> None:
    # Like every extension, it is there once an editor has seen it.
    never_opened = play(installed_project)
    assert 'Parse Error: Identifier "AVAudioSession" not declared' in never_opened.log
    import_in(installed_project)
    assert play(installed_project).log == PLAYED


def add_other_project(project: Project, *, first: bool) -> None:
    """Install the other project's addon, to be loaded before ours or after it."""
    shutil.copytree(OTHER_PROJECT, project.path / "addons" / OTHER_PROJECT.name)
    listing = project.path / ".godot/extension_list.cfg"
    listing.parent.mkdir()
    listing.write_text("\n".join([THEIRS, OURS] if first else [OURS, THEIRS]))
    (project.path / "look.gd").write_text(LOOK)


def test_after_another_addon_that_has_the_class_ours_says_so_and_stays_out(
    installed_project: Project,
) -> None:
    add_other_project(installed_project, first=True)
    run = installed_project.run("--script", "res://look.gd")
    assert run.exit_code == 0, run.log
    assert "ours: false, the rest of ours: false, theirs: true, setting: false\n" in run.log
    assert run.errors == [TAKEN]
    # An editor besides asks extensions for their help.
    editor = installed_project.run("--editor", "--quit", limit=EDITOR_LIMIT)
    assert editor.exit_code == 0, editor.log
    assert editor.errors == [TAKEN]


def test_before_another_addon_that_has_the_class_ours_works(installed_project: Project) -> None:
    add_other_project(installed_project, first=False)
    run = installed_project.run("--script", "res://look.gd")
    assert run.exit_code == 0, run.log
    assert "ours: true, the rest of ours: true, theirs: false, setting: true\n" in run.log
    # What the engine says about the other one.
    assert any("'AVAudioSession', which appears to be already registered" in error for error in run.errors)
    assert not any(error.startswith("AVAudioSession: ") for error in run.errors)


@pytest.mark.parametrize("is_removed", [True, False], ids=["removed first", "unzipped over it"])
def test_in_place_of_another_version(installed_project: Project, download: Path, is_removed: bool) -> None:
    project = installed_project
    addon = project.path / "addons/av_audio_session"
    make_older(addon)
    import_in(project)
    uid = (addon / "av_audio_session_helper.gd.uid").read_text().strip()
    (project.path / "main.tscn").write_text(SCENE.format(uid=uid, path=HELPER))
    if is_removed:
        shutil.rmtree(addon)
    with zipfile.ZipFile(download) as archive:
        archive.extractall(project.path)
    import_in(project)
    assert project.run("--no-header", "res://main.tscn", "--quit-after", "2").log == ""
    assert play(project).log == PLAYED


def make_older(addon: Path) -> None:
    """Turn the addon into what a version before it can have been: another library, and other files.

    It stands for one: none was released yet, and a shallow clone has no older commit to build.
    """
    for debug in addon.glob("lib/*.linux.template_debug.*.so"):
        shutil.copy(debug.with_name(debug.name.replace("debug", "release")), debug)
    (addon / "icons/AVAudioSession.svg").rename(addon / "icons/older.svg")
    manifest = addon / "av_audio_session.gdextension"
    manifest.write_text(manifest.read_text().replace("icons/AVAudioSession.svg", "icons/older.svg"))
    (addon / "older.gd").write_text("class_name OlderHelper\nextends Node\n")
