#include "simulated_ports.h"

#include <cmath>
#include <iterator>

namespace av {

namespace {

// What hardware of a kind is like; the numbers are typical.
struct Kind {
	char raw_type[21];
	std::int32_t latency; // milliseconds
	std::int32_t rates[3]; // Hz, the usual one first; 0: no more
};

// In the order of PortType.
constexpr Kind kinds[] = {
	{ "MicrophoneBuiltIn", 6, { 48000 } },
	{ "MicrophoneWired", 5, { 48000, 44100 } },
	{ "LineIn", 5, { 48000, 44100 } },
	{ "ContinuityMicrophone", 100, { 48000 } },
	{ "LineOut", 5, { 48000, 44100 } },
	{ "Headphones", 5, { 48000, 44100 } },
	{ "BluetoothA2DPOutput", 160, { 48000, 44100 } },
	{ "Receiver", 7, { 48000 } },
	{ "Speaker", 12, { 48000 } },
	{ "HDMIOutput", 30, { 48000 } },
	{ "AirPlay", 2000, { 44100 } },
	{ "BluetoothLE", 100, { 16000 } },
	{ "BluetoothHFP", 100, { 16000 } },
	{ "USBAudio", 4, { 48000, 44100, 96000 } },
	{ "CarAudio", 50, { 48000 } },
	{ "Virtual", 0, { 48000 } },
	{ "PCI", 4, { 48000 } },
	{ "FireWire", 4, { 48000 } },
	{ "DisplayPort", 30, { 48000 } },
	{ "AVB", 4, { 48000 } },
	{ "Thunderbolt", 4, { 48000 } },
};
static_assert(std::size(kinds) == static_cast<std::size_t>(PortType::PORT_THUNDERBOLT) + 1);

// Only of a type that is known.
const Kind &find(PortType type) {
	return kinds[static_cast<std::size_t>(type)];
}

// Of an input whose gain can be set.
constexpr double usual_gain = 0.5;

SimulatedPort make_output(PortType type, const char *name, const char *uid, std::int64_t channels = 2) {
	return make_port(type, false, name, uid, channels);
}

SimulatedPort make_input(PortType type, const char *name, const char *uid, std::int64_t channels = 1) {
	return make_port(type, true, name, uid, channels);
}

DataSource make_data_source(std::int64_t id, const char *name, DataSourceLocation location,
		DataSourceOrientation orientation, std::vector<PolarPattern> patterns) {
	DataSource made;
	made.id = id;
	made.name = name;
	made.location = location;
	made.orientation = orientation;
	made.selected_polar_pattern = patterns.front();
	made.supported_polar_patterns = std::move(patterns);
	return made;
}

std::list<SimulatedPort> make_airpods() {
	std::list<SimulatedPort> ports = {
		make_output(PortType::PORT_BLUETOOTH_A2DP, "AirPods", "AirPods A2DP"),
		make_output(PortType::PORT_BLUETOOTH_HFP, "AirPods", "AirPods HFP output", 1),
		make_input(PortType::PORT_BLUETOOTH_HFP, "AirPods", "AirPods HFP input"),
	};
	ports.front().port.spatial_audio_enabled = true;
	for (SimulatedPort &port : ports) {
		port.port.has_hardware_voice_call_processing = port.port.type == PortType::PORT_BLUETOOTH_HFP;
	}
	return ports;
}

std::list<SimulatedPort> make_usb_interface() {
	std::list<SimulatedPort> ports = {
		make_output(PortType::PORT_USB_AUDIO, "USB Interface", "USB Interface output", 8),
		make_input(PortType::PORT_USB_AUDIO, "USB Interface", "USB Interface input", 8),
	};
	ports.back().gain = usual_gain;
	return ports;
}

std::list<SimulatedPort> list_ports(SimulatedAccessory accessory) {
	switch (accessory) {
		case SimulatedAccessory::ACCESSORY_HEADPHONES:
			return { make_output(PortType::PORT_HEADPHONES, "Headphones", "Headphones") };
		case SimulatedAccessory::ACCESSORY_HEADSET:
			return { make_output(PortType::PORT_HEADPHONES, "Headset", "Headset output"),
				make_input(PortType::PORT_HEADSET_MIC, "Headset Microphone", "Headset input") };
		case SimulatedAccessory::ACCESSORY_AIRPODS:
			return make_airpods();
		case SimulatedAccessory::ACCESSORY_AIRPLAY:
			return { make_output(PortType::PORT_AIR_PLAY, "Living Room", "AirPlay") };
		case SimulatedAccessory::ACCESSORY_CARPLAY:
			return { make_output(PortType::PORT_CAR_AUDIO, "CarPlay", "CarPlay output"),
				make_input(PortType::PORT_CAR_AUDIO, "CarPlay", "CarPlay input") };
		case SimulatedAccessory::ACCESSORY_USB_INTERFACE:
			return make_usb_interface();
		case SimulatedAccessory::ACCESSORY_HDMI:
			return { make_output(PortType::PORT_HDMI, "HDMI", "HDMI", 8) };
	}
	return {};
}

} // namespace

std::list<SimulatedPort> make_ports(SimulatedDeviceModel model) {
	const SimulatedPort speaker = make_output(PortType::PORT_BUILT_IN_SPEAKER, "Speaker", "Speaker");
	switch (model) {
		case SimulatedDeviceModel::MODEL_IPHONE:
			return { make_built_in_microphone(),
				make_output(PortType::PORT_BUILT_IN_RECEIVER, "Receiver", "Built-In Receiver", 1), speaker };
		case SimulatedDeviceModel::MODEL_IPAD_WITH_USB_INTERFACE: {
			std::list<SimulatedPort> ports = { make_built_in_microphone(), speaker };
			ports.splice(ports.end(), make_ports(SimulatedAccessory::ACCESSORY_USB_INTERFACE));
			return ports;
		}
		case SimulatedDeviceModel::MODEL_APPLE_TV:
			return make_ports(SimulatedAccessory::ACCESSORY_HDMI);
		case SimulatedDeviceModel::MODEL_EMPTY:
			break;
	}
	return {};
}

std::list<SimulatedPort> make_ports(SimulatedAccessory accessory) {
	std::list<SimulatedPort> ports = list_ports(accessory);
	for (SimulatedPort &port : ports) {
		port.accessory = accessory;
	}
	return ports;
}

SimulatedPort make_built_in_microphone() {
	using Location = DataSourceLocation;
	using Orientation = DataSourceOrientation;
	using Pattern = PolarPattern;
	SimulatedPort made = make_input(PortType::PORT_BUILT_IN_MIC, "Microphone", "Built-In Microphone");
	made.port.data_sources = {
		make_data_source(1, "Bottom", Location::LOCATION_LOWER, Orientation::ORIENTATION_BOTTOM,
				{ Pattern::POLAR_PATTERN_OMNIDIRECTIONAL }),
		make_data_source(2, "Front", Location::LOCATION_UPPER, Orientation::ORIENTATION_FRONT,
				{ Pattern::POLAR_PATTERN_OMNIDIRECTIONAL, Pattern::POLAR_PATTERN_CARDIOID }),
		make_data_source(3, "Back", Location::LOCATION_UPPER, Orientation::ORIENTATION_BACK,
				{ Pattern::POLAR_PATTERN_OMNIDIRECTIONAL, Pattern::POLAR_PATTERN_SUBCARDIOID }),
	};
	made.port.selected_data_source = 1;
	return made;
}

SimulatedPort make_port(
		PortType type, bool is_input, const std::string &name, const std::string &uid, std::int64_t channels) {
	SimulatedPort made;
	made.port.type = type;
	made.port.raw_type = find(type).raw_type;
	made.port.name = name;
	made.port.uid = uid;
	made.port.spatial_audio_enabled = false;
	made.is_input = is_input;
	made.channels = channels;
	return made;
}

void forget_preferences(SimulatedPort &port) {
	if (port.gain) {
		port.gain = usual_gain;
	}
	port.port.preferred_data_source.reset();
	for (DataSource &source : port.port.data_sources) {
		source.preferred_polar_pattern = PolarPattern::POLAR_PATTERN_UNKNOWN;
		source.selected_polar_pattern = source.supported_polar_patterns.front();
	}
	if (!port.port.data_sources.empty()) {
		port.port.selected_data_source = port.port.data_sources.front().id;
	}
}

bool is_built_in(PortType type) {
	return type == PortType::PORT_BUILT_IN_MIC || type == PortType::PORT_BUILT_IN_RECEIVER ||
			type == PortType::PORT_BUILT_IN_SPEAKER;
}

double get_latency(PortType type) {
	return find(type).latency / 1000.0;
}

double choose_sample_rate(PortType type, double preferred) {
	const Kind &kind = find(type);
	double chosen = kind.rates[0];
	for (const double rate : kind.rates) {
		if (preferred > 0 && rate > 0 && std::abs(rate - preferred) < std::abs(chosen - preferred)) {
			chosen = rate;
		}
	}
	return chosen;
}

} // namespace av
