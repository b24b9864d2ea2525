"""Builds an extension for Apple's phones: a framework for each kind of device, in one xcframework."""

import plistlib
from typing import Any

import extension_library
from extension_options import stop

from tools import apple_toolchain
from tools.apple_toolchain import Slice
from tools.errors import ToolError

# Nothing is collected, and none of the interfaces that Apple wants a reason for is used.
PRIVACY_MANIFEST = {
    "NSPrivacyTracking": False,
    "NSPrivacyTrackingDomains": [],
    "NSPrivacyCollectedDataTypes": [],
    "NSPrivacyAccessedAPITypes": [],
}


def build(env: Any, engine_files: list[Any], into: str, extension: dict[str, Any]) -> list[Any]:
    """Give the files of the xcframework of an extension.

    :param into: the folder for the xcframework.
    :param extension: the other parameters of `extension_library.build`.
    """
    # Godot looks for a framework with the name of the xcframework in the app.
    framework = f"lib{extension['name']}.{env['platform']}.{env['target']}"
    slices = apple_toolchain.SLICES[env["platform"]]
    xcframework = f"{into}/{framework}.xcframework"
    files = [_plist(env, f"{xcframework}/Info.plist", _describe_xcframework(framework, slices))]
    for each in slices:
        library = _link(env, engine_files, extension, framework, each)
        bundle = f"{xcframework}/{each.identifier}/{framework}.framework"
        files += [
            *env.InstallAs(f"{bundle}/{framework}", library),
            _plist(env, f"{bundle}/Info.plist", _describe_framework(framework, each)),
            _plist(env, f"{bundle}/PrivacyInfo.xcprivacy", PRIVACY_MANIFEST),
        ]
    return files


def _link(env: Any, engine_files: list[Any], extension: dict[str, Any], framework: str, wanted: Slice) -> Any:
    try:
        toolchain = apple_toolchain.find(wanted)
    except ToolError as error:
        stop(str(error))
    variant = "" if env["microphone"] else ".without_microphone"
    # No LTO: the linker may be of another LLVM than the compiler, and not read its intermediate code.
    env = env.Clone(CXX=toolchain.command, variant=f"{variant}/{wanted.identifier}", LTO=[])
    # For size: a segment takes whole pages of 16 KiB. Nothing is thrown through us, so nothing need be
    # cleaned up then; C++ has no use for the flag that says so.
    for_size = ["-Oz", "-fno-objc-exceptions", "-Wno-unused-command-line-argument"]
    env.Append(CCFLAGS=[*for_size, *toolchain.compile_flags])
    if not env["microphone"]:
        env.Append(CPPDEFINES=["AV_WITHOUT_MICROPHONE"])
    objects, variant = extension_library.compile_objects(env, engine_files, **extension)
    exports = env.Textfile(f"{variant}/exports.txt", f"_{extension['name']}_init")
    library = env.SharedLibrary(
        f"{variant}/{framework}.dylib",
        objects,
        SHLIBPREFIX="",
        SHLIBSUFFIX=".dylib",
        SHLINK="$CXX",
        SHLINKFLAGS=[
            *toolchain.link_flags,
            "-dynamiclib",
            "-install_name",
            f"@rpath/{framework}.framework/{framework}",
            f"-Wl,-exported_symbols_list,{exports[0]}",
            # Less than 1 KiB of constants: not worth a segment of their own.
            "-Wl,-no_data_const",
            "-Wl,-dead_strip",
            "-Wl,-x",
            # It has had the session on every version; AVFAudio is a library of its own from iOS 14.5 on only.
            "-framework",
            "AVFoundation",
            "-framework",
            "Foundation",
            "-framework",
            "CoreFoundation",
        ],
        LIBS=["c++", "objc"],
    )
    env.Depends(library, exports)
    # SCons does not look behind the options that name them.
    env.Depends(
        [*objects, library], [str(file) for file in sorted(apple_toolchain.SDK.rglob("*")) if file.is_file()]
    )
    return library


def _plist(env: Any, path: str, content: dict[str, Any]) -> Any:
    """Give a file with a property list."""
    text = plistlib.dumps(content).decode("utf-8")
    (file,) = env.Textfile(path, text, TEXTFILESUFFIX="")
    return file


def _describe_xcframework(framework: str, slices: tuple[Slice, ...]) -> dict[str, Any]:
    libraries = []
    for each in slices:
        library = {
            "BinaryPath": f"{framework}.framework/{framework}",
            "LibraryIdentifier": each.identifier,
            "LibraryPath": f"{framework}.framework",
            "SupportedArchitectures": ["arm64"],
            "SupportedPlatform": each.platform,
        }
        if each.variant:
            library["SupportedPlatformVariant"] = each.variant
        libraries.append(library)
    return {
        "AvailableLibraries": libraries,
        "CFBundlePackageType": "XFWK",
        "XCFrameworkFormatVersion": "1.0",
    }


def _describe_framework(framework: str, wanted: Slice) -> dict[str, Any]:
    return {
        "CFBundleExecutable": framework,
        # An identifier has no underscore.
        "CFBundleIdentifier": framework.replace("_", "-"),
        "CFBundleInfoDictionaryVersion": "6.0",
        "CFBundleName": framework,
        "CFBundlePackageType": "FMWK",
        "CFBundleShortVersionString": "1.0",
        "CFBundleSupportedPlatforms": [wanted.supported_platform],
        "CFBundleVersion": "1",
        "MinimumOSVersion": wanted.minimum,
    }
