"""Compares the libraries of an addon with what each of them promises by its name.

A machine that builds for all platforms can run few of the libraries, but it can read all of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tools import android_toolchain
from tools.android_toolchain import API_LEVEL, PROCESSORS
from tools.apple_toolchain import MACS, SLICES, Slice
from tools.errors import ExitCode, ToolError
from tools.library_contents import Contents, parse_version, read
from tools.paths import CACHE, ROOT, VENV
from tools.zig_toolchain import GLIBC

ENTRY_SYMBOL = "av_audio_session_init"

# NAME.PLATFORM.TARGET.PROCESSOR.ENDING, as the build names them.
FILE_NAME = re.compile(r"lib\w+\.(?P<platform>\w+)\.(?P<target>\w+)\.(?P<architecture>\w+)\.(so|dll|dylib)")


@dataclass(frozen=True)
class Promise:
    """What a library keeps to, so that it loads wherever we say that it does."""

    platform: str
    architectures: tuple[str, ...]
    minimum: tuple[int, ...]
    """The version of the oldest system; on Linux of the oldest C library."""
    libraries: frozenset[str]
    """All that may be loaded along: every such system has them."""
    limit: int
    """KiB for each processor, of a release."""


# KiB more for debugging: the help in the editor, and code that is made for speed rather than for size.
DEBUG_LIMIT = 256

_WINDOWS_C_LIBRARY = (
    "convert",
    "environment",
    "heap",
    "locale",
    "math",
    "private",
    "runtime",
    "stdio",
    "string",
    "time",
    "utility",
)
_MAC_LIBRARIES = frozenset({"/usr/lib/libSystem.B.dylib", "/usr/lib/libc++.1.dylib"})
_PHONE_FRAMEWORKS = ("AVFoundation", "CoreFoundation", "Foundation")
_PHONE_LIBRARIES = _MAC_LIBRARIES | {
    "/usr/lib/libobjc.A.dylib",
    *(f"/System/Library/Frameworks/{name}.framework/{name}" for name in _PHONE_FRAMEWORKS),
}


# By Godot's name of the platform. For Linux and Windows the C++ library is in it.
PROMISES = {
    "linux": Promise(
        "linux",
        ("x86_64", "arm64"),
        parse_version(GLIBC),
        frozenset(
            {
                *("libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2"),
                *("ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"),
            }
        ),
        256,
    ),
    "windows": Promise(
        "windows",
        ("x86_64", "arm64"),
        # The first that has this C library.
        (10, 0),
        frozenset({"kernel32.dll", *(f"api-ms-win-crt-{part}-l1-1-0.dll" for part in _WINDOWS_C_LIBRARY)}),
        256,
    ),
    "android": Promise(
        "android", tuple(PROCESSORS), (API_LEVEL,), frozenset({android_toolchain.SYSTEM_LIBRARY}), 256
    ),
    "macos": Promise("macos", ("x86_64", "arm64"), parse_version(MACS[0].minimum), _MAC_LIBRARIES, 192),
}


def _promise_for_phones(made_for: Slice) -> Promise:
    platform = "-".join(part for part in (made_for.platform, made_for.variant) if part)
    return Promise(platform, ("arm64",), parse_version(made_for.minimum), _PHONE_LIBRARIES, 192)


def check_addon(addon: Path) -> list[str]:
    """Check every library of an addon; return a line about each.

    Raises ToolError that names all that is wrong.
    """
    libraries = list(find_libraries(addon))
    mistakes = [f"{library}: {mistake}" for library in libraries for mistake in check(library)]
    if not libraries:
        mistakes = [f"{addon / 'lib'}: found no library"]
    if mistakes:
        raise ToolError(
            "\n".join(["libraries are not what they have to be:", *mistakes]), ExitCode.BUILD_FAILED
        )
    return [describe(library) for library in libraries]


def find_libraries(addon: Path) -> Iterator[Path]:
    """Give the libraries of an addon: the files in lib/, and in an xcframework that of each device."""
    for path in sorted((addon / "lib").iterdir()):
        if path.suffix == ".xcframework":
            for each in SLICES[path.name.split(".")[1]]:
                yield path / each.identifier / f"{path.stem}.framework" / path.stem
        else:
            yield path


def describe(library: Path) -> str:
    """Give a line about a library that is right."""
    contents = read(library)
    architectures = " ".join(each.architecture for each in contents)
    size = library.stat().st_size // 1024
    return f"{library.name}: {_name_system(contents[0])}, {architectures}, {size} KiB"


def check(library: Path) -> Iterator[str]:
    """Give what is wrong with a library: what was found, and what is expected."""
    promise = find_promise(library)
    if promise is None:
        yield "found this name, expected one like libav_audio_session.linux.template_debug.x86_64.so"
    elif not library.is_file():
        yield "found no such file, expected a library"
    else:
        yield from compare(library, promise)


def find_promise(library: Path) -> Promise | None:
    """Return what the name and the place of a library promise; None if they are no library's."""
    for each in (each for slices in SLICES.values() for each in slices):
        if library.parent.parent.name == each.identifier:
            return _promise_for_phones(each)
    name = FILE_NAME.fullmatch(library.name)
    if name is None or name["platform"] not in PROMISES:
        return None
    promise = PROMISES[name["platform"]]
    if name["target"] != "template_release":
        promise = replace(promise, limit=promise.limit + DEBUG_LIMIT)
    if name["architecture"] != "universal":
        promise = replace(promise, architectures=(name["architecture"],))
    return promise


