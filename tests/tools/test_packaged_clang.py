"""clang with GNUstep put into the cache, with small packages in place of the real ones."""

from pathlib import Path

import pytest

from tests.tools.conftest import Tree
from tools import debian, packaged_clang
from tools.errors import ExitCode, ToolError

# Writes a program that says something, whatever it is to compile.
COMPILER = """\
#!/bin/sh
while [ "$1" != -o ]; do shift; done
printf '#!/bin/sh\\necho {said}\\n' > "$2"
chmod +x "$2"
"""


def build_packages(tree: Tree, said: str) -> None:
    tree.pack(
        "clang",
        {
            "usr/bin/clang++": COMPILER.format(said=said).encode(),
            "usr/lib/libgnustep-base.so": b"a library",
            "usr/include/GNUstep/Foundation/Foundation.h": b"a header",
        },
    )
    tree.add_apt()


def run_tests(tree: Tree) -> tuple[int, str]:
    engine = tree.add_program("engine", "echo 4.6.3.stable.test")
    finished = tree.run("test", "--", "--collect-only", GODOT=str(engine))
    return finished.returncode, finished.stderr


def test_what_the_machine_lacks_is_unpacked(tree: Tree) -> None:
    build_packages(tree, "it works")
    _, said = run_tests(tree)
    cache = tree.root / ".cache"
    assert (cache / "objective_c" / "usr" / "bin" / "clang++").is_file(), said
    assert not list(cache.glob("objective_c.*"))
    assert " ".join(["--download-only", *packaged_clang.PACKAGES]) in said
    assert f"with GNUstep for the tests, {cache}/objective_c" in tree.run("doctor").stdout


def test_a_compiler_that_does_not_work_is_refused(tree: Tree) -> None:
    build_packages(tree, "something else")
    code, said = run_tests(tree)
    assert code == ExitCode.SETUP_FAILED
    assert "does not run; it said:\nsomething else" in said
    assert f"Install g++ and what Debian packages as {', '.join(packaged_clang.PACKAGES)}" in said
    assert not (tree.root / ".cache" / "objective_c").exists()


def test_without_apt_a_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged_clang, "FOLDER", tmp_path / "objective_c")
    monkeypatch.setattr(debian, "is_available", lambda: False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolError, match=r"there is no program clang\+\+\nInstall g\+\+ and what Debian"):
        packaged_clang.find()


def test_a_build_alone_does_not_fetch_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged_clang, "FOLDER", tmp_path / "objective_c")
    with pytest.raises(ToolError, match="`python3 -m tools test` does that"):
        packaged_clang.find(fetch=False)
