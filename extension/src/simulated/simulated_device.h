#pragma once

#include <mutex>

#include "generated/enums.h"

namespace av {

// A model of a phone's audio: what the system would have in effect. Used from any thread.
class SimulatedDevice {
public:
	classes::SessionCategory get_category() const;
	void set_category(classes::SessionCategory category);

private:
	mutable std::mutex mutex_;
	// What iOS starts every app with.
	classes::SessionCategory category_ = classes::SessionCategory::soloAmbient;
};

} // namespace av
