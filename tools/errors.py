"""What the commands report: their exit codes, and the one class of error that they end with."""

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended; a different number for each kind of failure."""

    OK = 0
    TESTS_FAILED = 1
    USAGE = 2
    SETUP_FAILED = 3
    BUILD_FAILED = 4
    LINT_FAILED = 5
    DEMO_FAILED = 6
    DOCS_FAILED = 7
    RELEASE_REFUSED = 8


class ToolError(Exception):
    """Something that the user has to know: what was wrong, what is allowed, what to do."""

    def __init__(self, message: str, code: ExitCode = ExitCode.SETUP_FAILED) -> None:
        """Keep `message` for the user, and the exit code that the command ends with."""
        super().__init__(message)
        self.code = code
