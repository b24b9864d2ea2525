"""Builds an extension for Android, on a machine without Android's SDK and NDK."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import extension_library
from extension_options import make_environment, stop

from tools import android_toolchain, zig_toolchain
from tools.android_toolchain import Toolchain
from tools.errors import ToolError

# SCons does not look behind the option that names it.
LIBCXX_CONFIG = str(android_toolchain.LIBCXX_CONFIG)


@dataclass(frozen=True)
class Runtime:
    """What each library for a processor is linked with."""

    toolchain: Toolchain
    libcxx: list[Any]
    """The objects of libc++."""
    libraries: list[Any]


def build(env: Any, engine_files: list[Any], **extension: Any) -> Any:
    """Give the library of an extension; the parameters are those of `extension_library.build`."""
    runtime = _build_runtime(env["arch"])
    env = env.Clone(CXX=runtime.toolchain.compiler, LTO=[])
    env.Append(CCFLAGS=runtime.toolchain.compile_flags)
    objects, variant = extension_library.compile_objects(env, engine_files, **extension)
    exports = extension_library.write_version_script(env, variant, extension["name"])
    name = extension_library.library_name(env, extension["name"])
    library = env.SharedLibrary(
        f"{variant}/{name}",
        [*objects, *runtime.libcxx],
        SHLIBPREFIX="",
        SHLIBSUFFIX="",
        SHLINK=runtime.toolchain.linker,
        SHLINKFLAGS=[
            "-shared",
            *runtime.toolchain.link_flags,
            f"--soname={name}",
            f"--version-script={exports[0]}",
        ],
        LIBS=runtime.libraries,
    )
    env.Depends(library, exports)
    env.Depends(objects, LIBCXX_CONFIG)
    return library


@cache
def _build_runtime(arch: str) -> Runtime:
    """Give the runtime for a processor; all libraries for it share one."""
    try:
        toolchain = android_toolchain.find(arch)
    except ToolError as error:
        stop(str(error))
    env = make_environment({"platform": "android", "arch": arch})
    env.Replace(CXX=toolchain.compiler, LTO=[], ENV={**env["ENV"], **zig_toolchain.ENVIRONMENT})
    env.Append(CCFLAGS=[*toolchain.compile_flags, *toolchain.libcxx_flags], CXXFLAGS=["-fno-rtti"])
    folder = f"#build/android.{arch}"
    libcxx = [env.SharedObject(f"{folder}/{source.stem}", str(source)) for source in toolchain.libcxx_sources]
    env.Depends(libcxx, LIBCXX_CONFIG)
    builtins = env.Command(f"{folder}/builtins.a", [], [[*toolchain.builtins, "-femit-bin=$TARGET"]])
    return Runtime(toolchain, libcxx, [_build_system_library(env, toolchain, folder), builtins])


def _build_system_library(env: Any, toolchain: Toolchain, folder: str) -> Any:
    """Give a library with the names that may be taken from the system, for the linker to hold us to."""
    lines = [
        f".globl {name}\n.type {name}, %{'object' if symbol.is_variable else 'function'}\n{name}:"
        for name, symbol in android_toolchain.read_allowed().items()
    ]
    text = env.Textfile(f"{folder}/system.s", lines, TEXTFILESUFFIX="")
    assemble = [*toolchain.compiler, "-c", "$SOURCE", "-o", "$TARGET"]
    assembled = env.Command(f"{folder}/system.o", text, [assemble])
    name = android_toolchain.SYSTEM_LIBRARY
    link = [*toolchain.linker, "-shared", f"--soname={name}", "$SOURCE", "-o", "$TARGET"]
    return env.Command(f"{folder}/{name}", assembled, [link])
