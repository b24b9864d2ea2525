#include "check.h"
#include "log.h"
#include "simulated/simulated_backend.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

using av::Configuration;
using av::ErrorCode;
using av::Event;
using av::Flag;
using av::InterruptionReason;
using av::PolarPattern;
using av::Port;
using av::PortOverride;
using av::PortType;
using av::Quantity;
using av::RecordPermission;
using av::Refusal;
using av::RouteChangeReason;
using av::RouteSharingPolicy;
using av::SessionCategory;
using av::SessionMode;
using av::SimulatedAccessory;
using av::SimulatedBackend;
using av::SimulatedDevice;
using av::SimulatedDeviceModel;
using Kind = av::Event::Kind;

namespace {

constexpr std::int64_t mix = 0x1;
constexpr std::int64_t duck = 0x2;
constexpr std::int64_t hands_free = 0x4;
constexpr std::int64_t to_speaker = 0x8;
constexpr std::int64_t a2dp = 0x20;
constexpr std::int64_t air_play = 0x40;

void check_refused(const std::optional<Refusal> &refusal, ErrorCode error) {
	CHECK(refusal && refusal->domain == "NSOSStatusErrorDomain" && refusal->code == static_cast<std::int64_t>(error));
}

Configuration make(SessionCategory category, std::int64_t options = 0, SessionMode mode = SessionMode::MODE_DEFAULT) {
	return { category, mode, RouteSharingPolicy::POLICY_DEFAULT, options };
}

using Types = std::vector<PortType>;

Types list_types(const std::vector<Port> &ports) {
	Types types;
	for (const Port &port : ports) {
		types.push_back(port.type);
	}
	return types;
}

// A device, and what it told.
struct Heard {
	explicit Heard(SimulatedDevice &device) {
		device.add_listener([this](const Event &event) { events.push_back(event); });
	}

	// What it told since the last time.
	std::vector<Event> take() { return std::exchange(events, {}); }
	std::vector<Kind> take_kinds() {
		std::vector<Kind> kinds;
		for (const Event &event : take()) {
			kinds.push_back(event.kind);
		}
		return kinds;
	}
	// The reason of the one change of the route.
	RouteChangeReason take_reason() {
		const std::vector<Event> told = take();
		const auto found = std::find_if(
				told.begin(), told.end(), [](const Event &event) { return event.kind == Kind::route_changed; });
		return found != told.end() ? static_cast<RouteChangeReason>(found->reason)
								   : RouteChangeReason::ROUTE_CHANGE_REASON_UNKNOWN;
	}

	std::vector<Event> events;
};

using Kinds = std::vector<Kind>;

struct RouteCase {
	const char *name;
	Configuration configuration;
	std::vector<SimulatedAccessory> accessories;
	Types inputs;
	Types outputs;
};

constexpr SimulatedAccessory headphones = SimulatedAccessory::ACCESSORY_HEADPHONES;
constexpr SimulatedAccessory headset = SimulatedAccessory::ACCESSORY_HEADSET;
constexpr SimulatedAccessory airpods = SimulatedAccessory::ACCESSORY_AIRPODS;
constexpr SimulatedAccessory speaker_box = SimulatedAccessory::ACCESSORY_AIRPLAY;
constexpr SimulatedAccessory usb = SimulatedAccessory::ACCESSORY_USB_INTERFACE;

constexpr SessionCategory play_and_record = SessionCategory::playAndRecord;
constexpr SessionCategory playback = SessionCategory::playback;

constexpr PortType mic = PortType::PORT_BUILT_IN_MIC;
constexpr PortType receiver = PortType::PORT_BUILT_IN_RECEIVER;
constexpr PortType speaker = PortType::PORT_BUILT_IN_SPEAKER;

const RouteCase route_cases[] = {
	{ "playback alone", make(playback), {}, {}, { speaker } },
	{ "playback, headphones", make(playback), { headphones }, {}, { PortType::PORT_HEADPHONES } },
	{ "playback, AirPods", make(playback), { airpods }, {}, { PortType::PORT_BLUETOOTH_A2DP } },
	{ "ambient, AirPods", make(SessionCategory::ambient), { airpods }, {}, { PortType::PORT_BLUETOOTH_A2DP } },
	{ "soloAmbient, AirPlay", make(SessionCategory::soloAmbient), { speaker_box }, {}, { PortType::PORT_AIR_PLAY } },
	{ "the last wins", make(playback), { airpods, headphones }, {}, { PortType::PORT_HEADPHONES } },
	{ "the last wins, the other way", make(playback), { headphones, airpods }, {}, { PortType::PORT_BLUETOOTH_A2DP } },
	{ "at the ear", make(play_and_record), {}, { mic }, { receiver } },
	{ "from the speaker", make(play_and_record, to_speaker), {}, { mic }, { speaker } },
	{ "an accessory goes before the speaker", make(play_and_record, to_speaker), { headphones }, { mic },
			{ PortType::PORT_HEADPHONES } },
	{ "a headset has both", make(play_and_record), { headset }, { PortType::PORT_HEADSET_MIC },
			{ PortType::PORT_HEADPHONES } },
	{ "AirPods without an option", make(play_and_record), { airpods }, { mic }, { receiver } },
	{ "AirPods with A2DP", make(play_and_record, a2dp), { airpods }, { mic }, { PortType::PORT_BLUETOOTH_A2DP } },
	{ "AirPods with HFP", make(play_and_record, hands_free), { airpods }, { PortType::PORT_BLUETOOTH_HFP },
			{ PortType::PORT_BLUETOOTH_HFP } },
	{ "HFP goes before A2DP", make(play_and_record, hands_free | a2dp), { airpods }, { PortType::PORT_BLUETOOTH_HFP },
			{ PortType::PORT_BLUETOOTH_HFP } },
	{ "HFP both ways or not at all", make(play_and_record, hands_free), { airpods, headphones }, { mic },
			{ PortType::PORT_HEADPHONES } },
	{ "AirPlay without an option", make(play_and_record), { speaker_box }, { mic }, { receiver } },
	{ "AirPlay with its option", make(play_and_record, air_play), { speaker_box }, { mic },
			{ PortType::PORT_AIR_PLAY } },
	{ "record has no output", make(SessionCategory::record), { headset }, { PortType::PORT_HEADSET_MIC }, {} },
	{ "record, AirPods without an option", make(SessionCategory::record), { airpods }, { mic }, {} },
	{ "record, AirPods with HFP", make(SessionCategory::record, hands_free), { airpods },
			{ PortType::PORT_BLUETOOTH_HFP }, {} },
	{ "multiRoute, several outputs", make(SessionCategory::multiRoute), { usb, headphones },
			{ PortType::PORT_USB_AUDIO }, { PortType::PORT_USB_AUDIO, PortType::PORT_HEADPHONES } },
	{ "multiRoute, no Bluetooth", make(SessionCategory::multiRoute), { airpods }, { mic }, { speaker } },
};

} // namespace

