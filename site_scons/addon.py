"""Puts the addon together: what a game installs."""

from pathlib import Path
from typing import Any

import android_library
import apple_framework
import apple_library
import extension_library
from extension_options import TARGETS, is_cross_built
from SCons.Script import Glob

from tools import zig_toolchain
from tools.apple_toolchain import SLICES

NAME = "av_audio_session"


def describe_extension(env: Any) -> dict[str, Any]:
    """Give what the library that `env` is for is made of."""
    backends = ["apple/*.mm"] if env["platform"] in SLICES else ["unavailable/*.cpp"]
    if _has_simulator(env):
        backends.append("simulated/*.cpp")
    sources = ["*.cpp", "classes/*.cpp", "session/*.cpp", *backends]
    if is_cross_built(env):
        sources.append("static_libcxx/*.cpp")
    return {"name": NAME, "folders": ["extension"], "sources": sources}


def list_staged_targets(env: Any, folder: str) -> list[str]:
    """Give the targets that an addon has a library of this platform and processor for."""
    lib = Path(env.Dir(folder).abspath) / "lib"
    return [
        target
        for target in TARGETS
        if (lib / extension_library.library_name(env.Clone(target=target), NAME)).exists()
    ]


def build_library(env: Any, engine_files: list[Any]) -> Any:
    """Give the library that `env` is for, if that is not a phone."""
    builders = {"macos": apple_library.build_universal, "android": android_library.build}
    build = builders.get(env["platform"], extension_library.build)
    return build(env, engine_files, **describe_extension(env))


def stage_library(env: Any, engine_files: list[Any], folder: str) -> list[Any]:
    """Give the files of the library that `env` is for, in the addon's folder."""
    if env["platform"] not in SLICES:
        return list(env.Install(f"{folder}/lib", build_library(env, engine_files)))
    if not _has_simulator(env):
        env.Append(CPPDEFINES=["AV_WITHOUT_SIMULATOR"])
    return apple_framework.build(env, engine_files, f"{folder}/lib", describe_extension(env))


def stage(env: Any, folder: str, libraries: list[Any]) -> list[Any]:
    """Give the files of the addon with these libraries, in its folder."""
    return [
        *libraries,
        *extension_library.write_manifest(env, libraries, "#plugin.gdextension", folder),
        *env.Install(folder, ["#LICENSE", "#CHANGELOG.md", "#extension/README.md"]),
        *env.Install(folder, Glob("#extension/gdscript/*.gd")),
        *env.Install(f"{folder}/icons", Glob("#extension/icons/*.svg")),
    ]


def stage_licenses(env: Any, folder: str) -> list[Any]:
    """Give the licences of what zig links into the libraries, in the addon's folder."""
    parts = zig_toolchain.find_libraries()
    licenses = {
        "llvm.txt": parts / "libcxx/LICENSE.TXT",
        "mingw-w64.txt": parts / "libc/mingw/COPYING",
        "zig.txt": parts.parent / "LICENSE",  # for compiler_rt
    }
    return [env.InstallAs(f"{folder}/licenses/{name}", str(path)) for name, path in licenses.items()]


def _has_simulator(env: Any) -> bool:
    # What is shipped to phones is small.
    return env["platform"] not in SLICES or env["target"] != "template_release"
