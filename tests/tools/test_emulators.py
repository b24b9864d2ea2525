"""What is kept of packages in the cache, with a small package in place of the real ones."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.tools.conftest import Tree
from tools import debian, emulators
from tools.cache import Report
from tools.errors import ToolError


@pytest.fixture
def packages(tree: Tree) -> emulators.Packages:
    """Return what is to be kept of a package that has a little more."""

    def download(names: Sequence[str], report: Report) -> Path:
        archives = tree.root / "apt" / "archives"
        # It is thrown away afterwards, so a second call fails.
        archives.mkdir(parents=True)
        (tree.root / "packages" / f"{names[0]}_1_all.deb").rename(archives / "emulator.deb")
        report(1.0, "Downloading")
        return archives

    tree.pack(
        "emulator",
        {
            "usr/bin/emulator": b"a program",
            "usr/bin/another": b"not needed",
            "usr/share/doc/emulator/copyright": b"the licence",
        },
    )
    return emulators.Packages(tree.root / ".cache" / "emulator", ("emulator",), ("usr/bin/emu*",), download)


def test_what_is_needed_is_kept_and_nothing_else(packages: emulators.Packages) -> None:
    proved: list[Path] = []
    packages.provide(proved.append)
    packages.provide(proved.append)
    assert len(proved) == 1
    kept = {str(file.relative_to(packages.folder)) for file in packages.folder.rglob("*") if file.is_file()}
    assert kept == {"usr/bin/emulator", "usr/share/doc/emulator/copyright"}
    assert not list(packages.folder.parent.glob("emulator.*"))


def test_what_an_older_version_kept_is_not_taken_for_whole(packages: emulators.Packages) -> None:
    packages.folder.mkdir(parents=True)
    packages.provide(lambda _: None)
    assert (packages.folder / "usr" / "bin" / "emulator").is_file()


def test_a_file_that_the_packages_lack_is_named(packages: emulators.Packages) -> None:
    lacking = emulators.Packages(packages.folder, packages.names, ("usr/bin/other*",), packages.download)
    with pytest.raises(ToolError, match="Debian's emulator could not be fetched: there is no usr/bin/other"):
        lacking.provide(lambda _: None)
    assert not packages.folder.exists()


def test_what_does_not_start_is_refused(packages: emulators.Packages) -> None:
    def refuse(_: Path) -> None:
        raise ToolError("it does not start")

    with pytest.raises(ToolError, match="it does not start"):
        packages.provide(refuse)
    assert not packages.folder.exists()


def test_without_apt_a_message_says_what_is_needed(
    packages: emulators.Packages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "is_available", lambda: False)
    with pytest.raises(ToolError, match="the tests need Debian's emulator, and without apt"):
        packages.provide(lambda _: None)