TEST(the_device_comes_out_of_the_box_as_apple_s_do) {
	SimulatedDevice device;
	const Configuration configuration = device.get_configuration();
	CHECK(configuration.category == SessionCategory::soloAmbient);
	CHECK(configuration.mode == SessionMode::MODE_DEFAULT);
	CHECK(configuration.policy == RouteSharingPolicy::POLICY_DEFAULT);
	CHECK(configuration.options == 0);
	CHECK(!device.is_active());
	CHECK(device.get_os_version().platform == av::Platform::ios);
	CHECK(device.get_os_version().major == 26 && device.get_os_version().minor == 2);
	CHECK(device.get_record_permission() == RecordPermission::RECORD_PERMISSION_UNDETERMINED);
	CHECK(device.has_microphone_usage_description());
	CHECK(device.get_log().empty());
	CHECK(device.get_flag(Flag::other_audio_playing) == false);

	device.reset(SimulatedDeviceModel::MODEL_APPLE_TV);
	CHECK(device.get_os_version().platform == av::Platform::tvos);
	CHECK(device.get_flag(Flag::input_available) == false);
	CHECK(list_types(device.get_current_route().outputs) == Types{ PortType::PORT_HDMI });
}

TEST(without_input_there_is_no_record) {
	SimulatedDevice device;
	device.set_has_input(false);
	check_refused(device.set_category(SessionCategory::record), ErrorCode::bad_param);
	CHECK(device.get_category() == SessionCategory::soloAmbient);
	const std::vector<SessionCategory> available = device.get_available_categories();
	CHECK(available.size() == 5);
	CHECK(std::count(available.begin(), available.end(), SessionCategory::record) == 0);
	CHECK(!device.set_category(SessionCategory::playAndRecord));
	device.set_has_input(true);
	CHECK(!device.set_category(SessionCategory::record));
	CHECK(device.get_category() == SessionCategory::record);
	CHECK(device.get_available_categories().size() == 6);
}

TEST(a_configuration_that_is_refused_changes_nothing) {
	SimulatedDevice device;
	CHECK(!device.configure(make(playback, mix)));
	check_refused(device.configure(make(playback, to_speaker)), ErrorCode::bad_param);
	// What a device of this version does not have, it does not know.
	device.set_os_version(17, 0);
	CHECK(device.configure(make(playback, 0, SessionMode::MODE_SHORT_FORM_VIDEO)));
	CHECK(device.get_configuration().category == playback && device.get_configuration().options == mix);
	const std::vector<SessionMode> modes = device.get_available_modes();
	CHECK(std::count(modes.begin(), modes.end(), SessionMode::MODE_SHORT_FORM_VIDEO) == 0);
}

TEST(a_category_alone_clears_the_rest) {
	SimulatedDevice device;
	CHECK(!device.configure(make(playback, mix, SessionMode::MODE_MOVIE_PLAYBACK)));
	CHECK(!device.set_category(playback));
	CHECK(device.get_configuration().options == 0);
	CHECK(device.get_configuration().mode == SessionMode::MODE_DEFAULT);
}

TEST(chat_modes_bring_options) {
	SimulatedDevice device;
	CHECK(!device.configure(make(play_and_record, 0, SessionMode::MODE_VOICE_CHAT)));
	CHECK(device.get_configuration().options == hands_free);
	CHECK(!device.configure(make(play_and_record, mix, SessionMode::MODE_VIDEO_CHAT)));
	CHECK(device.get_configuration().options == (mix | hands_free | to_speaker));
}

TEST(sound_goes_where_apple_s_rules_send_it) {
	for (const RouteCase &expected : route_cases) {
		SimulatedDevice device;
		for (const SimulatedAccessory accessory : expected.accessories) {
			CHECK(device.connect_accessory(accessory));
		}
		CHECK(!device.configure(expected.configuration));
		const av::Route route = device.get_current_route();
		const bool is_right =
				list_types(route.inputs) == expected.inputs && list_types(route.outputs) == expected.outputs;
		if (!is_right) {
			std::printf("%s\n", expected.name);
		}
		CHECK(is_right);
	}
}

TEST(a_tablet_has_no_receiver) {
	SimulatedDevice device;
	device.reset(SimulatedDeviceModel::MODEL_IPAD_WITH_USB_INTERFACE);
	CHECK(!device.set_category(play_and_record));
	CHECK(list_types(device.get_current_route().outputs) == Types{ PortType::PORT_USB_AUDIO });
	CHECK(device.disconnect_accessory(usb));
	CHECK(list_types(device.get_current_route().outputs) == Types{ speaker });
}

TEST(accessories_come_and_go_once) {
	SimulatedDevice device;
	CHECK(!device.disconnect_accessory(airpods));
	CHECK(device.connect_accessory(airpods));
	CHECK(!device.connect_accessory(airpods));
	CHECK(device.disconnect_accessory(airpods));
	CHECK(!device.disconnect_accessory(airpods));
}

