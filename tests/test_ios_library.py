"""The libraries for Apple's phones, read back: what is in them, and what they ask of a phone."""

import plistlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lief
import pytest

from tests.repository import Repository
from tools import library_check
from tools.apple_toolchain import SLICES, WITHOUT_XCODE, Slice
from tools.paths import ADDON, ROOT

TARGETS = ("template_debug", "template_release")

STRING = "NSt3__112basic_stringIcNS_11char_traitsIcEENS_9allocatorIcEEE"

# All that may be imported: by library, with the iOS version that each symbol came with.
ALLOWED = {
    "/usr/lib/libSystem.B.dylib": {
        "__NSConcreteStackBlock": (3, 2),
        "___cxa_atexit": (2, 0),
        "___stack_chk_fail": (2, 0),
        "___stack_chk_guard": (2, 0),
        "___stderrp": (2, 0),
        "_abort": (2, 0),
        "_bzero": (2, 0),
        "_fprintf": (2, 0),
        "_getenv": (2, 0),
        "_memcmp": (2, 0),
        "_memcpy": (2, 0),
        "_memmove": (2, 0),
        "_pthread_create": (2, 0),
        "_pthread_self": (2, 0),
        "_pthread_setspecific": (2, 0),
        "_snprintf": (2, 0),
        "_strlen": (2, 0),
        "_strtoll": (2, 0),
        "dyld_stub_binder": (3, 1),
    },
    "/usr/lib/libc++.1.dylib": {
        f"__ZNK{STRING[1:]}4findEcm": (5, 0),
        f"__ZNK{STRING[1:]}7compareEmmPKcm": (5, 0),
        "__ZNKSt3__119__shared_weak_count13__get_deleterERKSt9type_info": (5, 0),
        f"__Z{STRING}6__initEPKcm": (5, 0),
        f"__Z{STRING}6__initEmc": (5, 0),
        f"__Z{STRING}6appendEPKc": (5, 0),
        f"__Z{STRING}6appendEPKcm": (5, 0),
        f"__Z{STRING}6assignEPKc": (5, 0),
        f"__Z{STRING}6insertEmPKc": (5, 0),
        f"__Z{STRING}C2ERKS5_": (5, 0),
        f"__Z{STRING}C2ERKS5_mmRKS4_": (5, 0),
        f"__Z{STRING}D2Ev": (5, 0),
        f"__Z{STRING}aSERKS5_": (5, 0),
        "__ZNSt3__115__thread_structC1Ev": (5, 0),
        "__ZNSt3__115__thread_structD1Ev": (5, 0),
        "__ZNSt3__119__shared_weak_count14__release_weakEv": (5, 0),
        "__ZNSt3__119__shared_weak_countD2Ev": (5, 0),
        "__ZNSt3__119__thread_local_dataEv": (5, 0),
        "__ZNSt3__120__throw_system_errorEiPKc": (5, 0),
        "__ZNSt3__15mutex4lockEv": (5, 0),
        "__ZNSt3__15mutex6unlockEv": (5, 0),
        "__ZNSt3__15mutexD1Ev": (5, 0),
        "__ZNSt3__16thread4joinEv": (5, 0),
        "__ZNSt3__16threadD1Ev": (5, 0),
        "__ZNSt3__19to_stringEi": (5, 0),
        "__ZNSt3__19to_stringEx": (5, 0),
        "__ZNSt3__1plIcNS_11char_traitsIcEENS_9allocatorIcEEEENS_12basic_stringIT_T0_T1_EEPKS6_RKS9_": (5, 0),
        "__ZSt9terminatev": (5, 0),
        "__ZdlPvm": (10, 0),
        "__Znwm": (5, 0),
        "___cxa_guard_acquire": (5, 0),
        "___cxa_guard_release": (5, 0),
    },
    "/usr/lib/libobjc.A.dylib": {
        "_OBJC_CLASS_$_NSObject": (2, 0),
        "_OBJC_METACLASS_$_NSObject": (2, 0),
        "__objc_empty_cache": (2, 0),
        "_objc_alloc": (9, 0),
        "_objc_autoreleasePoolPop": (5, 0),
        "_objc_autoreleasePoolPush": (5, 0),
        "_objc_enumerationMutation": (2, 0),
        "_objc_msgSend": (2, 0),
        "_objc_msgSendSuper2": (2, 0),
        "_objc_release": (5, 0),
    },
    "/System/Library/Frameworks/AVFoundation.framework/AVFoundation": {
        "_AVAudioSessionAvailableInputsChangeNotification": (26, 0),
        "_AVAudioSessionCategoryAmbient": (3, 0),
        "_AVAudioSessionCategoryMultiRoute": (6, 0),
        "_AVAudioSessionCategoryPlayAndRecord": (3, 0),
        "_AVAudioSessionCategoryPlayback": (3, 0),
        "_AVAudioSessionCategoryRecord": (3, 0),
        "_AVAudioSessionCategorySoloAmbient": (3, 0),
        "_AVAudioSessionDidBecomeActiveNotification": (27, 0),
        "_AVAudioSessionDidBecomeInactiveNotification": (27, 0),
        "_AVAudioSessionInterruptionNotification": (6, 0),
        "_AVAudioSessionInterruptionOptionKey": (6, 0),
        "_AVAudioSessionInterruptionReasonKey": (14, 5),
        "_AVAudioSessionInterruptionTypeKey": (6, 0),
        "_AVAudioSessionLocationLower": (7, 0),
        "_AVAudioSessionLocationUpper": (7, 0),
        "_AVAudioSessionMediaServicesWereLostNotification": (7, 0),
        "_AVAudioSessionMediaServicesWereResetNotification": (6, 0),
        "_AVAudioSessionModeDefault": (5, 0),
        "_AVAudioSessionModeDualRoute": (26, 2),
        "_AVAudioSessionModeGameChat": (5, 0),
        "_AVAudioSessionModeMeasurement": (5, 0),
        "_AVAudioSessionModeMoviePlayback": (6, 0),
        "_AVAudioSessionModeShortFormVideo": (26, 0),
        "_AVAudioSessionModeSpokenAudio": (9, 0),
        "_AVAudioSessionModeVideoChat": (7, 0),
        "_AVAudioSessionModeVideoRecording": (5, 0),
        "_AVAudioSessionModeVoiceChat": (5, 0),
        "_AVAudioSessionModeVoicePrompt": (12, 0),
        "_AVAudioSessionMuteStateKey": (26, 0),
        "_AVAudioSessionOrientationBack": (7, 0),
        "_AVAudioSessionOrientationBottom": (7, 0),
        "_AVAudioSessionOrientationFront": (7, 0),
        "_AVAudioSessionOrientationLeft": (7, 0),
        "_AVAudioSessionOrientationRight": (7, 0),
        "_AVAudioSessionOrientationTop": (7, 0),
        "_AVAudioSessionOutputMuteStateChangeNotification": (26, 0),
        "_AVAudioSessionPolarPatternCardioid": (7, 0),
        "_AVAudioSessionPolarPatternOmnidirectional": (7, 0),
        "_AVAudioSessionPolarPatternStereo": (14, 0),
        "_AVAudioSessionPolarPatternSubcardioid": (7, 0),
        "_AVAudioSessionPortAVB": (14, 0),
        "_AVAudioSessionPortAirPlay": (6, 0),
        "_AVAudioSessionPortBluetoothA2DP": (6, 0),
        "_AVAudioSessionPortBluetoothHFP": (6, 0),
        "_AVAudioSessionPortBluetoothLE": (7, 0),
        "_AVAudioSessionPortBuiltInMic": (6, 0),
        "_AVAudioSessionPortBuiltInReceiver": (6, 0),
        "_AVAudioSessionPortBuiltInSpeaker": (6, 0),
        "_AVAudioSessionPortCarAudio": (7, 0),
        "_AVAudioSessionPortContinuityMicrophone": (17, 0),
        "_AVAudioSessionPortDisplayPort": (14, 0),
        "_AVAudioSessionPortFireWire": (14, 0),
        "_AVAudioSessionPortHDMI": (6, 0),
        "_AVAudioSessionPortHeadphones": (6, 0),
        "_AVAudioSessionPortHeadsetMic": (6, 0),
        "_AVAudioSessionPortLineIn": (6, 0),
        "_AVAudioSessionPortLineOut": (6, 0),
        "_AVAudioSessionPortPCI": (14, 0),
        "_AVAudioSessionPortThunderbolt": (14, 0),
        "_AVAudioSessionPortUSBAudio": (6, 0),
        "_AVAudioSessionPortVirtual": (14, 0),
        "_AVAudioSessionRenderingCapabilitiesChangeNotification": (17, 2),
        "_AVAudioSessionRenderingModeChangeNotification": (17, 2),
        "_AVAudioSessionRenderingModeNewRenderingModeKey": (17, 2),
        "_AVAudioSessionResumptionRecommendationNotification": (27, 0),
        "_AVAudioSessionRouteChangeNotification": (6, 0),
        "_AVAudioSessionRouteChangePreviousRouteKey": (6, 0),
        "_AVAudioSessionRouteChangeReasonKey": (6, 0),
        "_AVAudioSessionSilenceSecondaryAudioHintNotification": (8, 0),
        "_AVAudioSessionSilenceSecondaryAudioHintTypeKey": (8, 0),
        "_AVAudioSessionSpatialAudioEnabledKey": (15, 0),
        "_AVAudioSessionSpatialPlaybackCapabilitiesChangedNotification": (15, 0),
        "_OBJC_CLASS_$_AVAudioApplication": (17, 0),
        "_OBJC_CLASS_$_AVAudioSession": (3, 0),
    },
    "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation": {
        "___CFConstantStringClassReference": (2, 0),
    },
    "/System/Library/Frameworks/Foundation.framework/Foundation": {
        "_NSKeyValueChangeNewKey": (2, 0),
        "_OBJC_CLASS_$_NSBundle": (2, 0),
        "_OBJC_CLASS_$_NSNotificationCenter": (2, 0),
        "_OBJC_CLASS_$_NSProcessInfo": (2, 0),
    },
}
# The Objective-C methods that may be called, likewise.
ALLOWED_SELECTORS = {
    "IOBufferDuration": (6, 0),
    "UID": (6, 0),
    "UTF8String": (2, 0),
    "addObserver:forKeyPath:options:context:": (2, 0),
    "addObserver:selector:name:object:": (2, 0),
    "allowHapticsAndSystemSoundsDuringRecording": (13, 0),
    "availableCategories": (9, 0),
    "availableInputs": (7, 0),
    "availableModes": (9, 0),
    "category": (3, 0),
    "categoryOptions": (6, 0),
    "channelLabel": (6, 0),
    "channelName": (6, 0),
    "channelNumber": (6, 0),
    "channels": (6, 0),
    "class": (2, 0),
    "code": (2, 0),
    "countByEnumeratingWithState:objects:count:": (2, 0),
    "currentRoute": (6, 0),
    "dataSourceID": (6, 0),
    "dataSourceName": (6, 0),
    "dataSources": (7, 0),
    "dealloc": (2, 0),
    "defaultCenter": (2, 0),
    "domain": (2, 0),
    "doubleValue": (2, 0),
    "hasHardwareVoiceCallProcessing": (10, 0),
    "init": (2, 0),
    "inputGain": (6, 0),
    "inputLatency": (6, 0),
    "inputNumberOfChannels": (6, 0),
    "inputs": (6, 0),
    "isEqualToString:": (2, 0),
    "isInputAvailable": (6, 0),
    "isInputGainSettable": (6, 0),
    "isOtherAudioPlaying": (6, 0),
    "localizedDescription": (2, 0),
    "location": (7, 0),
    "longLongValue": (2, 0),
    "mainBundle": (2, 0),
    "maximumInputNumberOfChannels": (7, 0),
    "maximumOutputNumberOfChannels": (7, 0),
    "mode": (5, 0),
    "name": (2, 0),
    "objectForInfoDictionaryKey:": (2, 0),
    "objectForKey:": (2, 0),
    "observeValueForKeyPath:ofObject:change:context:": (2, 0),
    "operatingSystemVersion": (8, 0),
    "orientation": (7, 0),
    "outputLatency": (6, 0),
    "outputNumberOfChannels": (6, 0),
    "outputVolume": (6, 0),
    "outputs": (6, 0),
    "overrideOutputAudioPort:error:": (6, 0),
    "owningPortUID": (6, 0),
    "portName": (6, 0),
    "portType": (6, 0),
    "preferredDataSource": (7, 0),
    "preferredIOBufferDuration": (3, 0),
    "preferredInput": (7, 0),
    "preferredInputNumberOfChannels": (7, 0),
    "preferredOutputNumberOfChannels": (7, 0),
    "preferredPolarPattern": (7, 0),
    "preferredSampleRate": (6, 0),
    "processInfo": (2, 0),
    "promptStyle": (13, 0),
    "recordPermission": (8, 0),
    "removeObserver:": (2, 0),
    "removeObserver:forKeyPath:": (2, 0),
    "requestRecordPermission:": (7, 0),
    "respondsToSelector:": (2, 0),
    "routeSharingPolicy": (11, 0),
    "sampleRate": (6, 0),
    "secondaryAudioShouldBeSilencedHint": (8, 0),
    "selectedDataSource": (7, 0),
    "selectedPolarPattern": (7, 0),
    "setActive:withOptions:error:": (6, 0),
    "setAggregatedIOPreference:error:": (10, 0),
    "setAllowHapticsAndSystemSoundsDuringRecording:error:": (13, 0),
    "setCategory:error:": (3, 0),
    "setCategory:mode:routeSharingPolicy:options:error:": (11, 0),
    "setInputGain:error:": (6, 0),
    "setPreferredDataSource:error:": (7, 0),
    "setPreferredIOBufferDuration:error:": (3, 0),
    "setPreferredInput:error:": (7, 0),
    "setPreferredInputNumberOfChannels:error:": (7, 0),
    "setPreferredOutputNumberOfChannels:error:": (7, 0),
    "setPreferredPolarPattern:error:": (7, 0),
    "setPreferredSampleRate:error:": (6, 0),
    "sharedInstance": (3, 0),
    "supportedPolarPatterns": (7, 0),
    "userInfo": (2, 0),
}
# Those that not every supported phone has, with what keeps them from being called where they are missing.
SESSION = "Session compares the version of the system."
CLASS = "The class is null."
ITSELF = "The object is asked whether it has it."
GUARDED_SELECTORS = {
    "prefersNoInterruptionsFromSystemAlerts": ((14, 5), SESSION),
    "setPrefersNoInterruptionsFromSystemAlerts:error:": ((14, 5), SESSION),
    "isSpatialAudioEnabled": ((15, 0), ITSELF),
    "supportsMultichannelContent": ((15, 0), SESSION),
    "setSupportsMultichannelContent:error:": ((15, 0), SESSION),
    "prefersInterruptionOnRouteDisconnect": ((17, 0), SESSION),
    "setPrefersInterruptionOnRouteDisconnect:error:": ((17, 0), SESSION),
    "requestRecordPermissionWithCompletionHandler:": ((17, 0), CLASS),
    "renderingMode": ((17, 2), SESSION),
    "isEchoCancelledInputAvailable": ((18, 2), SESSION),
    "isEchoCancelledInputEnabled": ((18, 2), SESSION),
    "prefersEchoCancelledInput": ((18, 2), SESSION),
    "setPrefersEchoCancelledInput:error:": ((18, 2), SESSION),
    "isOutputMuted": ((26, 0), SESSION),
}
# Of our own class.
OWN_SELECTORS = {"_target", "initWithTarget:", "receive:"}
# Nothing of it is in a library without the microphone.
MICROPHONE = (b"AVAudioApplication", b"recordPermission", b"requestRecordPermission")
# Older systems come with all of that; visionOS 1 is as new as iOS 17.
SINCE_LIMIT = {"ios": (14, 0), "xros": (17, 0)}


