"""The class reference, compared with what the engine itself writes about the built extension."""

import difflib
import shutil
import tempfile
from pathlib import Path

from lxml import etree

from tools import engine, process
from tools.build import build
from tools.errors import ExitCode, ToolError
from tools.paths import ADDON, EXTENSION, ROOT
from tools.project import write_extension_list

DOC_CLASSES = EXTENSION / "doc_classes"

# Elements whose text is the help; the others hold such elements, or facts only.
DESCRIPTIONS = ("brief_description", "description", "member", "constant")

# In seconds; it takes less than one.
TIME_LIMIT = 120.0


def check() -> None:
    """Build the extension and check its class reference.

    Raises ToolError with what is not described, and with the differences from what the engine writes.
    """
    build()
    problems = [*find_undescribed(DOC_CLASSES), *find_differences(DOC_CLASSES)]
    if problems:
        raise ToolError(
            "\n".join(["the class reference is not right:", *problems, "Correct it, or the extension."]),
            ExitCode.LINT_FAILED,
        )


def find_undescribed(doc_classes: Path) -> list[str]:
    """Return a line for each thing in the class reference that has no description."""
    return [
        f"{_shown(path)}:{element.sourceline}: <{element.tag!s}> has no description"
        for path in sorted(doc_classes.glob("*.xml"))
        for element in etree.parse(path).iter(*DESCRIPTIONS)
        if not (element.text or "").strip()
    ]


def find_differences(doc_classes: Path, addon: Path = ADDON) -> list[str]:
    """Return the lines of a unified diff from the class reference to what the engine makes of it.

    The engine takes the texts from the class reference, and everything else from the extension. Raises
    ToolError if the addon was not built, or cannot be loaded.
    """
    if not addon.is_dir():
        raise ToolError(f"there is no {addon}; run `python3 -m tools build` first", ExitCode.LINT_FAILED)
    with tempfile.TemporaryDirectory() as folder:
        written = _write(Path(folder), doc_classes, addon)
        names = sorted({path.name for path in (*doc_classes.glob("*.xml"), *written.glob("*.xml"))})
        return [line for name in names for line in _diff(doc_classes / name, written / name)]


def write_script_reference(folder: Path, addon: Path = ADDON) -> list[Path]:
    """Let the engine write the class reference of the addon's scripts, from the comments in them.

    Returns the files, which it writes into `folder`. Raises ToolError if the addon cannot be loaded.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        _run_doctool(Path(scratch), addon, folder, "--gdscript-docs", f"res://addons/{addon.name}")
    return sorted(folder.glob("*.xml"))


def _write(folder: Path, doc_classes: Path, addon: Path) -> Path:
    """Let the engine write the class reference of the extension, and return where it is."""
    written = shutil.copytree(doc_classes, folder / "doc_classes")
    _run_doctool(folder, addon, folder, "--gdextension-docs")
    return written


def _run_doctool(scratch: Path, addon: Path, *arguments: str | Path) -> None:
    """Run the engine's documentation tool in a project of its own, made in `scratch`."""
    project = scratch / "project"
    shutil.copytree(addon, project / "addons" / addon.name)
    (project / "project.godot").write_text("config_version=5\n", encoding="utf-8")
    write_extension_list(project)
    finished = process.run(
        [engine.find().executable, "--headless", "--path", project, "--doctool", *arguments],
        time_limit=TIME_LIMIT,
        env={
            # The documented default is what this platform reads.
            "AV_AUDIO_SESSION_BACKEND": "auto",
            # The engine empties its cache of the help, which is not to be the user's.
            "XDG_CACHE_HOME": str(scratch / "cache"),
            "XDG_CONFIG_HOME": str(scratch / "config"),
            "XDG_DATA_HOME": str(scratch / "data"),
        },
        capture=True,
        code=ExitCode.LINT_FAILED,
    )
    if "ERROR:" in finished.output:
        raise ToolError(
            f"the engine could not write the class reference:\n{finished.output}", ExitCode.LINT_FAILED
        )


def _diff(ours: Path, engines: Path) -> list[str]:
    sides = (_lines(ours), _lines(engines))
    return list(difflib.unified_diff(*sides, _shown(ours), "what the engine writes", lineterm=""))


def _lines(path: Path) -> list[str]:
    """Return the lines of a file, and none if it is not there: a class that only one side knows."""
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)
