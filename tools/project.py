"""Godot projects that load extensions."""

from pathlib import Path


def write_extension_list(project: Path) -> None:
    """Name the extensions among the project's addons to Godot, as its editor does at an import.

    Importing a project that has an extension and was never opened ends in a crash in Godot 4.6, so
    nothing here imports first.
    """
    manifests = sorted(project.glob("addons/*/*.gdextension"))
    listing = project / ".godot" / "extension_list.cfg"
    listing.parent.mkdir(exist_ok=True)
    lines = [f"res://{manifest.relative_to(project).as_posix()}\n" for manifest in manifests]
    listing.write_text("".join(lines), encoding="utf-8")
