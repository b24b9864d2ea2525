"""The lock on what all commands share."""

import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tools import lock


def test_a_second_command_waits_until_the_first_is_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lock, "CACHE", tmp_path / "cache")
    first = ExitStack()
    first.enter_context(lock.exclusive())
    # The first ends while the second waits.
    monkeypatch.setattr(time, "sleep", lambda _seconds: first.close())
    with lock.exclusive():
        assert capsys.readouterr().err == "waiting for another command that is setting up or building\n"
    with lock.exclusive():
        assert capsys.readouterr().err == ""
