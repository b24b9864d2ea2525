"""`demo`: builds the extension and runs the demo in a headless Godot."""

import argparse

from tools import engine, process
from tools.build import build
from tools.errors import ExitCode, ToolError
from tools.paths import PROJECT
from tools.project import write_extension_list

# The demo prints it last, when what it saw was right.
END_MARKER = "DEMO PASSED"
SCRIPT_ERROR = "SCRIPT ERROR"

# In frames. The demo ends in its first; one whose script does not even load would never end.
MOST_FRAMES = 60

# In seconds.
TIME_LIMIT = 60.0


def run(_args: argparse.Namespace) -> ExitCode:
    """Build, run the demo and judge it. Godot's exit code alone proves little."""
    build()
    write_extension_list(PROJECT)
    finished = process.run(
        [engine.find().executable, "--headless", "--path", PROJECT, "--quit-after", str(MOST_FRAMES)],
        time_limit=TIME_LIMIT,
        on_line=lambda line: print(line, flush=True),
        code=ExitCode.DEMO_FAILED,
    )
    if SCRIPT_ERROR in finished.output:
        raise ToolError("the demo has a script error, see above", ExitCode.DEMO_FAILED)
    if END_MARKER not in finished.output.splitlines():
        raise ToolError(f"the demo did not end with the line {END_MARKER!r}", ExitCode.DEMO_FAILED)
    return ExitCode.OK
