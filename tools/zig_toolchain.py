"""zig as a C++ compiler for other systems than this one: it brings their headers and libraries along."""

import sys

from tools.compiler import PACKAGED

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
    return [sys.executable, "-m", "ziglang", "c++", "-target", TARGETS[platform, arch]]