@dataclass(frozen=True)
class Built:
    """A framework that was built."""

    bundle: Path
    made_for: Slice

    @property
    def library(self) -> Path:
        """The file that is loaded."""
        return self.bundle / self.bundle.stem

    def parse(self) -> lief.MachO.FatBinary:
        """Read the library. Keep the result in a variable: what is taken out of it does not keep it alive."""
        binary = lief.MachO.parse(self.library)
        assert binary is not None
        return binary


def xcframework(addon: Path, platform: str, target: str) -> Path:
    return addon / "lib" / f"libav_audio_session.{platform}.{target}.xcframework"


def frameworks(addon: Path) -> Iterator[Built]:
    for platform, slices in SLICES.items():
        for target in TARGETS:
            folder = xcframework(addon, platform, target)
            for each in slices:
                yield Built(folder / each.identifier / f"{folder.stem}.framework", each)


@pytest.fixture(
    params=frameworks(ADDON), ids=lambda built: f"{built.bundle.stem}-{built.made_for.identifier}"
)
def built(request: pytest.FixtureRequest) -> Built:
    framework: Built = request.param
    assert framework.bundle.is_dir(), f"there is no {framework.bundle}: `python3 -m tools test` builds it"
    return framework


def test_is_what_a_library_for_its_kind_of_device_has_to_be(built: Built) -> None:
    assert list(library_check.check(built.library)) == []


