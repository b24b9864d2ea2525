"""`build`: SCons, with the engine and the compiler that were found."""

import argparse
import os
import shlex
import sys
from collections.abc import Callable, Sequence

from tools import apple_toolchain, compiler, engine, process
from tools.errors import ExitCode
from tools.lock import exclusive

# In seconds. A package that serves as the compiler takes minutes the first time.
TIME_LIMIT = 3600.0


def run(args: argparse.Namespace) -> ExitCode:
    """Build what the user asks SCons for."""
    build(args.passed_on)
    return ExitCode.OK


def build(arguments: Sequence[str] = (), on_line: Callable[[str], None] | None = None) -> None:
    """Run SCons on the project; `on_line` takes what it says.

    Raises ToolError if something does not build.
    """
    apple = {f"platform={platform}" for platform in ("macos", *apple_toolchain.SLICES)}
    if not {"package", "tests", *apple}.isdisjoint(arguments):
        apple_toolchain.prepare()
    found = compiler.find()
    godot = engine.find().executable
    # SCons does not expect another one in the same folder.
    with exclusive():
        process.run(
            [sys.executable, "-m", "SCons", f"-j{os.cpu_count()}", *arguments],
            time_limit=TIME_LIMIT,
            env={"GODOT": str(godot), "CXX": shlex.join(found.command), **found.environment},
            on_line=on_line,
            code=ExitCode.BUILD_FAILED,
        )
