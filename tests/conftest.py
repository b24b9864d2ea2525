"""Options and fixtures for all tests."""

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.godot_project import Project, executable
from tools import package, version
from tools.errors import ToolError

pytest_plugins = ["tests.gdscript_plugin", "pytester"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take what says how the extension was built, which happened before."""
    group = parser.getgroup("bindings", "the binding under test")
    group.addoption(
        "--bindings", choices=["direct", "godot-cpp"], default="direct", help="the binding that was built"
    )
    group.addoption(
        "--godot-cpp", type=Path, metavar="DIR", help="the godot-cpp that it was built with, for godot-cpp"
    )
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_configure(config: pytest.Config) -> None:
    """Make the markers known."""
    config.addinivalue_line("markers", "direct_only: not for the library with the godot-cpp binding")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is about the other binding; pytest says how many."""
    if config.getoption("--bindings") == "direct":
        return
    deselected = [item for item in items if item.get_closest_marker("direct_only")]
    items[:] = [item for item in items if item not in deselected]
    config.hook.pytest_deselected(items=deselected)


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Name what is tested."""
    godot_cpp = config.getoption("--godot-cpp")
    bindings = f"bindings: {config.getoption('--bindings')}" + (f" ({godot_cpp})" if godot_cpp else "")
    try:
        godot = str(executable())
    except ToolError as error:
        # Many tests need none; those that do fail with this error.
        godot = str(error)
    return [f"godot: {godot}", bindings]


@pytest.fixture(scope="session")
def bindings(request: pytest.FixtureRequest) -> str:
    """Return the binding under test: `direct` or `godot-cpp`."""
    return str(request.config.getoption("--bindings"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Make a fresh project with the addons."""
    return Project(tmp_path)


@pytest.fixture
def bare_project(tmp_path: Path) -> Project:
    """Make a fresh project without any addon."""
    return Project(tmp_path, addons=())


@pytest.fixture(scope="session")
def download(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what a user downloads, to be unzipped into a project; `python3 -m tools test` builds it."""
    folder = tmp_path_factory.mktemp("download")
    package.write(folder)
    return folder / f"{package.NAME}-{version.read()}.zip"


@pytest.fixture
def installed_project(bare_project: Project, download: Path) -> Project:
    """Make a project into which the download was unzipped; no editor has opened it yet."""
    shutil.rmtree(bare_project.path / ".godot")
    with zipfile.ZipFile(download) as archive:
        archive.extractall(bare_project.path)
    return bare_project