TEST(a_device_is_built_up_by_hand) {
	SimulatedDevice device;
	device.reset(SimulatedDeviceModel::MODEL_EMPTY);
	CHECK(device.get_current_route().outputs.empty());
	CHECK(device.get_flag(Flag::input_available) == false);
	CHECK(device.add_port(PortType::PORT_DISPLAY_PORT, "Screen", false, 6));
	CHECK(!device.add_port(PortType::PORT_LINE_IN, "Screen", true, 2));
	CHECK(device.add_port(PortType::PORT_LINE_IN, "Guitar", true, 1));
	CHECK(!device.set_category(play_and_record));
	const av::Route route = device.get_current_route();
	CHECK(route.outputs.size() == 1 && route.outputs[0].uid == "Screen" && route.outputs[0].raw_type == "DisplayPort");
	CHECK(list_types(route.inputs) == Types{ PortType::PORT_LINE_IN });
	CHECK(device.get_quantity(Quantity::maximum_output_number_of_channels) == 6);
	CHECK(device.remove_port("Screen"));
	CHECK(!device.remove_port("Screen"));

	device.reset(SimulatedDeviceModel::MODEL_IPHONE);
	CHECK(!device.remove_port("Speaker")); // part of the phone
}

TEST(changes_of_the_route_say_why_and_from_where) {
	SimulatedDevice device;
	Heard heard(device);
	CHECK(!device.set_category(play_and_record));
	std::vector<Event> told = heard.take();
	CHECK(told.front().kind == Kind::route_changed);
	CHECK(told.front().reason == static_cast<std::int64_t>(RouteChangeReason::ROUTE_CHANGE_REASON_CATEGORY_CHANGE));
	CHECK(told.front().route && list_types(told.front().route->outputs) == Types{ speaker });

	device.connect_accessory(headphones);
	CHECK(heard.take_reason() == RouteChangeReason::ROUTE_CHANGE_REASON_NEW_DEVICE_AVAILABLE);
	device.disconnect_accessory(headphones);
	told = heard.take();
	CHECK(told.size() == 1 && told.front().route);
	CHECK(told.front().reason ==
			static_cast<std::int64_t>(RouteChangeReason::ROUTE_CHANGE_REASON_OLD_DEVICE_UNAVAILABLE));
	CHECK(list_types(told.front().route->outputs) == Types{ PortType::PORT_HEADPHONES });
	CHECK(!device.override_output_audio_port(PortOverride::PORT_OVERRIDE_SPEAKER));
	CHECK(heard.take_reason() == RouteChangeReason::ROUTE_CHANGE_REASON_OVERRIDE);
	CHECK(!device.set_preferred_data_source("Built-In Microphone", 3));
	CHECK(heard.take_reason() == RouteChangeReason::ROUTE_CHANGE_REASON_ROUTE_CONFIGURATION_CHANGE);
	CHECK(!device.set_category(SessionCategory::record));
	heard.take();
	device.set_has_input(false);
	CHECK(heard.take_reason() == RouteChangeReason::ROUTE_CHANGE_REASON_NO_SUITABLE_ROUTE_FOR_CATEGORY);
}

TEST(what_does_not_change_the_route_is_not_told) {
	SimulatedDevice device;
	CHECK(!device.set_category(play_and_record));
	Heard heard(device);
	CHECK(!device.set_category(play_and_record));
	device.connect_accessory(airpods); // no option lets sound go there
	CHECK(!device.override_output_audio_port(PortOverride::PORT_OVERRIDE_NONE));
	CHECK(heard.take().empty());
	// The configuration changed, even though the ports are the same.
	CHECK(!device.configure(make(play_and_record, mix)));
	CHECK(heard.take_kinds() == Kinds{ Kind::route_changed });
}

TEST(an_override_lasts_until_the_route_changes) {
	SimulatedDevice device;
	check_refused(device.override_output_audio_port(PortOverride::PORT_OVERRIDE_SPEAKER), ErrorCode::bad_param);
	CHECK(!device.set_category(play_and_record));
	CHECK(!device.override_output_audio_port(PortOverride::PORT_OVERRIDE_SPEAKER));
	CHECK(list_types(device.get_current_route().outputs) == Types{ speaker });
	device.connect_accessory(airpods); // not allowed: it stays
	CHECK(list_types(device.get_current_route().outputs) == Types{ speaker });
	device.connect_accessory(headphones);
	CHECK(list_types(device.get_current_route().outputs) == Types{ PortType::PORT_HEADPHONES });
	CHECK(!device.override_output_audio_port(PortOverride::PORT_OVERRIDE_SPEAKER));
	CHECK(list_types(device.get_current_route().outputs) == Types{ speaker });
	CHECK(!device.configure(make(play_and_record, mix)));
	CHECK(list_types(device.get_current_route().outputs) == Types{ PortType::PORT_HEADPHONES });
}

TEST(the_preferred_input_is_one_of_the_available) {
	SimulatedDevice device;
	device.connect_accessory(headset);
	check_refused(device.set_preferred_input("Built-In Microphone"), ErrorCode::bad_param); // nothing records
	CHECK(device.get_available_inputs().empty());
	CHECK(!device.set_category(play_and_record));
	CHECK(device.get_available_inputs().size() == 2);
	check_refused(device.set_preferred_input("AirPods HFP input"), ErrorCode::bad_param);
	CHECK(!device.get_preferred_input());
	CHECK(!device.set_preferred_input("Built-In Microphone"));
	CHECK(device.get_preferred_input() && device.get_preferred_input()->uid == "Built-In Microphone");
	CHECK(list_types(device.get_current_route().inputs) == Types{ mic });
	CHECK(list_types(device.get_current_route().outputs) == Types{ PortType::PORT_HEADPHONES });
	CHECK(!device.set_preferred_input(""));
	CHECK(!device.get_preferred_input());
	CHECK(list_types(device.get_current_route().inputs) == Types{ PortType::PORT_HEADSET_MIC });
}

