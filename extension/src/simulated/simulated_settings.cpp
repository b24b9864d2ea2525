#include "simulated_settings.h"

namespace av {

double *find_setting(SimulatedSettings &settings, Quantity quantity) {
	switch (quantity) {
		case Quantity::preferred_sample_rate:
			return &settings.preferred_sample_rate;
		case Quantity::preferred_io_buffer_duration:
			return &settings.preferred_io_buffer_duration;
		case Quantity::preferred_input_number_of_channels:
			return &settings.preferred_input_channels;
		case Quantity::preferred_output_number_of_channels:
			return &settings.preferred_output_channels;
		default:
			return nullptr;
	}
}

bool *find_setting(SimulatedSettings &settings, Flag flag) {
	switch (flag) {
		case Flag::allow_haptics_and_system_sounds_during_recording:
			return &settings.allows_haptics_during_recording;
		case Flag::prefers_no_interruptions_from_system_alerts:
			return &settings.prefers_no_interruptions_from_system_alerts;
		case Flag::prefers_interruption_on_route_disconnect:
			return &settings.prefers_interruption_on_route_disconnect;
		case Flag::supports_multichannel_content:
			return &settings.supports_multichannel_content;
		case Flag::prefers_echo_cancelled_input:
			return &settings.prefers_echo_cancelled_input;
		case Flag::aggregated_io_preference:
			return &settings.prefers_aggregated_io;
		default:
			return nullptr;
	}
}

} // namespace av
