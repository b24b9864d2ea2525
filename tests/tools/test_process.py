"""Running other programs."""

import time
from pathlib import Path

import pytest

from tools import process
from tools.errors import ExitCode, ToolError


def test_a_program_is_echoed_as_it_can_be_repeated(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    process.run(["echo", "two words"], time_limit=10, cwd=tmp_path, env={"NAME": "a value"})
    out, err = capfd.readouterr()
    assert out == "two words\n"
    assert err == "$ NAME='a value' echo 'two words'\n"


def test_output_is_captured_and_given_line_by_line() -> None:
    lines: list[str] = []
    finished = process.run(["sh", "-c", "echo one; echo two >&2"], time_limit=10, on_line=lines.append)
    assert lines == ["one", "two"]
    assert finished.output == "one\ntwo"


def test_a_failure_names_the_command_the_exit_code_and_what_to_do() -> None:
    command = ["sh", "-c", "echo out of luck; exit 3"]
    with pytest.raises(ToolError) as caught:
        process.run(command, time_limit=10, capture=True, code=ExitCode.BUILD_FAILED, hint="Try again.")
    assert str(caught.value) == (
        "ended with exit code 3: sh -c 'echo out of luck; exit 3'\nout of luck\nTry again."
    )
    assert caught.value.code == ExitCode.BUILD_FAILED


def test_a_failure_can_be_left_to_the_caller() -> None:
    assert process.run(["false"], time_limit=10, check=False).exit_code == 1


def test_a_program_that_is_not_there_is_named() -> None:
    with pytest.raises(ToolError, match=r"could not start \(No such file or directory\): nonsense"):
        process.run(["nonsense"], time_limit=10)


@pytest.mark.parametrize("script", ["sleep 60", "sleep 60 & wait", "trap '' INT; sleep 60"])
def test_a_program_that_takes_too_long_is_stopped_with_all_it_started(
    script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "GRACE", 0.5)
    start = time.monotonic()
    with pytest.raises(ToolError, match=r"took longer than 0\.2 s"):
        process.run(["sh", "-c", script], time_limit=0.2, capture=True)
    assert time.monotonic() - start < 10