TEST(preferring_another_microphone_takes_the_sound_off_hands_free) {
	SimulatedDevice device;
	device.connect_accessory(airpods);
	CHECK(!device.configure(make(play_and_record, hands_free)));
	CHECK(!device.set_preferred_input("Built-In Microphone"));
	CHECK(list_types(device.get_current_route().outputs) == Types{ receiver });
	CHECK(!device.set_preferred_input("AirPods HFP input"));
	CHECK(list_types(device.get_current_route().outputs) == Types{ PortType::PORT_BLUETOOTH_HFP });
}

TEST(available_inputs_are_told_from_26_on) {
	for (const int major : { 18, 26 }) {
		SimulatedDevice device;
		device.set_os_version(major, 0);
		CHECK(!device.set_category(play_and_record));
		Heard heard(device);
		device.connect_accessory(headset);
		const Kinds kinds = heard.take_kinds();
		CHECK(std::count(kinds.begin(), kinds.end(), Kind::available_inputs_changed) == (major >= 26 ? 1 : 0));
	}
}

TEST(a_call_refuses_what_does_not_mix_or_records) {
	SimulatedDevice device;
	CHECK(!device.end_phone_call(true));
	CHECK(!device.set_active(true, true));
	device.begin_phone_call();
	CHECK(!device.is_active());
	CHECK(device.get_prompt_style() == av::PromptStyle::PROMPT_STYLE_NONE);
	check_refused(device.set_active(true, true), ErrorCode::insufficient_priority);
	for (const Configuration &mixing : { make(SessionCategory::ambient), make(playback, mix), make(playback, duck) }) {
		CHECK(!device.configure(mixing));
		CHECK(!device.set_active(true, true));
	}
	CHECK(!device.set_active(false, true));
	// The call has the microphone.
	for (const Configuration &refused : { make(playback), make(play_and_record, mix), make(SessionCategory::record),
				 make(SessionCategory::multiRoute, mix) }) {
		CHECK(!device.configure(refused));
		check_refused(device.set_active(true, true), ErrorCode::insufficient_priority);
	}
	CHECK(device.end_phone_call(true));
	CHECK(!device.set_active(true, true));
}

TEST(an_interruption_begins_and_ends) {
	SimulatedDevice device;
	Heard heard(device);
	CHECK(!device.end_interruption(true, true));
	CHECK(!device.set_active(true, true));
	device.begin_interruption(InterruptionReason::INTERRUPTION_REASON_BUILT_IN_MIC_MUTED);
	CHECK(!device.is_active());
	std::vector<Event> told = heard.take();
	CHECK(told.size() == 1 && told[0].kind == Kind::interruption_began && told[0].reason == 2);
	for (const bool should_resume : { false, true }) {
		CHECK(device.end_interruption(should_resume, true));
		told = heard.take();
		CHECK(told.size() == 1 && told[0].kind == Kind::interruption_ended && told[0].flag == should_resume);
		CHECK(!device.is_active());
		device.begin_interruption(InterruptionReason::INTERRUPTION_REASON_DEFAULT);
		heard.take();
	}
	// The event can be missing.
	CHECK(device.end_interruption(true, false));
	CHECK(heard.take().empty());
}

TEST(activating_ends_an_interruption_that_is_no_call) {
	SimulatedDevice device;
	Heard heard(device);
	device.begin_interruption(InterruptionReason::INTERRUPTION_REASON_DEFAULT);
	heard.take();
	CHECK(!device.set_active(true, true));
	CHECK(device.is_active());
	CHECK(!device.end_interruption(true, true));
	CHECK(heard.take().empty());
}

TEST(older_systems_give_no_reason) {
	struct Case {
		SimulatedDeviceModel model;
		int major, minor;
		InterruptionReason expected;
	};
	const InterruptionReason given = InterruptionReason::INTERRUPTION_REASON_DEFAULT;
	const InterruptionReason none = InterruptionReason::INTERRUPTION_REASON_UNKNOWN;
	for (const Case &expected : { Case{ SimulatedDeviceModel::MODEL_IPHONE, 14, 4, none },
				 Case{ SimulatedDeviceModel::MODEL_IPHONE, 14, 5, given },
				 Case{ SimulatedDeviceModel::MODEL_APPLE_TV, 26, 2, none } }) {
		SimulatedDevice device;
		device.reset(expected.model);
		device.set_os_version(expected.major, expected.minor);
		Heard heard(device);
		device.begin_interruption(given);
		CHECK(heard.events.size() == 1);
		CHECK(heard.events[0].reason == static_cast<std::int64_t>(expected.expected));
	}
}

TEST(from_27_on_the_system_tells_activity_and_resumption) {
	SimulatedDevice device;
	device.set_os_version(27, 0);
	Heard heard(device);
	CHECK(!device.set_active(true, true));
	CHECK(!device.set_active(true, true));
	CHECK(heard.take_kinds() == Kinds{ Kind::became_active });
	device.begin_interruption(InterruptionReason::INTERRUPTION_REASON_DEFAULT);
	CHECK((heard.take_kinds() == Kinds{ Kind::interruption_began, Kind::became_inactive }));
	CHECK(device.end_interruption(true, true));
	CHECK((heard.take_kinds() == Kinds{ Kind::interruption_ended, Kind::resumption_recommended }));
	device.begin_phone_call();
	heard.take();
	CHECK(device.end_phone_call(false));
	CHECK(heard.take_kinds() == Kinds{ Kind::interruption_ended });
	device.begin_interruption(InterruptionReason::INTERRUPTION_REASON_DEFAULT);
	heard.take();
	CHECK(device.end_interruption(true, false));
	CHECK(heard.take_kinds() == Kinds{ Kind::resumption_recommended });
	CHECK(!device.set_active(true, true));
	CHECK(!device.set_active(false, true));
	CHECK((heard.take_kinds() == Kinds{ Kind::became_active, Kind::became_inactive }));
}

