#include "../../native/check.h"
#include "../../native/log.h"
#include "../AVFAudio/routes.h"
#include "apple/objc_conversions.h"
#include "phone.h"

using av::PolarPattern;
using av::Port;
using av::PortOverride;
using av::PortType;
using av::Route;
using av::SessionCategory;
using classes::SimulatedAccessory;
using classes::SimulatedDeviceModel;

namespace {

constexpr char microphone[] = "Built-In Microphone";

PortType get_output_type(const Phone &phone) {
	return phone.backend->get_current_route().outputs.at(0).type;
}

} // namespace

TEST(routes_are_the_device_s_to_the_last_channel) {
	const Phone phone;
	for (const SimulatedDeviceModel model : { SimulatedDeviceModel::MODEL_IPHONE,
				 SimulatedDeviceModel::MODEL_IPAD_WITH_USB_INTERFACE, SimulatedDeviceModel::MODEL_APPLE_TV }) {
		for (int accessory = 0; accessory <= int(SimulatedAccessory::ACCESSORY_HDMI); ++accessory) {
			phone.device.reset(model);
			phone.device.connect_accessory(static_cast<SimulatedAccessory>(accessory));
			for (const SessionCategory category : { SessionCategory::playback, SessionCategory::playAndRecord }) {
				CHECK(!phone.backend->set_category(category));
				CHECK(describe(phone.backend->get_current_route()) == describe(phone.device.get_current_route()));
				CHECK(describe(phone.backend->get_available_inputs()) == describe(phone.device.get_available_inputs()));
			}
		}
	}
	CHECK(logged_warnings.empty());
}

TEST(every_kind_of_port_is_known) {
	const Phone phone;
	phone.device.reset(SimulatedDeviceModel::MODEL_EMPTY);
	// With all that lets sound come from everywhere.
	CHECK(!phone.backend->configure({ SessionCategory::playAndRecord, av::SessionMode::MODE_DEFAULT,
			av::RouteSharingPolicy::POLICY_DEFAULT, 0x4 | 0x20 | 0x40 }));
	for (const classes::EnumConstant &constant : classes::port_type_constants) {
		const PortType type = static_cast<PortType>(constant.value);
		if (type != PortType::PORT_UNKNOWN) {
			CHECK(phone.device.add_port(type, constant.name, true, 2));
			const std::vector<Port> inputs = phone.backend->get_available_inputs();
			CHECK(inputs.size() == 1 && inputs[0].type == type);
			CHECK(describe(inputs) == describe(phone.device.get_available_inputs()));
			CHECK(phone.device.remove_port(constant.name));
		}
	}
	CHECK(logged_warnings.empty());
}

TEST(an_unknown_kind_of_port_keeps_its_name) {
	Port hologram;
	hologram.raw_type = "Hologram";
	hologram.spatial_audio_enabled = true;
	@autoreleasepool {
		for (int i = 0; i < 2; ++i) {
			CHECK(describe(av::to_port(stand_in::make_port(hologram))) == describe(hologram));
		}
	}
	CHECK(logged_warnings.size() == 1 && logged_warnings[0].find("'Hologram'") != std::string::npos);
}

TEST(before_ios_15_nothing_is_known_of_spatial_audio) {
	const Phone phone;
	CHECK(phone.backend->get_current_route().outputs.at(0).spatial_audio_enabled == false);
	phone.device.set_os_version(14, 8);
	CHECK(!phone.backend->get_current_route().outputs.at(0).spatial_audio_enabled);
}

TEST(an_input_is_preferred_until_none_is) {
	const Phone phone;
	CHECK(!phone.backend->set_category(SessionCategory::playAndRecord));
	phone.device.connect_accessory(SimulatedAccessory::ACCESSORY_HEADSET);
	CHECK(!phone.backend->get_preferred_input());
	CHECK(!phone.backend->set_preferred_input(microphone));
	CHECK(phone.backend->get_preferred_input() && phone.backend->get_preferred_input()->uid == microphone);
	CHECK(phone.backend->set_preferred_input("Turntable"));
	CHECK(phone.backend->get_preferred_input() && phone.backend->get_preferred_input()->uid == microphone);
	CHECK(!phone.backend->set_preferred_input(""));
	CHECK(!phone.backend->get_preferred_input());
}

TEST(the_output_is_overridden) {
	const Phone phone;
	CHECK(phone.backend->override_output_audio_port(PortOverride::PORT_OVERRIDE_SPEAKER));
	CHECK(!phone.backend->set_category(SessionCategory::playAndRecord));
	CHECK(get_output_type(phone) == PortType::PORT_BUILT_IN_RECEIVER);
	CHECK(!phone.backend->override_output_audio_port(PortOverride::PORT_OVERRIDE_SPEAKER));
	CHECK(get_output_type(phone) == PortType::PORT_BUILT_IN_SPEAKER);
	CHECK(!phone.backend->override_output_audio_port(PortOverride::PORT_OVERRIDE_NONE));
	CHECK(get_output_type(phone) == PortType::PORT_BUILT_IN_RECEIVER);
}

TEST(a_data_source_and_its_polar_pattern_are_chosen) {
	const Phone phone;
	CHECK(!phone.backend->set_category(SessionCategory::playAndRecord));
	CHECK(!phone.backend->set_preferred_data_source(microphone, 2));
	CHECK(!phone.backend->set_preferred_polar_pattern(microphone, 2, PolarPattern::POLAR_PATTERN_CARDIOID));
	const Port input = phone.backend->get_current_route().inputs.at(0);
	CHECK(input.selected_data_source == 2 && input.preferred_data_source == 2);
	CHECK(input.data_sources.at(1).selected_polar_pattern == PolarPattern::POLAR_PATTERN_CARDIOID);
	CHECK(phone.backend->set_preferred_polar_pattern(microphone, 2, PolarPattern::POLAR_PATTERN_STEREO));
}

TEST(what_is_gone_cannot_be_chosen) {
	const Phone phone;
	CHECK(!phone.backend->set_category(SessionCategory::playAndRecord));
	const auto refusal = phone.backend->set_preferred_data_source("Turntable", 2);
	CHECK(refusal && refusal->code == -50 && refusal->message == "There is no data source 2 of a port 'Turntable'.");
	CHECK(phone.backend->set_preferred_data_source(microphone, 9));
	CHECK(phone.backend->set_preferred_polar_pattern(microphone, 9, PolarPattern::POLAR_PATTERN_STEREO));
}
