"""The options of the build, in godot-cpp's vocabulary, and the environment that they make."""

import os
import platform
import shlex
from collections.abc import Mapping
from typing import Any, NoReturn

from SCons.Script import BoolVariable, EnumVariable, Environment, Exit, Variables

from tools import process
from tools.apple_toolchain import SLICES
from tools.errors import ToolError

TARGETS = ("template_debug", "template_release", "editor")
BINDINGS = ("direct", "godot-cpp")
COMPILER_TIME_LIMIT = 60.0  # seconds
# Godot's name of a processor, by Python's and by the compilers'.
ARCHITECTURES = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}


def make_environment(arguments: Mapping[str, str]) -> Any:
    """Give the SCons environment for the options on the command line."""
    host = ARCHITECTURES.get(platform.machine().lower(), "x86_64")
    if arguments.get("platform") in SLICES:
        host = "arm64"
    variables = Variables([], arguments)
    variables.Add(EnumVariable("platform", "the platform to build for", "linux", ["linux", *SLICES]))
    variables.Add(EnumVariable("arch", "the processor", host, sorted(set(ARCHITECTURES.values()))))
    variables.Add(EnumVariable("target", "what the library is for", TARGETS[0], TARGETS))
    variables.Add(EnumVariable("bindings", "how classes are registered with Godot", BINDINGS[0], BINDINGS))
    variables.Add("godot_cpp", "the folder of a godot-cpp that you built, for bindings=godot-cpp", "")
    variables.Add(
        BoolVariable("microphone", "for phones: contain what asks for the microphone", default=True)
    )
    variables.Add(BoolVariable("compiledb", "also write compile_commands.json", default=False))
    env = Environment(
        variables=variables, tools=["gcc", "g++", "gnulink", "install", "textfile"], ENV=os.environ
    )
    env["variables"] = variables
    # Tells environments apart that are not what the options alone make.
    env["variant"] = ""
    # gcc's own ending, .os, is not an object file to every linker.
    env["SHOBJSUFFIX"] = ".o"
    if "CXX" in os.environ:
        env["CXX"] = shlex.split(os.environ["CXX"])
    # "auto" is a job for each core; the zig compiler takes no value.
    env["LTO"] = "-flto" if "ziglang" in env["CXX"] else "-flto=auto"
    # No gaps that keep code and constants on pages of their own; the zig linker has no such option.
    env["DENSE"] = [] if "ziglang" in env["CXX"] else ["-Wl,-z,noseparate-code"]
    env.Append(
        CXXFLAGS=["-std=c++17", "-fno-exceptions", "-fvisibility=hidden"],
        CCFLAGS=[
            "-Wall",
            "-Wextra",
            "-Werror",
            "-O2",
            "$LTO",
            "-ffunction-sections",
            "-fdata-sections",
        ],
    )
    return env


def describe(env: Any) -> str:
    """Give the text of `scons --help`."""
    return str(env["variables"].GenerateHelpText(env))


def check(env: Any) -> None:
    """End the build with a message if an option is unknown or does not fit the others."""
    unknown = env["variables"].UnknownVariables()
    if unknown:
        stop(
            f"There is no option {', '.join(sorted(unknown))}. `python3 -m tools build -- --help` lists them."
        )
    if env["bindings"] == "godot-cpp" and not env["godot_cpp"]:
        stop("bindings=godot-cpp needs godot_cpp=DIR, the folder of a godot-cpp that you built.")
    if env["bindings"] == "direct" and env["godot_cpp"]:
        stop("godot_cpp=DIR goes with bindings=godot-cpp; the direct binding does not use it.")
    if not env["microphone"] and env["platform"] not in SLICES:
        stop(f"microphone=no goes with platform={' or '.join(SLICES)}: only they have what it leaves out.")
    if env["platform"] in SLICES:
        _check_phone(env)
    else:
        _check_compiler(env)


def _check_phone(env: Any) -> None:
    """End the build with a message if an option is not for Apple's phones."""
    platform = env["platform"]
    if env["arch"] != "arm64":
        stop(f"arch={env['arch']} goes with platform=linux; platform={platform} is arm64 only.")
    if env["target"] == "editor":
        stop(f"target=editor goes with platform=linux; platform={platform} has no editor.")
    if env["bindings"] != "direct":
        stop(f"bindings={env['bindings']} goes with platform=linux; platform={platform} has bindings=direct.")


def _check_compiler(env: Any) -> None:
    """End the build with a message if the compiler makes code for another processor."""
    command = [str(word) for word in env.Flatten([env["CXX"]])]
    try:
        said = process.run([*command, "-dumpmachine"], time_limit=COMPILER_TIME_LIMIT, capture=True).output
    except ToolError as error:
        stop(str(error))
    made = said.strip().split("-")[0]
    if ARCHITECTURES.get(made, made) != env["arch"]:
        stop(f"{' '.join(command)} compiles for {made}: set CXX to a compiler for arch={env['arch']}.")


def folder_name(env: Any) -> str:
    """Give the name of the build folder: one for each combination of options that changes an object file."""
    return "{platform}.{target}.{arch}.{bindings}{variant}".format(**env)


def stop(message: str) -> NoReturn:
    """End the build with a message."""
    print(f"error: {message}")
    Exit(1)
    raise AssertionError