def test_is_found_by_the_name_that_the_app_embeds_it_under(built: Built) -> None:
    fat = built.parse()
    name = built.bundle.stem
    (own,) = [command for command in commands(fat) if command.command == lief.MachO.LoadCommand.TYPE.ID_DYLIB]
    assert own.name == f"@rpath/{name}.framework/{name}"


def test_imports_only_what_every_supported_phone_has(built: Built) -> None:
    fat = built.parse()
    binary = fat.at(0)
    assert binary is not None
    allowed = {symbol: since for symbols in ALLOWED.values() for symbol, since in symbols.items()}
    imported = {str(symbol.name) for symbol in binary.imported_symbols}
    assert imported - allowed.keys() == set()
    weak = {symbol for _, symbol, is_weak in bindings(fat) if is_weak}
    limit = SINCE_LIMIT[built.made_for.platform]
    assert [symbol for symbol in imported - weak if allowed[symbol] > limit] == []


def test_binds_each_symbol_to_the_library_that_has_it(built: Built) -> None:
    fat = built.parse()
    bound = bindings(fat)
    assert bound
    assert [(library, name) for library, name, _ in bound if name not in ALLOWED.get(library, {})] == []


def test_calls_only_methods_that_every_supported_phone_has_or_looks_first(built: Built) -> None:
    fat = built.parse()
    selectors = list_selectors(fat)
    assert "setCategory:error:" in selectors
    limit = SINCE_LIMIT[built.made_for.platform]
    unguarded = selectors - GUARDED_SELECTORS.keys() - OWN_SELECTORS
    assert [name for name in unguarded if ALLOWED_SELECTORS.get(name, (99, 0)) > limit] == []


