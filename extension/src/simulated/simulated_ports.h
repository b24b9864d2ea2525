#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <vector>

#include "session/values.h"

namespace av {

using classes::SimulatedAccessory;
using classes::SimulatedDeviceModel;

// An input or output of the simulated device.
struct SimulatedPort {
	Port port; // its channels are listed only while it is in use
	bool is_input = false;
	std::int64_t channels = 1; // the most that it can have in use
	std::optional<double> gain = {}; // only where it can be set
	std::optional<SimulatedAccessory> accessory = {}; // what it belongs to
	bool is_by_hand = false; // not one that this model comes with
};

// What a device comes with, and what an accessory brings, in the order in which they are connected.
std::list<SimulatedPort> make_ports(SimulatedDeviceModel model);
std::list<SimulatedPort> make_ports(SimulatedAccessory accessory);
SimulatedPort make_built_in_microphone();
SimulatedPort make_port(
		PortType type, bool is_input, const std::string &name, const std::string &uid, std::int64_t channels);

// What an app has set: as when it was connected.
void forget_preferences(SimulatedPort &port);

// Part of the device itself: in use only while nothing is connected.
bool is_built_in(PortType type);
double get_latency(PortType type); // seconds
// The rate nearest to the preferred one that this kind of port has; its usual one where 0 is preferred.
double choose_sample_rate(PortType type, double preferred);

} // namespace av
