"""The compiler for Android: clang and lld of the Python package ziglang, on what is in extension/sdk/android.

Zig has nothing of Android's C library, bionic. So the headers are those of musl, and what may be taken from a
phone's library is a short list of what is the same in both: the linker gets a library with these names alone.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from tools import zig_toolchain
from tools.paths import EXTENSION

SDK = EXTENSION / "sdk" / "android"
LIBCXX_CONFIG = SDK / "libcxx_config.h"
SYSTEM_LIBRARY = "libc.so"
ALLOWED = SDK / "libc.txt"
API_LEVEL = 24
"""Android 7, the oldest that Godot runs on since its version 4.5."""

# What is used of libc++ and of libc++abi. Each library carries its own copy, in which nothing is thrown.
LIBCXX_SOURCES = (
    "libcxx/src/condition_variable.cpp",
    "libcxx/src/condition_variable_destructor.cpp",
    "libcxx/src/future.cpp",
    "libcxx/src/memory.cpp",
    "libcxx/src/mutex.cpp",
    "libcxx/src/mutex_destructor.cpp",
    "libcxx/src/string.cpp",
    "libcxx/src/system_error.cpp",
    "libcxx/src/thread.cpp",
    "libcxxabi/src/cxa_guard.cpp",
    "libcxxabi/src/stdlib_new_delete.cpp",
)


@dataclass(frozen=True)
class Processor:
    """One kind of processor, in the terms of the compilers."""

    triple: str
    musl: str
    """The folder with musl's headers for it."""
    flags: tuple[str, ...]
    zig_cpu: str
    """The oldest of its kind, for the compiler of Zig's own language."""


PROCESSORS = {
    "arm64": Processor(
        f"aarch64-linux-android{API_LEVEL}",
        "aarch64-linux-musl",
        # Android's C library has no functions for what newer processors do in one instruction.
        ("-mno-outline-atomics",),
        "generic",
    ),
    "arm32": Processor(
        f"armv7a-linux-androideabi{API_LEVEL}", "arm-linux-musl", ("-mthumb",), "generic+v7a+thumb2"
    ),
    "x86_64": Processor(f"x86_64-linux-android{API_LEVEL}", "x86_64-linux-musl", (), "x86_64"),
}


@dataclass(frozen=True)
class Toolchain:
    """How to call the compiler and the linker for one processor."""

    compiler: list[str]
    compile_flags: list[str]
    libcxx_flags: list[str]
    """On top, for libc++ itself."""
    libcxx_sources: list[Path]
    builtins: list[str]
    """The command for the archive of what the compiler calls where the processor has no instruction."""
    linker: list[str]
    link_flags: list[str]


def find(arch: str) -> Toolchain:
    """Return the toolchain for a processor, by Godot's name. Raises ToolError if ziglang is missing."""
    zig = zig_toolchain.find_libraries()
    processor = PROCESSORS[arch]
    headers = [
        zig / "libcxx" / "include",
        zig / "libcxxabi" / "include",
        zig / "include",
        zig / "libc" / "include" / processor.musl,
        zig / "libc" / "include" / "generic-musl",
    ]
    run_zig = [sys.executable, "-m", "ziglang"]
    return Toolchain(
        compiler=[*run_zig, "clang", f"--target={processor.triple}"],
        compile_flags=[
            *processor.flags,
            # Tables for unwinding name functions of an unwinder, which is not there.
            "-fno-asynchronous-unwind-tables",
            "-fno-unwind-tables",
            "-nostdinc",
            "-nostdinc++",
            f"-include{LIBCXX_CONFIG}",
            *(f"-isystem{folder}" for folder in headers),
        ],
        libcxx_flags=[
            "-std=c++23",
            "-Os",
            # It is not held to our warnings.
            "-w",
            "-D_LIBCPP_BUILDING_LIBRARY",
            "-DLIBCXX_BUILDING_LIBCXXABI",
            f"-isystem{zig / 'libcxx' / 'src'}",
            f"-isystem{zig / 'libcxxabi' / 'src'}",
        ],
        libcxx_sources=[*(zig / source for source in LIBCXX_SOURCES), *sorted(SDK.glob("*.cpp"))],
        builtins=[
            *run_zig,
            "build-lib",
            str(zig / "compiler_rt.zig"),
            "-target",
            f"{processor.musl.split('-')[0]}-linux-android{'eabi' if arch == 'arm32' else ''}",
            f"-mcpu={processor.zig_cpu}",
            "-OReleaseSmall",
            "-fPIC",
            "-fstrip",
            "-ffunction-sections",
            "-fdata-sections",
        ],
        linker=[*run_zig, "ld.lld"],
        link_flags=[
            "--no-undefined",
            "--gc-sections",
            "--icf=all",
            "--strip-all",
            # Pages are of 16 KiB on some phones since Android 15.
            "-zmax-page-size=16384",
            "-znow",
            "-zstart-stop-visibility=hidden",
        ],
    )


@dataclass(frozen=True)
class SystemSymbol:
    """What the system's C library has under a name."""

    level: int
    """The API level that it came with."""
    is_variable: bool


def read_allowed() -> dict[str, SystemSymbol]:
    """Return what may be taken from the system's C library, by its name."""
    allowed = {}
    for line in ALLOWED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, *rest = line.split()
            allowed[name] = SystemSymbol(int(rest[0]) if rest else 1, rest[1:] == ["variable"])
    return allowed
