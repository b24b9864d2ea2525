"""Running other programs: echoed so that the user can repeat them by hand, and never without a time limit."""

import os
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.errors import ExitCode, ToolError
from tools.paths import ROOT

# How long a program may take to end by itself after it was interrupted, in seconds.
GRACE = 5.0
# How many lines of the output a message repeats.
TAIL = 15


@dataclass(frozen=True)
class Finished:
    """A program that ended by itself; `output` is empty unless it was captured."""

    exit_code: int
    output: str


def run(  # noqa: PLR0913 - all but the command are named where it is called
    command: Sequence[str | Path],
    *,
    time_limit: float,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    capture: bool = False,
    on_line: Callable[[str], None] | None = None,
    check: bool = True,
    code: ExitCode = ExitCode.SETUP_FAILED,
    hint: str = "",
) -> Finished:
    """Run `command` and wait for it to end.

    `time_limit` is in seconds, `env` is added to the environment. The output (both streams) goes to the
    user, unless `capture` asks for it or `on_line` takes it line by line; then it is also returned.

    Raises ToolError with `code` if the program cannot be started, takes longer than `time_limit` or, with
    `check`, ends with another exit code than 0. `hint` says what the user can do about it.
    """
    words = [str(word) for word in command]
    shown = _echo(words, env or {})

    def error(what: str, output: Sequence[str] = ()) -> ToolError:
        return ToolError("\n".join([f"{what}: {shown}", *output[-TAIL:], *([hint] if hint else [])]), code)

    try:
        process = subprocess.Popen(
            words,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if capture or on_line else None,
            stderr=subprocess.STDOUT if capture or on_line else None,
            encoding="utf-8",
            errors="replace",
            # A group of its own, so that what the program started ends with it.
            start_new_session=True,
        )
    except OSError as cause:
        raise error(f"could not start ({cause.strerror})") from cause

    expired = threading.Event()

    def expire() -> None:
        expired.set()
        _stop(process)

    timer = threading.Timer(time_limit, expire)
    timer.start()
    lines: list[str] = []
    try:
        for line in process.stdout or ():
            lines.append(line.rstrip("\n"))
            if on_line:
                on_line(lines[-1])
        exit_code = process.wait()
    except BaseException:
        _stop(process)
        raise
    finally:
        timer.cancel()

    if expired.is_set():
        raise error(f"stopped, because it took longer than {time_limit:g} s", lines)
    if check and exit_code != 0:
        raise error(f"ended with exit code {exit_code}", lines)
    return Finished(exit_code, "\n".join(lines))


def _echo(words: Sequence[str], env: Mapping[str, str]) -> str:
    """Show the command as the user would type it, and return that."""
    variables = [f"{name}={shlex.quote(value)}" for name, value in env.items()]
    shown = " ".join([*variables, shlex.join(words)])
    print(f"$ {shown}", file=sys.stderr, flush=True)
    return shown


def _stop(process: subprocess.Popen[str]) -> None:
    """End the program and all that it started: asked to first, so that it can put its files in order."""
    if sys.platform == "win32":
        # There is no group to ask there.
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], check=False)
        return
    for number, wait in ((signal.SIGINT, GRACE), (signal.SIGKILL, None)):
        try:
            os.killpg(process.pid, number)
            process.wait(wait)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
