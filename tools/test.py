"""`test`: builds what the tests need and runs them, in parallel, with coverage."""

import argparse
import sys

from tools import apple_coverage, packaged_clang, process
from tools.build import build
from tools.errors import ExitCode

# The target of SCons that builds all libraries the tests load.
TARGET = "tests"
# And all libraries that are shipped, which they read.
PACKAGE = ("package", "toolchain=zig")

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
    packaged_clang.find()
    build([*build_options, TARGET])
    build(PACKAGE)
    apple_coverage.start()
    finished = process.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--numprocesses=auto",
            "--dist=worksteal",
            "--cov",
            *pytest_options,
            *args.passed_on,
        ],
        time_limit=TIME_LIMIT,
        check=False,
    )
    # A selection of the tests need not run everything.
    apple_coverage.report(check=finished.exit_code == 0 and not args.passed_on)
    return ExitCode.OK if finished.exit_code == 0 else ExitCode.TESTS_FAILED
