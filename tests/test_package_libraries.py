"""The libraries of a package, read back; and the check of them, which has to find each kind of mistake."""

import hashlib
import re
import shutil
import struct
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import lief
import pytest

from tests.test_ios_library import ALLOWED as ALLOWED_ON_PHONES
from tools import library_check, library_contents
from tools.apple_toolchain import MAC_STUBS
from tools.errors import ExitCode, ToolError
from tools.paths import BUILD, ROOT

PACKAGED = BUILD / "package/addons/av_audio_session"
TARGETS = ("template_debug", "template_release")

LINUX = "libav_audio_session.linux.template_release.arm64.so"
ANDROID = "libav_audio_session.android.template_release.arm64.so"
WINDOWS = "libav_audio_session.windows.template_release.x86_64.dll"
MAC = "libav_audio_session.macos.template_release.universal.dylib"
SYSTEMS = (
    "linux.{target}.x86_64.so",
    "linux.{target}.arm64.so",
    "windows.{target}.x86_64.dll",
    "windows.{target}.arm64.dll",
    "macos.{target}.universal.dylib",
    "android.{target}.arm64.so",
    "android.{target}.arm32.so",
    "android.{target}.x86_64.so",
)

# (a library, what is written in place of what, what the check says)
CHANGES = [
    (LINUX, b"GLIBC_2.17", b"GLIBC_2.39", "it needs glibc 2.39, expected 2.17 or older"),
    (LINUX, b"libc.so.6", b"libq.so.6", "it needs libq.so.6, expected nothing but ld-linux"),
    (WINDOWS, b"KERNEL32.dll", b"USER3232.dll", "it needs user3232.dll, expected nothing but api-ms-win"),
    (ANDROID, b"Android\0", b"Anderes\0", "no oldest version of the system, expected 24 or older"),
    (MAC, b"libSystem.B", b"libSystem.Q", "it needs /usr/lib/libSystem.Q.dylib, expected nothing but"),
    *(
        (
            library,
            b"av_audio_session_init",
            b"av_audio_session_exit",
            "the exported symbols av_audio_session_exit, expected av_audio_session_init alone",
        )
        for library in (LINUX, WINDOWS, MAC)
    ),
]


@pytest.fixture
def addon(tmp_path: Path) -> Path:
    """Return an addon without libraries."""
    (tmp_path / "lib").mkdir()
    return tmp_path


def add(addon: Path, library: str, *, name: str = "") -> Path:
    """Put a library of the package into an addon, perhaps under another name."""
    packaged = PACKAGED / "lib" / library
    assert packaged.exists(), f"there is no {packaged}: `python3 -m tools test` builds it"
    into = addon / "lib" / (name or library)
    if packaged.is_dir():
        shutil.copytree(packaged, into)
    else:
        shutil.copy(packaged, into)
    return into


def find_mistakes(addon: Path) -> str:
    with pytest.raises(ToolError) as raised:
        library_check.check_addon(addon)
    assert raised.value.code == ExitCode.BUILD_FAILED
    return str(raised.value)


def test_the_package_has_a_right_library_for_each_system() -> None:
    found = library_check.check_addon(PACKAGED)
    described = {line.split(":")[0] for line in found}
    assert described >= {
        f"libav_audio_session.{system.format(target=target)}" for system in SYSTEMS for target in TARGETS
    }
    assert described >= {
        f"libav_audio_session.{system}.{target}" for system in ("ios", "visionos") for target in TARGETS
    }


@pytest.mark.parametrize(("library", "right", "wrong", "message"), CHANGES)
def test_what_a_library_says_of_itself_is_checked(
    addon: Path, library: str, right: bytes, wrong: bytes, message: str
) -> None:
    file = add(addon, library)
    content = file.read_bytes()
    assert right in content
    file.write_bytes(content.replace(right, wrong))
    mistakes = find_mistakes(addon)
    assert f"{file}: found" in mistakes
    assert message in mistakes


def test_the_processor_is_checked(addon: Path) -> None:
    add(addon, LINUX, name=LINUX.replace("arm64", "x86_64"))
    assert "found code for arm64, expected it for x86_64" in find_mistakes(addon)


def test_a_library_for_half_of_the_macs_is_found(addon: Path) -> None:
    file = add(addon, MAC)
    fat = lief.MachO.parse(file)
    assert fat is not None
    first = fat.at(0)
    assert first is not None
    first.write(str(file))
    assert re.search("found code for (arm64|x86_64), expected it for x86_64 arm64", find_mistakes(addon))


def test_the_platform_is_checked(addon: Path) -> None:
    add(addon, WINDOWS, name=LINUX.replace("arm64", "x86_64"))
    assert "found the platform windows, expected linux" in find_mistakes(addon)


def test_the_kind_of_device_is_checked(addon: Path) -> None:
    xcframework = add(addon, "libav_audio_session.ios.template_release.xcframework")
    library = f"{xcframework.stem}.framework/{xcframework.stem}"
    shutil.copy(xcframework / "ios-arm64" / library, xcframework / "ios-arm64-simulator" / library)
    assert "found the platform ios, expected ios-simulator" in find_mistakes(addon)


def test_the_oldest_mac_is_checked(addon: Path) -> None:
    file = add(addon, MAC)
    fat = lief.MachO.parse(file)
    assert fat is not None
    for binary in fat:
        assert binary.build_version is not None
        binary.build_version.minos = [26, 0, 0]
    fat.write(str(file))
    assert "it needs macos 26.0, expected 11.0 or older" in find_mistakes(addon)


