"""`compare-libraries`: tells where the libraries that this machine built differ from those of a package.

A package is built on one machine for all platforms. A Mac with Xcode, or a Windows machine, builds its own
libraries from the same sources; the code may differ, what the library says of itself must not.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from tools.errors import ExitCode, ToolError
from tools.library_check import describe, find_libraries
from tools.library_contents import read
from tools.paths import ADDON


def run(args: argparse.Namespace) -> ExitCode:
    """Compare the libraries of two addons. Raises ToolError with all differences."""
    differences = [*find_differences(ADDON, args.packaged)]
    if differences:
        raise ToolError(
            "\n".join([f"what was built differs from what is in {args.packaged}:", *differences]),
            ExitCode.TESTS_FAILED,
        )
    for library in find_libraries(ADDON):
        print(f"the same in both: {describe(library)}")
    return ExitCode.OK


def find_differences(built: Path, packaged: Path) -> Iterator[str]:
    """Give a line for each thing that a library in an addon does not have in common with that of another.

    Raises ToolError if an addon has no libraries.
    """
    for addon in (built, packaged):
        if not any((addon / "lib").glob("*")):
            raise ToolError(
                f"there is nothing in {addon / 'lib'}. An addon with libraries is needed: one that"
                " `python3 -m tools build` made, and one out of the zip of a release.",
                ExitCode.USAGE,
            )
    for library in find_libraries(built):
        place = library.relative_to(built)
        if (packaged / place).is_file():
            yield from (f"{place}: {line}" for line in _compare(library, packaged / place))
        else:
            yield f"{place}: not in the package"


def _compare(built: Path, packaged: Path) -> Iterator[str]:
    here, there = _read(built), _read(packaged)
    if here.keys() != there.keys():
        yield f"built for {', '.join(sorted(here))}, in the package for {', '.join(sorted(there))}"
    for architecture in sorted(here.keys() & there.keys()):
        for fact, ours in here[architecture].items():
            theirs = there[architecture][fact]
            if ours != theirs:
                difference = (
                    f"only built: {_show(ours - theirs)}; only in the package: {_show(theirs - ours)}"
                )
                yield f"{architecture}: {fact}: {difference}"


def _read(library: Path) -> dict[str, dict[str, set[str]]]:
    """Return what a library says of itself, for each processor. Raises ToolError if it cannot be read."""
    try:
        contents = read(library)
    except ToolError as error:
        raise ToolError(f"{library} {error}", ExitCode.USAGE) from error
    return {
        each.architecture: {
            "platform": {each.platform},
            "oldest system": {".".join(str(part) for part in each.minimum)},
            "install name": {each.install_name},
            "exports": set(each.exports),
            "libraries": set(each.libraries),
            "leftovers": set(each.leftovers),
        }
        for each in contents
    }


def _show(values: set[str]) -> str:
    return ", ".join(sorted(values)) or "none"
