"""The version of the addon: what is released, and all that names a version, asks here."""

import tomllib

from tools.paths import PYPROJECT


def read() -> str:
    """Return the version, which is written down in pyproject.toml only."""
    project: dict[str, str] = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    return project["version"]
