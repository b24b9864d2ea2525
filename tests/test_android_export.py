"""Godot's exporter for Android: the app that it writes has the libraries where Android looks for them.

Export template, Android SDK and Java are our own, with only what the exporter asks for. So nothing is said
here about the engine in the app, or about signing.
"""

import zipfile
from pathlib import Path

import pytest

from tests.godot_project import Project, write_export_preset
from tests.test_package_libraries import PACKAGED
from tools import engine

EXPORT_LIMIT = 60.0  # seconds; it takes about three

# Android's names of the processors, by Godot's.
FOLDERS = {"arm64": "arm64-v8a", "arm32": "armeabi-v7a", "x86_64": "x86_64"}
PRESET_OPTIONS = """\
architectures/arm64-v8a=true
architectures/armeabi-v7a=true
architectures/x86_64=true
package/unique_name="org.example.demo"
package/signed=false
"""
PROJECT_SETTINGS = """
[application]

config/icon="res://addons/av_audio_session/icons/AVAudioSession.svg"

[rendering]

textures/vram_compression/import_etc2_astc=true
"""
EDITOR_SETTINGS = """\
[gd_resource type="EditorSettings" format=3]

[resource]
export/android/android_sdk_path = "{sdk}"
export/android/java_sdk_path = "{sdk}/java"
export/android/debug_keystore = "{sdk}/keystore"
"""
PROGRAMS = (
    "platform-tools/adb",
    "build-tools/35.0.0/apksigner",
    "java/bin/java",
    "java/bin/keytool",
    "keystore",
)


def make_game(folder: Path, kind: str) -> Project:
    """Make a game with an export preset for Android, and what its exporter looks for."""
    game = Project(folder, addons=(PACKAGED,))
    with (game.path / "project.godot").open("a") as file:
        file.write(PROJECT_SETTINGS)
    write_export_preset(game.path, "Android", PRESET_OPTIONS)
    version = engine.find(fetch=False).version
    template = game.home / ".local/share/godot/export_templates" / f"{version}.stable" / f"android_{kind}.apk"
    template.parent.mkdir(parents=True)
    with zipfile.ZipFile(template, "w") as archive:
        for name in FOLDERS.values():
            archive.writestr(f"lib/{name}/libgodot_android.so", "the engine")
    sdk = folder / "sdk"
    for name in PROGRAMS:
        program = sdk / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    settings = game.home / ".config/godot" / f"editor_settings-{version.major}.{version.minor}.tres"
    settings.parent.mkdir(parents=True)
    settings.write_text(EDITOR_SETTINGS.format(sdk=sdk))
    return game


@pytest.mark.parametrize("kind", ["debug", "release"])
def test_the_app_has_the_library_for_each_processor(tmp_path: Path, kind: str) -> None:
    game = make_game(tmp_path, kind)
    app = tmp_path / "demo.apk"
    run = game.run(f"--export-{kind}", "Android", str(app), limit=EXPORT_LIMIT)
    assert run.exit_code == 0, run.log
    assert run.errors == []
    assert run.warnings == []
    names = {arch: f"libav_audio_session.android.template_{kind}.{arch}.so" for arch in FOLDERS}
    with zipfile.ZipFile(app) as archive:
        packed = {name for name in archive.namelist() if "libav_audio_session" in name}
        assert packed == {f"lib/{FOLDERS[arch]}/{name}" for arch, name in names.items()}
        for arch, name in names.items():
            there = archive.read(f"lib/{FOLDERS[arch]}/{name}")
            assert there == (PACKAGED / "lib" / name).read_bytes()
