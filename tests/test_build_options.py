"""Options of the build that do not fit each other, or the platform."""

import sys

import pytest

from tools import process


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["platform=windows"], "platform=windows needs toolchain=zig"),
        (["toolchain=zig", "arch=universal"], "arch=universal goes with platform=macos"),
        (["platform=windows", "toolchain=zig", "arch=universal"], "arch=universal goes with platform=macos"),
        (["platform=macos", "arch=arm64"], "platform=macos is universal only"),
        (["toolchain=zig", "arch=arm32"], "arch=arm32 goes with platform=android"),
        (["platform=android", "arch=universal"], "arch=universal goes with platform=macos"),
        (["platform=android", "target=editor"], "platform=android has no editor"),
        (["platform=android", "bindings=godot-cpp", "godot_cpp=x"], "platform=android has bindings=direct"),
        (["platform=ios", "arch=x86_64"], "platform=ios is arm64 only."),
        (["platform=ios", "target=editor"], "platform=ios has no editor."),
        (
            ["platform=visionos", "bindings=godot-cpp", "godot_cpp=."],
            "platform=visionos has bindings=direct.",
        ),
        (["microphone=no"], "microphone=no goes with platform=ios or visionos"),
        (["toolchain=clang"], "Invalid value for enum variable 'toolchain'"),
    ],
)
def test_an_option_that_does_not_fit_is_refused(options: list[str], message: str) -> None:
    finished = process.run(
        [sys.executable, "-m", "SCons", "--dry-run", *options], time_limit=60, capture=True, check=False
    )
    assert finished.exit_code != 0
    assert message in finished.output
    assert "Traceback" not in finished.output
