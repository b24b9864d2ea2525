#include "simulated_log.h"

#include <cstdio>

namespace av {

std::string describe_call(const char *method, std::initializer_list<std::string> arguments) {
	std::string call = std::string(method) + "(";
	const char *separator = "";
	for (const std::string &argument : arguments) {
		call += separator + argument;
		separator = ", ";
	}
	return call + ")";
}

std::string describe_configure(const Configuration &configuration) {
	return describe_call("configure",
			{ to_text(configuration.category), to_text(configuration.mode), to_text(configuration.policy),
					std::to_string(configuration.options) });
}

std::string to_text(bool value) {
	return value ? "true" : "false";
}

std::string to_text(double value) {
	char text[32];
	std::snprintf(text, sizeof(text), "%g", value);
	return text;
}

const char *get_setter_name(Quantity quantity) {
	switch (quantity) {
		case Quantity::input_gain:
			return "set_input_gain";
		case Quantity::preferred_sample_rate:
			return "set_preferred_sample_rate";
		case Quantity::preferred_io_buffer_duration:
			return "set_preferred_io_buffer_duration";
		case Quantity::preferred_input_number_of_channels:
			return "set_preferred_input_number_of_channels";
		case Quantity::preferred_output_number_of_channels:
			return "set_preferred_output_number_of_channels";
		default:
			return "set_quantity"; // not one that can be set
	}
}

const char *get_setter_name(Flag flag) {
	switch (flag) {
		case Flag::allow_haptics_and_system_sounds_during_recording:
			return "set_allow_haptics_and_system_sounds_during_recording";
		case Flag::prefers_no_interruptions_from_system_alerts:
			return "set_prefers_no_interruptions_from_system_alerts";
		case Flag::prefers_interruption_on_route_disconnect:
			return "set_prefers_interruption_on_route_disconnect";
		case Flag::supports_multichannel_content:
			return "set_supports_multichannel_content";
		case Flag::prefers_echo_cancelled_input:
			return "set_prefers_echo_cancelled_input";
		case Flag::aggregated_io_preference:
			return "set_aggregated_io_preference";
		default:
			return "set_flag"; // not one that can be set
	}
}

} // namespace av
