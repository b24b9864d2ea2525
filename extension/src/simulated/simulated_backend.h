#pragma once

#include "session/session_backend.h"
#include "simulated_device.h"

namespace av {

// The audio session of a simulated phone, for a game that is tried at the desk.
class SimulatedBackend final : public SessionBackend {
public:
	~SimulatedBackend() override;

	bool has_session() const override { return true; }
	bool is_simulated() const override { return true; }
	OsVersion get_os_version() const override { return device_.get_os_version(); }
	void observe(std::shared_ptr<EventQueue> events) override;

	SessionCategory get_category() const override;
	Configuration get_configuration() const override { return device_.get_configuration(); }
	std::vector<SessionCategory> get_available_categories() const override {
		return device_.get_available_categories();
	}
	std::vector<SessionMode> get_available_modes() const override { return device_.get_available_modes(); }
	Route get_current_route() const override { return device_.get_current_route(); }
	std::vector<Port> get_available_inputs() const override { return device_.get_available_inputs(); }
	std::optional<Port> get_preferred_input() const override { return device_.get_preferred_input(); }
	double get_quantity(Quantity quantity) const override { return device_.get_quantity(quantity); }
	std::optional<bool> get_flag(Flag flag) const override { return device_.get_flag(flag); }
	PromptStyle get_prompt_style() const override { return device_.get_prompt_style(); }
	RenderingMode get_rendering_mode() const override { return device_.get_rendering_mode(); }
	RecordPermission get_record_permission() const override { return device_.get_record_permission(); }
	bool has_microphone_usage_description() const override { return device_.has_microphone_usage_description(); }

	Result set_category(SessionCategory category) override { return device_.set_category(category); }
	Result configure(const Configuration &configuration) override { return device_.configure(configuration); }
	Result set_active(bool active, bool notify_others) override { return device_.set_active(active, notify_others); }
	Result set_quantity(Quantity quantity, double value) override { return device_.set_quantity(quantity, value); }
	Result set_flag(Flag flag, bool value) override { return device_.set_flag(flag, value); }
	Result set_preferred_input(const std::string &port_uid) override { return device_.set_preferred_input(port_uid); }
	Result override_output_audio_port(PortOverride port) override { return device_.override_output_audio_port(port); }
	Result set_preferred_data_source(const std::string &port_uid, std::int64_t data_source) override {
		return device_.set_preferred_data_source(port_uid, data_source);
	}
	Result set_preferred_polar_pattern(
			const std::string &port_uid, std::int64_t data_source, PolarPattern pattern) override {
		return device_.set_preferred_polar_pattern(port_uid, data_source, pattern);
	}
	void request_record_permission() override { device_.request_record_permission(); }

	std::string save_state() const override;
	void restore_state(const std::string &state) override;

private:
	SimulatedDevice &device_ = SimulatedDevice::get_shared();
	std::uint64_t listener_ = 0; // 0: none
};

} // namespace av
