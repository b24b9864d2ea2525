"""What a user downloads: what is in it, that it is the same wherever it is made, and what it is made of."""

import configparser
import hashlib
import json
import os
import plistlib
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from cyclonedx.model.bom import Bom
from cyclonedx.output.xml import XmlV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.xml import XmlValidator

from tests.repository import Repository
from tools import bill_of_materials, package, version
from tools.package import LIBRARIES, STAGED
from tools.paths import PYPROJECT

ADDON = "addons/av_audio_session"
NAME = f"av_audio_session-{version.read()}"
DESCRIPTIONS = {
    f"{ADDON}/{name}"
    for name in (
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "av_audio_session.gdextension",
        "av_audio_session_helper.gd",
        "icons/AVAudioSession.svg",
        "licenses/llvm.txt",
        "licenses/mingw-w64.txt",
        "licenses/zig.txt",
    )
}
# One of each kind.
BUILT_TWICE = [
    f"libav_audio_session.{system}"
    for system in (
        "linux.template_release.arm64.so",
        "windows.template_release.x86_64.dll",
        "macos.template_release.universal.dylib",
        "android.template_release.arm32.so",
    )
]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write what a user downloads."""
    folder = tmp_path_factory.mktemp("dist")
    package.write(folder)
    return folder


def names(archive: Path) -> set[str]:
    with zipfile.ZipFile(archive) as packed:
        assert packed.testzip() is None
        return set(packed.namelist())


def read_bill(dist: Path) -> Bom:
    content = json.loads((dist / f"{NAME}.cdx.json").read_text())
    bom = Bom.from_json(data=content)  # type: ignore[attr-defined] # a decorator adds it
    assert isinstance(bom, Bom)
    return bom


def test_what_is_written(dist: Path) -> None:
    archives = {f"{NAME}.zip", f"{NAME}-asset_library.zip"}
    sums = {f"{archive}.sha256" for archive in archives}
    assert {path.name for path in dist.iterdir()} == {*archives, *sums, f"{NAME}.cdx.json"}


def test_the_manifest_names_what_is_in_lib(dist: Path) -> None:
    archive = dist / f"{NAME}.zip"
    manifest = configparser.ConfigParser(interpolation=None)
    with zipfile.ZipFile(archive) as packed:
        manifest.read_string(packed.read(f"{ADDON}/av_audio_session.gdextension").decode())
    named = {path.strip('"') for path in manifest["libraries"].values()}
    rest = names(archive) - DESCRIPTIONS
    # An xcframework is a folder.
    assert {"/".join(name.removeprefix(f"{ADDON}/").split("/")[:2]) for name in rest} == named
    platforms = {key.split(".")[0] for key in manifest["libraries"]}
    assert platforms == {"linux", "windows", "macos", "ios", "visionos", "android"}
    for platform in platforms:
        kinds = {key.split(".")[1] for key in manifest["libraries"] if key.startswith(f"{platform}.")}
        assert kinds == {"debug", "release"}


def test_the_asset_library_gets_all_but_the_libraries(dist: Path) -> None:
    assert names(dist / f"{NAME}-asset_library.zip") == DESCRIPTIONS


def test_the_sums_are_those_of_the_archives(dist: Path) -> None:
    for archive in dist.glob("*.zip"):
        digest = hashlib.sha256(archive.read_bytes()).hexdigest()
        assert (dist / f"{archive.name}.sha256").read_text() == f"{digest}  {archive.name}\n"


def test_packing_it_elsewhere_and_later_gives_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a folder with another name"
    shutil.copytree(STAGED, copy)
    files = sorted(path for path in copy.rglob("*") if path.is_file())
    for number, path in enumerate(files):
        path.chmod(0o600)
        os.utime(path, (number * 1e6, number * 1e6))
    package.pack(tmp_path / "again.zip", copy, files)
    assert (tmp_path / "again.zip").read_bytes() == (dist / f"{NAME}.zip").read_bytes()


def test_building_it_elsewhere_gives_the_same_bytes(tmp_path: Path) -> None:
    other = Repository(tmp_path / "a folder with another name", cache=True)
    folder = LIBRARIES.relative_to(STAGED.parent.parent)
    built = other.run("build", "toolchain=zig", *(f"{folder}/{name}" for name in BUILT_TWICE))
    assert built.exit_code == 0, built.output
    for name in BUILT_TWICE:
        assert (other.root / folder / name).read_bytes() == (LIBRARIES / name).read_bytes(), name


def test_no_library_names_a_folder_of_the_machine_that_built_it() -> None:
    for path in STAGED.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert str(PYPROJECT.parent).encode() not in content, path
            assert b"ziglang" not in content, path


def test_the_bill_of_materials_is_valid(dist: Path) -> None:
    bom = read_bill(dist)
    # The library has a validator without further packages for the other form only.
    assert XmlValidator(SchemaVersion.V1_6).validate_str(XmlV1Dot6(bom).output_as_string()) is None


def test_the_bill_of_materials_has_every_file_and_what_is_linked(dist: Path) -> None:
    bom = read_bill(dist)
    addon = bom.metadata.component
    assert addon is not None
    assert (addon.name, addon.version) == ("av_audio_session", version.read())
    with zipfile.ZipFile(dist / f"{NAME}.zip") as packed:
        expected = {name: hashlib.sha256(packed.read(name)).hexdigest() for name in packed.namelist()}
    assert {each.name: each.hashes[0].content for each in addon.components} == expected
    assert {each.name for each in bom.components} == {
        "gdextension_interface.h",
        "libc++",
        "libc++abi",
        "libunwind",
        "mingw-w64",
        "zig compiler_rt",
    }


def test_the_bill_of_materials_is_the_same_each_time(dist: Path) -> None:
    files = {path.relative_to(STAGED).as_posix(): path for path in STAGED.rglob("*") if path.is_file()}
    bill = bill_of_materials.make("av_audio_session", version.read(), files)
    assert bill == (dist / f"{NAME}.cdx.json").read_text()


def test_the_frameworks_have_the_version() -> None:
    descriptions = [path for path in LIBRARIES.rglob("Info.plist") if path.parent.suffix == ".framework"]
    assert descriptions
    for path in descriptions:
        description = plistlib.loads(path.read_bytes())
        assert version.read().startswith(description["CFBundleShortVersionString"])
        assert re.fullmatch(r"\d+\.\d+\.\d+", description["CFBundleShortVersionString"])
        assert description["CFBundleVersion"] == description["CFBundleShortVersionString"]
