"""Which lines of extension/src/apple the tests run, on the stand-in for AVFAudio: it has to be all."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from tools import cache, packaged_clang, process
from tools.errors import ExitCode, ToolError
from tools.paths import BUILD, EXTENSION, ROOT

SOURCES = EXTENSION / "src" / "apple"
LIBRARIES = BUILD / "tests" / "stand_in" / "av_audio_session" / "lib"

RECORDED = BUILD / "tests" / "apple_coverage"
# What the library is run with. Processes that run at the same time add to the same file.
ENVIRONMENT = {"LLVM_PROFILE_FILE": str(RECORDED / "%m.profraw")}

# In seconds.
TIME_LIMIT = 60.0


def start() -> None:
    """Forget what earlier runs recorded."""
    cache.remove(RECORDED)


def report(*, check: bool) -> None:
    """Print a table of what was run. With `check`, raises ToolError naming the lines that were not."""
    lines = _read()
    table = Table("file", "lines", "run", "not run", title="Coverage of the Apple backend")
    not_run = []
    for file in sorted(SOURCES.glob("*.mm")):
        counts = lines.get(file, {})
        missing = [number for number, count in counts.items() if count == 0]
        name = str(file.relative_to(ROOT))
        # A file that nothing was recorded for was not compiled.
        if missing or not counts:
            not_run.append(f"{name}: {', '.join(map(str, missing)) or 'all lines'}")
        done = len(counts) - len(missing)
        share = f"{done / len(counts):.0%}" if counts else "0%"
        table.add_row(name, str(len(counts)), share, ", ".join(map(str, missing)))
    Console().print(table)
    if check and not_run:
        raise ToolError(
            "\n".join(["no test runs these lines of the Apple backend:", *not_run]), ExitCode.TESTS_FAILED
        )


def _read() -> dict[Path, dict[int, int]]:
    """Return how often each line of each file was run; nothing if the library was not run at all."""
    recorded = sorted(RECORDED.glob("*.profraw"))
    if not recorded:
        return {}
    (library,) = LIBRARIES.glob("*.so")
    merged = RECORDED / "merged.profdata"
    _run("llvm-profdata", "merge", *recorded, "-o", merged)
    exported = _run("llvm-cov", "export", "-format=lcov", library, f"-instr-profile={merged}", SOURCES)
    return parse_lcov(exported)


def parse_lcov(text: str) -> dict[Path, dict[int, int]]:
    """Return, for each file that `text` is about, how often each of its lines was run."""
    files: dict[Path, dict[int, int]] = {}
    counts: dict[int, int] = {}
    for line in text.splitlines():
        kind, _, value = line.partition(":")
        if kind == "SF":
            counts = files.setdefault(Path(value), {})
        elif kind == "DA":
            number, count = value.split(",")
            counts[int(number)] = int(count)
    return files


def _run(program: str, *arguments: str | Path) -> str:
    clang = packaged_clang.find(fetch=False)
    return process.run(
        [clang.find_program(program), *arguments],
        time_limit=TIME_LIMIT,
        env=clang.environment,
        capture=True,
        code=ExitCode.TESTS_FAILED,
    ).output
