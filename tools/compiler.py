"""The C++ compiler. Standard library only: `doctor` asks before there is a .venv."""

import os
import shlex
import shutil
from dataclasses import dataclass, field

from tools.errors import ToolError
from tools.paths import CACHE, VENV_PYTHON

ON_PATH = ("g++", "clang++", "c++")


@dataclass(frozen=True)
class Compiler:
    """How to call the compiler, and what it needs in the environment."""

    command: list[str]
    origin: str
    environment: dict[str, str] = field(default_factory=dict)


# Used where the machine has no compiler.
PACKAGED = Compiler(
    [str(VENV_PYTHON), "-m", "ziglang", "c++"],
    "the Python package ziglang",
    # The first build for a target also builds its C++ library, which is kept here.
    {"ZIG_GLOBAL_CACHE_DIR": str(CACHE / "zig")},
)


def find() -> Compiler:
    """Find the compiler: the variable CXX, then PATH, then the packaged one.

    Raises ToolError if CXX names a program that is not there.
    """
    if chosen := os.environ.get("CXX"):
        advice = "Set CXX to a C++ compiler, or unset it."
        try:
            command = shlex.split(chosen)
        except ValueError as error:
            raise ToolError(f"CXX={chosen}: {error}. {advice}") from error
        program = command[0] if command else ""
        if shutil.which(program) is None:
            raise ToolError(f"CXX={chosen}: there is no program {program}. {advice}")
        return Compiler(command, "the variable CXX")
    for name in ON_PATH:
        if found := shutil.which(name):
            return Compiler([found], "PATH")
    return PACKAGED
