#include "simulated_device.h"

namespace av {

classes::SessionCategory SimulatedDevice::get_category() const {
	const std::lock_guard lock(mutex_);
	return category_;
}

void SimulatedDevice::set_category(classes::SessionCategory category) {
	const std::lock_guard lock(mutex_);
	category_ = category;
}

} // namespace av
