#include "simulated_device.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "session/join.h"
#include "session/settable.h"
#include "simulated_device_change.h"
#include "simulated_log.h"

namespace av {

namespace {

// The shortest and the longest buffer of the hardware, and the usual one, in frames.
constexpr double shortest_buffer = 64;
constexpr double longest_buffer = 4096;
constexpr double usual_buffer = 1024;

// Calls in the log: plenty for a test, and little enough for a game that runs all day.
constexpr std::size_t longest_log = 2000;

// Cold: out of the way of the calls that are right.
[[gnu::cold]] Refusal refuse(ErrorCode error) {
	const std::int64_t code = static_cast<std::int64_t>(error);
	// What iOS says for every one of them.
	return { audio_session_error_domain, code,
		join({ "The operation couldn’t be completed. (OSStatus error ", std::to_string(code), ".)" }) };
}

// Some categories, modes and options bring options with them.
Configuration complete(Configuration configuration) {
	const auto add = [&configuration](
							 CategoryOptions option) { configuration.options |= static_cast<std::int64_t>(option); };
	if (configuration.mode == SessionMode::MODE_VOICE_CHAT || configuration.mode == SessionMode::MODE_VIDEO_CHAT) {
		add(CategoryOptions::OPTION_ALLOW_BLUETOOTH_HFP);
	}
	if (configuration.mode == SessionMode::MODE_VIDEO_CHAT) {
		add(CategoryOptions::OPTION_DEFAULT_TO_SPEAKER);
	}
	const std::int64_t duck = static_cast<std::int64_t>(CategoryOptions::OPTION_DUCK_OTHERS);
	if (configuration.category == SessionCategory::ambient || (configuration.options & duck) != 0) {
		add(CategoryOptions::OPTION_MIX_WITH_OTHERS);
	}
	return configuration;
}

bool is_spatial(const Port &port) {
	return port.spatial_audio_enabled.value_or(false);
}

bool is_spatial(const Route &route) {
	return std::any_of(route.outputs.begin(), route.outputs.end(), [](const Port &port) { return is_spatial(port); });
}

// What the category wants to have.
bool is_suitable(const Route &route, SessionCategory category) {
	return does_play(category) ? !route.outputs.empty() : !route.inputs.empty();
}

DataSource *find_data_source(SimulatedPort *port, std::int64_t id) {
	if (port != nullptr) {
		for (DataSource &source : port->port.data_sources) {
			if (source.id == id) {
				return &source;
			}
		}
	}
	return nullptr;
}

double find_maximum(Quantity quantity, const SimulatedRoute &route) {
	switch (quantity) {
		case Quantity::preferred_input_number_of_channels:
			return static_cast<double>(sum_maximum_channels(route.inputs));
		case Quantity::preferred_output_number_of_channels:
			return static_cast<double>(sum_maximum_channels(route.outputs));
		default:
			return std::numeric_limits<double>::max();
	}
}

} // namespace

// What follows from the state, and is told when it changes.
struct SimulatedDevice::Snapshot {
	Route route;
	std::vector<Port> available_inputs;
	bool should_silence_secondary_audio;
	RenderingMode rendering_mode;
};

SimulatedDevice::Change::Change(SimulatedDevice &device) : device_(device), lock_(device.mutex_) {}

SimulatedDevice::Change::~Change() {
	const bool is_anything_to_tell = !device_.outbox_.empty();
	lock_.unlock();
	if (is_anything_to_tell) {
		device_.tell();
	}
}

SimulatedDevice &SimulatedDevice::get_shared() {
	static SimulatedDevice shared;
	return shared;
}

std::uint64_t SimulatedDevice::add_listener(Listener listener) {
	const std::lock_guard telling(telling_mutex_);
	const std::lock_guard lock(mutex_);
	listeners_.emplace_back(++last_listener_, std::move(listener));
	return last_listener_;
}

void SimulatedDevice::remove_listener(std::uint64_t id) {
	const std::lock_guard telling(telling_mutex_);
	const std::lock_guard lock(mutex_);
	listeners_.remove_if([id](const auto &listener) { return listener.first == id; });
}

void SimulatedDevice::tell() {
	const std::lock_guard telling(telling_mutex_);
	std::vector<Event> events;
	{
		const std::lock_guard lock(mutex_);
		events.swap(outbox_);
	}
	for (const Event &event : events) {
		for (const auto &[id, listener] : listeners_) {
			listener(event);
		}
	}
}

// What an app reads.

OsVersion SimulatedDevice::get_os_version() const {
	const std::lock_guard lock(mutex_);
	return surroundings_.os_version;
}

std::string SimulatedDevice::get_unknown_category_name() const {
	const std::lock_guard lock(mutex_);
	return settings_.unknown_category_name;
}

Configuration SimulatedDevice::get_configuration() const {
	const std::lock_guard lock(mutex_);
	return settings_.configuration;
}

std::vector<SessionCategory> SimulatedDevice::get_available_categories() const {
	const std::lock_guard lock(mutex_);
	std::vector<SessionCategory> categories = list_categories(surroundings_.os_version);
	if (!has_input()) {
		categories.erase(std::remove(categories.begin(), categories.end(), SessionCategory::record), categories.end());
	}
	return categories;
}

std::vector<SessionMode> SimulatedDevice::get_available_modes() const {
	const std::lock_guard lock(mutex_);
	return list_modes(surroundings_.os_version);
}

Route SimulatedDevice::get_current_route() const {
	const std::lock_guard lock(mutex_);
	return describe(find_route(), settings_, surroundings_.os_version);
}

std::vector<Port> SimulatedDevice::get_available_inputs() const {
	const std::lock_guard lock(mutex_);
	return take_snapshot().available_inputs;
}

std::optional<Port> SimulatedDevice::get_preferred_input() const {
	const std::lock_guard lock(mutex_);
	for (const SimulatedPort *port : list_available_inputs(surroundings_.ports, settings_.configuration)) {
		if (port->port.uid == settings_.preferred_input) {
			return describe(*port, surroundings_.os_version);
		}
	}
	return std::nullopt;
}

double SimulatedDevice::get_quantity(Quantity quantity) const {
	const std::lock_guard lock(mutex_);
	const SimulatedRoute route = find_route();
	switch (quantity) {
		case Quantity::input_gain:
			return route.inputs.empty() ? 0.0 : route.inputs.front()->gain.value_or(1.0);
		case Quantity::output_volume:
			return surroundings_.output_volume;
		case Quantity::sample_rate:
			return find_sample_rate(route);
		case Quantity::preferred_sample_rate:
			return settings_.preferred_sample_rate;
		case Quantity::io_buffer_duration: {
			const double rate = find_sample_rate(route);
			const double preferred = settings_.preferred_io_buffer_duration;
			return std::clamp(preferred > 0 ? preferred * rate : usual_buffer, shortest_buffer, longest_buffer) / rate;
		}
		case Quantity::preferred_io_buffer_duration:
			return settings_.preferred_io_buffer_duration;
		case Quantity::input_latency:
			return find_latency(route.inputs);
		case Quantity::output_latency:
			return find_latency(route.outputs);
		case Quantity::input_number_of_channels:
			return static_cast<double>(sum_channels(route.inputs, settings_.preferred_input_channels));
		case Quantity::preferred_input_number_of_channels:
			return settings_.preferred_input_channels;
		case Quantity::maximum_input_number_of_channels:
			return static_cast<double>(sum_maximum_channels(route.inputs));
		case Quantity::output_number_of_channels:
			return static_cast<double>(sum_channels(route.outputs, settings_.preferred_output_channels));
		case Quantity::preferred_output_number_of_channels:
			return settings_.preferred_output_channels;
		case Quantity::maximum_output_number_of_channels:
			return static_cast<double>(sum_maximum_channels(route.outputs));
	}
	return -1;
}

std::optional<bool> SimulatedDevice::get_flag(Flag flag) const {
	const std::lock_guard lock(mutex_);
	switch (flag) {
		case Flag::other_audio_playing:
			return surroundings_.other_audio == OtherAudio::mixing || surroundings_.other_audio == OtherAudio::primary;
		case Flag::secondary_audio_should_be_silenced_hint:
			return should_silence_secondary_audio();
		case Flag::output_muted:
			return surroundings_.is_muted;
		case Flag::input_available:
			return has_input();
		case Flag::input_gain_settable: {
			const SimulatedRoute route = find_route();
			return !route.inputs.empty() && route.inputs.front()->gain;
		}
		case Flag::allow_haptics_and_system_sounds_during_recording:
			return settings_.allows_haptics_during_recording;
		case Flag::prefers_no_interruptions_from_system_alerts:
			return settings_.prefers_no_interruptions_from_system_alerts;
		case Flag::prefers_interruption_on_route_disconnect:
			return settings_.prefers_interruption_on_route_disconnect;
		case Flag::supports_multichannel_content:
			return settings_.supports_multichannel_content;
		case Flag::echo_cancelled_input_available:
			return has_built_in_microphone();
		case Flag::prefers_echo_cancelled_input:
			return settings_.prefers_echo_cancelled_input;
		case Flag::echo_cancelled_input_enabled:
			return is_echo_cancelled();
		case Flag::aggregated_io_preference:
			break; // can only be set
	}
	return std::nullopt;
}

RenderingMode SimulatedDevice::get_rendering_mode() const {
	const std::lock_guard lock(mutex_);
	return find_rendering_mode();
}

PromptStyle SimulatedDevice::get_prompt_style() const {
	const std::lock_guard lock(mutex_);
	return surroundings_.is_on_the_phone ? PromptStyle::PROMPT_STYLE_NONE : PromptStyle::PROMPT_STYLE_NORMAL;
}

RecordPermission SimulatedDevice::get_record_permission() const {
	const std::lock_guard lock(mutex_);
	return surroundings_.record_permission;
}

bool SimulatedDevice::has_microphone_usage_description() const {
	const std::lock_guard lock(mutex_);
	return surroundings_.has_microphone_usage_description;
}

// What an app does.

SimulatedDevice::Result SimulatedDevice::set_category(SessionCategory category) {
	return carry_out(describe_call("set_category", { to_text(category) }), [this, category] {
		return apply({ category, SessionMode::MODE_DEFAULT, RouteSharingPolicy::POLICY_DEFAULT, 0 });
	});
}

SimulatedDevice::Result SimulatedDevice::configure(const Configuration &configuration) {
	return carry_out(describe_configure(configuration), [this, &configuration] { return apply(configuration); });
}

SimulatedDevice::Result SimulatedDevice::set_active(bool active, bool notify_others) {
	// As a script would write it: notify_others is true unless it says otherwise.
	return carry_out(notify_others ? describe_call("set_active", { to_text(active) })
								   : describe_call("set_active", { to_text(active), to_text(notify_others) }),
			[this, active, notify_others] { return active ? activate() : deactivate(notify_others); });
}

SimulatedDevice::Result SimulatedDevice::set_quantity(Quantity quantity, double value) {
	return carry_out(
			describe_call(get_settable(quantity).method, { to_text(value) }), [this, quantity, value]() -> Result {
				const SimulatedRoute route = find_route();
				if (quantity == Quantity::input_gain) {
					if (route.inputs.empty() || !route.inputs.front()->gain || !(value >= 0 && value <= 1)) {
						return refuse(ErrorCode::bad_param);
					}
					find_port(route.inputs.front()->port.uid)->gain = value;
					return std::nullopt;
				}
				double *setting = find_setting(settings_, quantity);
				if (setting == nullptr || !(value > 0 && value <= find_maximum(quantity, route))) {
					return refuse(ErrorCode::bad_param);
				}
				watch(RouteChangeReason::ROUTE_CHANGE_REASON_ROUTE_CONFIGURATION_CHANGE,
						[setting, value] { *setting = value; });
				return std::nullopt;
			});
}

SimulatedDevice::Result SimulatedDevice::set_flag(Flag flag, bool value) {
	return carry_out(describe_call(get_setter_name(flag), { to_text(value) }), [this, flag, value]() -> Result {
		bool *setting = find_setting(settings_, flag);
		if (setting == nullptr) {
			return refuse(ErrorCode::bad_param);
		}
		watch(RouteChangeReason::ROUTE_CHANGE_REASON_ROUTE_CONFIGURATION_CHANGE,
				[setting, value] { *setting = value; });
		return std::nullopt;
	});
}

SimulatedDevice::Result SimulatedDevice::set_preferred_input(const std::string &port_uid) {
	return carry_out(describe_call("set_preferred_input", { port_uid }), [this, &port_uid]() -> Result {
		const auto inputs = list_available_inputs(surroundings_.ports, settings_.configuration);
		const bool is_available = std::any_of(inputs.begin(), inputs.end(),
				[&port_uid](const SimulatedPort *port) { return port->port.uid == port_uid; });
		if (!port_uid.empty() && !is_available) {
			return refuse(ErrorCode::bad_param);
		}
		watch(RouteChangeReason::ROUTE_CHANGE_REASON_OVERRIDE,
				[this, &port_uid] { settings_.preferred_input = port_uid; });
		return std::nullopt;
	});
}

SimulatedDevice::Result SimulatedDevice::override_output_audio_port(PortOverride port) {
	return carry_out(describe_call("override_output_audio_port", { to_text(port) }), [this, port]() -> Result {
		if (settings_.configuration.category != SessionCategory::playAndRecord) {
			return refuse(ErrorCode::bad_param);
		}
		watch(RouteChangeReason::ROUTE_CHANGE_REASON_OVERRIDE, [this, port] { settings_.output_override = port; });
		return std::nullopt;
	});
}

SimulatedDevice::Result SimulatedDevice::set_preferred_data_source(
		const std::string &port_uid, std::int64_t data_source) {
	return carry_out(describe_call("set_preferred_data_source", { port_uid, std::to_string(data_source) }),
			[this, &port_uid, data_source]() -> Result {
				SimulatedPort *port = find_port(port_uid);
				if (find_data_source(port, data_source) == nullptr) {
					return refuse(ErrorCode::bad_param);
				}
				watch(RouteChangeReason::ROUTE_CHANGE_REASON_ROUTE_CONFIGURATION_CHANGE, [port, data_source] {
					port->port.preferred_data_source = port->port.selected_data_source = data_source;
				});
				return std::nullopt;
			});
}

SimulatedDevice::Result SimulatedDevice::set_preferred_polar_pattern(
		const std::string &port_uid, std::int64_t data_source, PolarPattern pattern) {
	return carry_out(
			describe_call("set_preferred_polar_pattern", { port_uid, std::to_string(data_source), to_text(pattern) }),
			[this, &port_uid, data_source, pattern]() -> Result {
				DataSource *source = find_data_source(find_port(port_uid), data_source);
				if (source == nullptr ||
						std::count(source->supported_polar_patterns.begin(), source->supported_polar_patterns.end(),
								pattern) == 0) {
					return refuse(ErrorCode::bad_param);
				}
				source->preferred_polar_pattern = source->selected_polar_pattern = pattern;
				return std::nullopt;
			});
}

void SimulatedDevice::request_record_permission() {
	const Change change(*this);
	log(describe_call("request_record_permission", {}));
	if (surroundings_.record_permission == RecordPermission::RECORD_PERMISSION_UNDETERMINED) {
		surroundings_.is_asking_for_permission = true;
	} else {
		raise(make_event(Event::Kind::record_permission_answered,
				surroundings_.record_permission == RecordPermission::RECORD_PERMISSION_GRANTED));
	}
}

// How it works: with the mutex held.

// A call of the app; in the log, it has the error behind it if it was refused.
SimulatedDevice::Result SimulatedDevice::carry_out(const std::string &call, FunctionRef<Result()> act) {
	const Change change(*this);
	Result refusal = find_fault();
	if (!refusal) {
		refusal = act();
	}
	log(refusal ? join({ call, ": ", get_error_name(*refusal) }) : call);
	return refusal;
}

// Tells what `act` changes. `reason` is why the route does, if it does.
void SimulatedDevice::watch(RouteChangeReason reason, FunctionRef<void()> act) {
	if (listeners_.empty()) {
		act();
		return;
	}
	const Snapshot before = take_snapshot();
	act();
	tell_differences(before, reason);
}

SimulatedDevice::Snapshot SimulatedDevice::take_snapshot() const {
	std::vector<Port> available_inputs;
	for (const SimulatedPort *port : list_available_inputs(surroundings_.ports, settings_.configuration)) {
		available_inputs.push_back(describe(*port, surroundings_.os_version));
	}
	return { describe(find_route(), settings_, surroundings_.os_version), std::move(available_inputs),
		should_silence_secondary_audio(), find_rendering_mode() };
}

void SimulatedDevice::tell_differences(const Snapshot &before, RouteChangeReason reason) {
	const Snapshot now = take_snapshot();
	const SessionCategory category = settings_.configuration.category;
	// A change of the category is told even where the ports stay the same.
	if (reason == RouteChangeReason::ROUTE_CHANGE_REASON_CATEGORY_CHANGE || !is_same(before.route, now.route)) {
		const bool has_become_unsuitable = is_suitable(before.route, category) && !is_suitable(now.route, category);
		Event event = make_event(Event::Kind::route_changed,
				has_become_unsuitable ? RouteChangeReason::ROUTE_CHANGE_REASON_NO_SUITABLE_ROUTE_FOR_CATEGORY : reason);
		event.route = std::make_shared<const Route>(before.route);
		raise(std::move(event));
	}
	if (!is_same(before.available_inputs, now.available_inputs) && has(Feature::available_inputs_changed)) {
		raise({ Event::Kind::available_inputs_changed });
	}
	if (is_spatial(before.route) != is_spatial(now.route)) {
		// Only where there is spatial audio to know of.
		raise(make_event(Event::Kind::spatial_playback_capabilities_changed, is_spatial(now.route)));
		if (has(Feature::rendering_mode)) {
			raise({ Event::Kind::rendering_capabilities_changed });
		}
	}
	if (before.rendering_mode != now.rendering_mode && has(Feature::rendering_mode)) {
		raise(make_event(Event::Kind::rendering_mode_changed, now.rendering_mode));
	}
	if (before.should_silence_secondary_audio != now.should_silence_secondary_audio) {
		raise(make_event(Event::Kind::silence_secondary_audio_hint_changed, now.should_silence_secondary_audio));
	}
}

void SimulatedDevice::raise(Event event) {
	if (!listeners_.empty()) {
		outbox_.push_back(std::move(event));
	}
}

bool SimulatedDevice::has_input() const {
	return std::any_of(surroundings_.ports.begin(), surroundings_.ports.end(),
			[](const SimulatedPort &port) { return port.is_input; });
}

bool SimulatedDevice::has_built_in_microphone() const {
	return std::any_of(surroundings_.ports.begin(), surroundings_.ports.end(),
			[](const SimulatedPort &port) { return port.port.type == PortType::PORT_BUILT_IN_MIC; });
}

bool SimulatedDevice::should_silence_secondary_audio() const {
	return surroundings_.other_audio == OtherAudio::primary;
}

bool SimulatedDevice::is_echo_cancelled() const {
	const SimulatedRoute route = find_route();
	return settings_.prefers_echo_cancelled_input &&
			settings_.configuration.category == SessionCategory::playAndRecord &&
			settings_.configuration.mode == SessionMode::MODE_DEFAULT && !route.inputs.empty() &&
			route.inputs.front()->port.type == PortType::PORT_BUILT_IN_MIC;
}

RenderingMode SimulatedDevice::find_rendering_mode() const {
	const SimulatedRoute route = find_route();
	if (route.outputs.empty()) {
		return RenderingMode::RENDERING_MODE_NOT_APPLICABLE;
	}
	return settings_.supports_multichannel_content && is_spatial(route.outputs.front()->port)
			? RenderingMode::RENDERING_MODE_SPATIAL_AUDIO
			: RenderingMode::RENDERING_MODE_MONO_STEREO;
}

// The output has the clock.
double SimulatedDevice::find_sample_rate(const SimulatedRoute &route) const {
	const SimulatedPort *port = !route.outputs.empty() ? route.outputs.front()
			: !route.inputs.empty()                    ? route.inputs.front()
													   : nullptr;
	return choose_sample_rate(
			port != nullptr ? port->port.type : PortType::PORT_BUILT_IN_SPEAKER, settings_.preferred_sample_rate);
}

SimulatedPort *SimulatedDevice::find_port(const std::string &uid) {
	const auto found = std::find_if(surroundings_.ports.begin(), surroundings_.ports.end(),
			[&uid](const SimulatedPort &port) { return port.port.uid == uid; });
	return found != surroundings_.ports.end() ? &*found : nullptr;
}

void SimulatedDevice::log(std::string line) {
	std::vector<std::string> &lines = surroundings_.log;
	// The older half at once: moving the rest for every call would cost more than the call.
	if (lines.size() == longest_log) {
		lines.erase(lines.begin(), lines.end() - longest_log / 2);
	}
	lines.push_back(std::move(line));
}

// Why no call can succeed now.
SimulatedDevice::Result SimulatedDevice::find_fault() {
	if (!surroundings_.has_media_services) {
		return refuse(ErrorCode::media_services_failed);
	}
	if (surroundings_.next_error) {
		return refuse(*std::exchange(surroundings_.next_error, std::nullopt));
	}
	return std::nullopt;
}

SimulatedDevice::Result SimulatedDevice::apply(const Configuration &configuration) {
	if (configuration.category == SessionCategory::record && !has_input()) {
		return refuse(ErrorCode::bad_param);
	}
	const Judgement judgement = judge(configuration, surroundings_.os_version);
	if (judgement.verdict == Verdict::refused || judgement.verdict == Verdict::unavailable) {
		return refuse(judgement.error);
	}
	change_configuration(complete(configuration), "");
	return std::nullopt;
}

void SimulatedDevice::change_configuration(
		const Configuration &configuration, const std::string &unknown_category_name) {
	if (configuration == settings_.configuration && unknown_category_name == settings_.unknown_category_name) {
		return;
	}
	watch(RouteChangeReason::ROUTE_CHANGE_REASON_CATEGORY_CHANGE, [&] {
		settings_.configuration = configuration;
		settings_.unknown_category_name = unknown_category_name;
		settings_.output_override = PortOverride::PORT_OVERRIDE_NONE;
		category_ = configuration.category;
	});
}

SimulatedDevice::Result SimulatedDevice::activate() {
	const bool mixes = does_mix(settings_.configuration);
	if (surroundings_.is_on_the_phone && (!mixes || does_record(settings_.configuration.category))) {
		return refuse(ErrorCode::insufficient_priority);
	}
	surroundings_.is_interrupted = false;
	become(true);
	if (!mixes && surroundings_.other_audio == OtherAudio::primary) {
		watch(RouteChangeReason::ROUTE_CHANGE_REASON_UNKNOWN,
				[this] { surroundings_.other_audio = OtherAudio::waiting; });
	}
	return std::nullopt;
}

SimulatedDevice::Result SimulatedDevice::deactivate(bool notify_others) {
	const bool is_busy = settings_.is_active && surroundings_.is_game_audio_running;
	if (!is_busy || surroundings_.os_version.major < 26) {
		become(false);
		if (notify_others && surroundings_.other_audio == OtherAudio::waiting) {
			watch(RouteChangeReason::ROUTE_CHANGE_REASON_UNKNOWN,
					[this] { surroundings_.other_audio = OtherAudio::primary; });
		}
	}
	return is_busy ? Result(refuse(ErrorCode::is_busy)) : std::nullopt;
}

void SimulatedDevice::become(bool active) {
	if (std::exchange(settings_.is_active, active) != active && has(Feature::activity_notifications)) {
		raise({ active ? Event::Kind::became_active : Event::Kind::became_inactive });
	}
}

} // namespace av