def test_needs_no_file_that_is_not_on_a_phone(built: Built) -> None:
    fat = built.parse()
    kinds = lief.MachO.LoadCommand.TYPE
    loaded = [command for command in commands(fat) if isinstance(command, lief.MachO.DylibCommand)]
    assert {command.name for command in loaded if command.command != kinds.ID_DYLIB} <= ALLOWED.keys()
    others = {
        kinds.RPATH,
        kinds.LOAD_DYLINKER,
        kinds.LOAD_UPWARD_DYLIB,
        kinds.REEXPORT_DYLIB,
        kinds.DYLD_ENVIRONMENT,
    }
    assert [command.command for command in commands(fat) if command.command in others] == []


def test_names_no_folder_of_the_machine_that_built_it(built: Built) -> None:
    for file in built.bundle.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert str(ROOT).encode() not in content
            assert str(Path.home()).encode() + b"/" not in content
            assert b"ziglang" not in content


def test_has_the_simulator_only_for_debugging(built: Built) -> None:
    content = built.library.read_bytes()
    # The symbols are stripped; this is the name of a part of the simulated phone.
    has_simulator = b"Built-In Receiver" in content
    assert has_simulator == ("template_debug" in built.bundle.stem)
    assert has_simulator or b"Use a debug export or a computer." in content


