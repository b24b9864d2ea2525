#pragma once

#include "generated/DeviceRemote.h"
#include "simulated/simulated_device.h"

namespace classes {

class DeviceRemote final : public DeviceRemoteInterface {
public:
	void set_has_input(bool has_input) override { device_.set_has_input(has_input); }
	void change_category(std::int64_t category) override {
		device_.change_category_elsewhere(static_cast<SessionCategory>(category));
	}
	void change_category_to_unknown(const std::string &name) override { device_.change_category_elsewhere(name); }
	void lose_media_services() override { device_.lose_media_services(); }
	void reset_media_services() override { device_.reset_media_services(); }

private:
	av::SimulatedDevice &device_ = av::SimulatedDevice::get_shared();
};

} // namespace classes
