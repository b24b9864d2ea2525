#include "objc_conversions.h"

#include <algorithm>
#include <iterator>

#include "session/unknown_name.h"

namespace av {

namespace {

// The same in both directions. Apple's names are variables, so what stands here is where they are: null for a name that
// is newer than the system.
struct Name {
	template <typename Ours>
	constexpr Name(Ours constant, NSString *const *name) : ours(static_cast<std::int64_t>(constant)), apple(name) {}

	std::int64_t ours;
	NSString *const *apple;
};

constexpr Name categories[] = {
	{ SessionCategory::ambient, &AVAudioSessionCategoryAmbient },
	{ SessionCategory::multiRoute, &AVAudioSessionCategoryMultiRoute },
	{ SessionCategory::playAndRecord, &AVAudioSessionCategoryPlayAndRecord },
	{ SessionCategory::playback, &AVAudioSessionCategoryPlayback },
	{ SessionCategory::record, &AVAudioSessionCategoryRecord },
	{ SessionCategory::soloAmbient, &AVAudioSessionCategorySoloAmbient },
};

constexpr Name modes[] = {
	{ SessionMode::MODE_DEFAULT, &AVAudioSessionModeDefault },
	{ SessionMode::MODE_GAME_CHAT, &AVAudioSessionModeGameChat },
	{ SessionMode::MODE_MEASUREMENT, &AVAudioSessionModeMeasurement },
	{ SessionMode::MODE_MOVIE_PLAYBACK, &AVAudioSessionModeMoviePlayback },
	{ SessionMode::MODE_SPOKEN_AUDIO, &AVAudioSessionModeSpokenAudio },
	{ SessionMode::MODE_VIDEO_CHAT, &AVAudioSessionModeVideoChat },
	{ SessionMode::MODE_VOICE_CHAT, &AVAudioSessionModeVoiceChat },
	{ SessionMode::MODE_VOICE_PROMPT, &AVAudioSessionModeVoicePrompt },
	{ SessionMode::MODE_VIDEO_RECORDING, &AVAudioSessionModeVideoRecording },
#if TARGET_OS_IOS
	{ SessionMode::MODE_SHORT_FORM_VIDEO, &AVAudioSessionModeShortFormVideo },
	{ SessionMode::MODE_DUAL_ROUTE, &AVAudioSessionModeDualRoute },
#endif
};

constexpr Name port_types[] = {
	{ PortType::PORT_BUILT_IN_MIC, &AVAudioSessionPortBuiltInMic },
	{ PortType::PORT_HEADSET_MIC, &AVAudioSessionPortHeadsetMic },
	{ PortType::PORT_LINE_IN, &AVAudioSessionPortLineIn },
	{ PortType::PORT_CONTINUITY_MICROPHONE, &AVAudioSessionPortContinuityMicrophone },
	{ PortType::PORT_LINE_OUT, &AVAudioSessionPortLineOut },
	{ PortType::PORT_HEADPHONES, &AVAudioSessionPortHeadphones },
	{ PortType::PORT_BLUETOOTH_A2DP, &AVAudioSessionPortBluetoothA2DP },
	{ PortType::PORT_BUILT_IN_RECEIVER, &AVAudioSessionPortBuiltInReceiver },
	{ PortType::PORT_BUILT_IN_SPEAKER, &AVAudioSessionPortBuiltInSpeaker },
	{ PortType::PORT_HDMI, &AVAudioSessionPortHDMI },
	{ PortType::PORT_AIR_PLAY, &AVAudioSessionPortAirPlay },
	{ PortType::PORT_BLUETOOTH_LE, &AVAudioSessionPortBluetoothLE },
	{ PortType::PORT_BLUETOOTH_HFP, &AVAudioSessionPortBluetoothHFP },
	{ PortType::PORT_USB_AUDIO, &AVAudioSessionPortUSBAudio },
	{ PortType::PORT_CAR_AUDIO, &AVAudioSessionPortCarAudio },
	{ PortType::PORT_VIRTUAL, &AVAudioSessionPortVirtual },
	{ PortType::PORT_PCI, &AVAudioSessionPortPCI },
	{ PortType::PORT_FIRE_WIRE, &AVAudioSessionPortFireWire },
	{ PortType::PORT_DISPLAY_PORT, &AVAudioSessionPortDisplayPort },
	{ PortType::PORT_AVB, &AVAudioSessionPortAVB },
	{ PortType::PORT_THUNDERBOLT, &AVAudioSessionPortThunderbolt },
};

constexpr Name locations[] = {
	{ DataSourceLocation::LOCATION_UPPER, &AVAudioSessionLocationUpper },
	{ DataSourceLocation::LOCATION_LOWER, &AVAudioSessionLocationLower },
};

constexpr Name orientations[] = {
	{ DataSourceOrientation::ORIENTATION_TOP, &AVAudioSessionOrientationTop },
	{ DataSourceOrientation::ORIENTATION_BOTTOM, &AVAudioSessionOrientationBottom },
	{ DataSourceOrientation::ORIENTATION_FRONT, &AVAudioSessionOrientationFront },
	{ DataSourceOrientation::ORIENTATION_BACK, &AVAudioSessionOrientationBack },
	{ DataSourceOrientation::ORIENTATION_LEFT, &AVAudioSessionOrientationLeft },
	{ DataSourceOrientation::ORIENTATION_RIGHT, &AVAudioSessionOrientationRight },
};

constexpr Name polar_patterns[] = {
	{ PolarPattern::POLAR_PATTERN_OMNIDIRECTIONAL, &AVAudioSessionPolarPatternOmnidirectional },
	{ PolarPattern::POLAR_PATTERN_CARDIOID, &AVAudioSessionPolarPatternCardioid },
	{ PolarPattern::POLAR_PATTERN_SUBCARDIOID, &AVAudioSessionPolarPatternSubcardioid },
	{ PolarPattern::POLAR_PATTERN_STEREO, &AVAudioSessionPolarPatternStereo },
};

#if TARGET_OS_IOS
static_assert(std::size(categories) + 1 == std::size(classes::session_category_constants), "all but unknown");
static_assert(std::size(modes) + 1 == std::size(classes::session_mode_constants), "all but unknown");
static_assert(std::size(port_types) + 1 == std::size(classes::port_type_constants), "all but unknown");
static_assert(std::size(locations) + 1 == std::size(classes::data_source_location_constants), "all but unknown");
static_assert(std::size(orientations) + 1 == std::size(classes::data_source_orientation_constants), "all but unknown");
static_assert(std::size(polar_patterns) + 1 == std::size(classes::polar_pattern_constants), "all but unknown");
#endif

// One of the tables above.
struct Names {
	template <std::size_t count>
	constexpr Names(const Name (&names)[count]) : begin_(names), end_(names + count) {}

