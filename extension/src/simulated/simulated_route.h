#pragma once

#include <vector>

#include "simulated_ports.h"
#include "simulated_settings.h"

namespace av {

// The ports in use, out of those that are connected.
struct SimulatedRoute {
	std::vector<const SimulatedPort *> inputs;
	std::vector<const SimulatedPort *> outputs;
};

bool does_play(SessionCategory category);
bool does_record(SessionCategory category);
// Whether other apps' sound goes on beside this session's.
bool does_mix(const Configuration &configuration);

// Where sound comes in and goes out, by Apple's rules: of the ports that the configuration allows, the one that was
// connected last.
SimulatedRoute choose_route(const std::list<SimulatedPort> &ports, const SimulatedSettings &settings);

// The inputs that can be preferred.
std::vector<const SimulatedPort *> list_available_inputs(
		const std::list<SimulatedPort> &ports, const Configuration &configuration);

// As an app reads it. A port has its channels while it is in use.
Port describe(const SimulatedPort &port, const OsVersion &os);
Route describe(const SimulatedRoute &route, const SimulatedSettings &settings, const OsVersion &os);

// Whether an app would see no change.
bool is_same(const std::vector<Port> &some, const std::vector<Port> &others);
bool is_same(const Route &one, const Route &other);

// `preferred`: 0 for no preference.
std::int64_t sum_channels(const std::vector<const SimulatedPort *> &ports, double preferred);
std::int64_t sum_maximum_channels(const std::vector<const SimulatedPort *> &ports);
double find_latency(const std::vector<const SimulatedPort *> &ports); // seconds

} // namespace av
