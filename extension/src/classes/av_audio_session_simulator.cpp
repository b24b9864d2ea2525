#include "av_audio_session_simulator.h"

#include <limits>
#include <utility>

#include "godot/log.h"
#include "session/join.h"
#include "session/rules.h"
#include "session/session.h"
#include "simulated/simulated_device.h"

namespace classes {

namespace {

// More would only make lists that nobody reads.
constexpr std::int64_t most_channels = 64;

// The oldest system that Godot's games run on.
constexpr std::int64_t oldest_os = 14;

// An error for the log, with what the method returns.
[[gnu::cold]] gd::Error fail(gd::Error error, std::string_view message, const char *method) {
	gd::log_error(av::join({ "AVAudioSessionSimulator: ", message }), method, __FILE_NAME__, __LINE__);
	return error;
}

// Not needed where there is no device to refuse anything for.
[[gnu::cold, maybe_unused]] gd::Error refuse(std::initializer_list<std::string_view> message, const char *method) {
	return fail(gd::Error::ERR_INVALID_PARAMETER, av::join(message), method);
}

[[gnu::cold, maybe_unused]] gd::Error fail_without_start(const char *method) {
	return fail(gd::Error::ERR_UNCONFIGURED, "The simulator is not running: call start() first.", method);
}

// Every method comes to the device through here; false where there is none. `act` takes any type, and a call that is
// not made is not compiled: a library without the simulator needs nothing of the device.
template <class Act>
bool reach([[maybe_unused]] Act act) {
#ifdef AV_WITHOUT_SIMULATOR
	return false;
#else
	act(av::SimulatedDevice::get_shared());
	return true;
#endif
}

template <class Device>
[[gnu::noinline]] bool is_controlled(const Device &device) {
	return device.is_started() || av::Session::get_shared().is_simulated();
}

template <class Act>
gd::Error reach_or_fail(const char *method, Act act) {
	gd::Error error = gd::Error::OK;
	if (!reach([&](auto &device) { error = act(device); })) {
		return fail(gd::Error::ERR_UNAVAILABLE,
				"This is a release library for iOS or visionOS, which has no simulator. Use a debug export or a "
				"computer.",
				method);
	}
	return error;
}

// `act` returns what the method does.
template <class Act>
gd::Error control(const char *method, Act act) {
	return reach_or_fail(method, [&](auto &device) {
		if (!is_controlled(device)) {
			return fail_without_start(method);
		}
		return act(device);
	});
}

[[gnu::cold, maybe_unused]] gd::Error fail_off_main_thread(const char *method) {
	return fail(gd::Error::FAILED, "Call this on the main thread: it changes what every AVAudioSession is on.", method);
}

// For what cannot go wrong on a device that runs.
template <class Act>
gd::Error change(const char *method, Act act) {
	return control(method, [&](auto &device) {
		act(device);
		return gd::Error::OK;
	});
}

// `act` is false when there is nothing of the kind.
template <class Act>
gd::Error change_what_is_there(const char *method, std::string_view message, Act act) {
	return control(method, [&](auto &device) {
		return act(device) ? gd::Error::OK : fail(gd::Error::ERR_DOES_NOT_EXIST, message, method);
	});
}

template <class Enum>
gd::Error refuse_value(Enum value, const char *what, const EnumConstants &constants, const char *method,
		std::optional<std::int64_t> except = std::nullopt) {
	const std::string number = std::to_string(static_cast<std::int64_t>(value));
	return refuse(
			{ "There is no ", what, " ", number, ". Use one of ", av::list_constants(constants, except), "." }, method);
}

} // namespace

gd::Error AVAudioSessionSimulator::start(SimulatedDeviceModel model) {
	return reach_or_fail(__func__, [&](auto &device) {
		if (get_constant_name(model) == nullptr) {
			return refuse_value(model, "model", simulated_device_model_constants, "start");
		}
		av::Session &session = av::Session::get_shared();
		if (!session.is_main_thread()) {
			return fail_off_main_thread("start");
		}
		// What was begun before is not to reach the new device.
		session.wait_for_activation();
		device.start(model);
		session.use_simulated_backend();
		return gd::Error::OK;
	});
}

void AVAudioSessionSimulator::stop() {
	(void)reach_or_fail(__func__, [](auto &device) {
		av::Session &session = av::Session::get_shared();
		if (!session.is_main_thread()) {
			return fail_off_main_thread("stop");
		}
		if (device.is_started()) {
			device.stop();
			session.use_own_backend();
		}
		return gd::Error::OK;
	});
}

bool AVAudioSessionSimulator::is_running() const {
	bool is_running = false;
	reach([&](const auto &device) { is_running = is_controlled(device); });
	return is_running;
}

gd::Error AVAudioSessionSimulator::set_os_version(std::int64_t major, std::int64_t minor) {
	return control(__func__, [&](auto &device) {
		constexpr std::int64_t most = std::numeric_limits<int>::max();
		if (major < oldest_os || major > most || minor < 0 || minor > most) {
			return refuse({ "There is no version ", std::to_string(major), ".", std::to_string(minor), ". Use ",
								  std::to_string(oldest_os), ".0 or a later one." },
					"set_os_version");
		}
		device.set_os_version(static_cast<int>(major), static_cast<int>(minor));
		return gd::Error::OK;
	});
}

gd::Error AVAudioSessionSimulator::begin_interruption(InterruptionReason reason) {
	return control(__func__, [&](auto &device) {
		if (get_constant_name(reason) == nullptr) {
			return refuse_value(reason, "reason", interruption_reason_constants, "begin_interruption");
		}
		device.begin_interruption(reason);
		return gd::Error::OK;
	});
}

gd::Error AVAudioSessionSimulator::end_interruption(bool should_resume) {
	return change_what_is_there(__func__, "Nothing interrupts: there is nothing to end.",
			[&](auto &device) { return device.end_interruption(should_resume, true); });
}

gd::Error AVAudioSessionSimulator::end_interruption_silently() {
	return change_what_is_there(__func__, "Nothing interrupts: there is nothing to end.",
			[](auto &device) { return device.end_interruption(true, false); });
}

gd::Error AVAudioSessionSimulator::begin_phone_call() {
	return change(__func__, [](auto &device) { device.begin_phone_call(); });
}

gd::Error AVAudioSessionSimulator::end_phone_call(bool should_resume) {
	return change_what_is_there(__func__, "There is no phone call to end.",
			[&](auto &device) { return device.end_phone_call(should_resume); });
}

gd::Error AVAudioSessionSimulator::connect_accessory(SimulatedAccessory accessory) {
	return control(__func__, [&](auto &device) {
		const char *name = get_constant_name(accessory);
		if (name == nullptr) {
			return refuse_value(accessory, "accessory", simulated_accessory_constants, "connect_accessory");
		}
		return device.connect_accessory(accessory)
				? gd::Error::OK
				: fail(gd::Error::ERR_ALREADY_EXISTS, av::join({ name, " is connected already." }),
						  "connect_accessory");
	});
}

gd::Error AVAudioSessionSimulator::disconnect_accessory(SimulatedAccessory accessory) {
	return control(__func__, [&](auto &device) {
		const char *name = get_constant_name(accessory);
		if (name == nullptr) {
			return refuse_value(accessory, "accessory", simulated_accessory_constants, "disconnect_accessory");
		}
		return device.disconnect_accessory(accessory)
				? gd::Error::OK
				: fail(gd::Error::ERR_DOES_NOT_EXIST, av::join({ name, " is not connected." }), "disconnect_accessory");
	});
}

gd::Error AVAudioSessionSimulator::add_port(
		PortType type, const std::string &name, bool is_input, std::int64_t channels) {
	return control(__func__, [&](auto &device) {
		constexpr char method[] = "add_port";
		constexpr std::int64_t unknown = static_cast<std::int64_t>(PortType::PORT_UNKNOWN);
		if (type == PortType::PORT_UNKNOWN || get_constant_name(type) == nullptr) {
			return refuse_value(type, "type of port to add", port_type_constants, method, unknown);
		}
		if (name.empty()) {
			return refuse({ "The name of the port is empty. Give it one." }, method);
		}
		if (channels < 1 || channels > most_channels) {
			return refuse({ "A port cannot have ", std::to_string(channels), " channels. Use a number from 1 to ",
								  std::to_string(most_channels), "." },
					method);
		}
		return device.add_port(type, name, is_input, channels)
				? gd::Error::OK
				: fail(gd::Error::ERR_ALREADY_EXISTS, av::join({ "There is a port '", name, "' already." }), method);
	});
}

gd::Error AVAudioSessionSimulator::remove_port(const std::string &name) {
	return change_what_is_there(__func__, av::join({ "There is no port '", name, "' that add_port() connected." }),
			[&](auto &device) { return device.remove_port(name); });
}

gd::Error AVAudioSessionSimulator::start_other_audio(bool mixes) {
	return change(__func__, [&](auto &device) { device.start_other_audio(mixes); });
}

gd::Error AVAudioSessionSimulator::stop_other_audio() {
	return change(__func__, [](auto &device) { device.stop_other_audio(); });
}

gd::Error AVAudioSessionSimulator::set_muted(bool muted) {
	return change(__func__, [&](auto &device) { device.set_muted(muted); });
}

gd::Error AVAudioSessionSimulator::set_output_volume(double volume) {
	return control(__func__, [&](auto &device) {
		// Not a number is in no range.
		if (!(volume >= 0 && volume <= 1)) {
			return refuse({ "The volume cannot be ", av::to_text(volume), ". Use a number from 0.0 to 1.0." },
					"set_output_volume");
		}
		device.set_output_volume(volume);
		return gd::Error::OK;
	});
}

gd::Error AVAudioSessionSimulator::set_record_permission(RecordPermission permission) {
	return control(__func__, [&](auto &device) {
		constexpr RecordPermission unknown = RecordPermission::RECORD_PERMISSION_UNKNOWN;
		if (permission == unknown || get_constant_name(permission) == nullptr) {
			return refuse_value(permission, "permission to give", record_permission_constants, "set_record_permission",
					static_cast<std::int64_t>(unknown));
		}
		device.set_record_permission(permission);
		return gd::Error::OK;
	});
}

gd::Error AVAudioSessionSimulator::answer_record_permission(bool granted) {
	return change_what_is_there(__func__, "There is no question open: the game has to ask first.",
			[&](auto &device) { return device.answer_record_permission(granted); });
}

gd::Error AVAudioSessionSimulator::set_has_microphone_usage_description(bool has) {
	return change(__func__, [&](auto &device) { device.set_has_microphone_usage_description(has); });
}

gd::Error AVAudioSessionSimulator::set_has_input(bool has_input) {
	return change(__func__, [&](auto &device) { device.set_has_input(has_input); });
}

gd::Error AVAudioSessionSimulator::lose_media_services() {
	return change(__func__, [](auto &device) { device.lose_media_services(); });
}

gd::Error AVAudioSessionSimulator::reset_media_services() {
	return change(__func__, [](auto &device) { device.reset_media_services(); });
}

gd::Error AVAudioSessionSimulator::change_configuration_externally(
		SessionCategory category, SessionMode mode, RouteSharingPolicy route_sharing_policy, CategoryOptions options) {
	return control(__func__, [&](auto &device) {
		const av::Configuration wanted = { category, mode, route_sharing_policy, static_cast<std::int64_t>(options) };
		const auto refusal = device.change_configuration_elsewhere(wanted);
		if (!refusal) {
			return gd::Error::OK;
		}
		const av::Judgement judgement = av::judge(wanted, device.get_os_version());
		const bool is_against_rules = judgement.verdict >= av::Verdict::unavailable;
		return refuse({ "A device refuses this configuration: ",
							  is_against_rules ? judgement.reason : av::describe(*refusal) },
				"change_configuration_externally");
	});
}

gd::Error AVAudioSessionSimulator::change_category_to_unknown(const std::string &name) {
	return change(__func__, [&](auto &device) { device.change_category_elsewhere(name); });
}

gd::Error AVAudioSessionSimulator::set_game_audio_running(bool running) {
	return change(__func__, [&](auto &device) { device.set_game_audio_running(running); });
}

bool AVAudioSessionSimulator::is_game_audible() const {
	bool is_audible = false;
	(void)change(__func__, [&](const auto &device) { is_audible = device.is_game_audible(); });
	return is_audible;
}

gd::Error AVAudioSessionSimulator::fail_next_call(const std::string &error_name) {
	return control(__func__, [&](auto &device) {
		const std::optional<av::ErrorCode> error = av::find_error_code(error_name);
		if (!error) {
			return refuse({ "Apple has no error '", error_name, "'. Use one of ", av::list_error_names(), "." },
					"fail_next_call");
		}
		device.fail_next_call(*error);
		return gd::Error::OK;
	});
}

gd::PackedStringArray AVAudioSessionSimulator::get_log() const {
	gd::PackedStringArray log;
	(void)change(__func__, [&](const auto &device) { log = device.get_log(); });
	return log;
}

void AVAudioSessionSimulator::clear_log() {
	(void)change(__func__, [](auto &device) { device.clear_log(); });
}

} // namespace classes