def test_the_oldest_windows_is_checked(addon: Path) -> None:
    file = add(addon, WINDOWS)
    promise = replace(library_check.PROMISES["windows"], architectures=("x86_64",), minimum=(4, 0))
    (mistake,) = library_check.compare(file, promise)
    assert re.fullmatch(r"found that it needs windows \d+\.0, expected 4\.0 or older", mistake)


def test_a_search_path_is_found(addon: Path) -> None:
    file = add(addon, LINUX)
    binary = lief.ELF.parse(file)
    assert binary is not None
    binary.add(lief.ELF.DynamicEntryRunPath("/somewhere"))
    binary.write(str(file))
    assert "found the entry RUNPATH, expected none" in find_mistakes(addon)


def test_a_path_of_this_machine_is_found(addon: Path) -> None:
    file = add(addon, WINDOWS)
    file.write_bytes(file.read_bytes() + f"{ROOT}/source.cpp".encode())
    assert f"found the path {ROOT}/source.cpp of the machine that built it" in find_mistakes(addon)


def test_the_size_is_checked(addon: Path) -> None:
    file = add(addon, LINUX)
    file.write_bytes(file.read_bytes() + bytes(1024 * 1024))
    assert re.search(r"found \d+ bytes, expected at most \d+", find_mistakes(addon))


def test_what_is_no_library_is_refused(addon: Path) -> None:
    (addon / "lib" / LINUX).write_text("text")
    (addon / "lib" / "notes.txt").write_text("text")
    mistakes = find_mistakes(addon)
    assert f"{LINUX}: is no library that can be read" in mistakes
    assert "notes.txt: found this name, expected one like lib" in mistakes


def test_what_is_missing_is_found(addon: Path) -> None:
    assert f"{addon / 'lib'}: found no library" in find_mistakes(addon)
    xcframework = add(addon, "libav_audio_session.ios.template_debug.xcframework")
    shutil.rmtree(xcframework / "ios-arm64")
    assert "found no such file, expected a library" in find_mistakes(addon)


# No Mac is here to load its library: what follows is what it would look at.


@pytest.fixture(params=TARGETS)
def mac_library(request: pytest.FixtureRequest) -> Path:
    """Return the library of the package for Macs."""
    return PACKAGED / "lib" / f"libav_audio_session.macos.{request.param}.universal.dylib"


def test_a_mac_finds_all_that_the_library_imports(mac_library: Path) -> None:
    fat = lief.MachO.parse(mac_library)
    assert fat is not None
    has = {
        "/usr/lib/libSystem.B.dylib": list_system_symbols(),
        # macOS 11 and iOS 14 came with the same C++ library.
        "/usr/lib/libc++.1.dylib": ALLOWED_ON_PHONES["/usr/lib/libc++.1.dylib"].keys(),
    }
    for binary in fat:
        imported = list_imports(binary)
        assert {library for library, _ in imported} == has.keys()
        assert [(library, symbol) for library, symbol in imported if symbol not in has[library]] == []


def list_imports(binary: lief.MachO.Binary) -> set[tuple[str, str]]:
    """Return each symbol that is bound when the library is loaded, and where it is looked for."""
    found = set()
    for each in binary.bindings:
        assert each.library is not None
        assert each.symbol is not None
        found.add((str(each.library.name), str(each.symbol.name)))
    return found


def list_system_symbols() -> set[str]:
    """Return the symbols of the system's library that the zig package knows, from Apple's own list."""
    zig = find_spec("ziglang")
    assert zig is not None
    assert zig.origin is not None
    stub = Path(zig.origin).parent / "lib/libc/darwin/libSystem.tbd"
    return set(re.findall(r"[\w$.]+", stub.read_text(encoding="utf-8")))


def test_the_library_for_macs_is_found_wherever_the_app_is(mac_library: Path) -> None:
    assert {each.install_name for each in library_contents.read(mac_library)} == {
        f"@rpath/{mac_library.name}"
    }


def test_a_mac_with_an_arm_processor_accepts_the_signature(mac_library: Path) -> None:
    fat = lief.MachO.parse(mac_library)
    assert fat is not None
    (binary,) = [each for each in fat if each.header.cpu_type == lief.MachO.Header.CPU_TYPE.ARM64]
    assert binary.code_signature is not None
    code = mac_library.read_bytes()[binary.fat_offset :]
    signature = code[binary.code_signature.data_offset :]
    # An index of parts, the first of which describes the code: hashes of its pages.
    assert struct.unpack_from(">I", signature)[0] == 0xFADE0CC0
    directory = signature[struct.unpack_from(">I", signature, 16)[0] :]
    magic, _, _, _, hashes, _, _, count, limit = struct.unpack_from(">9I", directory)
    assert magic == 0xFADE0C02
    page_size = 1 << directory[39]
    assert limit == binary.code_signature.data_offset
    assert count == -(-limit // page_size)
    for page in range(count):
        content = code[page * page_size : min((page + 1) * page_size, limit)]
        assert directory[hashes + page * 32 :][:32] == hashlib.sha256(content).digest()


def test_the_stubs_for_macs_have_only_what_a_mac_has() -> None:
    text = (MAC_STUBS / "usr/lib/libSystem.tbd").read_text(encoding="utf-8")
    assert set(re.findall(r"^ +- '(.+)'$", text, re.MULTILINE)) <= list_system_symbols()
