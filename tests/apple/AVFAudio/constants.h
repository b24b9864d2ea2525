#pragma once

#include <cstddef>
#include <string>

#include "strict.h"

// Apple's names and numbers, written out once more: the backend's own tables are under test.
namespace stand_in {

template <typename Ours>
struct Name {
	const char *apple;
	Ours ours;
};

inline constexpr Name<av::SessionCategory> categories[] = {
	{ "AVAudioSessionCategoryAmbient", av::SessionCategory::ambient },
	{ "AVAudioSessionCategoryMultiRoute", av::SessionCategory::multiRoute },
	{ "AVAudioSessionCategoryPlayAndRecord", av::SessionCategory::playAndRecord },
	{ "AVAudioSessionCategoryPlayback", av::SessionCategory::playback },
	{ "AVAudioSessionCategoryRecord", av::SessionCategory::record },
	{ "AVAudioSessionCategorySoloAmbient", av::SessionCategory::soloAmbient },
};

inline constexpr Name<av::SessionMode> modes[] = {
	{ "AVAudioSessionModeDefault", av::SessionMode::MODE_DEFAULT },
	{ "AVAudioSessionModeDualRoute", av::SessionMode::MODE_DUAL_ROUTE },
	{ "AVAudioSessionModeGameChat", av::SessionMode::MODE_GAME_CHAT },
	{ "AVAudioSessionModeMeasurement", av::SessionMode::MODE_MEASUREMENT },
	{ "AVAudioSessionModeMoviePlayback", av::SessionMode::MODE_MOVIE_PLAYBACK },
	{ "AVAudioSessionModeShortFormVideo", av::SessionMode::MODE_SHORT_FORM_VIDEO },
	{ "AVAudioSessionModeSpokenAudio", av::SessionMode::MODE_SPOKEN_AUDIO },
	{ "AVAudioSessionModeVideoChat", av::SessionMode::MODE_VIDEO_CHAT },
	{ "AVAudioSessionModeVideoRecording", av::SessionMode::MODE_VIDEO_RECORDING },
	{ "AVAudioSessionModeVoiceChat", av::SessionMode::MODE_VOICE_CHAT },
	{ "AVAudioSessionModeVoicePrompt", av::SessionMode::MODE_VOICE_PROMPT },
};

inline constexpr Name<av::DataSourceLocation> locations[] = {
	{ "AVAudioSessionLocationLower", av::DataSourceLocation::LOCATION_LOWER },
	{ "AVAudioSessionLocationUpper", av::DataSourceLocation::LOCATION_UPPER },
};

inline constexpr Name<av::DataSourceOrientation> orientations[] = {
	{ "AVAudioSessionOrientationBack", av::DataSourceOrientation::ORIENTATION_BACK },
	{ "AVAudioSessionOrientationBottom", av::DataSourceOrientation::ORIENTATION_BOTTOM },
	{ "AVAudioSessionOrientationFront", av::DataSourceOrientation::ORIENTATION_FRONT },
	{ "AVAudioSessionOrientationLeft", av::DataSourceOrientation::ORIENTATION_LEFT },
	{ "AVAudioSessionOrientationRight", av::DataSourceOrientation::ORIENTATION_RIGHT },
	{ "AVAudioSessionOrientationTop", av::DataSourceOrientation::ORIENTATION_TOP },
};

inline constexpr Name<av::PolarPattern> polar_patterns[] = {
	{ "AVAudioSessionPolarPatternCardioid", av::PolarPattern::POLAR_PATTERN_CARDIOID },
	{ "AVAudioSessionPolarPatternOmnidirectional", av::PolarPattern::POLAR_PATTERN_OMNIDIRECTIONAL },
	{ "AVAudioSessionPolarPatternStereo", av::PolarPattern::POLAR_PATTERN_STEREO },
	{ "AVAudioSessionPolarPatternSubcardioid", av::PolarPattern::POLAR_PATTERN_SUBCARDIOID },
};

// Nil for what Apple has no name for.
template <typename Ours, std::size_t count>
NSString *get_name(const Name<Ours> (&names)[count], Ours wanted) {
	for (const Name<Ours> &name : names) {
		if (name.ours == wanted) {
			return make_string(name.apple);
		}
	}
	return nil;
}

template <typename Ours, std::size_t count>
NSArray *get_names(const Name<Ours> (&names)[count], const std::vector<Ours> &wanted) {
	NSMutableArray *found = [NSMutableArray array];
	for (const Ours each : wanted) {
		[found addObject:get_name(names, each)];
	}
	return found;
}

// Ends the process if it is not in the table: `call` and `what`, such as "category", are for the word about it.
template <typename Ours, std::size_t count>
Ours parse(const Name<Ours> (&names)[count], NSString *given, const std::string &call, const std::string &what) {
	if (given == nil) {
		fail(call + " was called with nil.");
	}
	for (const Name<Ours> &name : names) {
		if (std::string(name.apple) == given.UTF8String) {
			return name.ours;
		}
	}
	fail(call + " was called with '" + given.UTF8String + "', which is no " + what + ".");
}

template <typename Ours>
struct Number {
	NSInteger apple;
	Ours ours;
};

inline constexpr Number<av::RouteSharingPolicy> policies[] = {
	{ 0, av::RouteSharingPolicy::POLICY_DEFAULT },
	{ 1, av::RouteSharingPolicy::POLICY_LONG_FORM_AUDIO },
	{ 2, av::RouteSharingPolicy::POLICY_INDEPENDENT },
	{ 3, av::RouteSharingPolicy::POLICY_LONG_FORM_VIDEO },
};

inline constexpr Number<av::PortOverride> port_overrides[] = {
	{ 0, av::PortOverride::PORT_OVERRIDE_NONE },
	{ 'spkr', av::PortOverride::PORT_OVERRIDE_SPEAKER },
};

inline constexpr Number<av::PromptStyle> prompt_styles[] = {
	{ 'none', av::PromptStyle::PROMPT_STYLE_NONE },
	{ 'shrt', av::PromptStyle::PROMPT_STYLE_SHORT },
	{ 'nrml', av::PromptStyle::PROMPT_STYLE_NORMAL },
};

inline constexpr Number<av::RenderingMode> rendering_modes[] = {
	{ 0, av::RenderingMode::RENDERING_MODE_NOT_APPLICABLE },
	{ 1, av::RenderingMode::RENDERING_MODE_MONO_STEREO },
	{ 2, av::RenderingMode::RENDERING_MODE_SURROUND },
	{ 3, av::RenderingMode::RENDERING_MODE_SPATIAL_AUDIO },
	{ 4, av::RenderingMode::RENDERING_MODE_DOLBY_AUDIO },
	{ 5, av::RenderingMode::RENDERING_MODE_DOLBY_ATMOS },
};

inline constexpr Number<av::RecordPermission> record_permissions[] = {
	{ 'undt', av::RecordPermission::RECORD_PERMISSION_UNDETERMINED },
	{ 'deny', av::RecordPermission::RECORD_PERMISSION_DENIED },
	{ 'grnt', av::RecordPermission::RECORD_PERMISSION_GRANTED },
};

inline constexpr Number<av::InterruptionReason> interruption_reasons[] = {
	{ 0, av::InterruptionReason::INTERRUPTION_REASON_DEFAULT },
	{ 1, av::InterruptionReason::INTERRUPTION_REASON_APP_WAS_SUSPENDED },
	{ 2, av::InterruptionReason::INTERRUPTION_REASON_BUILT_IN_MIC_MUTED },
	{ 3, av::InterruptionReason::INTERRUPTION_REASON_SCENE_WAS_BACKGROUNDED },
	{ 4, av::InterruptionReason::INTERRUPTION_REASON_ROUTE_DISCONNECTED },
	{ 5, av::InterruptionReason::INTERRUPTION_REASON_DEVICE_UNAUTHENTICATED },
};

inline constexpr Number<av::RouteChangeReason> route_change_reasons[] = {
	{ 0, av::RouteChangeReason::ROUTE_CHANGE_REASON_UNKNOWN },
	{ 1, av::RouteChangeReason::ROUTE_CHANGE_REASON_NEW_DEVICE_AVAILABLE },
	{ 2, av::RouteChangeReason::ROUTE_CHANGE_REASON_OLD_DEVICE_UNAVAILABLE },
	{ 3, av::RouteChangeReason::ROUTE_CHANGE_REASON_CATEGORY_CHANGE },
	{ 4, av::RouteChangeReason::ROUTE_CHANGE_REASON_OVERRIDE },
	{ 6, av::RouteChangeReason::ROUTE_CHANGE_REASON_WAKE_FROM_SLEEP },
	{ 7, av::RouteChangeReason::ROUTE_CHANGE_REASON_NO_SUITABLE_ROUTE_FOR_CATEGORY },
	{ 8, av::RouteChangeReason::ROUTE_CHANGE_REASON_ROUTE_CONFIGURATION_CHANGE },
};

// -1 for what Apple has no number for.
template <typename Ours, std::size_t count>
NSInteger get_number(const Number<Ours> (&numbers)[count], Ours wanted) {
	for (const Number<Ours> &number : numbers) {
		if (number.ours == wanted) {
			return number.apple;
		}
	}
	return -1;
}

template <typename Ours, std::size_t count>
Ours parse(const Number<Ours> (&numbers)[count], NSInteger given, const std::string &call, const std::string &what) {
	for (const Number<Ours> &number : numbers) {
		if (number.apple == given) {
			return number.ours;
		}
	}
	fail(call + " was called with " + std::to_string(given) + ", which is no " + what + ".");
}

} // namespace stand_in
