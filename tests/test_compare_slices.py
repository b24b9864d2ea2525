"""`compare-slices`, on the libraries for phones that were built, and on copies that were tampered with."""

import shutil
from collections.abc import Callable
from pathlib import Path

import lief
import pytest

from tools import compare_slices
from tools.errors import ToolError
from tools.paths import ADDON

XCFRAMEWORK = "libav_audio_session.ios.template_release.xcframework"
BUNDLE = f"{XCFRAMEWORK}/ios-arm64/libav_audio_session.ios.template_release.framework"
LIBRARY = f"{BUNDLE}/{Path(BUNDLE).stem}"
FRAMEWORKS = 8  # two platforms, each with two targets for device and simulator


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Make a folder with a copy of one xcframework."""
    shutil.copytree(ADDON / "lib" / XCFRAMEWORK, tmp_path / XCFRAMEWORK)
    return tmp_path


def compare(first: Path, second: Path) -> list[str]:
    folders = (compare_slices.read_frameworks(folder) for folder in (first, second))
    return list(compare_slices.find_differences(*folders))


def compare_release(copy: Path) -> list[str]:
    """Compare the copy with what it was made from."""
    return [line for line in compare(ADDON / "lib", copy) if line.startswith(XCFRAMEWORK)]


def test_all_frameworks_are_read() -> None:
    frameworks = compare_slices.read_frameworks(ADDON / "lib")
    assert len(frameworks) == FRAMEWORKS
    for facts in frameworks.values():
        assert {fact for fact, values in facts.items() if values} == {
            "processor",
            "platform",
            "minimum version",
            "install name",
            "exports",
            "imported libraries",
        }
    assert frameworks[BUNDLE]["exports"] == {"_av_audio_session_init"}
    assert frameworks[BUNDLE]["platform"] == {"IOS"}


def test_what_is_built_alike_does_not_differ(copy: Path) -> None:
    assert compare_release(copy) == []


def test_a_framework_that_one_side_lacks_is_named(copy: Path) -> None:
    shutil.rmtree(copy / BUNDLE)
    assert compare(copy, ADDON / "lib")[0].endswith(".framework: only in B")
    assert f"{BUNDLE}: only in A" in compare(ADDON / "lib", copy)


def set_minimum(binary: lief.MachO.Binary) -> None:
    assert binary.build_version is not None
    binary.build_version.minos = [15, 0, 0]


def set_platform(binary: lief.MachO.Binary) -> None:
    assert binary.build_version is not None
    binary.build_version.platform = lief.MachO.BuildVersion.PLATFORMS.TVOS


def set_install_name(binary: lief.MachO.Binary) -> None:
    (own,) = [each for each in binary.libraries if each.command == lief.MachO.LoadCommand.TYPE.ID_DYLIB]
    own.name = "@rpath/another"


def add_library(binary: lief.MachO.Binary) -> None:
    binary.add_library("/usr/lib/libz.1.dylib")


@pytest.mark.parametrize(
    ("tamper", "difference"),
    [
        (set_minimum, "minimum version: only in B: 15.0.0"),
        (set_platform, "platform: only in B: TVOS"),
        (set_install_name, "install name: only in B: @rpath/another"),
        (add_library, "imported libraries: only in B: /usr/lib/libz.1.dylib"),
    ],
)
def test_each_difference_is_named(
    copy: Path, tamper: Callable[[lief.MachO.Binary], None], difference: str
) -> None:
    library = copy / LIBRARY
    fat = lief.MachO.parse(library)
    assert fat is not None
    binary = fat.at(0)
    assert binary is not None
    tamper(binary)
    fat.write(str(library))
    fact, _, _ = difference.partition(":")
    differences = compare_release(copy)
    assert f"{BUNDLE}: {difference}" in differences
    assert all(line.startswith(f"{BUNDLE}: {fact}: ") for line in differences)


def test_another_export_is_named(copy: Path) -> None:
    library = copy / LIBRARY
    library.write_bytes(library.read_bytes().replace(b"_session_init", b"_session_exit"))
    assert compare_release(copy) == [
        f"{BUNDLE}: exports: only in A: _av_audio_session_init",
        f"{BUNDLE}: exports: only in B: _av_audio_session_exit",
    ]


def test_a_folder_without_frameworks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match=r"there is no framework in .*Name a folder with an xcframework"):
        compare_slices.read_frameworks(tmp_path)


def test_a_file_that_is_no_library_is_refused(copy: Path) -> None:
    (copy / LIBRARY).write_text("nothing")
    with pytest.raises(ToolError, match="is no library for Apple's devices"):
        compare_slices.read_frameworks(copy)
