"""`python3 -m tools`: makes .venv if needed, and runs the command in it. Standard library only."""

import importlib
import os
import signal
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from typing import NoReturn

from tools.errors import ExitCode, ToolError

# Before anything else is imported: an older Python lacks what the other modules need.
if sys.version_info < (3, 11):  # noqa: UP036 - a user may well start it with one
    print("error: the tools need Python 3.11 or later; this is " + sys.version.split()[0], file=sys.stderr)
    sys.exit(ExitCode.SETUP_FAILED)

from tools import cli, venv
from tools.paths import VENV, VENV_PYTHON

# They look at what was set up, or remove it.
WITHOUT_SETUP = ("doctor", "clean")

# What a shell reports for a program that was ended by Ctrl-C.
INTERRUPTED = 128 + signal.SIGINT


def main() -> int:
    """Run the command of the command line, and return its exit code."""
    args = cli.parse(sys.argv[1:])
    # Ended from outside, a command still stops what it started.
    signal.signal(signal.SIGTERM, _end)
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, _end)
    try:
        if args.command not in WITHOUT_SETUP:
            _enter_venv()
        return _run(args)
    except ToolError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED


def _enter_venv() -> None:
    """Go on in .venv, which is made if needed: the same command line, in the Python of .venv."""
    venv.make()
    if Path(sys.prefix) == VENV:
        return
    sys.stdout.flush()
    command = [str(VENV_PYTHON), "-m", "tools", *sys.argv[1:]]
    if sys.platform == "win32":
        # There, execv would give the shell its prompt back before the command has ended.
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(VENV_PYTHON, command)  # noqa: S606


def _run(args: Namespace) -> ExitCode:
    """Run a command: the function `run` of the module of that name, imported only now, in .venv."""
    module = args.command.replace("-", "_")
    code: ExitCode = importlib.import_module(f"tools.{module}").run(args)
    return code


def _end(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
