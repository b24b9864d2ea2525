"""The plugin for GDScript tests, tried on tests that do everything a test can do wrong."""

import os
import tempfile
from pathlib import Path

import pytest

from tests import gdscript_plugin
from tests.gdscript_plugin import Backend
from tools.paths import ROOT

# The bodies of test functions that fail, and what is reported: one regular expression for each line.
FAILURES = {
    "check": ('check(1 > 2, "order")', [r"assertion failed: order \(res://test_x\.gd:5\)"]),
    "check_equal": (
        'check_equal(1, 1.0, "sum")',
        [r"assertion failed: sum: expected 1\.0 \(float\), got 1 \(int\) \(res://test_x\.gd:5\)"],
    ),
    "every failed check": (
        'fail("one")\nfail("two")',
        ["assertion failed: one .*", "assertion failed: two .*"],
    ),
    "check after await": ('await tree.process_frame\nfail("late")', [r"assertion failed: late .*:6\)"]),
    "check after an open line": ('printraw("open")\nfail("hidden")', ["assertion failed: hidden .*"]),
    "script error": (
        'var nothing: Object = null\nnothing.call("x")',
        ["script error: Cannot call method 'call' on a null value."],
    ),
    "parse error": (
        'var number: int = "text"',
        ["script error: Parse Error: .*", "script error: .*", "engine error: .*", "no end: .*"],
    ),
    "script error after await": (
        'await tree.process_frame\nvar nothing: Object = null\nnothing.call("x")',
        ["script error: Cannot call method 'call' on a null value."],
    ),
    "engine error": ('push_error("broken")', ["engine error: broken"]),
    "engine warning": ('push_warning("odd")', ["engine warning: odd"]),
    "another error than expected": (
        'expect_error("this")\npush_error("that")',
        ["engine error: that", "expected error did not come: this"],
    ),
    "one more error than expected": (
        'expect_error("broken")\npush_error("broken")\npush_error("broken")',
        ["engine error: broken"],
    ),
    "errors in another order": (
        'expect_error("a1")\nexpect_error("b2")\npush_error("b2")\npush_error("a1")',
        ["engine error: b2", "expected error did not come: b2"],
    ),
    "error before it is expected": (
        'push_error("broken")\nexpect_error("broken")',
        ["engine error: broken", "expected error did not come: broken"],
    ),
    "expected error missing": ('expect_error("broken")', ["expected error did not come: broken"]),
    "expected warning missing": (
        'expect_warning("odd")\nexpect_error("odd")\npush_error("odd")',
        ["expected warning did not come: odd"],
    ),
    "crash": ('OS.crash("bang")', ["crash: SIG.*", "engine error: bang"]),
    "killed": ("OS.kill(OS.get_process_id())", ["crash: SIGKILL"]),
    "exit code": (
        "tree.quit(3)\nawait tree.create_timer(9).timeout",
        ["crash: exit code 3", "leak: .*", "leak: .*"],
    ),
    "quit": ("tree.quit()\nawait tree.create_timer(9).timeout", ["leak: .*", "leak: .*", "no end: .*"]),
    "leaked object": ("Object.new()", ["leak: ObjectDB instances leaked at exit .*", r"leak: Object:\d+"]),
    "leaked cycle": (
        'var a := RefCounted.new()\na.set_meta("self", a)',
        ["leak: ObjectDB instances leaked at exit .*", r"leak: RefCounted:\d+ - Reference count: 1"],
    ),
}


