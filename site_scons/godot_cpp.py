"""The godot-cpp that the user built, for bindings=godot-cpp."""

import re
from pathlib import Path
from typing import Any

from extension_options import stop
from SCons.Script import File

from tools import process
from tools.errors import ToolError

NM_TIME_LIMIT = 60.0  # seconds


def use(env: Any) -> None:
    """Add what code for godot-cpp is compiled and linked with, after a look at whether it is all there."""
    folder = Path(env["godot_cpp"]).absolute()
    library = folder / "bin/libgodot-cpp.{platform}.{target}.{arch}.a".format(**env)
    _check(env, folder, library)
    env.Append(
        CPPDEFINES=_get_defines(env),
        # Its own headers are not held to our warnings.
        CCFLAGS=[f"-isystem{folder / part}" for part in ("include", "gen/include", "gdextension")],
        LIBS=[File(str(library))],
    )


def _check(env: Any, folder: Path, library: Path) -> None:
    build = "scons platform={platform} target={target} arch={arch} use_hot_reload=yes".format(**env)
    advice = f"Name the folder of a godot-cpp, and run `{build}` in it first."
    headers = ("include/godot_cpp/godot.hpp", "gen/include/godot_cpp/classes/ref_counted.hpp")
    for needed in (*(folder / header for header in headers), library):
        if not needed.is_file():
            stop(f"godot_cpp={folder} has no {needed.relative_to(folder)}. {advice}")
    if env["target"] != "template_release" and not _has_hot_reload(library):
        stop(f"{library} was built without hot reload, which the addon's manifest promises. {advice}")


def _has_hot_reload(library: Path) -> bool:
    """Tell whether godot-cpp was built with `use_hot_reload`.

    It shows in a variable (4.5), or in a structure of 24 instead of 16 bytes (10).
    """
    try:
        symbols = process.run(["nm", "-S", library], time_limit=NM_TIME_LIMIT, capture=True).output
    except ToolError as error:
        stop(str(error))
    return bool(
        re.search(r"_constructing_recreate_owner| 0*18 \w _ZZN5godot7Wrapped\w*construct_info", symbols)
    )


def _get_defines(env: Any) -> list[str]:
    """Give the definitions that godot-cpp builds itself with: the sizes of its classes depend on them."""
    defines = ["GDEXTENSION", "LINUX_ENABLED", "UNIX_ENABLED", "THREADS_ENABLED", "NDEBUG"]
    if env["target"] != "template_release":
        defines += ["DEBUG_ENABLED", "HOT_RELOAD_ENABLED"]
    if env["target"] == "editor":
        defines += ["TOOLS_ENABLED"]
    return defines
