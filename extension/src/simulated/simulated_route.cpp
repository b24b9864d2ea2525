#include "simulated_route.h"

#include <algorithm>

#include "session/join.h"
#include "session/rules.h"

namespace av {

namespace {

using Ports = std::list<SimulatedPort>;

// How many channels are in use unless the app prefers another number.
constexpr std::int64_t usual_channels = 2;

// Core Audio's labels.
constexpr std::int64_t label_left = 1;
constexpr std::int64_t label_mono = 42;
constexpr std::int64_t label_discrete = 1 << 16;

bool has(const Configuration &configuration, CategoryOptions option) {
	return (configuration.options & static_cast<std::int64_t>(option)) != 0;
}

bool is_hands_free(const SimulatedPort &port) {
	return port.port.type == PortType::PORT_BLUETOOTH_HFP;
}

// What goes without saying where the app only plays takes an option where it records besides.
bool allows_wireless_playback(const Configuration &configuration, CategoryOptions option) {
	switch (configuration.category) {
		case SessionCategory::record:
		case SessionCategory::multiRoute:
			return false;
		case SessionCategory::playAndRecord:
			return has(configuration, option);
		default:
			return true;
	}
}

bool allows_hands_free(const Configuration &configuration) {
	const SessionCategory category = configuration.category;
	return (category == SessionCategory::playAndRecord || category == SessionCategory::record) &&
			has(configuration, CategoryOptions::OPTION_ALLOW_BLUETOOTH_HFP);
}

bool is_allowed(const SimulatedPort &port, const Configuration &configuration) {
	switch (port.port.type) {
		case PortType::PORT_BUILT_IN_RECEIVER:
			return configuration.category == SessionCategory::playAndRecord;
		case PortType::PORT_BLUETOOTH_HFP:
			return allows_hands_free(configuration);
		case PortType::PORT_BLUETOOTH_A2DP:
			return allows_wireless_playback(configuration, CategoryOptions::OPTION_ALLOW_BLUETOOTH_A2DP);
		case PortType::PORT_AIR_PLAY:
			return allows_wireless_playback(configuration, CategoryOptions::OPTION_ALLOW_AIR_PLAY);
		default:
			return true;
	}
}

const SimulatedPort *find_built_in(const Ports &ports, PortType type) {
	for (const SimulatedPort &port : ports) {
		if (port.port.type == type) {
			return &port;
		}
	}
	return nullptr;
}

// Bluetooth carries a microphone and the quality of a call both ways or not at all: `partner`, if any, is the port in
// the other direction.
const SimulatedPort *find_last_connected(
		const Ports &ports, const Configuration &configuration, bool is_input, const SimulatedPort *partner) {
	for (auto port = ports.rbegin(); port != ports.rend(); ++port) {
		if (port->is_input == is_input && !is_built_in(port->port.type) && is_allowed(*port, configuration) &&
				(partner == nullptr || is_hands_free(*port) == is_hands_free(*partner))) {
			return &*port;
		}
	}
	return nullptr;
}

const SimulatedPort *find_preferred_input(const Ports &ports, const SimulatedSettings &settings) {
	for (const SimulatedPort *port : list_available_inputs(ports, settings.configuration)) {
		if (port->port.uid == settings.preferred_input) {
			return port;
		}
	}
	return nullptr;
}

const SimulatedPort *choose_input(const Ports &ports, const Configuration &configuration, const SimulatedPort *output) {
	const SimulatedPort *connected = find_last_connected(ports, configuration, true, output);
	return connected != nullptr ? connected : find_built_in(ports, PortType::PORT_BUILT_IN_MIC);
}

const SimulatedPort *choose_output(const Ports &ports, const Configuration &configuration, const SimulatedPort *input) {
	if (const SimulatedPort *connected = find_last_connected(ports, configuration, false, input)) {
		return connected;
	}
	const SimulatedPort *receiver = find_built_in(ports, PortType::PORT_BUILT_IN_RECEIVER);
	const SimulatedPort *speaker = find_built_in(ports, PortType::PORT_BUILT_IN_SPEAKER);
	const bool is_at_the_ear = receiver != nullptr && is_allowed(*receiver, configuration) &&
			!has(configuration, CategoryOptions::OPTION_DEFAULT_TO_SPEAKER);
	return is_at_the_ear || speaker == nullptr ? receiver : speaker;
}

// Each output that is connected; headphones take the speaker's place.
std::vector<const SimulatedPort *> list_outputs(const Ports &ports, const Configuration &configuration) {
	std::vector<const SimulatedPort *> outputs;
	bool has_headphones = false;
	for (const SimulatedPort &port : ports) {
		if (!port.is_input && !is_built_in(port.port.type) && is_allowed(port, configuration)) {
			outputs.push_back(&port);
			has_headphones |= port.port.type == PortType::PORT_HEADPHONES;
		}
	}
	const SimulatedPort *speaker = find_built_in(ports, PortType::PORT_BUILT_IN_SPEAKER);
	if (speaker != nullptr && !has_headphones) {
		outputs.push_back(speaker);
	}
	return outputs;
}

std::vector<const SimulatedPort *> list(const SimulatedPort *port) {
	return port != nullptr ? std::vector{ port } : std::vector<const SimulatedPort *>();
}

std::int64_t count_channels(const SimulatedPort &port, double preferred) {
	return std::min(port.channels, preferred > 0 ? static_cast<std::int64_t>(preferred) : usual_channels);
}

Port describe_in_use(const SimulatedPort &port, double preferred_channels, const OsVersion &os) {
	Port described = describe(port, os);
	const std::int64_t count = count_channels(port, preferred_channels);
	for (std::int64_t i = 0; i < count; ++i) {
		const std::int64_t label = count == 1 ? label_mono : count == 2 ? label_left + i : label_discrete + i;
		described.channels.push_back(
				{ join({ port.port.name, " ", std::to_string(i + 1) }), i + 1, port.port.uid, label });
	}
	return described;
}

} // namespace

bool does_play(SessionCategory category) {
	return category != SessionCategory::record;
}

bool does_record(SessionCategory category) {
	return category == SessionCategory::record || category == SessionCategory::playAndRecord ||
			category == SessionCategory::multiRoute;
}

bool does_mix(const Configuration &configuration) {
	return has(configuration, CategoryOptions::OPTION_MIX_WITH_OTHERS);
}

SimulatedRoute choose_route(const Ports &ports, const SimulatedSettings &settings) {
	const Configuration &configuration = settings.configuration;
	const SimulatedPort *speaker = find_built_in(ports, PortType::PORT_BUILT_IN_SPEAKER);
	if (settings.output_override == PortOverride::PORT_OVERRIDE_SPEAKER && speaker != nullptr) {
		// Whatever else is connected, the device's own microphone comes along.
		const SimulatedPort *microphone = find_built_in(ports, PortType::PORT_BUILT_IN_MIC);
		return { list(microphone != nullptr ? microphone : choose_input(ports, configuration, speaker)), { speaker } };
	}
	const SimulatedPort *input = find_preferred_input(ports, settings);
	if (configuration.category == SessionCategory::multiRoute) {
		return { list(input != nullptr ? input : choose_input(ports, configuration, nullptr)),
			list_outputs(ports, configuration) };
	}
	const SimulatedPort *output =
			does_play(configuration.category) ? choose_output(ports, configuration, input) : nullptr;
	if (input == nullptr && does_record(configuration.category)) {
		input = choose_input(ports, configuration, output);
	}
	return { list(input), list(output) };
}

std::vector<const SimulatedPort *> list_available_inputs(const Ports &ports, const Configuration &configuration) {
	std::vector<const SimulatedPort *> inputs;
	for (const SimulatedPort &port : ports) {
		if (port.is_input && does_record(configuration.category) && is_allowed(port, configuration)) {
			inputs.push_back(&port);
		}
	}
	return inputs;
}

Port describe(const SimulatedPort &port, const OsVersion &os) {
	Port described = port.port;
	if (describe_unavailable(Feature::spatial_audio_enabled, os)) {
		described.spatial_audio_enabled.reset();
	}
	return described;
}

Route describe(const SimulatedRoute &route, const SimulatedSettings &settings, const OsVersion &os) {
	Route described;
	for (const SimulatedPort *port : route.inputs) {
		described.inputs.push_back(describe_in_use(*port, settings.preferred_input_channels, os));
	}
	for (const SimulatedPort *port : route.outputs) {
		described.outputs.push_back(describe_in_use(*port, settings.preferred_output_channels, os));
	}
	return described;
}

bool is_same(const std::vector<Port> &some, const std::vector<Port> &others) {
	return std::equal(some.begin(), some.end(), others.begin(), others.end(), [](const Port &one, const Port &other) {
		return one.uid == other.uid && one.selected_data_source == other.selected_data_source &&
				one.channels.size() == other.channels.size();
	});
}

bool is_same(const Route &one, const Route &other) {
	return is_same(one.inputs, other.inputs) && is_same(one.outputs, other.outputs);
}

std::int64_t sum_channels(const std::vector<const SimulatedPort *> &ports, double preferred) {
	std::int64_t sum = 0;
	for (const SimulatedPort *port : ports) {
		sum += count_channels(*port, preferred);
	}
	return sum;
}

std::int64_t sum_maximum_channels(const std::vector<const SimulatedPort *> &ports) {
	std::int64_t sum = 0;
	for (const SimulatedPort *port : ports) {
		sum += port->channels;
	}
	return sum;
}

double find_latency(const std::vector<const SimulatedPort *> &ports) {
	return ports.empty() ? 0 : get_latency(ports.front()->port.type);
}

} // namespace av
