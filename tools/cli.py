"""The command line. Standard library only: arguments are checked before anything is set up."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from tools.errors import ExitCode

HELP = ("-h", "--help")


class Parser(argparse.ArgumentParser):
    """A parser that reports a mistake in one line."""

    def error(self, message: str) -> NoReturn:
        """End with the exit code for a wrong command line."""
        self.exit(ExitCode.USAGE, f"{self.prog}: {message} (try {self.prog} --help)\n")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line; ends the program after --help, and after a mistake.

    The result has `command`, the options of that command, and `passed_on`: the arguments that are
    for the program which the command runs.
    """
    own, passed_on = _split(argv)
    parser = _parser()
    args = parser.parse_args(own)
    if passed_on and not args.passes_on:
        parser.error(f"{args.command} takes no arguments after --")
    if args.command == "test" and (args.bindings == "godot-cpp") != bool(args.godot_cpp):
        parser.error("test needs --bindings godot-cpp and --godot-cpp DIR together")
    args.passed_on = passed_on
    return args


def _split(argv: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Divide the command line into what is for the tools, and what is for the program they run."""
    if argv[:1] == ["build"] and not set(argv) & set(HELP):
        return argv[:1], argv[2:] if argv[1:2] == ["--"] else argv[1:]
    if "--" in argv:
        at = argv.index("--")
        return argv[:at], argv[at + 1 :]
    return argv, []


def _parser() -> Parser:
    parser = Parser(
        prog="python3 -m tools",
        description="The commands of this project; each does the set-up that it needs.",
        allow_abbrev=False,
    )
    parser.set_defaults(passes_on=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def add(name: str, summary: str, usage: str | None = None) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=summary, description=summary, usage=usage, allow_abbrev=False)

    add("demo", "Build the extension and run the demo in a headless Godot.")

    test = add(
        "test",
        "Build what the tests need, and run the tests with pytest.",
        "%(prog)s [-h] [--bindings {direct,godot-cpp}] [--godot-cpp DIR] [-- PYTEST_ARGUMENTS]",
    )
    test.set_defaults(passes_on=True)
    test.add_argument("--bindings", choices=("direct", "godot-cpp"), default="direct", help="default: direct")
    _add_godot_cpp(test)

    build = add(
        "build",
        "Build with SCons, which gets all arguments; `python3 -m tools build -- --help` lists its options.",
        "%(prog)s [-h] [SCONS_ARGUMENTS]",
    )
    build.set_defaults(passes_on=True)

    add("package", "Build the addon for all platforms, and pack what a user downloads.")

    godot = add("godot", "Run the Godot that the project uses.", "%(prog)s [-h] [-- GODOT_ARGUMENTS]")
    godot.set_defaults(passes_on=True)

    add("lint", "Check the style, the types, the workflows and the documentation.")
    docs = add("docs", "Build the documentation, as pages for a browser.")
    docs.add_argument(
        "--check-links", action="store_true", help="also ask for every page elsewhere; needs the network"
    )

    compare = add("compare-libraries", "Tell where the libraries that were built differ from a package's.")
    compare.add_argument("packaged", metavar="ADDON", type=Path, help="the addon's folder in the package")

    release_guard = add("release-guard", "Refuse a release whose tag, version and changelog do not agree.")
    release_guard.add_argument("tag", metavar="TAG", help="the tag of the release, such as v1.2.3")

    add("doctor", "Show what was found on this machine; installs nothing.")

    clean = add("clean", "Remove what was built.")
    clean.add_argument("--all", action="store_true", help="also remove .venv and the cache with Godot")

    bench = add("bench", "Measure the extension against the engine itself.")
    _add_godot_cpp(bench)
    bench.add_argument("--json", type=Path, metavar="FILE", help="also write the measurements to FILE")
    return parser


def _add_godot_cpp(command: argparse.ArgumentParser) -> None:
    command.add_argument("--godot-cpp", type=Path, metavar="DIR", help="a godot-cpp that you built")
