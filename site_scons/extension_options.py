"""The options of the build, in godot-cpp's vocabulary, and the environment that they make."""

import os
import platform
import shlex
import sys
from collections.abc import Mapping
from typing import Any, NoReturn

from SCons.Script import BoolVariable, EnumVariable, Environment, Exit, Variables

from tools import android_toolchain, process, zig_toolchain
from tools.apple_toolchain import SLICES
from tools.errors import ToolError

TARGETS = ("template_debug", "template_release", "editor")
BINDINGS = ("direct", "godot-cpp")
# Of Apple's systems a library is for one choice of processors.
APPLE_ARCHITECTURES = {"macos": "universal"} | dict.fromkeys(SLICES, "arm64")
PLATFORMS = ("linux", "windows", *APPLE_ARCHITECTURES, "android")
# Godot's name of the platform that this is, by Python's.
OWN_PLATFORM = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
# Of what compiles for Windows we know zig only.
OWN_TOOLCHAIN = "zig" if OWN_PLATFORM == "windows" else "auto"
# For them the toolchain is chosen elsewhere, and makes libraries with the direct binding only.
WITH_OWN_TOOLCHAIN = (*APPLE_ARCHITECTURES, "android")
WITHOUT_EDITOR = (*SLICES, "android")
COMPILER_TIME_LIMIT = 60.0  # seconds
# Godot's name of a processor, by Python's and by the compilers'.
ARCHITECTURES = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}


def make_environment(arguments: Mapping[str, str]) -> Any:
    """Give the SCons environment for the options on the command line."""
    host = ARCHITECTURES.get(platform.machine().lower(), "x86_64")
    only = APPLE_ARCHITECTURES.get(arguments.get("platform", OWN_PLATFORM))
    variables = Variables([], arguments)
    variables.Add(EnumVariable("platform", "the platform to build for", OWN_PLATFORM, PLATFORMS))
    variables.Add(
        EnumVariable("arch", "the processor", only or host, ["arm32", "arm64", "universal", "x86_64"])
    )
    variables.Add(
        EnumVariable(
            "toolchain",
            "zig is for any platform; auto uses CXX, and is for your own",
            OWN_TOOLCHAIN,
            ["auto", "zig"],
        )
    )
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
    set_compiler(env)
    return env


def set_compiler(env: Any) -> None:
    """Choose the compiler for the platform, the processor and the toolchain of `env`."""
    if is_cross_built(env):
        env["CXX"] = zig_toolchain.command(env["platform"], env["arch"])
        env["ENV"] = {**env["ENV"], **zig_toolchain.ENVIRONMENT}
    # "auto" is a job for each core; the zig compiler takes no value.
    env["LTO"] = "-flto" if "ziglang" in env["CXX"] else "-flto=auto"
    # zig's own libraries for Windows do not link so.
    if env["platform"] == "windows":
        env["LTO"] = []
    # No gaps that keep code and constants on pages of their own; the zig linker has no such option.
    env["DENSE"] = [] if "ziglang" in env["CXX"] else ["-Wl,-z,noseparate-code"]


def list_phones(env: Any) -> list[Any]:
    """Give an environment for each library for phones."""
    phones = [(platform, APPLE_ARCHITECTURES[platform]) for platform in SLICES]
    return _list_environments(env, phones, env["toolchain"])


def list_packaged(env: Any) -> list[Any]:
    """Give an environment for each library of a package."""
    android = [("android", arch) for arch in android_toolchain.PROCESSORS]
    systems = [*zig_toolchain.TARGETS, *APPLE_ARCHITECTURES.items(), *android]
    return _list_environments(env, systems, "zig")


def _list_environments(env: Any, systems: list[tuple[str, str]], toolchain: str) -> list[Any]:
    environments = [
        env.Clone(platform=platform, arch=arch, target=target, bindings="direct", toolchain=toolchain)
        for platform, arch in systems
        for target in ("template_debug", "template_release")
    ]
    for each in environments:
        set_compiler(each)
    return environments


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
    _check_platform(env)
    if env["toolchain"] == "auto" and env["platform"] not in WITH_OWN_TOOLCHAIN:
        _check_compiler(env)
    if env["toolchain"] == "zig":
        _check_zig()


def _check_platform(env: Any) -> None:
    """End the build with a message if an option is not for the platform."""
    platform = env["platform"]
    only = APPLE_ARCHITECTURES.get(platform)
    if only and env["arch"] != only:
        stop(f"arch={env['arch']} goes with platform=linux; platform={platform} is {only} only.")
    if env["arch"] == "universal" and not only:
        stop(f"arch=universal goes with platform=macos; platform={platform} has a library for each.")
    if env["arch"] == "arm32" and platform != "android":
        stop(f"arch=arm32 goes with platform=android; platform={platform} has no library for it.")
    if env["target"] == "editor" and platform in WITHOUT_EDITOR:
        stop(f"target=editor goes with platform=linux; platform={platform} has no editor.")
    if env["bindings"] != "direct" and platform in WITH_OWN_TOOLCHAIN:
        stop(f"bindings={env['bindings']} goes with platform=linux; platform={platform} has bindings=direct.")


def _check_zig() -> None:
    """End the build with a message if zig is not there."""
    try:
        zig_toolchain.find_libraries()
    except ToolError as error:
        stop(str(error))


def _check_compiler(env: Any) -> None:
    """End the build with a message if the compiler makes code for another system or processor."""
    if env["platform"] == "windows":
        stop("platform=windows needs toolchain=zig, which compiles for it on any machine.")
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
    toolchain = ".zig" if is_cross_built(env) else ""
    return "{platform}.{target}.{arch}.{bindings}".format(**env) + f"{toolchain}{env['variant']}"


def is_cross_built(env: Any) -> bool:
    """Tell whether zig brings the compiler and the C++ library."""
    # What Apple's systems and Android need is chosen elsewhere, whatever the toolchain.
    return env["toolchain"] == "zig" and (env["platform"], env["arch"]) in zig_toolchain.TARGETS


def is_for_package(env: Any) -> bool:
    """Tell whether a library is built to be packed, and not to be changed and built again at once."""
    return is_cross_built(env) or env["platform"] in WITH_OWN_TOOLCHAIN


def stop(message: str) -> NoReturn:
    """End the build with a message."""
    print(f"error: {message}")
    Exit(1)
    raise AssertionError
