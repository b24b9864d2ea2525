#pragma once

#include <cstdlib>

#include "session/session_backend.h"
#include "simulated_device.h"

namespace av {

// The audio session of a simulated phone, for a game that is tried at the desk.
class SimulatedBackend final : public SessionBackend {
public:
	bool has_session() const override { return true; }
	SessionCategory get_category() const override { return device_.get_category(); }
	std::optional<Refusal> set_category(SessionCategory category) override {
		device_.set_category(category);
		return std::nullopt;
	}
	std::string save_state() const override {
		return std::to_string(static_cast<std::int64_t>(device_.get_category()));
	}
	void restore_state(const std::string &state) override {
		device_.set_category(static_cast<SessionCategory>(std::strtoll(state.c_str(), nullptr, 10)));
	}

private:
	SimulatedDevice device_;
};

} // namespace av
