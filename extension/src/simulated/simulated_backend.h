#pragma once

#include "session/session_backend.h"
#include "simulated_device.h"

namespace av {

// The audio session of a simulated phone, for a game that is tried at the desk.
class SimulatedBackend final : public SessionBackend {
public:
	bool has_session() const override { return true; }
	SessionCategory get_category() const override;
	std::optional<Refusal> set_category(SessionCategory category) override { return device_.set_category(category); }

	std::string save_state() const override;
	void restore_state(const std::string &state) override;

private:
	SimulatedDevice &device_ = SimulatedDevice::get_shared();
};

} // namespace av
