"""`doctor`: what was found on this machine. Installs nothing. Standard library only."""

import argparse
import platform
import shlex
import sys
from collections.abc import Callable

from tools import compiler, engine, packaged_clang, venv
from tools.errors import ExitCode, ToolError
from tools.paths import VENV


def run(_args: argparse.Namespace) -> ExitCode:
    """Print what was found and where it came from; the exit code says whether all of it is there."""
    found = [
        _show("Python", _python),
        _show("packages", _packages),
        _show("compiler", _compiler),
        _show("clang", _clang),
        _show("Godot", _godot),
        _show("bindings", _bindings),
    ]
    return ExitCode.OK if all(found) else ExitCode.SETUP_FAILED


def _show(name: str, check: Callable[[], str]) -> bool:
    try:
        print(f"{name:<10}{check()}")
    except ToolError as error:
        print(f"{name:<10}missing: {error}")
        return False
    return True


def _python() -> str:
    return f"{platform.python_version()}, {sys.executable}"


def _packages() -> str:
    if not venv.is_made():
        raise ToolError(f"{VENV} is not made yet, or out of date. Every other command makes it.")
    return f"as pinned, {VENV}"


def _compiler() -> str:
    found = compiler.find()
    if found is compiler.PACKAGED and not venv.is_made():
        raise ToolError("there is none on the PATH; .venv will bring one. Or set the variable CXX.")
    return f"{shlex.join(found.command)}, from {found.origin}"


def _clang() -> str:
    folder = packaged_clang.FOLDER
    return f"with GNUstep for the tests, {folder}" if folder.is_dir() else "not set up yet; `test` does that"


def _godot() -> str:
    found = engine.find(fetch=False)
    return f"{found.version}, {found.executable}, from {found.origin}"


def _bindings() -> str:
    return "direct; for godot-cpp: build bindings=godot-cpp godot_cpp=DIR, with a godot-cpp that you built"
