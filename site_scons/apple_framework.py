"""Builds an extension for Apple's phones: a framework for each kind of device, in one xcframework."""

import plistlib
from typing import Any

import apple_library
import extension_library
from semver import Version

from tools import version
from tools.apple_toolchain import SLICES, Slice

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
    name = extension_library.library_name(env, extension["name"])
    framework = name.removesuffix(".xcframework")
    slices = SLICES[env["platform"]]
    xcframework = f"{into}/{name}"
    files = [_plist(env, f"{xcframework}/Info.plist", _describe_xcframework(framework, slices))]
    # It has had the session on every version; AVFAudio is a library of its own from iOS 14.5 on only.
    frameworks = ["AVFoundation", "Foundation", "CoreFoundation"]
    env = env.Clone(LIBS=["c++", "objc"])
    env.Append(LINKFLAGS=[f"-Wl,-framework,{each}" for each in frameworks])
    for each in slices:
        place = f"{framework}.framework/{framework}"
        library = apple_library.link(env, engine_files, extension, each, name=framework, place=place)
        bundle = f"{xcframework}/{each.identifier}/{framework}.framework"
        files += [
            *env.InstallAs(f"{bundle}/{framework}", library),
            _plist(env, f"{bundle}/Info.plist", _describe_framework(framework, each)),
            _plist(env, f"{bundle}/PrivacyInfo.xcprivacy", PRIVACY_MANIFEST),
        ]
    return files


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
    # Apple takes three numbers, without what Semantic Versioning adds for a version before a release.
    number = str(Version.parse(version.read()).finalize_version())
    return {
        "CFBundleExecutable": framework,
        # An identifier has no underscore.
        "CFBundleIdentifier": framework.replace("_", "-"),
        "CFBundleInfoDictionaryVersion": "6.0",
        "CFBundleName": framework,
        "CFBundlePackageType": "FMWK",
        "CFBundleShortVersionString": number,
        "CFBundleSupportedPlatforms": [wanted.supported_platform],
        "CFBundleVersion": number,
        "MinimumOSVersion": wanted.minimum,
    }
