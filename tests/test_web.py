"""A game on the Web, where the class is missing: exported by Godot's own exporter, as the README says.

The export template is one of our own, with only what the exporter asks for. The package that it makes is run
by the engine of this machine, which finds no library in it, as the one in a browser finds none.
"""

import zipfile
from pathlib import Path

from tests.godot_project import Project, Run, write_export_preset
from tests.test_snippets import SCRIPTS
from tools import engine
from tools.paths import ADDON

EXPORT_LIMIT = 60.0  # seconds; it takes about three
EXCLUDED = "addons/av_audio_session/*.gdextension"

SETTINGS = """
[application]

config/name="Game"
run/main_scene="res://main.tscn"

[autoload]

AudioHelper="*res://addons/av_audio_session/av_audio_session_helper.gd"
"""
SCENE = """\
[gd_scene load_steps=3 format=3]

[ext_resource type="Script" path="res://game.gd" id="1"]
[ext_resource type="Script" path="res://button.gd" id="2"]

[node name="Game" type="Node2D"]
script = ExtResource("1")

[node name="Button" type="Button" parent="."]
script = ExtResource("2")
"""
# What the README adds nothing to, but the test needs: it says what happened, and ends the game.
REPORT = """

func _process(_delta: float) -> void:
	AudioHelper.resume()
	print("children: ", get_child_count())
	print("button hidden: ", not $Button.visible)
	print("paused: ", get_tree().paused)
	get_tree().quit()
"""
PRESET_OPTIONS = """\
variant/extensions_support=false
"""
TEMPLATE_FILES = ("godot.js", "godot.wasm", "godot.html", "godot.audio.worklet.js")


def make_game(folder: Path, *, excluded: str) -> Project:
    """Make the game of the README, with an export preset for the Web."""
    game = Project(folder, addons=(ADDON,))
    with (game.path / "project.godot").open("a") as file:
        file.write(SETTINGS)
    (game.path / "main.tscn").write_text(SCENE)
    (game.path / "game.gd").write_text(SCRIPTS["Node2D"] + REPORT)
    (game.path / "audio_session.gd").write_text(SCRIPTS["Node"])
    (game.path / "button.gd").write_text(SCRIPTS["Button"])
    write_export_preset(game.path, "Web", PRESET_OPTIONS, excluded)
    return game


def export(game: Project) -> tuple[Run, Path]:
    """Export the game; give what the exporter said, and the package."""
    version = engine.find(fetch=False).version
    templates = game.home / ".local/share/godot/export_templates" / f"{version}.stable"
    templates.mkdir(parents=True)
    with zipfile.ZipFile(templates / "web_nothreads_release.zip", "w") as template:
        for name in TEMPLATE_FILES:
            template.writestr(name, "the engine")
    folder = game.folder / "exported"
    folder.mkdir()
    run = game.run("--export-release", "Web", str(folder / "index.html"), limit=EXPORT_LIMIT)
    return run, folder / "index.pck"


def test_a_game_that_names_the_class_in_one_script_runs_without_it(tmp_path: Path) -> None:
    exporter, package = export(make_game(tmp_path / "game", excluded=EXCLUDED))
    assert exporter.exit_code == 0, exporter.log
    assert exporter.errors == []
    assert exporter.warnings == []
    run = Project(tmp_path / "browser", addons=()).run("--main-pack", str(package))
    assert run.exit_code == 0, run.log
    assert run.errors == []
    assert run.warnings == []
    said = run.log.splitlines()
    assert "children: 1" in said
    assert "button hidden: true" in said
    assert "paused: false" in said


def test_the_same_game_has_its_session_where_the_class_is(tmp_path: Path) -> None:
    game = make_game(tmp_path, excluded=EXCLUDED)
    run = game.run(environment={"AV_AUDIO_SESSION_BACKEND": "simulated"})
    assert run.exit_code == 0, run.log
    assert run.errors == []
    assert "children: 2" in run.log.splitlines()


def test_godot_warns_of_a_manifest_without_a_library_for_the_web_and_the_game_runs(tmp_path: Path) -> None:
    exporter, package = export(make_game(tmp_path / "game", excluded=""))
    assert exporter.exit_code == 0, exporter.log
    assert len(exporter.warnings) == 2, exporter.log
    assert 'No "wasm32" library found' in exporter.warnings[0]
    assert "completed with warnings" in exporter.warnings[1]
    run = Project(tmp_path / "browser", addons=()).run("--main-pack", str(package))
    assert any(error.startswith("Error loading extension") for error in run.errors)
    assert "children: 1" in run.log.splitlines()


def test_a_script_that_names_the_class_is_not_loaded_without_it(bare_project: Project) -> None:
    run = bare_project.run_script(SCRIPTS["Node"].replace("extends Node", "extends SceneTree"))
    assert 'Parse Error: Identifier "AVAudioSession" not declared in the current scope.' in run.errors