def test_describes_itself(built: Built) -> None:
    description = plistlib.loads((built.bundle / "Info.plist").read_bytes())
    name = built.bundle.stem
    assert description["CFBundlePackageType"] == "FMWK"
    assert description["CFBundleExecutable"] == description["CFBundleName"] == name
    assert re.fullmatch(r"[A-Za-z0-9.-]+", description["CFBundleIdentifier"])
    assert description["CFBundleSupportedPlatforms"] == [built.made_for.supported_platform]
    assert description["MinimumOSVersion"] == built.made_for.minimum


def test_has_a_privacy_manifest(built: Built) -> None:
    manifest = plistlib.loads((built.bundle / "PrivacyInfo.xcprivacy").read_bytes())
    assert manifest == {
        "NSPrivacyTracking": False,
        "NSPrivacyTrackingDomains": [],
        "NSPrivacyCollectedDataTypes": [],
        "NSPrivacyAccessedAPITypes": [],
    }


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("platform", SLICES)
def test_the_xcframework_lists_what_is_in_it(platform: str, target: str) -> None:
    folder = xcframework(ADDON, platform, target)
    description = plistlib.loads((folder / "Info.plist").read_bytes())
    assert description["CFBundlePackageType"] == "XFWK"
    listed = {library["LibraryIdentifier"]: library for library in description["AvailableLibraries"]}
    assert listed.keys() == {path.name for path in folder.iterdir() if path.is_dir()}
    for each in SLICES[platform]:
        library = listed[each.identifier]
        assert (folder / each.identifier / library["LibraryPath"] / folder.stem).is_file()
        assert (folder / each.identifier / library["BinaryPath"]).is_file()
        assert library["SupportedArchitectures"] == ["arm64"]
        assert library["SupportedPlatform"] == each.platform
        assert library.get("SupportedPlatformVariant", "") == each.variant


