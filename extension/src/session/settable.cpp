#include "settable.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace av {

namespace {

constexpr SettableQuantity settable_quantities[] = {
	{ Quantity::input_gain, "set_input_gain", "a number from 0.0 to 1.0", {} },
	{ Quantity::preferred_sample_rate, "set_preferred_sample_rate", "a number of Hz above 0", {} },
	{ Quantity::preferred_io_buffer_duration, "set_preferred_io_buffer_duration", "a number of seconds above 0", {} },
	{ Quantity::preferred_input_number_of_channels, "set_preferred_input_number_of_channels",
			"a number from 1 to maximum_input_number_of_channels", Quantity::maximum_input_number_of_channels },
	{ Quantity::preferred_output_number_of_channels, "set_preferred_output_number_of_channels",
			"a number from 1 to maximum_output_number_of_channels", Quantity::maximum_output_number_of_channels },
};

struct SettableFlag {
	Flag flag;
	const char *method;
};

constexpr SettableFlag settable_flags[] = {
	{ Flag::allow_haptics_and_system_sounds_during_recording, "set_allow_haptics_and_system_sounds_during_recording" },
	{ Flag::prefers_no_interruptions_from_system_alerts, "set_prefers_no_interruptions_from_system_alerts" },
	{ Flag::prefers_interruption_on_route_disconnect, "set_prefers_interruption_on_route_disconnect" },
	{ Flag::supports_multichannel_content, "set_supports_multichannel_content" },
	{ Flag::prefers_echo_cancelled_input, "set_prefers_echo_cancelled_input" },
	{ Flag::aggregated_io_preference, "set_aggregated_io_preference" },
};

} // namespace

std::optional<Feature> find_feature(Flag flag) {
	switch (flag) {
		case Flag::output_muted:
			return Feature::output_muted;
		case Flag::allow_haptics_and_system_sounds_during_recording:
			return Feature::allow_haptics_and_system_sounds_during_recording;
		case Flag::prefers_no_interruptions_from_system_alerts:
			return Feature::prefers_no_interruptions_from_system_alerts;
		case Flag::prefers_interruption_on_route_disconnect:
			return Feature::prefers_interruption_on_route_disconnect;
		case Flag::supports_multichannel_content:
			return Feature::supports_multichannel_content;
		case Flag::echo_cancelled_input_available:
		case Flag::echo_cancelled_input_enabled:
		case Flag::prefers_echo_cancelled_input:
			return Feature::prefers_echo_cancelled_input;
		case Flag::aggregated_io_preference:
			return Feature::aggregated_io_preference;
		case Flag::other_audio_playing:
		case Flag::secondary_audio_should_be_silenced_hint:
		case Flag::input_available:
		case Flag::input_gain_settable:
			break;
	}
	return std::nullopt;
}

std::optional<Feature> find_feature(Quantity quantity) {
	return quantity == Quantity::input_gain ? std::optional(Feature::input_gain) : std::nullopt;
}

const SettableQuantity &get_settable(Quantity quantity) {
	return *std::find_if(std::begin(settable_quantities), std::end(settable_quantities),
			[quantity](const SettableQuantity &row) { return row.quantity == quantity; });
}

bool is_allowed(const SettableQuantity &settable, double value, const SessionBackend &backend) {
	if (settable.maximum) {
		const double maximum = backend.get_quantity(*settable.maximum);
		return value >= 1 && (value <= maximum || !backend.has_session());
	}
	if (settable.quantity == Quantity::input_gain) {
		return value >= 0 && value <= 1;
	}
	return value > 0 && std::isfinite(value);
}

const char *get_setter_name(Flag flag) {
	return std::find_if(std::begin(settable_flags), std::end(settable_flags), [flag](const SettableFlag &row) {
		return row.flag == flag;
	})->method;
}

} // namespace av
