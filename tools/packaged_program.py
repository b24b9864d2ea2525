"""A program of Debian, unpacked into the cache with what it needs to run and nothing else.

A folder under its final name is whole: it is renamed to it after the program was seen to work.
"""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools import cache, debian, process
from tools.errors import ToolError
from tools.paths import CACHE

# In seconds.
START_TIME_LIMIT = 60.0

# A line of `ld.so --list`: NAME => PATH (ADDRESS). The loader itself is listed by its path.
LISTED_LIBRARY = re.compile(r"^\s*([^\s/]+) => (.+?)(?: \(0x[0-9a-f]+\))?$", re.MULTILINE)

# The machine's C library may be older than Debian's, so the program starts with the loader it came with.
WRAPPER = """\
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/lib/{loader}" --library-path "$here/lib" "$here/bin/{program}" "$@"
"""


@dataclass(frozen=True)
class PackagedProgram:
    """A program, and the package that has it; its folder in the cache has the package's name."""

    package: str
    program: str
    companions: tuple[str, ...] = ()
    """Programs that go with it, in packages of the same names; they share its folder."""

    @property
    def folder(self) -> Path:
        """Where it is, once it is whole."""
        return CACHE / self.package

    @property
    def executable(self) -> Path:
        """What to start."""
        return self.folder / self.program

    @property
    def version_file(self) -> Path:
        """What the program said its version is."""
        return self.folder / "version"

    def fetch(self, prove: Callable[[Path], str]) -> None:
        """Download it and put it into its folder, in place of what is there.

        `prove` starts the executable that it gets, and returns what that says its version is.
        Raises ToolError if the program cannot be had, or does not start.
        """
        with cache.filling(self.folder) as filling:
            archives = debian.download([self.package, *self.companions], filling.report)
            unpacked = filling.scratch / "unpacked"
            unpacked.mkdir()
            # The files that links in it lead to are looked up by their path.
            unpacked = unpacked.resolve()
            owners = debian.unpack(archives, unpacked, filling.report)
            filling.report(1.0, "Keeping what is needed to run")
            for program in (self.program, *self.companions):
                _assemble(program, unpacked, owners, filling.whole)
            filling.report(1.0, "Starting it")
            version = prove(filling.whole / self.program)
            (filling.whole / self.version_file.name).write_text(version, encoding="utf-8")
            cache.remove(archives.parent)


def _assemble(name: str, unpacked: Path, owners: dict[Path, str], whole: Path) -> None:
    """Copy a program, the loader, the libraries and their licences, and write the wrapper."""
    program = unpacked / "usr" / "bin" / name
    loader = _loader(unpacked)
    kept = {f"bin/{name}": program, f"lib/{loader.name}": loader}
    kept |= {f"lib/{library}": file for library, file in _libraries(loader, program).items()}
    for place, file in kept.items():
        _copy(file, whole / place)
    for package in {owners[file.resolve()] for file in kept.values()}:
        _copy(unpacked / "usr" / "share" / "doc" / package / "copyright", whole / "licenses" / package)

    wrapper = whole / name
    wrapper.write_text(WRAPPER.format(loader=loader.name, program=name), encoding="utf-8")
    wrapper.chmod(0o755)


def _loader(unpacked: Path) -> Path:
    """Return the dynamic loader of the C library that was unpacked."""
    found = [*unpacked.glob("usr/lib/*/ld-linux*.so.*")]
    if len(found) != 1:
        raise ToolError(f"the packages bring {len(found)} dynamic loaders instead of one: {found}")
    return found[0]


def _libraries(loader: Path, program: Path) -> dict[str, Path]:
    """Return the libraries that the loader finds for a program, each under the name it is asked for."""
    folder = loader.parent
    # Some packages keep a library of their own in a folder below.
    folders = [folder, *sorted({library.parent for library in folder.glob("*/*.so*")})]
    path = ":".join(str(each) for each in folders)
    listed = process.run(
        [loader, "--inhibit-cache", "--library-path", path, "--list", program],
        time_limit=START_TIME_LIMIT,
        capture=True,
    ).output
    libraries = {name: Path(path) for name, path in LISTED_LIBRARY.findall(listed)}
    if missing := [name for name, path in libraries.items() if not path.is_relative_to(folder)]:
        raise ToolError(f"the packages do not bring these libraries: {', '.join(missing)}")
    return libraries


def _copy(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(file, to)
