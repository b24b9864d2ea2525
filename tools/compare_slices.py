"""`compare-slices`: tells where two builds for Apple's devices differ for the system that loads them.

Made for a build with Xcode and one without: their code differs, but all that is promised of it must not.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import lief

from tools.errors import ExitCode, ToolError

# What is known of a library, by what it is called: the exports, the minimum version …
Facts = dict[str, set[str]]


def run(args: argparse.Namespace) -> ExitCode:
    """Compare two folders with frameworks. Raises ToolError with all differences."""
    first, second = (read_frameworks(folder) for folder in (args.first, args.second))
    differences = [*find_differences(first, second)]
    if differences:
        raise ToolError(
            "\n".join([f"{args.first} (A) and {args.second} (B) differ:", *differences]),
            ExitCode.TESTS_FAILED,
        )
    for name, facts in first.items():
        print(f"the same in both: {name}")
        for fact, values in facts.items():
            print(f"    {fact}: {', '.join(sorted(values))}")
    return ExitCode.OK


def read_frameworks(folder: Path) -> dict[str, Facts]:
    """Return the facts of each framework below a folder, by its place there."""
    found = {
        str(bundle.relative_to(folder)): read(bundle / bundle.stem)
        for bundle in sorted(folder.rglob("*.framework"))
    }
    if not found:
        raise ToolError(
            f"there is no framework in {folder}. Name a folder with an xcframework, such as the addon's lib;"
            " `python3 -m tools build platform=ios` builds one.",
            ExitCode.USAGE,
        )
    return found


def read(library: Path) -> Facts:
    """Return what is promised of a library; of one for several processors, of all of them together."""
    fat = lief.MachO.parse(library)
    if fat is None:
        raise ToolError(f"{library} is no library for Apple's devices. Build it again.", ExitCode.USAGE)
    facts: Facts = defaultdict(set)
    for binary in fat:
        facts["processor"].add(binary.header.cpu_type.name)
        if version := binary.build_version:
            facts["platform"].add(version.platform.name)
            facts["minimum version"].add(".".join(str(part) for part in version.minos))
        facts["exports"].update(str(symbol.name) for symbol in binary.exported_symbols)
        for named in binary.libraries:
            is_own = named.command == lief.MachO.LoadCommand.TYPE.ID_DYLIB
            facts["install name" if is_own else "imported libraries"].add(str(named.name))
    return facts


def find_differences(first: dict[str, Facts], second: dict[str, Facts]) -> Iterator[str]:
    """Give a line for each thing that only one of two folders has."""
    for name in sorted(first.keys() | second.keys()):
        if name not in first or name not in second:
            yield f"{name}: only in {'A' if name in first else 'B'}"
            continue
        for fact in sorted(first[name].keys() | second[name].keys()):
            a, b = first[name][fact], second[name][fact]
            for owner, only in (("A", a - b), ("B", b - a)):
                if only:
                    yield f"{name}: {fact}: only in {owner}: {', '.join(sorted(only))}"