TEST(sound_that_runs_keeps_the_session_busy) {
	for (const int major : { 25, 26 }) {
		SimulatedDevice device;
		device.set_os_version(major, 0);
		device.set_game_audio_running(true);
		CHECK(!device.set_active(false, true)); // it is inactive
		CHECK(!device.set_active(true, true));
		check_refused(device.set_active(false, true), ErrorCode::is_busy);
		CHECK(device.is_active() == (major >= 26));
		device.set_game_audio_running(false);
		CHECK(!device.set_active(false, true));
		CHECK(!device.is_active());
	}
}

TEST(other_audio_and_the_hint) {
	SimulatedDevice device;
	Heard heard(device);
	const auto plays = [&device] { return device.get_flag(Flag::other_audio_playing) == true; };
	const auto hint = [&device] { return device.get_flag(Flag::secondary_audio_should_be_silenced_hint) == true; };
	device.start_other_audio(true);
	CHECK(plays() && !hint() && heard.take().empty());
	device.start_other_audio(false);
	CHECK(plays() && hint());
	std::vector<Event> told = heard.take();
	CHECK(told.size() == 1 && told[0].kind == Kind::silence_secondary_audio_hint_changed && told[0].flag);

	CHECK(!device.set_category(SessionCategory::ambient));
	CHECK(!device.set_active(true, true));
	CHECK(plays() && hint());
	CHECK(!device.set_active(false, true));
	CHECK(!device.set_category(playback));
	heard.take();

	CHECK(!device.set_active(true, true));
	CHECK(!plays() && !hint());
	told = heard.take();
	CHECK(told.size() == 1 && told[0].kind == Kind::silence_secondary_audio_hint_changed && !told[0].flag);
	CHECK(!device.set_active(false, false));
	CHECK(!plays() && heard.take().empty());
	CHECK(!device.set_active(true, true));
	CHECK(!device.set_active(false, true)); // the other app may go on
	CHECK(plays() && hint() && heard.take().size() == 1);
	device.stop_other_audio();
	CHECK(!plays() && !hint() && heard.take().size() == 1);
}

TEST(other_audio_that_does_not_mix_interrupts_what_does_not_mix) {
	struct Case {
		Configuration configuration;
		bool is_active, mixes, is_interrupted;
	};
	for (const Case &expected : { Case{ make(playback), true, false, true }, { make(playback), true, true, false },
				 { make(playback), false, false, false }, { make(playback, mix), true, false, false },
				 { make(SessionCategory::ambient), true, false, false },
				 { make(SessionCategory::soloAmbient), true, false, true } }) {
		SimulatedDevice device;
		CHECK(!device.configure(expected.configuration));
		CHECK(!device.set_active(expected.is_active, true));
		Heard heard(device);
		device.start_other_audio(expected.mixes);
		const Kinds kinds = heard.take_kinds();
		CHECK(std::count(kinds.begin(), kinds.end(), Kind::interruption_began) == expected.is_interrupted);
		CHECK(device.is_active() == (expected.is_active && !expected.is_interrupted));
		CHECK(device.end_interruption(true, true) == expected.is_interrupted);
		CHECK(!device.set_active(true, true)); // the game may have it back
	}
}

TEST(without_media_services_nothing_can_be_set) {
	SimulatedDevice device;
	Heard heard(device);
	CHECK(!device.configure(make(playback, mix)));
	CHECK(!device.set_active(true, true));
	CHECK(!device.set_quantity(Quantity::preferred_sample_rate, 44100));
	heard.take();
	device.lose_media_services();
	CHECK(heard.take_kinds() == Kinds{ Kind::media_services_were_lost });
	for (const std::optional<Refusal> &refusal : { device.set_category(SessionCategory::ambient),
				 device.configure(make(playback)), device.set_active(true, true), device.set_active(false, true),
				 device.set_quantity(Quantity::preferred_sample_rate, 48000),
				 device.set_flag(Flag::supports_multichannel_content, true), device.set_preferred_input(""),
				 device.override_output_audio_port(PortOverride::PORT_OVERRIDE_NONE),
				 device.set_preferred_data_source("Built-In Microphone", 1),
				 device.set_preferred_polar_pattern(
						 "Built-In Microphone", 1, PolarPattern::POLAR_PATTERN_OMNIDIRECTIONAL) }) {
		check_refused(refusal, ErrorCode::media_services_failed);
	}
	CHECK(device.get_category() == playback);
	device.reset_media_services();
	CHECK(heard.take_kinds() == Kinds{ Kind::media_services_were_reset });
	CHECK(device.get_category() == SessionCategory::soloAmbient && device.get_configuration().options == 0);
	CHECK(!device.is_active());
	CHECK(device.get_quantity(Quantity::preferred_sample_rate) == 0);
	CHECK(!device.set_category(SessionCategory::ambient));
}

TEST(the_next_call_fails_once) {
	SimulatedDevice device;
	device.fail_next_call(ErrorCode::siri_is_recording);
	CHECK(!device.change_configuration_elsewhere(make(playback))); // not a call of this app
	check_refused(device.set_active(true, true), ErrorCode::siri_is_recording);
	CHECK(!device.is_active());
	CHECK(!device.set_active(true, true));
}

TEST(the_hardware_takes_the_nearest_rate_it_has) {
	struct Case {
		std::vector<SimulatedAccessory> accessories;
		double preferred;
		double expected;
	};
	for (const Case &expected : { Case{ {}, 0, 48000 }, Case{ {}, 44100, 48000 }, Case{ { usb }, 0, 48000 },
				 Case{ { usb }, 44000, 44100 }, Case{ { usb }, 192000, 96000 }, Case{ { usb }, 8000, 44100 },
				 Case{ { speaker_box }, 48000, 44100 } }) {
		SimulatedDevice device;
		for (const SimulatedAccessory accessory : expected.accessories) {
			device.connect_accessory(accessory);
		}
		if (expected.preferred > 0) {
			CHECK(!device.set_quantity(Quantity::preferred_sample_rate, expected.preferred));
		}
		CHECK(device.get_quantity(Quantity::sample_rate) == expected.expected);
		CHECK(device.get_quantity(Quantity::preferred_sample_rate) == expected.preferred);
	}
	SimulatedDevice device;
	device.connect_accessory(airpods);
	CHECK(!device.configure(make(play_and_record, hands_free)));
	CHECK(device.get_quantity(Quantity::sample_rate) == 16000); // as in a phone call
}

