"""The C++ that needs no Godot, under AddressSanitizer and UBSan: each `TEST(…)` is an item."""

import re

import pytest

from tools import process
from tools.paths import BUILD, TESTS

PROGRAM = BUILD / "tests" / "native_tests"
TIME_LIMIT = 20.0  # seconds
ENVIRONMENT = {
    "ASAN_OPTIONS": "detect_stack_use_after_return=1:check_initialization_order=1",
    "UBSAN_OPTIONS": "print_stacktrace=1",
}

NAMES = [
    name
    for source in sorted((TESTS / "native").glob("test_*.cpp"))
    for name in re.findall(r"^TEST\((\w+)\)", source.read_text(encoding="utf-8"), re.MULTILINE)
]


@pytest.mark.parametrize("name", NAMES)
def test_native(name: str) -> None:
    if not PROGRAM.is_file():
        pytest.fail(f"there is no {PROGRAM}: `python3 -m tools test` builds it", pytrace=False)
    finished = process.run([PROGRAM, name], time_limit=TIME_LIMIT, env=ENVIRONMENT, capture=True, check=False)
    if finished.exit_code != 0:
        pytest.fail(f"exit code {finished.exit_code}\n{finished.output}", pytrace=False)
