"""Debian's packages, without root and without touching the system: apt with directories of its own.

Standard library only: making .venv may need a package.
"""

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools import process
from tools.cache import Report
from tools.errors import ToolError
from tools.paths import CACHE, ROOT

# The release that the packages come from: named here and nowhere else.
SUITE = "forky"

# apt's directories for packages of SUITE, and for those of the machine's own release; an interrupted
# download goes on from there.
SUITE_APT = CACHE / "apt"
MACHINE_APT = CACHE / "apt.machine"
CONFIGURATION = "apt.conf"

PROGRAMS = ("apt-get", "apt-config", "dpkg-deb")
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")

# In seconds.
QUESTION_TIME_LIMIT = 60.0
UPDATE_TIME_LIMIT = 300.0
DOWNLOAD_TIME_LIMIT = 3600.0
UNPACK_TIME_LIMIT = 600.0

# `apt-get update --print-uris` names the release file of every source: 'BASE/dists/SUITE/InRelease' …
RELEASE_FILE = re.compile(r"^'([^']+)/dists/[^']+/InRelease' ", re.MULTILINE)
# What apt reports while it downloads: dlstatus:NUMBER:PERCENT:TEXT.
DOWNLOAD_STATUS = re.compile(r"dlstatus:\d+:([\d.]+):(.*)")

# Unpacks every archive of the folder $0 into the folder $1; says which archive, then which files.
UNPACK = 'for archive in "$0"/*.deb; do echo "$archive"; dpkg-deb --vextract "$archive" "$1"; done'


def is_available() -> bool:
    """Tell whether this is a Debian-like system, with the programs that this module needs."""
    return all(shutil.which(program) for program in PROGRAMS)


def download(packages: Sequence[str], report: Report) -> Path:
    """Download packages of SUITE, with all that they depend on down to the C library.

    `NAME:ARCHITECTURE` is a package for another processor than the machine's. Returns the folder of the
    archives. Raises ToolError if none of the machine's mirrors has them.
    """
    own: dict[str, str | Path] = {
        "Dir::Etc::Preferences": "/dev/null",
        "Dir::Etc::PreferencesParts": "/dev/null",
        "Dir::Etc::SourceList": SUITE_APT / "sources.list",
        "Dir::Etc::SourceParts": "/dev/null",
        "Dir::State::Status": SUITE_APT / "status",
        # A list that could not be downloaded is an error, not a warning.
        "APT::Update::Error-Mode": "any",
    }
    architectures = sorted({name.split(":")[1] for name in packages if ":" in name})
    archives = _set_up(SUITE_APT, ("Acquire::",), own, architectures)
    # Nothing counts as installed.
    SUITE_APT.joinpath("status").touch()
    _find_suite(report)
    _install(SUITE_APT, packages, report)
    return archives


def download_missing(packages: Sequence[str], report: Report) -> Path:
    """Download packages of the machine's own release, and of what they depend on what is not installed.

    Returns the folder of the archives. Raises ToolError if the machine's mirrors do not have them.
    """
    archives = _set_up_machine(report)
    _install(MACHINE_APT, packages, report)
    return archives


def download_alone(packages: Sequence[str], report: Report) -> Path:
    """Download packages of the machine's own release, and nothing that they depend on.

    Returns the folder of the archives. Raises ToolError if the machine's mirrors do not have them.
    """
    archives = _set_up_machine(report)
    _apt(MACHINE_APT, ["download", *packages], report, DOWNLOAD_TIME_LIMIT, cwd=archives)
    return archives


def unpack(archives: Path, into: Path, report: Report) -> dict[Path, str]:
    """Unpack all archives of a folder, and return which package each file came from."""
    total = len(list(archives.glob("*.deb")))
    done: list[str] = []
    owners: dict[Path, str] = {}

    def on_line(line: str) -> None:
        if line.endswith(".deb"):
            done.append(Path(line).name.split("_")[0])
            report((len(done) - 1) / total, f"Unpacking {done[-1]}")
        else:
            owners[into / line] = done[-1]

    process.run(["sh", "-ec", UNPACK, archives, into], time_limit=UNPACK_TIME_LIMIT, on_line=on_line)
    return owners


