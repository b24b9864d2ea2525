"""`compare-libraries`, on the libraries for phones that were built, and on copies that were tampered with."""

import shutil
from collections.abc import Callable
from pathlib import Path

import lief
import pytest

from tools import compare_libraries
from tools.errors import ToolError
from tools.paths import ADDON

XCFRAMEWORK = Path("lib/libav_audio_session.ios.template_release.xcframework")
LIBRARY = XCFRAMEWORK / f"ios-arm64/{XCFRAMEWORK.stem}.framework/{XCFRAMEWORK.stem}"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Make an addon with a copy of one xcframework."""
    shutil.copytree(ADDON / XCFRAMEWORK, tmp_path / XCFRAMEWORK)
    return tmp_path


def compare(built: Path, packaged: Path = ADDON) -> list[str]:
    return list(compare_libraries.find_differences(built, packaged))


def test_what_is_built_alike_does_not_differ(built: Path) -> None:
    assert compare(built) == []


def test_what_the_package_lacks_is_named(built: Path, tmp_path: Path) -> None:
    packaged = tmp_path / "packaged"
    shutil.copytree(built / "lib", packaged / "lib")
    (packaged / LIBRARY).unlink()
    assert compare(built, packaged) == [f"{LIBRARY}: not in the package"]


def set_minimum(binary: lief.MachO.Binary) -> None:
    assert binary.build_version is not None
    binary.build_version.minos = [15, 0, 0]


def set_platform(binary: lief.MachO.Binary) -> None:
    assert binary.build_version is not None
    binary.build_version.platform = lief.MachO.BuildVersion.PLATFORMS.IOS_SIMULATOR


def set_install_name(binary: lief.MachO.Binary) -> None:
    (own,) = [each for each in binary.libraries if each.command == lief.MachO.LoadCommand.TYPE.ID_DYLIB]
    own.name = "@rpath/another"


def add_library(binary: lief.MachO.Binary) -> None:
    binary.add_library("/usr/lib/libz.1.dylib")


def add_search_path(binary: lief.MachO.Binary) -> None:
    command = lief.MachO.RPathCommand.create("/somewhere")
    assert command is not None
    binary.add(command)


@pytest.mark.parametrize(
    ("tamper", "difference"),
    [
        (set_minimum, "oldest system: only built: 15.0; only in the package: 14.0"),
        (set_platform, "platform: only built: ios-simulator; only in the package: ios"),
        (set_install_name, "install name: only built: @rpath/another; only in the package: @rpath/libav"),
        (add_library, "libraries: only built: /usr/lib/libz.1.dylib; only in the package: none"),
        (add_search_path, "leftovers: only built: the search path /somewhere; only in the package: none"),
    ],
)
def test_each_difference_is_named(
    built: Path, tamper: Callable[[lief.MachO.Binary], None], difference: str
) -> None:
    fat = lief.MachO.parse(built / LIBRARY)
    assert fat is not None
    binary = fat.at(0)
    assert binary is not None
    tamper(binary)
    fat.write(str(built / LIBRARY))
    (line,) = compare(built)
    assert line.startswith(f"{LIBRARY}: arm64: {difference}")


def test_another_export_is_named(built: Path) -> None:
    library = built / LIBRARY
    library.write_bytes(library.read_bytes().replace(b"_session_init", b"_session_exit"))
    difference = "exports: only built: av_audio_session_exit; only in the package: av_audio_session_init"
    assert compare(built) == [f"{LIBRARY}: arm64: {difference}"]


def test_an_addon_without_libraries_is_refused(built: Path, tmp_path: Path) -> None:
    (tmp_path / "empty" / "lib").mkdir(parents=True)
    for addon in (tmp_path / "nothing", tmp_path / "empty"):
        for pair in ((built, addon), (addon, built)):
            with pytest.raises(
                ToolError, match=rf"there is nothing in {addon}/lib\. An addon with libraries"
            ):
                compare(*pair)


def test_a_file_that_is_no_library_is_named(built: Path) -> None:
    (built / LIBRARY).write_text("no library")
    with pytest.raises(ToolError, match=rf"{built / LIBRARY} is no library that can be read"):
        compare(built)
