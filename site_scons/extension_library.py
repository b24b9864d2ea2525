"""Builds an extension: from its class reference to the addon that a game installs."""

from pathlib import Path
from typing import Any

import godot_cpp
from extension_options import folder_name, is_cross_built, is_for_package, stop
from SCons.Script import Dir, Value

from tools import engine, process
from tools.apple_toolchain import SLICES
from tools.bindgen import sources as bindgen
from tools.bindgen.model import ClassReferenceError
from tools.errors import ToolError
from tools.manifest import stage_manifest

GLUE_SOURCES = {
    "direct": ["#extension/src/godot/*.cpp", "#extension/src/godot/direct/*.cpp"],
    "godot-cpp": ["#extension/src/godot/*.cpp", "#extension/src/godot/godot_cpp/*.cpp"],
}
SUFFIXES = {"linux": ".so", "windows": ".dll", "macos": ".dylib", "android": ".so"}
# They run the editor, which shows the help; a game that was exported does not.
WITH_EDITOR = ("linux", "windows", "macos")
ENGINE_FILES = ("gdextension_interface.h", "extension_api.json")
# What is shipped to players is small. Nothing throws, so nothing has to be unwound.
SMALL = ["-Os", "-fno-asynchronous-unwind-tables", "-fno-unwind-tables"]
DUMP_TIME_LIMIT = 120.0  # seconds; it takes about two


def dump_engine(env: Any) -> list[Any]:
    """Give the files in which the engine describes itself, written by the engine that is used."""
    try:
        found = engine.find(fetch=False)
    except ToolError as error:
        stop(str(error))

    def dump(target: Any, source: Any, env: Any) -> int:  # noqa: ARG001 - SCons calls it so
        try:
            process.run(
                [found.executable, "--headless", "--dump-gdextension-interface", "--dump-extension-api"],
                cwd=Path(target[0].dir.abspath),
                time_limit=DUMP_TIME_LIMIT,
                capture=True,
            )
        except ToolError as error:
            print(error)
            return 1
        return 0

    folder = f"#build/engine/{found.version}"
    # Another engine of the same version may have been built with other options.
    identity = Value(f"{found.executable} {found.version}")
    return env.Command([f"{folder}/{name}" for name in ENGINE_FILES], identity, env.Action(dump, None))


def build(env: Any, engine_files: list[Any], name: str, folders: list[str], sources: list[str]) -> Any:
    """Give the library of an extension.

    :param name: the library's; `<name>_init` is its entry symbol.
    :param folders: each has class reference in `doc_classes` and C++ below `src`, and perhaps a `rules.toml`.
    :param sources: patterns below each `src`; those of the binding come on top.
    """
    env = env.Clone()
    objects, variant = compile_objects(env, engine_files, name, folders, sources)
    # zig builds its C++ library for each of the two.
    for_size = env["target"] == "template_release" or is_cross_built(env)
    link_flags = [
        *env["LINKFLAGS"],
        "-Os" if for_size else "-O2",
        "$LTO",
        "$DENSE",
        "-Wl,--gc-sections",
        "-s",
    ]
    exports = []
    # Windows exports what says so in the code.
    if env["platform"] == "linux":
        exports = write_version_script(env, variant, name)
        link_flags += ["-Wl,--no-undefined", f"-Wl,--version-script={exports[0]}"]
    library = env.SharedLibrary(
        f"{variant}/{library_name(env, name)}",
        objects,
        SHLIBPREFIX="",
        SHLIBSUFFIX="",
        LINKFLAGS=link_flags,
    )
    env.Depends(library, exports)
    return library


