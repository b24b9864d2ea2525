"""`godot`: the engine that the project uses, as if it had been called directly."""

import argparse
import os
from typing import NoReturn

from tools import engine


def run(args: argparse.Namespace) -> NoReturn:
    """Become the engine, so that its exit code, its input and its signals are the user's."""
    executable = str(engine.find().executable)
    os.execv(executable, [executable, *args.passed_on])  # noqa: S606
