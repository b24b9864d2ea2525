"""The Apple backend compiles for the systems that no library is linked for here, with and without ARC."""

import pytest

from tools import apple_toolchain, process
from tools.apple_toolchain import SLICES
from tools.paths import BUILD, EXTENSION

TIME_LIMIT = 60.0  # seconds


@pytest.mark.parametrize("microphone", [[], ["-DAV_WITHOUT_MICROPHONE"]], ids=["", "without_microphone"])
@pytest.mark.parametrize("arc", ["-fobjc-arc", "-fno-objc-arc"])
@pytest.mark.parametrize(
    "triple", ["arm64-apple-ios14.0", "arm64-apple-tvos14.0", "arm64-apple-ios14.0-macabi"]
)
def test_it_compiles(triple: str, arc: str, microphone: list[str]) -> None:
    toolchain = apple_toolchain.find(SLICES["ios"][0])
    # The last of several targets counts.
    command = [
        *toolchain.command,
        f"--target={triple}",
        *toolchain.compile_flags,
        arc,
        *microphone,
        "-fsyntax-only",
    ]
    command += ["-std=c++17", "-fno-exceptions", "-fno-rtti", "-Wall", "-Wextra", "-Werror"]
    # Where the generated enums are.
    generated = next(BUILD.glob("linux.template_debug.*/av_audio_session/generated")).parent
    sources = sorted((EXTENSION / "src/apple").glob("*.mm"))
    assert len(sources) == 5
    process.run(
        [*command, f"-I{EXTENSION / 'src'}", f"-I{generated}", *sources], time_limit=TIME_LIMIT, capture=True
    )
