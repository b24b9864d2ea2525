"""The C++ that needs no Godot, under AddressSanitizer and UBSan, or ThreadSanitizer: each `TEST(…)` an item.

So is the Objective-C++, on the stand-in for Apple's framework.
"""

import re
from pathlib import Path

import pytest

from tools import apple_coverage, process
from tools.paths import BUILD, TESTS

PROGRAM = BUILD / "tests" / "native_tests"
THREAD_PROGRAM = BUILD / "tests" / "thread_tests"
APPLE_PROGRAM = BUILD / "tests" / "apple_native_tests"
TIME_LIMIT = 20.0  # seconds
ENVIRONMENT = {
    "ASAN_OPTIONS": "detect_stack_use_after_return=1:check_initialization_order=1",
    "UBSAN_OPTIONS": "print_stacktrace=1",
}

# What GNUstep makes once and keeps to the end counts as a leak: the tests count bytes instead.
APPLE_ENVIRONMENT = {
    **ENVIRONMENT,
    **apple_coverage.ENVIRONMENT,
    "ASAN_OPTIONS": f"{ENVIRONMENT['ASAN_OPTIONS']}:detect_leaks=0",
}


def names_in(folder: Path) -> list[str]:
    return [
        name
        for source in sorted(folder.glob("test_*"))
        for name in re.findall(r"^TEST\((\w+)\)", source.read_text(encoding="utf-8"), re.MULTILINE)
    ]


def run(program: Path, name: str, environment: dict[str, str]) -> process.Finished:
    if not program.is_file():
        pytest.fail(f"there is no {program}: `python3 -m tools test` builds it", pytrace=False)
    return process.run([program, name], time_limit=TIME_LIMIT, env=environment, capture=True, check=False)


@pytest.mark.parametrize("name", names_in(TESTS / "native"))
def test_native(name: str) -> None:
    finished = run(PROGRAM, name, ENVIRONMENT)
    if finished.exit_code != 0:
        pytest.fail(f"exit code {finished.exit_code}\n{finished.output}", pytrace=False)


@pytest.mark.parametrize("name", names_in(TESTS / "native" / "thread_tests"))
def test_threads(name: str) -> None:
    finished = run(THREAD_PROGRAM, name, {"TSAN_OPTIONS": "halt_on_error=1"})
    if finished.exit_code != 0:
        pytest.fail(f"exit code {finished.exit_code}\n{finished.output}", pytrace=False)


@pytest.mark.parametrize("name", names_in(TESTS / "apple" / "native"))
def test_apple(name: str) -> None:
    finished = run(APPLE_PROGRAM, name, APPLE_ENVIRONMENT)
    if finished.exit_code != 0:
        pytest.fail(f"exit code {finished.exit_code}\n{finished.output}", pytrace=False)


@pytest.mark.parametrize(
    ("mistake", "complaint"),
    [
        ("set_nil", "setCategory:error: was called with nil."),
        (
            "set_a_category_that_is_none",
            "setCategory:error: was called with 'AVAudioSessionCategoryRadio', which is no category.",
        ),
        ("make_a_session", "an AVAudioSession was made. There is one only: sharedInstance."),
        (
            "set_a_mode_that_is_none",
            "setCategory:mode:… was called with 'AVAudioSessionModeRadio', which is no mode.",
        ),
        (
            "set_a_mode_that_is_newer",
            "setCategory:… with AVAudioSessionModeDualRoute was called, which came with iOS 26.2.",
        ),
        (
            "set_the_policy_of_the_system",
            "setCategory:… was called with the route sharing policy that only the system sets.",
        ),
        (
            "set_an_option_that_is_none",
            "setCategory:… was called with the bits 256, which are no category option.",
        ),
        (
            "set_an_option_that_is_newer",
            "setCategory:… with a category option was called, which came with iOS 14.5.",
        ),
        (
            "activate_with_the_option_of_deactivation",
            "setActive:withOptions:error: was called with the options 1.",
        ),
        ("set_a_gain_outside_the_range", "setInputGain:error: was called with 1.500000."),
        (
            "override_with_a_port_that_is_none",
            "overrideOutputAudioPort:error: was called with 1, which is no port override.",
        ),
        ("read_what_is_newer", "isOutputMuted was called, which came with iOS 26.0."),
        (
            "read_the_permission_in_the_old_way",
            "AVAudioSession.recordPermission was called: from iOS 17 on there is AVAudioApplication.",
        ),
        (
            "read_the_permission_in_the_new_way_too_early",
            "AVAudioApplication was called, which came with iOS 17.0.",
        ),
        (
            "ask_for_the_microphone_without_a_usage_text",
            "the record permission was requested without a usage text, for which the system ends the app.",
        ),
        (
            "ask_for_the_microphone_and_do_not_listen",
            "the record permission was requested with nil for a response.",
        ),
        (
            "choose_no_data_source",
            "setPreferredDataSource:error: was called with nil, which a game cannot ask for.",
        ),
    ],
)
def test_the_stand_in_is_strict(mistake: str, complaint: str) -> None:
    finished = run(APPLE_PROGRAM, mistake, APPLE_ENVIRONMENT)
    assert finished.exit_code != 0
    assert f"ERROR: AVFAudio stand-in: {complaint}" in finished.output.splitlines()
