#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "generated/enums.h"

// What a session is set to and what it tells, in plain data: between the classes that GDScript sees, the backends and
// the simulated device.
namespace av {

using classes::Activity;
using classes::CategoryOptions;
using classes::DataSourceLocation;
using classes::DataSourceOrientation;
using classes::InterruptionReason;
using classes::PolarPattern;
using classes::PortOverride;
using classes::PortType;
using classes::PromptStyle;
using classes::RecordPermission;
using classes::RenderingMode;
using classes::RouteChangeReason;
using classes::RouteSharingPolicy;
using classes::SessionCategory;
using classes::SessionMode;

enum class Platform { ios, tvos, visionos, mac_catalyst };

struct OsVersion {
	Platform platform = Platform::ios;
	int major = 0;
	int minor = 0;
};

struct Configuration {
	SessionCategory category = SessionCategory::unknown;
	SessionMode mode = SessionMode::MODE_UNKNOWN;
	RouteSharingPolicy policy = RouteSharingPolicy::POLICY_UNKNOWN;
	// Bits of CategoryOptions; also bits that this version has no constant for.
	std::int64_t options = static_cast<std::int64_t>(CategoryOptions::OPTION_UNKNOWN);

	bool operator==(const Configuration &other) const {
		return category == other.category && mode == other.mode && policy == other.policy && options == other.options;
	}
};

struct Channel {
	std::string name;
	std::int64_t number = 0; // from 1
	std::string owning_port_uid;
	std::int64_t label = 0; // Core Audio's AudioChannelLabel
};

struct DataSource {
	std::int64_t id = 0;
	std::string name;
	DataSourceLocation location = DataSourceLocation::LOCATION_UNKNOWN;
	DataSourceOrientation orientation = DataSourceOrientation::ORIENTATION_UNKNOWN;
	std::vector<PolarPattern> supported_polar_patterns;
	PolarPattern selected_polar_pattern = PolarPattern::POLAR_PATTERN_UNKNOWN;
	PolarPattern preferred_polar_pattern = PolarPattern::POLAR_PATTERN_UNKNOWN;
};

struct Port {
	PortType type = PortType::PORT_UNKNOWN;
	std::string raw_type; // Apple's name, also of a type that this version does not know
	std::string name;
	std::string uid;
	std::vector<Channel> channels;
	std::vector<DataSource> data_sources;
	std::optional<std::int64_t> selected_data_source; // by id
	std::optional<std::int64_t> preferred_data_source;
	bool has_hardware_voice_call_processing = false;
	std::optional<bool> spatial_audio_enabled; // iOS 15; empty: not known
};

struct Route {
	std::vector<Port> inputs;
	std::vector<Port> outputs;
};

// What is a number. Read as -1 where it is not known.
enum class Quantity {
	input_gain, // 0 to 1
	output_volume, // 0 to 1
	sample_rate, // Hz
	preferred_sample_rate,
	io_buffer_duration, // seconds
	preferred_io_buffer_duration,
	input_latency, // seconds
	output_latency,
	input_number_of_channels,
	preferred_input_number_of_channels,
	maximum_input_number_of_channels,
	output_number_of_channels,
	preferred_output_number_of_channels,
	maximum_output_number_of_channels,
};

// What is answered with yes or no.
enum class Flag {
	other_audio_playing,
	secondary_audio_should_be_silenced_hint,
	output_muted, // iOS 26
	input_available,
	input_gain_settable,
	allow_haptics_and_system_sounds_during_recording,
	prefers_no_interruptions_from_system_alerts, // iOS 14.5
	prefers_interruption_on_route_disconnect, // iOS 17
	supports_multichannel_content, // iOS 15
	echo_cancelled_input_available, // iOS 18.2
	prefers_echo_cancelled_input, // iOS 18.2
	echo_cancelled_input_enabled, // iOS 18.2
	aggregated_io_preference, // can only be set
};

} // namespace av