	const Name *begin() const { return begin_; }
	const Name *end() const { return end_; }

private:
	const Name *begin_;
	const Name *end_;
};

NSString *find_apple(Names names, std::int64_t ours) {
	return *std::find_if(names.begin(), names.end(), [ours](const Name &name) { return name.ours == ours; })->apple;
}

// Null if there is none.
const Name *find(Names names, NSString *wanted) {
	for (const Name &name : names) {
		if (name.apple != nullptr && [*name.apple isEqualToString:wanted]) {
			return &name;
		}
	}
	return nullptr;
}

std::int64_t find_or_warn(Names names, NSString *wanted, std::int64_t unknown, const char *what) {
	if (const Name *found = find(names, wanted)) {
		return found->ours;
	}
	// Nil is what the system says nothing about.
	if (wanted != nil) {
		warn_of_unknown_name(what, to_string(wanted));
	}
	return unknown;
}

template <typename Ours>
Ours to_ours(Names names, NSString *wanted, Ours unknown, const char *what) {
	return static_cast<Ours>(find_or_warn(names, wanted, static_cast<std::int64_t>(unknown), what));
}

template <typename Ours>
std::vector<Ours> find_all(Names names, NSArray<NSString *> *wanted) {
	std::vector<Ours> all;
	for (NSString *name in wanted) {
		if (const Name *found = find(names, name)) {
			all.push_back(static_cast<Ours>(found->ours));
		}
	}
	return all;
}

PolarPattern to_polar_pattern(AVAudioSessionPolarPattern name) {
	return to_ours(polar_patterns, name, PolarPattern::POLAR_PATTERN_UNKNOWN, "polar pattern");
}

Channel to_channel(AVAudioSessionChannelDescription *channel) {
	return {
		to_string(channel.channelName),
		static_cast<std::int64_t>(channel.channelNumber),
		to_string(channel.owningPortUID),
		channel.channelLabel,
	};
}

DataSource to_data_source(AVAudioSessionDataSourceDescription *source) {
	return {
		source.dataSourceID.longLongValue,
		to_string(source.dataSourceName),
		to_ours(locations, source.location, DataSourceLocation::LOCATION_UNKNOWN, "location of a data source"),
		to_ours(orientations, source.orientation, DataSourceOrientation::ORIENTATION_UNKNOWN,
				"orientation of a data source"),
		find_all<PolarPattern>(polar_patterns, source.supportedPolarPatterns),
		to_polar_pattern(source.selectedPolarPattern),
		to_polar_pattern(source.preferredPolarPattern),
	};
}

std::optional<std::int64_t> get_id(AVAudioSessionDataSourceDescription *source) {
	return source != nil ? std::optional<std::int64_t>(source.dataSourceID.longLongValue) : std::nullopt;
}

std::optional<bool> get_spatial_audio_enabled(AVAudioSessionPortDescription *port) {
	// From iOS 15 on.
	const bool is_told = [port respondsToSelector:@selector(isSpatialAudioEnabled)];
	return is_told ? std::optional<bool>(port.isSpatialAudioEnabled) : std::nullopt;
}

// Session and the class reference count on it.
static_assert(is_same_number<ErrorCode::bad_param, AVAudioSessionErrorCodeBadParam>);
static_assert(is_same_number<ErrorCode::media_services_failed, AVAudioSessionErrorCodeMediaServicesFailed>);
static_assert(is_same_number<ErrorCode::is_busy, AVAudioSessionErrorCodeIsBusy>);
static_assert(is_same_number<ErrorCode::incompatible_category, AVAudioSessionErrorCodeIncompatibleCategory>);
static_assert(is_same_number<ErrorCode::cannot_interrupt_others, AVAudioSessionErrorCodeCannotInterruptOthers>);
static_assert(is_same_number<ErrorCode::missing_entitlement, AVAudioSessionErrorCodeMissingEntitlement>);
static_assert(is_same_number<ErrorCode::siri_is_recording, AVAudioSessionErrorCodeSiriIsRecording>);
static_assert(is_same_number<ErrorCode::cannot_start_playing, AVAudioSessionErrorCodeCannotStartPlaying>);
static_assert(is_same_number<ErrorCode::cannot_start_recording, AVAudioSessionErrorCodeCannotStartRecording>);
static_assert(is_same_number<ErrorCode::insufficient_priority, AVAudioSessionErrorCodeInsufficientPriority>);
static_assert(is_same_number<ErrorCode::resource_not_available, AVAudioSessionErrorCodeResourceNotAvailable>);
static_assert(is_same_number<ErrorCode::expired_session, AVAudioSessionErrorCodeExpiredSession>);
static_assert(is_same_number<ErrorCode::session_not_active, AVAudioSessionErrorCodeSessionNotActive>);
static_assert(is_same_number<ErrorCode::unspecified, AVAudioSessionErrorCodeUnspecified>);

} // namespace

std::string to_string(NSString *text) {
	const char *utf8 = text.UTF8String; // null for nil, and for what UTF-8 cannot say
	return utf8 != nullptr ? utf8 : "";
}

Refusal to_refusal(NSError *error) {
	return { to_string(error.domain), error.code, to_string(error.localizedDescription) };
}

AVAudioSessionCategory to_apple(SessionCategory category) {
	return find_apple(categories, static_cast<std::int64_t>(category));
}

AVAudioSessionMode to_apple(SessionMode mode) {
	return find_apple(modes, static_cast<std::int64_t>(mode));
}

AVAudioSessionPolarPattern to_apple(PolarPattern pattern) {
	return find_apple(polar_patterns, static_cast<std::int64_t>(pattern));
}

SessionCategory to_session_category(AVAudioSessionCategory name) {
	return to_ours(categories, name, SessionCategory::unknown, "category");
}

SessionMode to_session_mode(AVAudioSessionMode name) {
	return to_ours(modes, name, SessionMode::MODE_UNKNOWN, "mode");
}

std::vector<SessionCategory> to_session_categories(NSArray<AVAudioSessionCategory> *names) {
	return find_all<SessionCategory>(categories, names);
}

std::vector<SessionMode> to_session_modes(NSArray<AVAudioSessionMode> *names) {
	return find_all<SessionMode>(modes, names);
}

Port to_port(AVAudioSessionPortDescription *port) {
	Port made;
	made.type = to_ours(port_types, port.portType, PortType::PORT_UNKNOWN, "type of a port");
	made.raw_type = to_string(port.portType);
	made.name = to_string(port.portName);
	made.uid = to_string(port.UID);
	for (AVAudioSessionChannelDescription *channel in port.channels) {
		made.channels.push_back(to_channel(channel));
	}
	for (AVAudioSessionDataSourceDescription *source in port.dataSources) {
		made.data_sources.push_back(to_data_source(source));
	}
	made.selected_data_source = get_id(port.selectedDataSource);
	made.preferred_data_source = get_id(port.preferredDataSource);
	made.has_hardware_voice_call_processing = port.hasHardwareVoiceCallProcessing;
	made.spatial_audio_enabled = get_spatial_audio_enabled(port);
	return made;
}

std::vector<Port> to_ports(NSArray<AVAudioSessionPortDescription *> *ports) {
	std::vector<Port> made;
	for (AVAudioSessionPortDescription *port in ports) {
		made.push_back(to_port(port));
	}
	return made;
}

Route to_route(AVAudioSessionRouteDescription *route) {
	return { to_ports(route.inputs), to_ports(route.outputs) };
}

} // namespace av