TEST(the_buffer_stays_in_range) {
	SimulatedDevice device;
	const double usual = device.get_quantity(Quantity::io_buffer_duration);
	CHECK(usual > 0.01 && usual < 0.03);
	CHECK(!device.set_quantity(Quantity::preferred_io_buffer_duration, 0.005));
	CHECK(device.get_quantity(Quantity::io_buffer_duration) == 0.005);
	for (const double extreme : { 1e-9, 10.0 }) {
		CHECK(!device.set_quantity(Quantity::preferred_io_buffer_duration, extreme));
		CHECK(device.get_quantity(Quantity::preferred_io_buffer_duration) == extreme);
		const double duration = device.get_quantity(Quantity::io_buffer_duration);
		CHECK(duration > 0.001 && duration < 0.1);
	}
	check_refused(device.set_quantity(Quantity::preferred_io_buffer_duration, 0), ErrorCode::bad_param);
}

TEST(channels_are_limited_by_the_port) {
	SimulatedDevice device;
	device.reset(SimulatedDeviceModel::MODEL_IPAD_WITH_USB_INTERFACE);
	CHECK(!device.set_category(play_and_record));
	CHECK(device.get_quantity(Quantity::output_number_of_channels) == 2);
	CHECK(device.get_quantity(Quantity::maximum_output_number_of_channels) == 8);
	CHECK(!device.set_quantity(Quantity::preferred_output_number_of_channels, 8));
	CHECK(!device.set_quantity(Quantity::preferred_input_number_of_channels, 4));
	CHECK(device.get_quantity(Quantity::output_number_of_channels) == 8);
	CHECK(device.get_quantity(Quantity::input_number_of_channels) == 4);
	CHECK(device.get_current_route().inputs[0].channels.size() == 4);
	CHECK(device.get_current_route().inputs[0].channels[3].number == 4);
	CHECK(device.get_current_route().inputs[0].channels[3].owning_port_uid == "USB Interface input");
	CHECK(device.get_available_inputs()[0].channels.empty()); // not in use
	check_refused(device.set_quantity(Quantity::preferred_output_number_of_channels, 9), ErrorCode::bad_param);
	CHECK(device.disconnect_accessory(usb));
	CHECK(device.get_quantity(Quantity::output_number_of_channels) == 2);
	CHECK(device.get_quantity(Quantity::input_number_of_channels) == 1);
}

TEST(only_an_interface_has_a_gain_to_set) {
	SimulatedDevice device;
	CHECK(!device.set_category(play_and_record));
	CHECK(device.get_flag(Flag::input_gain_settable) == false);
	check_refused(device.set_quantity(Quantity::input_gain, 0.5), ErrorCode::bad_param);
	device.connect_accessory(usb);
	CHECK(device.get_flag(Flag::input_gain_settable) == true);
	CHECK(!device.set_quantity(Quantity::input_gain, 0.25));
	CHECK(device.get_quantity(Quantity::input_gain) == 0.25);
	check_refused(device.set_quantity(Quantity::input_gain, 1.5), ErrorCode::bad_param);
}

TEST(bluetooth_is_late) {
	SimulatedDevice device;
	const double near = device.get_quantity(Quantity::output_latency);
	CHECK(near > 0 && near < 0.03);
	CHECK(device.get_quantity(Quantity::input_latency) == 0);
	device.connect_accessory(airpods);
	CHECK(device.get_quantity(Quantity::output_latency) > 0.1);
}

TEST(the_microphone_has_parts_to_choose_from) {
	SimulatedDevice device;
	CHECK(!device.set_category(play_and_record));
	const Port before = device.get_current_route().inputs[0];
	CHECK(before.data_sources.size() == 3 && before.selected_data_source == 1 && !before.preferred_data_source);
	check_refused(device.set_preferred_data_source("Built-In Microphone", 4), ErrorCode::bad_param);
	check_refused(device.set_preferred_data_source("Speaker", 1), ErrorCode::bad_param);
	CHECK(!device.set_preferred_data_source("Built-In Microphone", 2));
	check_refused(device.set_preferred_polar_pattern("Built-In Microphone", 2, PolarPattern::POLAR_PATTERN_SUBCARDIOID),
			ErrorCode::bad_param);
	CHECK(!device.set_preferred_polar_pattern("Built-In Microphone", 2, PolarPattern::POLAR_PATTERN_CARDIOID));
	const Port after = device.get_current_route().inputs[0];
	CHECK(after.selected_data_source == 2 && after.preferred_data_source == 2);
	CHECK(after.data_sources[1].selected_polar_pattern == PolarPattern::POLAR_PATTERN_CARDIOID);
	CHECK(after.data_sources[1].preferred_polar_pattern == PolarPattern::POLAR_PATTERN_CARDIOID);
	device.lose_media_services();
	device.reset_media_services();
	CHECK(!device.set_category(play_and_record));
	const Port reset = device.get_current_route().inputs[0];
	CHECK(reset.selected_data_source == 1 && !reset.preferred_data_source);
	CHECK(reset.data_sources[1].selected_polar_pattern == before.data_sources[1].selected_polar_pattern);
	CHECK(reset.data_sources[1].preferred_polar_pattern == before.data_sources[1].preferred_polar_pattern);
}