def compile_objects(
    env: Any, engine_files: list[Any], name: str, folders: list[str], sources: list[str]
) -> tuple[list[Any], str]:
    """Give the object files of an extension, and the folder that they are in; adds to `env` what they need.

    The parameters are those of `build`.
    """
    variant = f"#build/{folder_name(env)}/{name}"
    class_reference = sorted(_glob(env, folders, "doc_classes/*.xml"), key=str)
    class_reference += _glob(env, folders, "rules.toml")
    generated = _generate(env, engine_files, f"{variant}/generated", class_reference, f"{name}_init")

    env.Append(CPPPATH=[*(f"#{folder}/src" for folder in folders), "#extension/src", variant])
    if env["target"] == "template_release":
        env.Append(CCFLAGS=SMALL)
    if env["bindings"] == "godot-cpp":
        godot_cpp.use(env)
    else:
        # godot-cpp casts dynamically; our own code does not.
        env.Append(CPPPATH=[engine_files[0].dir], CXXFLAGS=["-fno-rtti"])

    written = [file for pattern in sources for file in _glob(env, folders, f"src/{pattern}")]
    written += [file for pattern in GLUE_SOURCES[env["bindings"]] for file in env.Glob(pattern)]
    made = [file for file in generated if str(file).endswith(".cpp")]
    files = sorted({*written, *made}, key=str)
    if is_for_package(env):
        files = _join(env, variant, files)
    return [env.SharedObject(f"{variant}/{_object_name(file)}", file) for file in files], variant


def write_version_script(env: Any, variant: str, name: str) -> Any:
    """Give what has the linker export the entry symbol of an extension alone."""
    return env.Textfile(f"{variant}/exports.map", f"{{ global: {name}_init; local: *; }};")


def library_name(env: Any, name: str) -> str:
    """Give the name of the library's file, by godot-cpp's convention."""
    if env["platform"] in SLICES:
        return f"lib{name}.{env['platform']}.{env['target']}.xcframework"
    return f"lib{name}.{env['platform']}.{env['target']}.{env['arch']}{SUFFIXES[env['platform']]}"


def write_manifest(env: Any, staged: list[Any], manifest: str, addon: str) -> list[Any]:
    """Give the manifest in the addon's folder, for the libraries that were staged there."""

    def write(target: Any, source: Any, env: Any) -> None:  # noqa: ARG001 - SCons calls it so
        stage_manifest(Path(source[0].abspath), Path(target[0].abspath))

    name = Path(addon).name
    written = env.Command(f"{addon}/{name}.gdextension", manifest, env.Action(write, None))
    env.Depends(written, staged)
    # It names the libraries that are in the folder, whoever built them.
    env.AlwaysBuild(written)
    return list(written)


def _join(env: Any, variant: str, files: list[Any]) -> list[Any]:
    """Give a file for each language that includes all others of it, so that headers are read once."""
    folders = [Path(env.Dir(folder).abspath) for folder in env["CPPPATH"]]
    languages: dict[str, list[str]] = {}
    for file in files:
        path = Path(file.abspath)
        folder = next(folder for folder in folders if path.is_relative_to(folder))
        languages.setdefault(path.suffix, []).append(f'#include "{path.relative_to(folder).as_posix()}"')
    return [
        env.Textfile(f"{variant}/all{suffix}", includes, TEXTFILESUFFIX="")[0]
        for suffix, includes in languages.items()
    ]


def _glob(env: Any, folders: list[str], pattern: str) -> list[Any]:
    return [file for folder in folders for file in env.Glob(f"#{folder}/{pattern}")]


def _generate(
    env: Any, engine_files: list[Any], folder: str, class_reference: list[Any], entry_symbol: str
) -> Any:
    with_help = env["target"] != "template_release" and env["platform"] in WITH_EDITOR
    env = env.Clone(ENTRY_SYMBOL=entry_symbol, WITH_HELP=with_help)
    names = bindgen.list_generated([Path(str(file)) for file in class_reference])
    generated = env.Command(
        [f"{folder}/{name}" for name in names],
        [engine_files[1], *class_reference],
        env.Action(
            _write_generated, f"Generating {folder}", varlist=["bindings", "ENTRY_SYMBOL", "WITH_HELP"]
        ),
    )
    env.Depends(generated, env.Glob("#tools/bindgen/*.py") + env.Glob("#tools/bindgen/templates/*.j2"))
    return generated


def _write_generated(target: list[Any], source: list[Any], env: Any) -> int:
    engine_api, *class_reference = (Path(file.path) for file in source)
    try:
        files = bindgen.generate(
            class_reference, engine_api, env["bindings"], env["ENTRY_SYMBOL"], with_help=env["WITH_HELP"]
        )
    except ClassReferenceError as error:
        print(error)
        return 1
    for file in target:
        Path(file.path).write_text(files[file.name], encoding="utf-8")
    return 0


def _object_name(source: Any) -> str:
    # From the top folder: the name must not depend on where that is.
    path = source.srcnode().get_path(Dir("#"))
    return f"{path}.o".replace("/", ".")
