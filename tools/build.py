"""`build`: SCons, with the engine and the compiler that were found."""

import argparse
import os
import shlex
import sys
from collections.abc import Sequence

from tools import apple_toolchain, compiler, engine, process
from tools.errors import ExitCode

# In seconds. A package that serves as the compiler takes minutes the first time.
TIME_LIMIT = 3600.0


def run(args: argparse.Namespace) -> ExitCode:
    """Build what the user asks SCons for."""
    build(args.passed_on)
    return ExitCode.OK


def build(arguments: Sequence[str] = ()) -> None:
    """Run SCons on the project. Raises ToolError if something does not build."""
    if any(f"platform={platform}" in arguments for platform in ("macos", *apple_toolchain.SLICES)):
        apple_toolchain.prepare()
    found = compiler.find()
    process.run(
        [sys.executable, "-m", "SCons", f"-j{os.cpu_count()}", *arguments],
        time_limit=TIME_LIMIT,
        env={
            "GODOT": str(engine.find().executable),
            "CXX": shlex.join(found.command),
            **found.environment,
        },
        code=ExitCode.BUILD_FAILED,
    )
