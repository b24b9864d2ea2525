#pragma once

#include <string>

#include "session/values.h"

namespace av {

// What an app has set, as it is when the app starts, but for what it set on a port. All of it is gone when the media
// services are reset.
struct SimulatedSettings {
	Configuration configuration = { SessionCategory::soloAmbient, SessionMode::MODE_DEFAULT,
		RouteSharingPolicy::POLICY_DEFAULT, 0 };
	std::string unknown_category_name; // while the category is unknown
	bool is_active = false;
	PortOverride output_override = PortOverride::PORT_OVERRIDE_NONE;
	std::string preferred_input; // by uid
	// 0: no preference
	double preferred_sample_rate = 0;
	double preferred_io_buffer_duration = 0;
	double preferred_input_channels = 0;
	double preferred_output_channels = 0;
	bool allows_haptics_during_recording = false;
	bool prefers_no_interruptions_from_system_alerts = false;
	bool prefers_interruption_on_route_disconnect = false;
	bool supports_multichannel_content = false;
	bool prefers_echo_cancelled_input = false;
	bool prefers_aggregated_io = false;
};

// The setting that an app can change; null where there is none.
double *find_setting(SimulatedSettings &settings, Quantity quantity);
bool *find_setting(SimulatedSettings &settings, Flag flag);

} // namespace av
