"""Debian's QEMU and Wine, in the cache: they run what was built for another processor or another system.

Only what a program without windows, devices or a network needs is kept of them.
"""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools import cache, debian, process
from tools.cache import Report
from tools.errors import ToolError
from tools.lock import make_once
from tools.packaged_program import START_TIME_LIMIT
from tools.paths import CACHE


@dataclass(frozen=True)
class Emulator:
    """How to run a program: what goes in front of it, and what has to be in the environment."""

    command: list[str | Path]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Packages:
    """What is kept of some of Debian's packages, in a folder of the cache."""

    folder: Path
    names: tuple[str, ...]
    kept: tuple[str, ...]
    """Patterns of files; each has to be there."""
    download: Callable[[Sequence[str], Report], Path]

    def provide(self, prove: Callable[[Path], None]) -> None:
        """Download and unpack them, if that was not done yet; `prove` starts what is in the folder it gets.

        Raises ToolError if they cannot be had, or do not work.
        """
        if self._is_whole():
            return
        packages = ", ".join(self.names)
        if not debian.is_available():
            raise ToolError(
                f"the tests need Debian's {packages}, and without apt the tools cannot fetch them"
            )
        try:
            make_once(self._is_whole, lambda: self._fetch(prove))
        except ToolError as error:
            raise ToolError(f"Debian's {packages} could not be fetched: {error}") from error

    def _is_whole(self) -> bool:
        """Tell whether all that is kept is there: an older version may have kept less."""
        return all(any(self.folder.glob(pattern)) for pattern in self.kept)

    def _fetch(self, prove: Callable[[Path], None]) -> None:
        with cache.filling(self.folder) as filling:
            archives = self.download(self.names, filling.report)
            unpacked = filling.scratch / "unpacked"
            unpacked.mkdir()
            debian.unpack(archives, unpacked, filling.report)
            for pattern in (*self.kept, "usr/share/doc/*/copyright"):
                files = list(unpacked.glob(pattern))
                if not files:
                    raise ToolError(f"there is no {pattern} in them")
                for file in files:
                    place = filling.whole / file.relative_to(unpacked)
                    place.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(file, place)
            prove(filling.whole)
            cache.remove(archives.parent)


# The C library for arm64 comes in a folder that stands for the root of such a system.
ARM64_ROOT = "usr/aarch64-linux-gnu"
# Android's own C library is not to be had. What our libraries may take from it, musl has as well. Its library
# is also the program that loads others.
ARM64_MUSL = "usr/lib/aarch64-linux-musl/libc.so"
ARM32_MUSL = "usr/lib/arm-linux-musleabihf/libc.so"
ARM64_QEMU = "usr/bin/qemu-aarch64"
ARM32_QEMU = "usr/bin/qemu-arm"
QEMU = Packages(
    CACHE / "qemu",
    ("qemu-user", "libc6-arm64-cross", "musl:arm64", "musl:armhf"),
    (ARM64_QEMU, ARM32_QEMU, f"{ARM64_ROOT}/lib/*.so*", ARM64_MUSL, ARM32_MUSL),
    debian.download,
)

WINE_PROGRAM = "usr/lib/wine/wine64"
# It starts a server, which it expects beside itself under this name.
# The server would wait a while for another program, and keep the output open.
WINE_SERVER = "usr/lib/wine/wineserver"
WINE_SERVER_SCRIPT = """\
#!/bin/sh
exec "${0}64" -p0 "$@"
"""
WINE_LIBRARIES = "usr/lib/x86_64-linux-gnu"
WINDOWS_LIBRARIES = f"{WINE_LIBRARIES}/wine/x86_64-windows"
WINE = Packages(
    CACHE / "wine",
    ("wine64", "libwine", "libunwind8"),
    (
        WINE_PROGRAM,
        f"{WINE_SERVER}64",
        f"{WINE_LIBRARIES}/libunwind*.so*",
        f"{WINE_LIBRARIES}/wine/x86_64-unix/ntdll.so",
        *(
            f"{WINDOWS_LIBRARIES}/{name}.dll"
            for name in ("apisetschema", "kernel32", "kernelbase", "ntdll", "ucrtbase")
        ),
        "usr/share/wine/nls/*.nls",
    ),
    # Of the machine's own release, because testing does not always have Wine. What it depends on for windows
    # and sound is much, and not needed.
    debian.download_alone,
)


def find_qemu(system: str) -> Emulator:
    """Return what runs a program for `linux.arm64`, `android.arm64` or `android.arm32`.

    It is fetched if it is not there. Raises ToolError if it cannot be had.
    """
    QEMU.provide(_prove_qemu)
    return _qemu(QEMU.folder)[system]


def _qemu(folder: Path) -> dict[str, Emulator]:
    return {
        "linux.arm64": Emulator([folder / ARM64_QEMU, "-L", folder / ARM64_ROOT]),
        "android.arm64": Emulator([folder / ARM64_QEMU, folder / ARM64_MUSL]),
        "android.arm32": Emulator([folder / ARM32_QEMU, folder / ARM32_MUSL]),
    }


def _prove_qemu(folder: Path) -> None:
    """Run a program of the system; those for Android begin with theirs anyway."""
    program = folder / ARM64_ROOT / "lib" / "ld-linux-aarch64.so.1"
    linux = _qemu(folder)["linux.arm64"]
    process.run([*linux.command, program, "--version"], time_limit=START_TIME_LIMIT, capture=True)


def find_wine(prefix: Path) -> Emulator:
    """Return what runs a program for Windows on x86_64; it is fetched if it is not there.

    `prefix` becomes the folder with Wine's drives. Wine itself would fill it with hundreds of libraries.
    Raises ToolError if it cannot be had.
    """
    WINE.provide(_prove_wine)
    drives = prefix / "dosdevices"
    system = prefix / "drive_c" / "windows" / "system32"
    for folder in (drives, system):
        folder.mkdir(parents=True)
    (drives / "c:").symlink_to("../drive_c")
    (drives / "z:").symlink_to("/")
    for library in (WINE.folder / WINDOWS_LIBRARIES).iterdir():
        (system / library.name).symlink_to(library)
    return _wine(WINE.folder, prefix)


def _wine(folder: Path, prefix: Path) -> Emulator:
    environment = {
        "WINEPREFIX": str(prefix),
        "WINEDEBUG": "-all",
        # The server leaves a folder of its own behind.
        "TMPDIR": str(prefix),
        "LD_LIBRARY_PATH": str(folder / WINE_LIBRARIES),
    }
    return Emulator([folder / WINE_PROGRAM], environment)


def _prove_wine(folder: Path) -> None:
    server = folder / WINE_SERVER
    server.write_text(WINE_SERVER_SCRIPT, encoding="utf-8")
    server.chmod(0o755)
    wine = _wine(folder, folder)
    process.run([*wine.command, "--version"], time_limit=START_TIME_LIMIT, env=wine.environment, capture=True)
