#pragma once

#include <memory>
#include <string>

#include "session/session_backend.h"
#include "simulated/simulated_device.h"

// The device as it comes out of the box, the backend on it, and what the backend tells.
struct Phone {
	Phone() { backend->observe(queue); }

	av::SimulatedDevice &device = av::SimulatedDevice::get_shared();
	std::shared_ptr<av::EventQueue> queue = std::make_shared<av::EventQueue>([] {});
	std::unique_ptr<av::SessionBackend> backend = av::make_platform_backend();
};

// All that is in it, to be compared.
std::string describe(const av::Port &port);
std::string describe(const std::vector<av::Port> &ports);
std::string describe(const av::Route &route);
// The kinds, as numbers, with what each carries.
std::string describe(const std::vector<av::Event> &events);
