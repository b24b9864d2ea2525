"""Debian's export templates put into the cache, with small packages in place of the real ones."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.conftest import TIME_LIMIT, Tree
from tests.tools.test_packaged_godot import BROKEN_ENGINE, ENGINE, build_packages
from tools import debian, packaged_templates
from tools.errors import ToolError

FIND = "from tools import packaged_templates; print(packaged_templates.find())"


def find(tree: Tree) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", FIND],
        cwd=tree.root,
        env={**os.environ, "PATH": f"{tree.programs}:{os.environ['PATH']}"},
        capture_output=True,
        encoding="utf-8",
        timeout=TIME_LIMIT,
        check=False,
    )


def pack_templates(tree: Tree, source: str) -> None:
    build_packages(tree, source)
    program = (tree.root / "program").read_bytes()
    for name in (packaged_templates.DEBUG, packaged_templates.RELEASE):
        tree.pack(name, {f"usr/bin/{name}": program, f"usr/share/doc/{name}/copyright": b"a licence"})


def test_both_share_a_folder(tree: Tree) -> None:
    pack_templates(tree, ENGINE)
    found = find(tree)
    folder = Path(found.stdout.strip())
    assert folder.parent == tree.root / ".cache", found.stderr
    assert sorted(path.name for path in folder.glob("bin/*")) == [
        "godot-template-debug",
        "godot-template-release",
    ]
    assert (folder / "version").read_text() == "4.6.3.stable.test"
    assert list(folder.glob("lib/ld-linux*.so.*"))
    # Once they are there, nothing is downloaded.
    tree.add_program("apt-get", "exit 1")
    assert find(tree).stdout == found.stdout


def test_those_that_do_not_start_are_refused(tree: Tree) -> None:
    pack_templates(tree, BROKEN_ENGINE)
    found = find(tree)
    assert "godot-template-debug could not be fetched: ended with exit code 3:" in found.stderr
    assert not (tree.root / ".cache/godot-template-release").exists()


def test_without_apt_a_message_says_what_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.packaged_program.CACHE", tmp_path)
    monkeypatch.setattr(debian, "is_available", lambda: False)
    with pytest.raises(ToolError, match="the tests need Debian's godot-template-release and"):
        packaged_templates.find()
