// What happens to the device: all that a simulator controls.
#include <algorithm>
#include <utility>

#include "simulated_device.h"
#include "simulated_device_change.h"

namespace av {

namespace {

bool obeys_ring_switch(SessionCategory category) {
	return category == SessionCategory::ambient || category == SessionCategory::soloAmbient;
}

} // namespace

void SimulatedDevice::reset(SimulatedDeviceModel model) {
	const std::lock_guard lock(mutex_);
	surroundings_ = {};
	surroundings_.ports = make_ports(model);
	if (model == SimulatedDeviceModel::MODEL_APPLE_TV) {
		surroundings_.os_version.platform = Platform::tvos;
	}
	outbox_.clear();
	forget_settings();
}

void SimulatedDevice::start(SimulatedDeviceModel model) {
	reset(model);
	const std::lock_guard lock(mutex_);
	is_started_ = true;
}

void SimulatedDevice::stop() {
	const std::lock_guard lock(mutex_);
	is_started_ = false;
}

bool SimulatedDevice::is_started() const {
	const std::lock_guard lock(mutex_);
	return is_started_;
}

bool SimulatedDevice::is_active() const {
	const std::lock_guard lock(mutex_);
	return settings_.is_active;
}

void SimulatedDevice::set_os_version(int major, int minor) {
	const std::lock_guard lock(mutex_);
	surroundings_.os_version.major = major;
	surroundings_.os_version.minor = minor;
}

void SimulatedDevice::begin_interruption(InterruptionReason reason) {
	const Change change(*this);
	interrupt(reason);
}

bool SimulatedDevice::end_interruption(bool should_resume, bool is_told) {
	const Change change(*this);
	return end_interruption_if_any(should_resume, is_told);
}

void SimulatedDevice::begin_phone_call() {
	const Change change(*this);
	surroundings_.is_on_the_phone = true;
	interrupt(InterruptionReason::INTERRUPTION_REASON_DEFAULT);
}

bool SimulatedDevice::end_phone_call(bool should_resume) {
	const Change change(*this);
	if (!std::exchange(surroundings_.is_on_the_phone, false)) {
		return false;
	}
	end_interruption_if_any(should_resume, true);
	return true;
}

bool SimulatedDevice::connect_accessory(SimulatedAccessory accessory) {
	const Change change(*this);
	const auto belongs = [accessory](const SimulatedPort &port) { return port.accessory == accessory; };
	std::list<SimulatedPort> &ports = surroundings_.ports;
	if (std::any_of(ports.begin(), ports.end(), belongs)) {
		return false;
	}
	change_ports(RouteChangeReason::ROUTE_CHANGE_REASON_NEW_DEVICE_AVAILABLE, [&ports, accessory] {
		for (SimulatedPort &port : make_ports(accessory)) {
			ports.push_back(std::move(port));
		}
	});
	return true;
}

bool SimulatedDevice::disconnect_accessory(SimulatedAccessory accessory) {
	const Change change(*this);
	return remove_ports([accessory](const SimulatedPort &port) { return port.accessory == accessory; });
}

bool SimulatedDevice::add_port(PortType type, const std::string &name, bool is_input, std::int64_t channels) {
	const Change change(*this);
	if (find_port(name) != nullptr) {
		return false;
	}
	SimulatedPort added = make_port(type, is_input, name, name, channels);
	added.is_by_hand = true;
	change_ports(RouteChangeReason::ROUTE_CHANGE_REASON_NEW_DEVICE_AVAILABLE,
			[this, &added] { surroundings_.ports.push_back(std::move(added)); });
	return true;
}

bool SimulatedDevice::remove_port(const std::string &uid) {
	const Change change(*this);
	return remove_ports([&uid](const SimulatedPort &port) { return port.is_by_hand && port.port.uid == uid; });
}

void SimulatedDevice::start_other_audio(bool mixes) {
	const Change change(*this);
	watch(RouteChangeReason::ROUTE_CHANGE_REASON_UNKNOWN,
			[this, mixes] { surroundings_.other_audio = mixes ? OtherAudio::mixing : OtherAudio::primary; });
	// Of two that do not mix, the later one plays.
	if (!mixes && settings_.is_active && !does_mix(settings_.configuration)) {
		interrupt(InterruptionReason::INTERRUPTION_REASON_DEFAULT);
	}
}

void SimulatedDevice::stop_other_audio() {
	const Change change(*this);
	watch(RouteChangeReason::ROUTE_CHANGE_REASON_UNKNOWN, [this] { surroundings_.other_audio = OtherAudio::none; });
}

void SimulatedDevice::set_muted(bool muted) {
	const Change change(*this);
	if (std::exchange(surroundings_.is_muted, muted) != muted && has(Feature::output_muted)) {
		raise(make_event(Event::Kind::output_mute_changed, muted));
	}
}

void SimulatedDevice::set_output_volume(double volume) {
	const Change change(*this);
	// The system keeps quiet about it while the session is inactive.
	if (std::exchange(surroundings_.output_volume, volume) != volume && settings_.is_active) {
		Event event{ Event::Kind::output_volume_changed };
		event.volume = volume;
		raise(std::move(event));
	}
}

void SimulatedDevice::set_record_permission(RecordPermission permission) {
	const std::lock_guard lock(mutex_);
	surroundings_.record_permission = permission;
}

bool SimulatedDevice::answer_record_permission(bool granted) {
	const Change change(*this);
	if (!std::exchange(surroundings_.is_asking_for_permission, false)) {
		return false;
	}
	surroundings_.record_permission =
			granted ? RecordPermission::RECORD_PERMISSION_GRANTED : RecordPermission::RECORD_PERMISSION_DENIED;
	raise(make_event(Event::Kind::record_permission_answered, granted));
	return true;
}

void SimulatedDevice::set_has_microphone_usage_description(bool has) {
	const std::lock_guard lock(mutex_);
	surroundings_.has_microphone_usage_description = has;
}

void SimulatedDevice::set_has_input(bool has_input) {
	const Change change(*this);
	if (has_input == has_built_in_microphone()) {
		return;
	}
	if (has_input) {
		change_ports(RouteChangeReason::ROUTE_CHANGE_REASON_NEW_DEVICE_AVAILABLE,
				[this] { surroundings_.ports.push_back(make_built_in_microphone()); });
	} else {
		remove_ports([](const SimulatedPort &port) { return port.port.type == PortType::PORT_BUILT_IN_MIC; });
	}
}

void SimulatedDevice::lose_media_services() {
	const Change change(*this);
	surroundings_.has_media_services = false;
	raise({ Event::Kind::media_services_were_lost });
}

// Nothing but this is told: the server that would tell the rest is a new one.
void SimulatedDevice::reset_media_services() {
	const Change change(*this);
	forget_settings();
	surroundings_.has_media_services = true;
	raise({ Event::Kind::media_services_were_reset });
}

SimulatedDevice::Result SimulatedDevice::change_configuration_elsewhere(const Configuration &configuration) {
	const Change change(*this);
	return apply(configuration);
}

void SimulatedDevice::change_category_elsewhere(const std::string &unknown_name) {
	const Change change(*this);
	change_configuration({ SessionCategory::unknown, SessionMode::MODE_DEFAULT, RouteSharingPolicy::POLICY_DEFAULT, 0 },
			unknown_name);
}

void SimulatedDevice::set_game_audio_running(bool running) {
	const std::lock_guard lock(mutex_);
	surroundings_.is_game_audio_running = running;
}

bool SimulatedDevice::is_game_audible() const {
	const std::lock_guard lock(mutex_);
	const SessionCategory category = settings_.configuration.category;
	return settings_.is_active && surroundings_.has_media_services && surroundings_.output_volume > 0 &&
			!(surroundings_.is_muted && obeys_ring_switch(category)) && !find_route().outputs.empty();
}

void SimulatedDevice::fail_next_call(ErrorCode error) {
	const std::lock_guard lock(mutex_);
	surroundings_.next_error = error;
}

std::vector<std::string> SimulatedDevice::get_log() const {
	const std::lock_guard lock(mutex_);
	return surroundings_.log;
}

void SimulatedDevice::clear_log() {
	const std::lock_guard lock(mutex_);
	surroundings_.log.clear();
}

// How it works: with the mutex held.

// All that the app has set.
void SimulatedDevice::forget_settings() {
	settings_ = {};
	for (SimulatedPort &port : surroundings_.ports) {
		forget_preferences(port);
	}
	category_ = settings_.configuration.category;
}

// An override lasts until the route changes.
void SimulatedDevice::change_ports(RouteChangeReason reason, FunctionRef<void()> act) {
	const auto find_usual_route = [this] {
		SimulatedSettings settings = settings_;
		settings.output_override = PortOverride::PORT_OVERRIDE_NONE;
		return describe(choose_route(surroundings_.ports, settings), settings, surroundings_.os_version);
	};
	watch(reason, [this, &act, &find_usual_route] {
		const Route before = find_usual_route();
		act();
		if (!is_same(before, find_usual_route())) {
			settings_.output_override = PortOverride::PORT_OVERRIDE_NONE;
		}
	});
}

// False when there are none.
bool SimulatedDevice::remove_ports(FunctionRef<bool(const SimulatedPort &)> is_removed) {
	std::list<SimulatedPort> &ports = surroundings_.ports;
	if (std::none_of(ports.begin(), ports.end(), is_removed)) {
		return false;
	}
	const SimulatedRoute route = find_route();
	const bool was_playing = settings_.is_active &&
			std::any_of(route.outputs.begin(), route.outputs.end(),
					[&is_removed](const SimulatedPort *port) { return is_removed(*port); });
	change_ports(RouteChangeReason::ROUTE_CHANGE_REASON_OLD_DEVICE_UNAVAILABLE,
			[&ports, &is_removed] { ports.remove_if(is_removed); });
	if (was_playing && settings_.prefers_interruption_on_route_disconnect) {
		interrupt(InterruptionReason::INTERRUPTION_REASON_ROUTE_DISCONNECTED);
	}
	return true;
}

void SimulatedDevice::interrupt(InterruptionReason reason) {
	surroundings_.is_interrupted = true;
	raise(make_event(Event::Kind::interruption_began,
			has(Feature::interruption_reason) ? reason : InterruptionReason::INTERRUPTION_REASON_UNKNOWN));
	become(false);
}

bool SimulatedDevice::end_interruption_if_any(bool should_resume, bool is_told) {
	if (!std::exchange(surroundings_.is_interrupted, false)) {
		return false;
	}
	if (is_told) {
		raise(make_event(Event::Kind::interruption_ended, should_resume));
	}
	if (should_resume && has(Feature::activity_notifications)) {
		raise({ Event::Kind::resumption_recommended });
	}
	return true;
}

} // namespace av
