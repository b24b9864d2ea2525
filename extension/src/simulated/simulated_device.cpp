#include "simulated_device.h"

namespace av {

namespace {

// Cold: out of the way of the calls that are right.
[[gnu::cold]] Refusal refuse(ErrorCode error) {
	const std::int64_t code = static_cast<std::int64_t>(error);
	// What iOS says for every one of them.
	return { audio_session_error_domain, code,
		"The operation couldn’t be completed. (OSStatus error " + std::to_string(code) + ".)" };
}

} // namespace

SimulatedDevice &SimulatedDevice::get_shared() {
	static SimulatedDevice shared;
	return shared;
}

std::string SimulatedDevice::get_unknown_category_name() const {
	const std::lock_guard lock(name_mutex_);
	return unknown_category_name_;
}

std::optional<Refusal> SimulatedDevice::set_category(SessionCategory category) {
	if (!has_media_services_) {
		return refuse(ErrorCode::media_services_failed);
	}
	if (category == SessionCategory::record && !has_input_) {
		return refuse(ErrorCode::bad_param);
	}
	// Relaxed: nothing else is published with it.
	category_.store(category, std::memory_order_relaxed);
	return std::nullopt;
}

void SimulatedDevice::change_category_elsewhere(const std::string &unknown_name) {
	// The name first: whoever reads unknown asks for it.
	{
		const std::lock_guard lock(name_mutex_);
		unknown_category_name_ = unknown_name;
	}
	category_ = SessionCategory::unknown;
}

void SimulatedDevice::reset_media_services() {
	category_ = default_category;
	has_media_services_ = true;
}

} // namespace av
