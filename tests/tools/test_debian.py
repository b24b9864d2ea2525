"""Debian's packages by apt with directories of its own."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tools import debian
from tools.cache import Report

ONE_LINE = """\
# deb http://commented.test/debian stable main
deb [arch=amd64 signed-by=/some/key.gpg] http://one.test/debian bookworm main
deb http://one.test/debian bookworm-updates main
deb-src http://source.test/debian bookworm main
deb https://third.party.test/apt stable main
"""
DEB822 = """\
Types: deb
URIs: http://two.test/debian http://three.test/debian/
Suites: bookworm bookworm-updates
Components: main

Enabled: no
Types: deb
URIs: http://disabled.test/debian
Suites: bookworm
Components: main
"""


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Set apt up like a machine that has sources, and has never read their lists."""
    parts = tmp_path / "sources.list.d"
    parts.mkdir()
    (tmp_path / "lists" / "partial").mkdir(parents=True)
    configuration = tmp_path / "apt.conf"
    configuration.write_text(
        'Dir::Etc::Main "/dev/null";\n'
        'Dir::Etc::Parts "/dev/null";\n'
        'Dir::Etc::SourceList "/dev/null";\n'
        f'Dir::Etc::SourceParts "{parts}";\n'
        f'Dir::State::Lists "{tmp_path}/lists";\n'
        'Acquire::http::Proxy "http://proxy.test:3128";\n'
        'APT::Default-Release "bookworm";\n'
        'APT::Update::Post-Invoke { "touch /somewhere"; };\n'
    )
    monkeypatch.setenv("APT_CONFIG", str(configuration))
    return parts


def test_mirrors_are_read_from_sources_of_both_formats(machine: Path) -> None:
    (machine / "a.list").write_text(ONE_LINE)
    (machine / "b.sources").write_text(DEB822)
    found = debian.mirrors()
    assert len(found) == len(set(found))
    # apt decides about the order.
    assert set(found) == {
        "http://one.test/debian",
        "http://source.test/debian",
        "https://third.party.test/apt",
        "http://two.test/debian",
        "http://three.test/debian",
    }


def test_a_machine_without_sources_has_no_mirrors(machine: Path) -> None:
    assert list(machine.iterdir()) == []
    assert debian.mirrors() == []


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Record what apt would be called with."""
    calls: list[list[str]] = []
    monkeypatch.setattr(debian, "SUITE_APT", tmp_path / "suite")
    monkeypatch.setattr(debian, "MACHINE_APT", tmp_path / "machine")
    monkeypatch.setattr(debian, "_apt", lambda _apt, arguments, *_, **__: calls.append(arguments))
    return calls


def test_for_the_suite_only_the_way_to_the_network_is_kept(
    machine: Path, apt: list[list[str]], tmp_path: Path
) -> None:
    (machine / "a.list").write_text(ONE_LINE)
    debian.download(["one", "two"], lambda *_: None)
    assert apt[-1][-2:] == ["one", "two"]
    configuration = (tmp_path / "suite" / "apt.conf").read_text()
    assert 'Acquire::http::Proxy "http://proxy.test:3128";' in configuration.splitlines()
    assert "Invoke" not in configuration
    assert "Default-Release" not in configuration
    assert str(machine) not in configuration
    assert (tmp_path / "suite" / "status").read_text() == ""


@pytest.mark.parametrize(
    ("download", "command"), [(debian.download_missing, "install"), (debian.download_alone, "download")]
)
def test_for_what_the_machine_lacks_its_sources_are_kept(
    machine: Path,
    apt: list[list[str]],
    tmp_path: Path,
    download: Callable[[Sequence[str], Report], Path],
    command: str,
) -> None:
    download(["one", "two"], lambda *_: None)
    assert apt[-1][0] == command
    assert apt[-1][-2:] == ["one", "two"]
    configuration = (tmp_path / "machine" / "apt.conf").read_text()
    lines = configuration.splitlines()
    assert 'Acquire::http::Proxy "http://proxy.test:3128";' in lines
    assert 'APT::Default-Release "bookworm";' in lines
    assert f'Dir::Etc::sourceparts "{machine}";' in lines
    assert 'Dir::State::status "/var/lib/dpkg/status";' in lines
    assert "Invoke" not in configuration
    # The last one counts.
    assert lines.index('Dir::Etc::Parts "/dev/null";') > lines.index('Dir::Etc::parts "/dev/null";')


def test_a_package_for_another_processor_needs_its_lists(
    machine: Path, apt: list[list[str]], tmp_path: Path
) -> None:
    (machine / "a.list").write_text(ONE_LINE)
    debian.download(["one", "two:arm64"], lambda *_: None)
    assert apt[-1][-2:] == ["one", "two:arm64"]
    lines = (tmp_path / "suite" / "apt.conf").read_text().splitlines()
    assert [line for line in lines if "Architectures" in line] == ['APT::Architectures:: "arm64";']
