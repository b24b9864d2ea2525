"""The verdict on which lines of the Apple backend were run."""

from pathlib import Path

import pytest

from tools import apple_coverage
from tools.errors import ExitCode, ToolError

LCOV = """\
SF:{folder}/one.mm
FN:1,function
DA:1,3
DA:2,0
DA:7,0
end_of_record
SF:{folder}/two.mm
DA:4,1
end_of_record
"""


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make two source files that nothing was recorded for."""
    for name in ("one.mm", "two.mm"):
        (tmp_path / name).touch()
    monkeypatch.setattr(apple_coverage, "ROOT", tmp_path)
    monkeypatch.setattr(apple_coverage, "SOURCES", tmp_path)
    monkeypatch.setattr(apple_coverage, "RECORDED", tmp_path / "recorded")
    return tmp_path


def record(monkeypatch: pytest.MonkeyPatch, sources: Path, lcov: str) -> None:
    lines = apple_coverage.parse_lcov(lcov.format(folder=sources))
    monkeypatch.setattr(apple_coverage, "_read", lambda: lines)


def test_lines_that_were_not_run_are_named(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(monkeypatch, sources, LCOV)
    with pytest.raises(ToolError) as error:
        apple_coverage.report(check=True)
    assert str(error.value).splitlines()[1:] == ["one.mm: 2, 7"]
    assert error.value.code == ExitCode.TESTS_FAILED


def test_a_selection_of_the_tests_need_not_run_all(
    sources: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record(monkeypatch, sources, LCOV)
    apple_coverage.report(check=False)
    assert "33%" in capsys.readouterr().out


def test_all_lines_run_is_right(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(monkeypatch, sources, LCOV.replace(",0", ",1"))
    apple_coverage.report(check=True)


@pytest.mark.usefixtures("sources")
def test_files_that_nothing_was_recorded_for_are_named() -> None:
    with pytest.raises(ToolError) as error:
        apple_coverage.report(check=True)
    assert str(error.value).splitlines()[1:] == ["one.mm: all lines", "two.mm: all lines"]
