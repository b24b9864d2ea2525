#pragma once

#include <mutex>

#include "simulated_device.h"

// What changes of the simulated device are made with, in its own files.
namespace av {

// Holds the mutex, and tells what came of it once that is free, so that a listener can read the device.
class SimulatedDevice::Change {
public:
	explicit Change(SimulatedDevice &device);
	~Change();
	Change(const Change &) = delete;
	Change &operator=(const Change &) = delete;

private:
	SimulatedDevice &device_;
	std::unique_lock<std::mutex> lock_;
};

inline Event make_event(Event::Kind kind, bool flag) {
	Event event{ kind };
	event.flag = flag;
	return event;
}

template <class Enum>
Event make_event(Event::Kind kind, Enum reason) {
	Event event{ kind };
	event.reason = static_cast<std::int64_t>(reason);
	return event;
}

} // namespace av
