"""`package`: builds the addon for every platform, and packs what a user downloads."""

import argparse
import hashlib
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from tools import bill_of_materials, library_check, version
from tools.build import build
from tools.errors import ExitCode
from tools.paths import BUILD, DIST

NAME = "av_audio_session"
SCONS_ARGUMENTS = ["toolchain=zig", "package"]
# What SCons stages: unzipped into a project it is in place.
STAGED = BUILD / "package"
LIBRARIES = STAGED / "addons" / NAME / "lib"

# The oldest time that a ZIP file can say; the same for every file, whenever it was built.
TIME = (1980, 1, 1, 0, 0, 0)
FILE_MODE = 0o100644
UNIX = 3


def run(_args: argparse.Namespace) -> ExitCode:
    """Build, check and pack; says what was built and what was written."""
    _build()
    for line in library_check.check_addon(LIBRARIES.parent):
        print(line)
    if DIST.exists():
        shutil.rmtree(DIST)
    DIST.mkdir()
    write(DIST)
    for path in sorted(DIST.iterdir()):
        print(f"{path.stat().st_size / 1024:6.0f} KiB  {path}")
    return ExitCode.OK


def write(folder: Path) -> None:
    """Write what a user downloads, from what was built."""
    number = version.read()
    name = f"{NAME}-{number}"
    files = sorted(path for path in STAGED.rglob("*") if path.is_file())
    # An asset library holds no binaries.
    sources = [path for path in files if not path.is_relative_to(LIBRARIES)]
    pack(folder / f"{name}.zip", STAGED, files)
    pack(folder / f"{name}-asset_library.zip", STAGED, sources)
    for archive in sorted(folder.glob("*.zip")):
        _write_sum(archive)
    bill = bill_of_materials.make(NAME, number, {path.relative_to(STAGED).as_posix(): path for path in files})
    folder.joinpath(f"{name}.cdx.json").write_text(bill, encoding="utf-8")


def pack(archive: Path, root: Path, files: Iterable[Path]) -> None:
    """Write a ZIP file whose bytes depend on the places below `root` and the contents of the files only."""
    with zipfile.ZipFile(archive, "w") as packed:
        for path in files:
            entry = zipfile.ZipInfo(path.relative_to(root).as_posix(), TIME)
            entry.create_system = UNIX
            entry.external_attr = FILE_MODE << 16
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, compresslevel=9)


def _write_sum(path: Path) -> None:
    """Write the SHA-256 of a file beside it, as `sha256sum --check` reads it."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_name(f"{path.name}.sha256").write_text(f"{digest}  {path.name}\n", encoding="utf-8")


def _build() -> None:
    """Build all libraries in one run; shows how far it is."""
    # What an earlier run staged is not packed, unless it is staged again.
    if STAGED.exists():
        shutil.rmtree(STAGED)
    steps: list[str] = []
    build([*SCONS_ARGUMENTS, "--dry-run"], steps.append)
    with Progress(console=Console(stderr=True)) as progress:
        bar = progress.add_task("Building", total=len(steps))
        build(SCONS_ARGUMENTS, lambda _line: progress.advance(bar))
