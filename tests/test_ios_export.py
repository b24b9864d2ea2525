"""Godot's exporters for Apple's phones: the Xcode project that they write has the framework in it.

The export template is one of our own, with only what the exporters ask for. So nothing is said here about
the engine in the app, or about Xcode.
"""

import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.godot_project import Project, Run, write_export_preset
from tools import engine
from tools.apple_toolchain import SLICES
from tools.paths import PROJECT
from tools.project import write_extension_list

EXPORT_LIMIT = 60.0  # seconds; it takes about three

PRESETS = {"ios": "iOS", "visionos": "visionOS"}
TARGETS = {"debug": "template_debug", "release": "template_release"}

# The parts of an Xcode project that the exporter fills in.
PROJECT_FILE = """\
// !$*UTF8*$!
{
    objects = {
        $additional_pbx_files
        GROUP = (
$additional_pbx_frameworks_refs
        );
        LINKED = (
$additional_pbx_frameworks_build
        );
        EMBEDDED = (
$pbx_embeded_frameworks
        );
    };
}
"""

PRESET_OPTIONS = """\
application/app_store_team_id="ABCDE12345"
application/bundle_identifier="org.example.demo"
"""

# Says what is in the package that the app carries.
LOOK_INSIDE = """
    extends SceneTree

    func _initialize() -> void:
        print("loaded: ", ProjectSettings.load_resource_pack("{package}"))
        var helper := "addons/av_audio_session/av_audio_session_helper.gdc"
        for path: String in ["control_room.gdc", "device_checklist.gdc", helper, "main.tscn.remap"]:
            print(path, ": ", FileAccess.file_exists("res://" + path))
        print("list: ", FileAccess.get_file_as_string("res://.godot/extension_list.cfg").strip_edges())
        var manifest := ConfigFile.new()
        manifest.load("res://addons/av_audio_session/av_audio_session.gdextension")
        print("library: ", manifest.get_value("libraries", "{key}"))
        quit()
"""


@dataclass(frozen=True)
class Exported:
    """What an exporter wrote."""

    platform: str
    kind: str
    folder: Path
    run: Run

    @property
    def xcframework(self) -> str:
        """The name of what the app is to embed."""
        return f"libav_audio_session.{self.platform}.{TARGETS[self.kind]}.xcframework"


def write_template(file: Path, platform: str) -> None:
    """Write an export template that has only what the exporter cannot do without."""
    content = {
        "godot_apple_embedded.xcodeproj/project.pbxproj": PROJECT_FILE,
        "godot_apple_embedded/Images.xcassets/SplashImage.imageset/Contents.json": "{}",
        f"libgodot.{platform}.debug.xcframework/Info.plist": "the engine",
        f"libgodot.{platform}.release.xcframework/Info.plist": "the engine",
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in content.items():
            archive.writestr(name, text)


@pytest.fixture(
    params=[(platform, kind) for platform in SLICES for kind in TARGETS], ids="-".join, scope="module"
)
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """Export the demo."""
    platform, kind = request.param
    bare_project = Project(tmp_path_factory.mktemp("export"), addons=())
    project = bare_project.path
    shutil.copytree(PROJECT, project, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".godot"))
    write_extension_list(project)
    write_export_preset(project, PRESETS[platform], PRESET_OPTIONS)
    version = engine.find(fetch=False).version
    templates = bare_project.home / ".local/share/godot/export_templates" / f"{version}.stable"
    write_template(templates / f"{platform}.zip", platform)
    folder = bare_project.folder / "exported"
    folder.mkdir()
    run = bare_project.run(
        f"--export-{kind}", PRESETS[platform], str(folder / "demo.ipa"), limit=EXPORT_LIMIT
    )
    return Exported(platform, kind, folder, run)


def test_the_exporter_has_nothing_to_say_but_that_the_rest_takes_a_mac(exported: Exported) -> None:
    assert exported.run.exit_code == 0, exported.run.log
    assert exported.run.errors == []
    assert len(exported.run.warnings) == 2, exported.run.log
    assert ".ipa can only be built on macOS" in exported.run.warnings[0]
    assert "completed with warnings" in exported.run.warnings[1]


def test_the_xcode_project_links_and_embeds_the_framework(exported: Exported) -> None:
    text = (exported.folder / "demo.xcodeproj/project.pbxproj").read_text()
    reference = find(
        rf'(\w+) = {{isa = PBXFileReference;[^}}]*name = "{re.escape(exported.xcframework)}"', text
    )
    path = find(rf'{reference} = {{isa = PBXFileReference;[^}}]*path = "([^"]+)"', text)
    assert path == f"demo/dylibs/addons/av_audio_session/lib/{exported.xcframework}"
    assert reference in find(r"GROUP = \(([^)]*)\)", text)

    linked = find(rf"(\w+) = {{isa = PBXBuildFile; fileRef = {reference}; }}", text)
    assert linked in find(r"LINKED = \(([^)]*)\)", text)
    # Signed as it is copied, or the phone refuses it.
    settings = r"settings = {ATTRIBUTES = \(CodeSignOnCopy, \); }"
    embedded = find(rf"(\w+) = {{isa = PBXBuildFile; fileRef = {reference}; {settings}", text)
    assert embedded in find(r"EMBEDDED = \(([^)]*)\)", text)
    assert text.count("isa = PBXFileReference") == 1


def test_the_framework_is_there_as_it_was_built(exported: Exported) -> None:
    there = exported.folder / "demo/dylibs/addons/av_audio_session/lib" / exported.xcframework
    ours = PROJECT / "addons/av_audio_session/lib" / exported.xcframework
    files = {file.relative_to(ours): file.read_bytes() for file in ours.rglob("*") if file.is_file()}
    assert len(files) == 7
    assert {
        file.relative_to(there): file.read_bytes() for file in there.rglob("*") if file.is_file()
    } == files


def test_the_package_has_the_scripts_and_names_the_extension(exported: Exported, tmp_path: Path) -> None:
    script = LOOK_INSIDE.format(
        package=exported.folder / "demo.pck", key=f"{exported.platform}.{exported.kind}"
    )
    said = Project(tmp_path / "reader", addons=()).run_script(script).log.splitlines()
    for line in (
        "loaded: true",
        "control_room.gdc: true",
        "main.tscn.remap: true",
        "device_checklist.gdc: true",
        "addons/av_audio_session/av_audio_session_helper.gdc: true",
        "list: res://addons/av_audio_session/av_audio_session.gdextension",
        f"library: lib/{exported.xcframework}",
    ):
        assert line in said


def find(pattern: str, text: str) -> str:
    """Return the group of the one place that matches."""
    (found,) = re.findall(pattern, text, re.DOTALL)
    return str(found)