def test_the_stubs_have_exactly_what_is_imported() -> None:
    stubs = {}
    for file in WITHOUT_XCODE.rglob("*.tbd"):
        text = file.read_text()
        (library,) = re.findall(r"^install-name: '(.+)'$", text, re.MULTILINE)
        symbols, _, classes = text.partition("objc-classes:")
        stubs[library] = {
            *re.findall(r"^ +- '(.+)'$", symbols, re.MULTILINE),
            *(f"_OBJC_CLASS_$_{name}" for name in re.findall(r"^ +- (\w+)$", classes, re.MULTILINE)),
        }
        # The linker looks for it where it is on a phone; a library has its version left out.
        place = re.sub(r"\.\w+\.dylib$", "", library)
        assert file.relative_to(WITHOUT_XCODE).with_suffix("").as_posix() == place.lstrip("/")
    assert stubs == {library: set(symbols) for library, symbols in ALLOWED.items()}
    imported = set()
    for each in frameworks(ADDON):
        fat = each.parse()
        binary = fat.at(0)
        assert binary is not None
        imported |= {str(symbol.name) for symbol in binary.imported_symbols}
    assert imported == {symbol for symbols in stubs.values() for symbol in symbols}


def test_the_selectors_that_are_listed_are_called() -> None:
    called = {selector for each in frameworks(ADDON) for selector in list_selectors(each.parse())}
    assert called == ALLOWED_SELECTORS.keys() | GUARDED_SELECTORS.keys() | OWN_SELECTORS


def test_a_build_in_another_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    there = build_elsewhere(tmp_path / "a folder with another name")
    ours = xcframework(ADDON, "ios", "template_release")
    assert contents(there) == contents(ours)


def test_without_the_microphone_there_is_nothing_of_it(tmp_path: Path) -> None:
    without = build_elsewhere(tmp_path / "without", "microphone=no")
    for folder, is_there in ((xcframework(ADDON, "ios", "template_release"), True), (without, False)):
        for each in SLICES["ios"]:
            library = Built(folder / each.identifier / f"{folder.stem}.framework", each).library.read_bytes()
            assert {word in library for word in MICROPHONE} == {is_there}


def build_elsewhere(folder: Path, *options: str) -> Path:
    """Build the library for release in a copy of the project, and return its xcframework."""
    repository = Repository(folder, cache=True)
    wanted = ["platform=ios", "arch=arm64", "target=template_release", *options]
    finished = repository.run("build", *wanted)
    assert finished.exit_code == 0, finished.output
    return xcframework(folder / ADDON.relative_to(ROOT), "ios", "template_release")


def list_selectors(fat: lief.MachO.FatBinary) -> set[str]:
    """Return the names of the Objective-C methods that are called, and of our own."""
    binary = fat.at(0)
    assert binary is not None
    section = binary.get_section("__objc_methname")
    assert section is not None
    return set(bytes(section.content).decode().rstrip("\0").split("\0"))


def commands(fat: lief.MachO.FatBinary) -> list[Any]:
    binary = fat.at(0)
    assert binary is not None
    return list(binary.commands)


def bindings(fat: lief.MachO.FatBinary) -> list[tuple[str, str, bool]]:
    """Return the library, the symbol, and whether it may be missing, for all that is bound at the start."""
    binary = fat.at(0)
    assert binary is not None
    found = []
    for binding in binary.bindings:
        assert binding.library is not None
        assert binding.symbol is not None
        found.append((str(binding.library.name), str(binding.symbol.name), bool(binding.weak_import)))
    return found


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
