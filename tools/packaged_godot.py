"""Debian's packaged Godot, unpacked into the cache: only what it needs to run headless.

A folder under its final name is whole: it is renamed to it after the engine was seen to start.
"""

import re
import shutil
from pathlib import Path

from tools import cache, debian, process
from tools.errors import ToolError
from tools.paths import CACHE

PACKAGE = "godot"

FOLDER = CACHE / "godot"
EXECUTABLE = FOLDER / "godot"
# What the engine printed as its version.
VERSION_FILE = FOLDER / "version"

# In seconds.
START_TIME_LIMIT = 60.0

# A line of `ld.so --list`: NAME => PATH (ADDRESS). The loader itself is listed by its path.
LISTED_LIBRARY = re.compile(r"^\s*([^\s/]+) => (.+?)(?: \(0x[0-9a-f]+\))?$", re.MULTILINE)

# The machine's C library may be older than Debian's, so the engine starts with the loader it came with.
WRAPPER = """\
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/lib/{loader}" --library-path "$here/lib" "$here/bin/godot" "$@"
"""

STARTED = "the script ran"
SCRIPT = f"""\
extends SceneTree


func _init() -> void:
\tprint("{STARTED}")
\tquit()
"""


def fetch() -> None:
    """Download Godot and put it into FOLDER, in place of what is there.

    Raises ToolError if it cannot be had, or does not start.
    """
    with cache.filling(FOLDER) as filling:
        archives = debian.download([PACKAGE], filling.report)
        unpacked = filling.scratch / "unpacked"
        unpacked.mkdir()
        owners = debian.unpack(archives, unpacked, filling.report)
        filling.report(1.0, "Keeping what is needed to run")
        _assemble(unpacked, owners, filling.whole)
        filling.report(1.0, "Starting it")
        _prove(filling.whole, filling.scratch / "project")
        cache.remove(archives.parent)


def _assemble(unpacked: Path, owners: dict[Path, str], whole: Path) -> None:
    """Copy the engine, the loader, the libraries and their licences, and write the wrapper."""
    engine = unpacked / "usr" / "bin" / "godot"
    loader = _loader(unpacked)
    kept = {"bin/godot": engine, f"lib/{loader.name}": loader}
    kept |= {f"lib/{name}": library for name, library in _libraries(loader, engine).items()}
    for place, file in kept.items():
        _copy(file, whole / place)
    for package in {owners[file.resolve()] for file in kept.values()}:
        _copy(unpacked / "usr" / "share" / "doc" / package / "copyright", whole / "licenses" / package)

    wrapper = whole / EXECUTABLE.name
    wrapper.write_text(WRAPPER.format(loader=loader.name), encoding="utf-8")
    wrapper.chmod(0o755)


def _loader(unpacked: Path) -> Path:
    """Return the dynamic loader of the C library that was unpacked."""
    found = [*unpacked.glob("usr/lib/*/ld-linux*.so.*")]
    if len(found) != 1:
        raise ToolError(f"the packages bring {len(found)} dynamic loaders instead of one: {found}")
    return found[0]


def _libraries(loader: Path, engine: Path) -> dict[str, Path]:
    """Return the libraries that the loader finds for the engine, each under the name it is asked for."""
    folder = loader.parent
    # Some packages keep a library of their own in a folder below.
    folders = [folder, *sorted({library.parent for library in folder.glob("*/*.so*")})]
    path = ":".join(str(each) for each in folders)
    listed = process.run(
        [loader, "--inhibit-cache", "--library-path", path, "--list", engine],
        time_limit=START_TIME_LIMIT,
        capture=True,
    ).output
    libraries = {name: Path(path) for name, path in LISTED_LIBRARY.findall(listed)}
    if missing := [name for name, path in libraries.items() if not path.is_relative_to(folder)]:
        raise ToolError(f"the packages do not bring these libraries: {', '.join(missing)}")
    return libraries


def _prove(whole: Path, project: Path) -> None:
    """Start the engine twice: for its version, which is kept beside it, and to run a script."""
    executable = whole / EXECUTABLE.name
    version = process.run([executable, "--version"], time_limit=START_TIME_LIMIT, capture=True)
    project.mkdir()
    script = project / "proof.gd"
    script.write_text(SCRIPT, encoding="utf-8")
    said = process.run(
        [executable, "--headless", "--path", project, "--script", script],
        time_limit=START_TIME_LIMIT,
        capture=True,
    ).output
    if STARTED not in said.splitlines():
        raise ToolError(f"the Godot that was unpacked does not run a script; it said:\n{said}")
    (whole / VERSION_FILE.name).write_text(version.output, encoding="utf-8")


def _copy(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(file, to)