TEST(the_echo_is_cancelled_in_one_configuration_only) {
	SimulatedDevice device;
	const auto is_cancelled = [&device] { return device.get_flag(Flag::echo_cancelled_input_enabled) == true; };
	CHECK(!device.set_flag(Flag::prefers_echo_cancelled_input, true));
	CHECK(!is_cancelled());
	CHECK(!device.set_category(play_and_record));
	CHECK(is_cancelled());
	CHECK(!device.configure(make(play_and_record, 0, SessionMode::MODE_VOICE_CHAT)));
	CHECK(!is_cancelled());
	CHECK(!device.set_category(play_and_record));
	device.connect_accessory(headset);
	CHECK(!is_cancelled());
}

TEST(pulling_what_plays_interrupts_if_asked) {
	for (const bool is_asked : { false, true }) {
		SimulatedDevice device;
		CHECK(!device.set_flag(Flag::prefers_interruption_on_route_disconnect, is_asked));
		CHECK(!device.set_active(true, true));
		device.connect_accessory(airpods);
		device.connect_accessory(headphones);
		Heard heard(device);
		device.disconnect_accessory(airpods); // nothing comes out of them
		CHECK(heard.take().empty());
		device.disconnect_accessory(headphones);
		const std::vector<Event> told = heard.take();
		CHECK(told.front().kind == Kind::route_changed);
		CHECK(told.size() == (is_asked ? 2 : 1));
		CHECK(!is_asked || (told[1].kind == Kind::interruption_began && told[1].reason == 4));
		CHECK(device.is_active() == !is_asked);
	}
}

TEST(volume_and_ring_switch) {
	SimulatedDevice device;
	Heard heard(device);
	device.set_output_volume(0.75);
	CHECK(device.get_quantity(Quantity::output_volume) == 0.75);
	CHECK(heard.take().empty()); // inactive
	CHECK(!device.set_active(true, true));
	device.set_output_volume(0.25);
	device.set_output_volume(0.25);
	std::vector<Event> told = heard.take();
	CHECK(told.size() == 1 && told[0].kind == Kind::output_volume_changed && told[0].volume == 0.25);
	device.set_muted(true);
	device.set_muted(true);
	told = heard.take();
	CHECK(told.size() == 1 && told[0].kind == Kind::output_mute_changed && told[0].flag);
	CHECK(device.get_flag(Flag::output_muted) == true);
	device.set_os_version(18, 0);
	device.set_muted(false);
	CHECK(heard.take().empty());
}

TEST(the_player_hears_the_game_only_if_nothing_is_in_the_way) {
	SimulatedDevice device;
	CHECK(!device.is_game_audible());
	CHECK(!device.set_active(true, true));
	CHECK(device.is_game_audible());
	device.set_output_volume(0);
	CHECK(!device.is_game_audible());
	device.set_output_volume(1);
	device.set_muted(true);
	CHECK(!device.is_game_audible());
	CHECK(!device.set_category(SessionCategory::ambient));
	CHECK(!device.is_game_audible());
	CHECK(!device.set_category(playback));
	CHECK(device.is_game_audible());
	CHECK(!device.set_category(SessionCategory::record));
	CHECK(!device.is_game_audible());
	CHECK(!device.set_category(playback));
	device.begin_interruption(InterruptionReason::INTERRUPTION_REASON_DEFAULT);
	CHECK(!device.is_game_audible());
}

TEST(the_player_is_asked_for_the_microphone_once) {
	SimulatedDevice device;
	Heard heard(device);
	CHECK(!device.answer_record_permission(true)); // nobody asked
	device.request_record_permission();
	CHECK(heard.take().empty());
	CHECK(device.answer_record_permission(false));
	std::vector<Event> told = heard.take();
	CHECK(told.size() == 1 && told[0].kind == Kind::record_permission_answered && !told[0].flag);
	CHECK(device.get_record_permission() == RecordPermission::RECORD_PERMISSION_DENIED);
	device.request_record_permission();
	told = heard.take();
	CHECK(told.size() == 1 && !told[0].flag);
	device.set_record_permission(RecordPermission::RECORD_PERMISSION_GRANTED);
	device.request_record_permission();
	told = heard.take();
	CHECK(told.size() == 1 && told[0].flag);
	CHECK(!device.answer_record_permission(true));
}

TEST(rendering_follows_the_route) {
	SimulatedDevice device;
	CHECK(device.get_rendering_mode() == av::RenderingMode::RENDERING_MODE_MONO_STEREO);
	CHECK(!device.set_flag(Flag::supports_multichannel_content, true));
	Heard heard(device);
	device.connect_accessory(airpods);
	CHECK(device.get_rendering_mode() == av::RenderingMode::RENDERING_MODE_SPATIAL_AUDIO);
	CHECK((heard.take_kinds() ==
			Kinds{ Kind::route_changed, Kind::spatial_playback_capabilities_changed,
					Kind::rendering_capabilities_changed, Kind::rendering_mode_changed }));
	CHECK(device.get_current_route().outputs[0].spatial_audio_enabled == true);
	device.set_os_version(14, 5);
	CHECK(!device.get_current_route().outputs[0].spatial_audio_enabled);
	device.disconnect_accessory(airpods);
	CHECK(heard.take_kinds() == Kinds{ Kind::route_changed });
}

TEST(the_log_has_what_the_app_did_since_the_start) {
	SimulatedDevice device;
	CHECK(!device.set_active(true, true));
	CHECK(device.get_log().size() == 1 && !device.is_started());
	device.start(SimulatedDeviceModel::MODEL_IPHONE);
	CHECK(device.is_started());
	CHECK(!device.set_category(playback));
	CHECK(!device.configure(make(playback, mix)));
	CHECK(!device.set_active(true, true));
	CHECK(!device.set_active(false, false));
	CHECK(!device.set_quantity(Quantity::preferred_sample_rate, 44100));
	CHECK(!device.set_flag(Flag::supports_multichannel_content, true));
	CHECK(device.override_output_audio_port(PortOverride::PORT_OVERRIDE_SPEAKER));
	device.request_record_permission();
	CHECK(!device.change_configuration_elsewhere(make(SessionCategory::ambient)));
	const std::vector<std::string> expected = {
		"set_category(playback)",
		"configure(playback, MODE_DEFAULT, POLICY_DEFAULT, 1)",
		"set_active(true)",
		"set_active(false, false)",
		"set_preferred_sample_rate(44100)",
		"set_supports_multichannel_content(true)",
		"override_output_audio_port(PORT_OVERRIDE_SPEAKER): BadParam",
		"request_record_permission()",
	};
	CHECK(device.get_log() == expected);
	device.clear_log();
	CHECK(device.get_log().empty());
	device.stop();
	CHECK(!device.is_started());
}