def compare(library: Path, promise: Promise) -> Iterator[str]:
    """Give what of a promise a library does not keep."""
    try:
        contents = read(library)
    except ToolError as error:
        yield str(error)
        return
    architectures = sorted(each.architecture for each in contents)
    if architectures != sorted(promise.architectures):
        yield f"found code for {' '.join(architectures)}, expected it for {' '.join(promise.architectures)}"
    for each in contents:
        yield from _compare_one(each, promise)
    size, limit = library.stat().st_size, promise.limit * 1024 * len(contents)
    if size > limit:
        yield f"found {size} bytes, expected at most {limit}"
    for path in find_paths(library):
        yield f"found the path {path} of the machine that built it, expected no such path"


def _compare_one(found: Contents, promise: Promise) -> Iterator[str]:
    if found.platform != promise.platform:
        yield f"found the platform {found.platform}, expected {promise.platform}"
    elif not found.minimum:
        yield f"found no oldest version of the system, expected {_join(promise.minimum)} or older"
    elif found.minimum > promise.minimum:
        minimum = _join(promise.minimum)
        yield f"found that it needs {_name_system(found)}, expected {minimum} or older"
    if found.exports != (ENTRY_SYMBOL,):
        yield f"found the exported symbols {', '.join(found.exports)}, expected {ENTRY_SYMBOL} alone"
    if foreign := sorted(set(found.libraries) - promise.libraries):
        allowed = ", ".join(sorted(promise.libraries))
        yield f"found that it needs {', '.join(foreign)}, expected nothing but {allowed}"
    for leftover in found.leftovers:
        yield f"found {leftover}, expected none"


def find_paths(library: Path) -> list[str]:
    """Return what is in a library of paths below the folders that only this machine has."""
    # In a container the home may be the root, which every path is below.
    folders = {str(folder) for folder in (ROOT, VENV.resolve(), CACHE.resolve(), Path.home())} - {"/"}
    below = b"|".join(re.escape(folder.encode()) for folder in sorted(folders))
    found = re.findall(rb"(?:%b)/[\x20-\x7e]*" % below, library.read_bytes())
    return sorted({path.decode() for path in found})


def _name_system(contents: Contents) -> str:
    """Name the oldest system that can load a library, by what has a version there."""
    name = {"linux": "glibc", "android": "API level"}.get(contents.platform, contents.platform)
    return f"{name} {_join(contents.minimum)}"


def _join(version: tuple[int, ...]) -> str:
    return ".".join(str(number) for number in version)
