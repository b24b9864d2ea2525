"""Objective-C++ on Linux: clang and GNUstep as the machine's own Debian packages them.

What the machine lacks is unpacked into the cache, so that nothing has to be installed. The C++ library is
that of the machine's g++.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path

from tools import cache, debian, process
from tools.cache import Filling
from tools.errors import ToolError
from tools.lock import make_once
from tools.paths import CACHE

PACKAGES = ("clang", "libclang-rt-dev", "llvm", "libgnustep-base-dev", "libblocksruntime-dev")

# Another name than that of a folder without blocks, which an earlier version of this module left.
FOLDER = CACHE / "objective_c"

# Debian's GNUstep is made for the Objective-C library of gcc.
OBJECTIVE_C_FLAGS = ("-fobjc-runtime=gcc", "-fconstant-string-class=NSConstantString", "-fblocks")

# In seconds.
PROOF_TIME_LIMIT = 120.0

PROOF = """\
#import <Foundation/Foundation.h>
#include <Block.h>
#include <cstdio>
#include <string>

int main() {
	@autoreleasepool {
		NSString *it = @"it ";
		NSString *(^say)(NSString *) = ^(NSString *what) { return [it stringByAppendingString:what]; };
		const auto copied = Block_copy(say);
		const std::string text = copied(@"works").UTF8String;
		std::puts(copied != say ? text.c_str() : "A block was not copied.");
		Block_release(copied);
	}
}
"""
PROVED = "it works"

# GNUstep asks for this header where there are blocks, and Debian's Objective-C library does not have it.
BLOCKS_HEADER = Path("usr/include/objc/blocks_runtime.h")


class Clang:
    """clang with GNUstep: what is in a folder of the cache, and the machine's own for the rest."""

    def __init__(self, folder: Path) -> None:
        """Take what was unpacked into `folder`."""
        self.folder = folder
        # Up to Debian 12, packages bring libraries in /lib as well.
        libraries = (folder / "usr" / "lib", folder / "lib")
        multiarch = [path for each in libraries for path in each.glob("*-linux-gnu*")]
        self._library_folders = [path for path in (*libraries, *multiarch) if path.is_dir()]

    @property
    def compiler(self) -> str:
        """The C++ compiler, which also compiles Objective-C++."""
        return self.find_program("clang++")

    @property
    def compile_flags(self) -> list[str]:
        """What Objective-C++ with GNUstep is compiled with."""
        headers = [*self._find("usr/lib/gcc/*/*/include/objc"), *self._find("usr/include/GNUstep/Foundation")]
        folders = [*(folder.parent for folder in headers), self.folder / "usr" / "include"]
        # These headers are not held to our warnings.
        return [*OBJECTIVE_C_FLAGS, *(f"-isystem{folder}" for folder in folders)]

    @property
    def link_flags(self) -> list[str]:
        """What Objective-C++ with GNUstep is linked with."""
        folders = [library.parent for library in self._find("usr/lib/gcc/*/*/libobjc.so")]
        # The older of the two kinds of path: it counts for what the libraries need in their turn, too.
        run_time = ["-Wl,--disable-new-dtags", *(f"-Wl,-rpath,{folder}" for folder in self._library_folders)]
        search = [f"-L{folder}" for folder in (*folders, *self._library_folders)]
        # GNUstep has the functions of blocks as well, but its copies are none: the first library counts.
        return [*search, *run_time, "-lBlocksRuntime", "-lgnustep-base", "-lobjc"]

    @property
    def environment(self) -> Mapping[str, str]:
        """What the programs need in the environment, to find libraries that were unpacked."""
        return {"LD_LIBRARY_PATH": ":".join(str(folder) for folder in self._library_folders)}

    def find_program(self, name: str) -> str:
        """Return a program of clang or LLVM. Raises ToolError if there is none."""
        unpacked = self.folder / "usr" / "bin" / name
        found = str(unpacked) if unpacked.exists() else shutil.which(name)
        if found is None:
            raise ToolError(f"there is no program {name}")
        return found

    def _find(self, pattern: str) -> list[Path]:
        """Return what was unpacked or, if nothing like it was, what is installed: the newest."""
        found = sorted(self.folder.glob(pattern)) or sorted(Path("/").glob(pattern))
        return found[-1:]


def find(*, fetch: bool = True) -> Clang:
    """Find clang with GNUstep; if `fetch` is set, what is missing is put into the cache.

    Raises ToolError if it cannot be had.
    """
    if not fetch and not FOLDER.is_dir():
        raise ToolError("clang with GNUstep is not set up yet; `python3 -m tools test` does that.")
    make_once(FOLDER.is_dir, _fetch)
    return Clang(FOLDER)


def _fetch() -> None:
    try:
        with cache.filling(FOLDER) as filling:
            filling.whole.mkdir()
            if debian.is_available():
                archives = debian.download_missing(PACKAGES, filling.report)
                debian.unpack(archives, filling.whole, filling.report)
            header = filling.whole / BLOCKS_HEADER
            header.parent.mkdir(parents=True, exist_ok=True)
            header.write_text("#include <Block.h>\n", encoding="utf-8")
            filling.report(1.0, "Compiling Objective-C++")
            _prove(filling)
            cache.remove(debian.MACHINE_APT)
    except ToolError as error:
        raise ToolError(
            f"the tests need clang with GNUstep, which could not be set up: {error}\n"
            f"Install g++ and what Debian packages as {', '.join(PACKAGES)}; then run the command again."
        ) from error


def _prove(filling: Filling) -> None:
    """Compile a program and run it."""
    clang = Clang(filling.whole)
    source = filling.scratch / "proof.mm"
    source.write_text(PROOF, encoding="utf-8")
    program = filling.scratch / "proof"
    process.run(
        [clang.compiler, *clang.compile_flags, source, "-o", program, *clang.link_flags],
        time_limit=PROOF_TIME_LIMIT,
        env=clang.environment,
        capture=True,
    )
    said = process.run([program], time_limit=PROOF_TIME_LIMIT, capture=True).output
    if PROVED not in said.splitlines():
        raise ToolError(f"a program that was compiled with it does not run; it said:\n{said}")
