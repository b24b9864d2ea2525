"""`test`: builds what the tests need and runs them, in parallel, with the coverage of the tools."""

import argparse
import sys

from tools import process
from tools.build import build
from tools.errors import ExitCode

# The target of SCons that builds all libraries the tests load.
TARGET = "tests"

# In seconds.
TIME_LIMIT = 3600.0


def run(args: argparse.Namespace) -> ExitCode:
    """Build and test. Whatever pytest ends with but success is a failure, having found no test too."""
    build_options = [f"bindings={args.bindings}"]
    pytest_options = [f"--bindings={args.bindings}"]
    if args.godot_cpp:
        godot_cpp = args.godot_cpp.absolute()
        build_options.append(f"godot_cpp={godot_cpp}")
        pytest_options.append(f"--godot-cpp={godot_cpp}")
    build([*build_options, TARGET])
    finished = process.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--numprocesses=auto",
            "--cov",
            *pytest_options,
            *args.passed_on,
        ],
        time_limit=TIME_LIMIT,
        check=False,
    )
    return ExitCode.OK if finished.exit_code == 0 else ExitCode.TESTS_FAILED
