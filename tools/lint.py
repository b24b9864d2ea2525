"""`lint`: style, types, workflows and documentation. All checks run; which ones failed is said at the end."""

import argparse
import sys
from pathlib import Path

from tools import documentation, process
from tools.errors import ExitCode, ToolError
from tools.paths import ADDON, EXTENSION, PROJECT, ROOT, TESTS, TOOLS, VENV

WORKFLOWS = ROOT / ".github" / "workflows"

NATIVE = {".cpp", ".h", ".hpp", ".m", ".mm"}
GDSCRIPT = {".gd"}

# In seconds, for each check.
TIME_LIMIT = 600.0


def run(_args: argparse.Namespace) -> ExitCode:
    """Run all checks. Raises ToolError naming those that failed."""
    python = [sys.executable, "-m"]
    native = files(NATIVE, EXTENSION, TESTS)
    gdscript = files(GDSCRIPT, EXTENSION, PROJECT, TESTS, TOOLS)
    checks: dict[str, list[str | Path]] = {
        "ruff check": [*python, "ruff", "check"],
        "ruff format": [*python, "ruff", "format", "--check"],
        "mypy": [*python, "mypy"],
        "clang-format": [VENV / "bin" / "clang-format", "--dry-run", "-Werror", *native],
        "gdlint": [*python, "gdtoolkit.linter", *gdscript],
        "gdformat": [*python, "gdtoolkit.formatter", "--check", *gdscript],
        "zizmor": check_workflows(WORKFLOWS),
    }
    failed = [name for name, command in checks.items() if not _passes(command)]
    try:
        documentation.check()
    except ToolError as error:
        print(error, file=sys.stderr)
        failed.append("documentation")
    if failed:
        raise ToolError(f"these checks failed: {', '.join(failed)}", ExitCode.LINT_FAILED)
    return ExitCode.OK


def check_workflows(workflows: Path) -> list[str | Path]:
    """Return the command that checks workflows: their form, and that nobody else's input or code gets in."""
    # A file that cannot be read is a finding, too; the audits that ask the network are left out.
    return [VENV / "bin" / "zizmor", "--offline", "--no-progress", "--strict-collection", workflows]


def files(suffixes: set[str], *folders: Path) -> list[Path]:
    """Return our own files of these kinds below the folders, as paths from ROOT."""
    found = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in suffixes]
    own = [path.relative_to(ROOT) for path in found if not path.is_relative_to(ADDON)]
    # Godot and the tools keep what they make in hidden folders.
    return [path for path in own if not any(part.startswith(".") for part in path.parts)]


def _passes(command: list[str | Path]) -> bool:
    return process.run(command, time_limit=TIME_LIMIT, check=False).exit_code == 0