TEST(the_log_does_not_grow_for_ever) {
	SimulatedDevice device;
	for (int i = 0; i < 2001; ++i) {
		CHECK(!device.set_category(i < 1500 ? playback : SessionCategory::ambient));
	}
	const std::vector<std::string> log = device.get_log();
	CHECK(log.size() == 1001);
	CHECK(log[499] == "set_category(playback)" && log[500] == "set_category(ambient)");
}

TEST(starting_again_makes_the_device_new) {
	SimulatedDevice device;
	device.start(SimulatedDeviceModel::MODEL_APPLE_TV);
	device.set_os_version(14, 0);
	CHECK(!device.set_category(playback));
	device.lose_media_services();
	device.start(SimulatedDeviceModel::MODEL_IPHONE);
	CHECK(device.get_category() == SessionCategory::soloAmbient);
	CHECK(device.get_os_version().platform == av::Platform::ios && device.get_os_version().major == 26);
	CHECK(device.get_log().empty());
	CHECK(!device.set_active(true, true));
}

TEST(a_listener_can_read_the_device) {
	SimulatedDevice device;
	SessionCategory read = SessionCategory::unknown;
	Types outputs;
	const std::uint64_t listener = device.add_listener([&](const Event &) {
		read = device.get_configuration().category;
		outputs = list_types(device.get_current_route().outputs);
	});
	CHECK(!device.set_category(play_and_record));
	CHECK(read == play_and_record && outputs == Types{ receiver });
	device.remove_listener(listener);
	CHECK(!device.set_category(playback));
	CHECK(read == play_and_record);
}

TEST(every_event_is_told_in_order_from_several_threads) {
	constexpr int rounds = 500;
	SimulatedDevice device;
	CHECK(!device.set_active(true, true));
	// The route before a change is the one after the change before it, if the order is right.
	std::atomic<int> wrong = 0;
	int told = 0;
	Types last = list_types(device.get_current_route().outputs);
	bool was_connected = false;
	device.add_listener([&](const Event &event) {
		if (event.kind == Kind::route_changed) {
			++told;
			wrong += list_types(event.route->outputs) != last;
			was_connected = !was_connected;
			last = was_connected ? Types{ PortType::PORT_HEADPHONES } : Types{ speaker };
		}
	});
	std::atomic<int> changes = 0;
	std::vector<std::thread> threads;
	for (int i = 0; i < 4; ++i) {
		threads.emplace_back([&device, &changes] {
			for (int round = 0; round < rounds; ++round) {
				changes += device.connect_accessory(headphones);
				changes += device.disconnect_accessory(headphones);
			}
		});
	}
	for (std::thread &thread : threads) {
		thread.join();
	}
	CHECK(wrong == 0);
	CHECK(told == changes && told > 0);
}

TEST(events_go_to_the_queue_that_observes_last) {
	SimulatedDevice &device = SimulatedDevice::get_shared();
	const auto first = std::make_shared<av::EventQueue>([] {});
	const auto second = std::make_shared<av::EventQueue>([] {});
	{
		SimulatedBackend backend;
		backend.observe(first);
		device.begin_interruption(InterruptionReason::INTERRUPTION_REASON_DEFAULT);
		CHECK(first->take_all().size() == 1);
		first->close();
		backend.observe(second);
		CHECK(device.end_interruption(true, true));
		CHECK(first->take_all().empty() && second->take_all().size() == 1);
	}
	device.begin_interruption(InterruptionReason::INTERRUPTION_REASON_DEFAULT);
	CHECK(second->take_all().empty());
}

TEST(a_hot_reload_keeps_configuration_and_activation) {
	SimulatedDevice &device = SimulatedDevice::get_shared();
	SimulatedBackend backend;
	CHECK(!device.configure(make(play_and_record, mix, SessionMode::MODE_VOICE_CHAT)));
	CHECK(!device.set_active(true, true));
	const std::string state = backend.save_state();
	device.reset(SimulatedDeviceModel::MODEL_IPHONE);
	backend.restore_state(state);
	CHECK(device.get_configuration().category == play_and_record);
	CHECK(device.get_configuration().mode == SessionMode::MODE_VOICE_CHAT);
	CHECK(device.get_configuration().options == (mix | hands_free));
	CHECK(device.is_active());
	CHECK(device.get_log().empty()); // the app did nothing

	device.change_category_elsewhere("AVAudioSessionCategory Of Tomorrow");
	const std::string unknown = backend.save_state();
	device.reset(SimulatedDeviceModel::MODEL_IPHONE);
	backend.restore_state(unknown);
	CHECK(device.get_category() == SessionCategory::unknown);
	CHECK(device.get_unknown_category_name() == "AVAudioSessionCategory Of Tomorrow");
}

TEST(an_unknown_category_is_told_once) {
	SimulatedDevice &device = SimulatedDevice::get_shared();
	const SimulatedBackend backend;
	for (const char *name : { "AVAudioSessionCategoryAudioProcessing", "AVAudioSessionCategoryOfTomorrow" }) {
		logged_warnings.clear();
		device.change_category_elsewhere(name);
		CHECK(backend.get_category() == SessionCategory::unknown);
		CHECK(backend.get_category() == SessionCategory::unknown);
		CHECK(logged_warnings.size() == 1 && logged_warnings[0].find(name) != std::string::npos);
	}
	CHECK(!device.set_category(SessionCategory::playback));
	CHECK(backend.get_category() == SessionCategory::playback);
}