def mirrors() -> list[str]:
    """Return the base of every repository that the machine's own apt is set up with.

    apt answers from its sources alone, in whichever format they are: no lists and no root needed.
    """
    command = ["apt-get", "update", "--print-uris"]
    printed = process.run(command, time_limit=QUESTION_TIME_LIMIT, capture=True).output
    return list(dict.fromkeys(RELEASE_FILE.findall(printed)))


def _set_up(
    apt: Path,
    kept: tuple[str, ...],
    settings: Mapping[str, str | Path],
    architectures: Sequence[str] = (),
) -> Path:
    """Make apt's directories and its configuration; return the directory of the archives.

    `architectures` are those besides the machine's own.

    The machine's configuration is left out but for what begins with one of `kept`: its hooks would touch
    the system, and its pins and default release know nothing of our suite.
    """
    archives = apt / "archives"
    lists = apt / "lists"
    for folder in (archives, lists):
        folder.joinpath("partial").mkdir(parents=True, exist_ok=True)
    machine = process.run(["apt-config", "dump"], time_limit=QUESTION_TIME_LIMIT, capture=True).output
    own = {
        "Dir::Etc::Main": "/dev/null",
        "Dir::Etc::Parts": "/dev/null",
        "Dir::State": apt,
        "Dir::State::Lists": lists,
        "Dir::Cache": apt,
        "Dir::Cache::Archives": archives,
        # As root, apt would download as a user who may not write here.
        "APT::Sandbox::User": "root",
        "APT::Status-Fd": "1",
        "Acquire::Languages": "none",
        **settings,
    }
    lines = [line for line in machine.splitlines() if line.startswith(kept)]
    lines += [f'{name} "{value}";' for name, value in own.items()]
    lines += [f'APT::Architectures:: "{name}";' for name in architectures]
    apt.joinpath(CONFIGURATION).write_text("\n".join([*lines, ""]), encoding="utf-8")
    return archives


def _set_up_machine(report: Report) -> Path:
    """Make apt's directories for the machine's own release; return the directory of the archives."""
    kept = ("Acquire::", "APT::Default-Release", "Dir::Etc::", "Dir::State::status")
    archives = _set_up(MACHINE_APT, kept, {})
    _apt(MACHINE_APT, ["update"], report, UPDATE_TIME_LIMIT)
    return archives


def _find_suite(report: Report) -> None:
    """Read the lists of the first mirror that has the suite."""
    # Elsewhere than on Debian the keys have to be among those that apt trusts.
    signed_by = f"[signed-by={KEYRING}] " if KEYRING.exists() else ""
    sources = SUITE_APT / "sources.list"
    refusals = []
    for mirror in mirrors():
        sources.write_text(f"deb {signed_by}{mirror} {SUITE} main\n", encoding="utf-8")
        try:
            _apt(SUITE_APT, ["update"], report, UPDATE_TIME_LIMIT)
        except ToolError as error:
            refusals.append(f"{mirror}: {error}")
        else:
            return
    tried = "\n".join(refusals) or "It is set up with none."
    raise ToolError(f"no mirror that apt is set up with has Debian's {SUITE}.\n{tried}")


def _install(apt: Path, packages: Sequence[str], report: Report) -> None:
    # An archive that an earlier run left may be outdated by now.
    _apt(apt, ["autoclean"], report, QUESTION_TIME_LIMIT)
    install = ["install", "--yes", "--no-install-recommends", "--download-only", *packages]
    _apt(apt, install, report, DOWNLOAD_TIME_LIMIT)


def _apt(apt: Path, arguments: list[str], report: Report, time_limit: float, cwd: Path = ROOT) -> None:
    """Run apt-get on our own directories. Raises ToolError with what it says if it fails."""

    def on_line(line: str) -> None:
        if status := DOWNLOAD_STATUS.fullmatch(line):
            report(float(status[1]) / 100, status[2])

    finished = process.run(
        ["apt-get", "-qq", *arguments],
        time_limit=time_limit,
        cwd=cwd,
        env={"APT_CONFIG": str(apt / CONFIGURATION)},
        on_line=on_line,
        check=False,
    )
    if finished.exit_code != 0:
        said = [line for line in finished.output.splitlines() if not DOWNLOAD_STATUS.fullmatch(line)]
        raise ToolError(
            "\n".join([f"apt-get {arguments[0]} ended with exit code {finished.exit_code}:", *said])
        )
