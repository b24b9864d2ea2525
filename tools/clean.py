"""`clean`: removes what the commands made. Standard library only: .venv may be among it."""

import argparse
import shutil
from pathlib import Path

from tools.errors import ExitCode
from tools.paths import ADDON, BUILD, CACHE, DIST, PROJECT, ROOT, VENV

# What the build made: all of it is made again from the sources.
BUILT = (
    BUILD,
    DIST,
    ADDON,
    PROJECT / ".godot",
    *(ROOT / name for name in (".sconsign.dblite", "compile_commands.json", ".coverage")),
    *(ROOT / name for name in (".mypy_cache", ".pytest_cache", ".ruff_cache")),
)
# What the set-up made: making it again needs the network.
SET_UP = (VENV, CACHE)


def run(args: argparse.Namespace) -> ExitCode:
    """Remove it, and say what was removed and how much that was."""
    paths = [*BUILT, *(SET_UP if args.all else ())]
    freed = sum(_remove(path) for path in paths if path.exists())
    print(f"freed {freed / 1e6:.1f} MB")
    return ExitCode.OK


def _remove(path: Path) -> int:
    """Remove a file or a folder, and return how many bytes it took."""
    files = [each for each in (path, *path.rglob("*")) if each.is_file() and not each.is_symlink()]
    size = sum(file.stat().st_size for file in files)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
    print(f"removed {path.relative_to(ROOT)} ({size / 1e6:.1f} MB)")
    return size
