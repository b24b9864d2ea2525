#pragma once

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

private:
	SimulatedDevice device_;
};

} // namespace av
