"""zig as a C++ compiler for other systems than this one: it brings their headers and libraries along."""

import importlib.util
import sys
from pathlib import Path

from tools.compiler import PACKAGED
from tools.errors import ToolError

# The oldest C library of Linux that a library of ours runs with.
GLIBC = "2.17"

# What zig calls a system, by Godot's names of the platform and the processor.
TARGETS = {
    ("linux", "x86_64"): f"x86_64-linux-gnu.{GLIBC}",
    ("linux", "arm64"): f"aarch64-linux-gnu.{GLIBC}",
    ("windows", "x86_64"): "x86_64-windows-gnu",
    ("windows", "arm64"): "aarch64-windows-gnu",
}
# The first build for a target also builds its C++ library; the environment says where that is kept.
ENVIRONMENT = PACKAGED.environment


def command(platform: str, arch: str) -> list[str]:
    """Return the command that compiles and links for a system."""
    return command_for(TARGETS[platform, arch])


def command_for(target: str) -> list[str]:
    """Return the command that compiles and links for what zig calls `target`."""
    return [sys.executable, "-m", "ziglang", "c++", "-target", target]


def find_libraries() -> Path:
    """Return the folder of the headers and libraries that zig brings along.

    Raises ToolError if it is not installed.
    """
    package = importlib.util.find_spec("ziglang")
    if package is None or package.origin is None:
        raise ToolError(
            "the Python package ziglang, which compiles for other systems, is not installed."
            " `python3 -m tools build` sees to it."
        )
    return Path(package.origin).parent / "lib"
