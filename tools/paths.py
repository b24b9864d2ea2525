"""Where things are."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Written by hand.
MANIFEST = ROOT / "plugin.gdextension"
PYPROJECT = ROOT / "pyproject.toml"
DOCS = ROOT / "docs"
EXTENSION = ROOT / "extension"
PROJECT = ROOT / "godot_project"
TESTS = ROOT / "tests"
TOOLS = ROOT / "tools"

# Made by the commands, and removed by `clean`.
VENV = ROOT / ".venv"
CACHE = ROOT / ".cache"
BUILD = ROOT / "build"
DIST = ROOT / "dist"
ADDON = PROJECT / "addons" / "av_audio_session"

VENV_PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
