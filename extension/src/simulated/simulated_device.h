#pragma once

#include <atomic>

#include "generated/enums.h"

namespace av {

// A model of a phone's audio: what the system would have in effect. Used from any thread.
class SimulatedDevice {
public:
	classes::SessionCategory get_category() const { return category_; }
	// Relaxed: nothing else is published with it.
	void set_category(classes::SessionCategory category) { category_.store(category, std::memory_order_relaxed); }

private:
	// What iOS starts every app with.
	std::atomic<classes::SessionCategory> category_ = classes::SessionCategory::soloAmbient;
};

} // namespace av
