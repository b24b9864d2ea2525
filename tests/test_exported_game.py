"""The demo as an exported game, with Debian's export templates."""

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.godot_project import HEADLESS, Project, Run, write_export_preset
from tools import engine, packaged_templates
from tools.engine import Version
from tools.paths import PROJECT
from tools.project import write_extension_list

# What is packed has the direct binding.
pytestmark = pytest.mark.direct_only

# In seconds; an export takes about three, a game less than one.
EXPORT_LIMIT = 60.0
GAME_LIMIT = 30.0
# More than the demo has: one whose script does not load would never end.
FRAMES = "60"

PRESET_OPTIONS = """\
custom_template/debug="{folder}/bin/godot-template-debug"
custom_template/release="{folder}/bin/godot-template-release"
binary_format/embed_pck=false
"""

# Debian's release template says so as it ends, of every control in a container, without any extension.
DISCONNECT = "Attempt to disconnect a nonexistent connection from "


@pytest.fixture
def demo(bare_project: Project, download: Path) -> Project:
    """Install the addon into the demo as a user does, with a preset for the export."""
    templates = packaged_templates.find()
    version = Version.printed(packaged_templates.TEMPLATES.version_file.read_text())
    assert engine.find().version == version, "an export template goes with an engine of its own version only"
    files = shutil.ignore_patterns(".godot", "addons")
    shutil.copytree(PROJECT, bare_project.path, dirs_exist_ok=True, ignore=files)
    with zipfile.ZipFile(download) as archive:
        archive.extractall(bare_project.path)
    write_extension_list(bare_project.path)
    write_export_preset(bare_project.path, "Linux", PRESET_OPTIONS.format(folder=templates))
    return bare_project


def play(demo: Project, backend: str) -> Run:
    """Run the demo as the editor does."""
    return demo.run("--no-header", "--quit-after", FRAMES, environment=choose(backend))


def play_exported(folder: Path, backend: str, elsewhere: Project) -> Run:
    """Run the exported demo from a project that has nothing to do with it."""
    libraries = packaged_templates.find() / "lib"
    (loader,) = libraries.glob("ld-linux*.so.*")
    # The machine's C library may be older than the game's, so the loader that came with that starts the game.
    # Godot takes the loader for the game, and looks beside it for the package and the libraries.
    shutil.copy(loader, folder / "demo")
    command = [folder / "demo", "--library-path", libraries, folder / "demo.x86_64"]
    arguments = [*HEADLESS, "--no-header", "--quit-after", FRAMES]
    return elsewhere.run_command([*map(str, command), *arguments], GAME_LIMIT, choose(backend))


def choose(backend: str) -> dict[str, str]:
    """Return the environment that chooses a backend; the project's own setting where it is empty."""
    return {"AV_AUDIO_SESSION_BACKEND": backend}


def told(run: Run) -> list[str]:
    """Return the game's own lines, without what the engine reports and where that came from."""
    return [line for line in run.log.splitlines() if not line.startswith(("ERROR: ", " "))]


# One test for each template: an export takes longer than all that is asked of it.
@pytest.mark.parametrize("kind", ["debug", "release"])
def test_the_exported_demo_behaves_as_in_the_editor(demo: Project, tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "exported"
    folder.mkdir()
    export = demo.run(f"--export-{kind}", "Linux", str(folder / "demo.x86_64"), limit=EXPORT_LIMIT)
    assert export.exit_code == 0, export.log
    assert export.errors + export.warnings == []
    (library,) = folder.glob("*.so")
    assert f".template_{kind}." in library.name

    elsewhere = Project(tmp_path / "elsewhere", addons=())
    for backend in ("", "auto"):
        in_editor = play(demo, backend)
        exported = play_exported(folder, backend, elsewhere)
        assert exported.exit_code == 0, exported.log
        assert told(exported)[-1] == "DEMO PASSED"
        assert told(exported) == told(in_editor)
        assert [error for error in exported.errors if not error.startswith(DISCONNECT)] == in_editor.errors
        assert len(in_editor.errors) == 1
        assert exported.warnings == []

    # It was this library, and no other.
    library.unlink()
    without = play_exported(folder, "", elsewhere)
    manifest = "res://addons/av_audio_session/av_audio_session.gdextension"
    assert f"GDExtension dynamic library not found: '{manifest}'." in without.errors
