"""Builds an extension for Apple's systems: a library for each kind of device."""

from typing import Any

import extension_library
from extension_options import folder_name, stop

from tools import apple_toolchain
from tools.apple_toolchain import MACS, Slice
from tools.errors import ToolError


def build_universal(env: Any, engine_files: list[Any], **extension: Any) -> Any:
    """Give the library for every Mac.

    :param extension: the other parameters of `extension_library.build`.
    """
    name = extension_library.library_name(env, extension["name"])
    env = env.Clone(LIBS=["c++"])
    libraries = [link(env, engine_files, extension, each, name=name, place=name) for each in MACS]
    try:
        lipo = apple_toolchain.find_lipo()
    except ToolError as error:
        stop(str(error))
    command = [[*lipo, "-create", "-output", "$TARGET", "$SOURCES"]]
    return env.Command(f"#build/{folder_name(env)}/{extension['name']}/{name}", libraries, command)


def link(  # noqa: PLR0913 - a library has that many sides
    env: Any, engine_files: list[Any], extension: dict[str, Any], wanted: Slice, *, name: str, place: str
) -> Any:
    """Give the library for one kind of device.

    :param extension: the other parameters of `extension_library.build`.
    :param place: where it will be, seen from the folder of the app that has the libraries.
    """
    try:
        toolchain = apple_toolchain.find(wanted)
    except ToolError as error:
        stop(str(error))
    variant = "" if env["microphone"] else ".without_microphone"
    # No LTO: the linker may be of another LLVM than the compiler, and not read its intermediate code.
    env = env.Clone(CXX=toolchain.command, variant=f"{variant}/{wanted.identifier}", LTO=[])
    # For size: a segment takes whole pages of 16 KiB. Nothing is thrown through us, so nothing need be
    # cleaned up then; C++ has no use for the flag that says so.
    for_size = ["-Oz", "-fno-objc-exceptions", "-Wno-unused-command-line-argument"]
    env.Append(CCFLAGS=[*for_size, *toolchain.compile_flags])
    if not env["microphone"]:
        env.Append(CPPDEFINES=["AV_WITHOUT_MICROPHONE"])
    objects, variant = extension_library.compile_objects(env, engine_files, **extension)
    exports = env.Textfile(f"{variant}/exports.txt", f"_{extension['name']}_init")
    library = env.SharedLibrary(
        f"{variant}/{name}",
        objects,
        SHLIBPREFIX="",
        SHLIBSUFFIX=".dylib",
        SHLINK="$CXX",
        SHLINKFLAGS=[
            "$LINKFLAGS",
            *toolchain.link_flags,
            "-dynamiclib",
            "-install_name",
            f"@rpath/{place}",
            f"-Wl,-exported_symbols_list,{exports[0]}",
            # Less than 1 KiB of constants: not worth a segment of their own.
            "-Wl,-no_data_const",
            "-Wl,-dead_strip",
            "-Wl,-x",
        ],
    )
    env.Depends(library, exports)
    # SCons does not look behind the options that name them.
    env.Depends(
        [*objects, library], [str(file) for file in sorted(apple_toolchain.SDK.rglob("*")) if file.is_file()]
    )
    return library
