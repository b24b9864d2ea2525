"""A private copy of the tools, whose set-up and build a test can spoil."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tools.paths import MANIFEST, PYPROJECT, TOOLS, VENV

# In seconds.
TIME_LIMIT = 60.0

APT = """
case "$*" in
    *--print-uris*) echo "'http://mirror.test/debian/dists/stable/InRelease' name 0 " ;;
    *install*)
        echo dlstatus:1:50.0:Retrieving file 1 of 2
        cp {packages}/*.deb "$(dirname "$APT_CONFIG")/archives/"
        ;;
esac
"""
NO_BUILD = 'Alias("tests", [])\nAlias("package", [])\n'


class Tree:
    """A project of its own: the real tools and .venv, a build that does nothing, nothing else."""

    def __init__(self, root: Path) -> None:
        """Make it in the empty folder `root`."""
        self.root = root
        # Comes first on PATH.
        self.programs = root / "programs"
        self.programs.mkdir()
        shutil.copytree(TOOLS, root / "tools", ignore=shutil.ignore_patterns("__pycache__"))
        for file in (MANIFEST, PYPROJECT):
            shutil.copy(file, root)
        (root / ".venv").symlink_to(VENV)
        (root / "godot_project").mkdir()
        (root / "SConstruct").write_text(NO_BUILD)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `python3 -m tools` with these arguments; GODOT and CXX are unset unless given."""
        own = {name: value for name, value in os.environ.items() if name not in ("GODOT", "CXX")}
        path = f"{self.programs}:{os.environ['PATH']}"
        return subprocess.run(
            [sys.executable, "-m", "tools", *arguments],
            cwd=self.root,
            env={**own, "PATH": path, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=TIME_LIMIT,
            check=False,
        )

    def add_program(self, name: str, script: str) -> Path:
        """Write a shell script that comes first on PATH."""
        program = self.programs / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return program

    def pack(self, package: str, files: Mapping[str, bytes]) -> None:
        """Write an archive of a Debian package, all of it executable, into the folder `packages`."""
        folder = self.root / "packages" / package
        control = (
            f"Package: {package}\nVersion: 1\nArchitecture: all\nMaintainer: nobody\nDescription: a test\n"
        )
        for name, content in {"DEBIAN/control": control.encode(), **files}.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            file.chmod(0o755)
        archive = folder.with_name(f"{package}_1_all.deb")
        command = ["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(folder), str(archive)]
        subprocess.run(command, check=True, capture_output=True, timeout=TIME_LIMIT)

    def add_apt(self) -> None:
        """Write an apt-get that has one mirror, and downloads what was packed."""
        self.add_program("apt-get", APT.format(packages=self.root / "packages"))


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Make a private copy of the tools."""
    return Tree(tmp_path)