@pytest.fixture(autouse=True)
def _no_addons(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try the plugin without the extension, whose errors are not its own."""
    backends = {
        name: Backend(backend.environment, addons=()) for name, backend in gdscript_plugin.BACKENDS.items()
    }
    monkeypatch.setattr(gdscript_plugin, "BACKENDS", backends)


@pytest.fixture(autouse=True)
def temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def run(pytester: pytest.Pytester, source: str, *arguments: str) -> pytest.RunResult:
    pytester.makefile(".gd", test_x=source)
    return pytester.runpytest_inprocess("-p", "tests.gdscript_plugin", "-v", *arguments)


def script(body: str) -> str:
    indented = "\n".join(f"\t{line}" for line in body.splitlines())
    return f'extends "res://testcase.gd"\n\n\nfunc test_it() -> void:\n{indented}\n'


@pytest.mark.parametrize("name", FAILURES)
def test_reports_a_failure_as_what_it_is(pytester: pytest.Pytester, name: str) -> None:
    body, reasons = FAILURES[name]
    result = run(pytester, script(body))
    result.assert_outcomes(failed=1)
    result.stdout.re_match_lines(
        ["_+ test_it _+", *(f"^{reason}$" for reason in reasons), "-+ Captured.*"], consecutive=True
    )


@pytest.mark.parametrize(
    "body",
    [
        'check(true, "")\ncheck_equal([1, "a"], [1, "a"])',
        "await tree.process_frame\ncheck_equal(tree.root.get_child_count(), 0)",
        'expect_error("a1")\nexpect_error("b2")\npush_error("has a1 in it")\npush_error("b2")',
        'expect_warning("odd")\npush_warning("odd")',
        'expect_error("null value")\nvar nothing: Object = null\nnothing.call("x")',
    ],
    ids=["checks", "await", "expected errors", "expected warning", "expected script error"],
)
def test_passes(pytester: pytest.Pytester, temporary_folder: Path, body: str) -> None:
    run(pytester, script(body)).assert_outcomes(passed=1)
    assert list(temporary_folder.iterdir()) == []


def test_stops_a_test_that_hangs(pytester: pytest.Pytester) -> None:
    source = script('print("process ", OS.get_process_id())\nwhile true:\n\tpass')
    result = run(pytester, source.replace("func", "## time limit: 1 s\nfunc"))
    result.assert_outcomes(failed=1)
    result.stdout.re_match_lines(
        ["_+ test_it _+", "time-out: stopped after 1 s", "-+ Captured engine log.*"], consecutive=True
    )
    line = next(line for line in result.outlines if line.startswith("process "))
    with pytest.raises(ProcessLookupError):
        os.kill(int(line.split()[1]), 0)


def test_a_failure_shows_the_log_and_a_command_that_repeats_it(pytester: pytest.Pytester) -> None:
    result = run(pytester, script('print("said")\nfail("no")'), "-p", "no:cacheprovider")
    result.stdout.fnmatch_lines(["*Captured engine log*", "said", "*Captured command to repeat it*"])
    command = next(line for line in result.outlines if line.startswith("env "))
    repeated = pytester.run("sh", "-c", command)
    repeated.stdout.fnmatch_lines(["said", "[[]test] failed no *"])


def test_runs_a_test_on_each_backend(pytester: pytest.Pytester) -> None:
    body = 'print("backend ", OS.get_environment("AV_AUDIO_SESSION_BACKEND"))'
    result = run(pytester, "## backends: simulated, unavailable\n" + script(body), "-rP")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(
        ["_* test_it[[]simulated] _*", "backend simulated", "_* test_it[[]unavailable] _*", "backend auto"]
    )


def test_a_backend_of_the_environment_does_not_count(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AV_AUDIO_SESSION_BACKEND", "simulated")
    run(pytester, script('check_equal(OS.get_environment("AV_AUDIO_SESSION_BACKEND"), "")')).assert_outcomes(
        passed=1
    )


def test_refuses_an_unknown_backend(pytester: pytest.Pytester) -> None:
    result = run(pytester, "## backends: simulated, radio\n" + script("pass"))
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*test_x.gd:1: no backend “radio”; there is simulated, unavailable, *"])


def test_refuses_a_script_without_tests(pytester: pytest.Pytester) -> None:
    result = run(pytester, 'extends "res://testcase.gd"\n')
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*test_x.gd: no function named `test_…` in it"])


def test_an_addon_that_was_not_built_fails_the_test(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, temporary_folder: Path
) -> None:
    missing = pytester.path / "addons/missing"
    monkeypatch.setitem(gdscript_plugin.BACKENDS, "", Backend(addons=(missing,)))
    result = run(pytester, script("pass"))
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f"there is no {missing}: `python3 -m tools test` builds it"])
    assert list(temporary_folder.iterdir()) == []


def test_workers_do_not_disturb_each_other(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("TMPDIR", str(pytester.path))
    pytester.makeconftest("""
        from tests import gdscript_plugin

        for name, backend in gdscript_plugin.BACKENDS.items():
            gdscript_plugin.BACKENDS[name] = gdscript_plugin.Backend(backend.environment, addons=())
    """)
    source = script('print("fine")') + "".join(
        f"\n\n{limit}func test_{name}() -> void:\n\t{line}\n"
        for limit, name, line in [
            ("", "crash", "OS.kill(OS.get_process_id())"),
            ("## time limit: 1 s\n", "hang", "OS.delay_msec(60_000)"),
            ("", "leak", "Object.new()"),
        ]
    )
    pytester.makefile(".gd", test_x=source, test_y=source)
    result = pytester.runpytest_subprocess("-p", "tests.gdscript_plugin", "-n", "2")
    result.assert_outcomes(passed=2, failed=6)
    reasons = ["crash - *SIGKILL", "hang - *time-out*", "leak - *leak*"]
    result.stdout.fnmatch_lines_random(
        [f"FAILED test_{file}.gd::test_{reason}*" for file in "xy" for reason in reasons]
    )
    assert len(list(pytester.path.glob("av_audio_session-*"))) == 2
