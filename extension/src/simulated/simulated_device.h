#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "session/event.h"
#include "session/function_ref.h"
#include "session/refusal.h"
#include "session/rules.h"
#include "session/values.h"
#include "simulated_ports.h"
#include "simulated_route.h"
#include "simulated_settings.h"

namespace av {

// A model of a phone's audio, with Apple's rules. Used from any thread. What happens is told in order, on the thread
// that made it happen.
class SimulatedDevice {
public:
	using Listener = std::function<void(const Event &)>;
	using Result = std::optional<Refusal>;

	// The device that this process runs on.
	static SimulatedDevice &get_shared();

	SimulatedDevice() { reset(SimulatedDeviceModel::MODEL_IPHONE); }

	// It may read the device, but not change it. The result is for remove_listener().
	std::uint64_t add_listener(Listener listener);
	// When it returns, the listener is not running and is never called again.
	void remove_listener(std::uint64_t id);

	// What an app reads and does: what SessionBackend says. A refusal changes nothing.

	OsVersion get_os_version() const;
	SessionCategory get_category() const { return category_; }
	// Of a category that reads as unknown: Apple's name for it.
	std::string get_unknown_category_name() const;
	Configuration get_configuration() const;
	std::vector<SessionCategory> get_available_categories() const;
	std::vector<SessionMode> get_available_modes() const;
	Route get_current_route() const;
	std::vector<Port> get_available_inputs() const;
	std::optional<Port> get_preferred_input() const;
	double get_quantity(Quantity quantity) const;
	std::optional<bool> get_flag(Flag flag) const;
	RenderingMode get_rendering_mode() const;
	PromptStyle get_prompt_style() const;
	RecordPermission get_record_permission() const;
	bool has_microphone_usage_description() const;

	[[nodiscard]] Result set_category(SessionCategory category);
	[[nodiscard]] Result configure(const Configuration &configuration);
	[[nodiscard]] Result set_active(bool active, bool notify_others);
	[[nodiscard]] Result set_quantity(Quantity quantity, double value);
	[[nodiscard]] Result set_flag(Flag flag, bool value);
	[[nodiscard]] Result set_preferred_input(const std::string &port_uid);
	[[nodiscard]] Result override_output_audio_port(PortOverride port);
	[[nodiscard]] Result set_preferred_data_source(const std::string &port_uid, std::int64_t data_source);
	[[nodiscard]] Result set_preferred_polar_pattern(
			const std::string &port_uid, std::int64_t data_source, PolarPattern pattern);
	void request_record_permission();

	// What happens to the device.

	// As it comes out of the box: nothing is set, nothing plays, the log is empty.
	void reset(SimulatedDeviceModel model);
	// Between the two, a simulator controls the device.
	void start(SimulatedDeviceModel model);
	void stop();
	bool is_started() const;
	// Which no app can ask for.
	bool is_active() const;
	void set_os_version(int major, int minor);
	// False, below, where there is nothing to end, to take away, or where it is there already.
	void begin_interruption(InterruptionReason reason);
	// Not `is_told`: the event that should tell it is missing, as it can be before iOS 27.
	bool end_interruption(bool should_resume, bool is_told);
	// Until it ends, nothing can be activated that does not mix, or that records.
	void begin_phone_call();
	bool end_phone_call(bool should_resume);
	bool connect_accessory(SimulatedAccessory accessory);
	bool disconnect_accessory(SimulatedAccessory accessory);
	// For a device that is built up by hand.
	bool add_port(PortType type, const std::string &name, bool is_input, std::int64_t channels);
	bool remove_port(const std::string &uid);
	// What does not mix interrupts an active session that does not mix either.
	void start_other_audio(bool mixes);
	void stop_other_audio();
	void set_muted(bool muted);
	void set_output_volume(double volume);
	void set_record_permission(RecordPermission permission);
	// The player's answer to a question that is open; false when there is none.
	bool answer_record_permission(bool granted);
	void set_has_microphone_usage_description(bool has);
	void set_has_input(bool has_input);
	void lose_media_services();
	void reset_media_services();
	// Other code in the same app, such as that of an advertisement, changes the session, by the same rules.
	[[nodiscard]] Result change_configuration_elsewhere(const Configuration &configuration);
	void change_category_elsewhere(const std::string &unknown_name);
	// What the app plays itself: it cannot deactivate a session while it does.
	void set_game_audio_running(bool running);
	// Whether the player hears what the game plays.
	bool is_game_audible() const;
	void fail_next_call(ErrorCode error);
	// What the app did last, a line for each call: `set_active(true)`.
	std::vector<std::string> get_log() const;
	void clear_log();

private:
	class Change;
	struct Snapshot;

	enum class OtherAudio {
		none,
		mixing,
		primary, // does not mix
		waiting, // does not mix, and was interrupted by this app
	};

	// What an app finds, as it comes out of the box.
	struct Surroundings {
		OsVersion os_version = { Platform::ios, 26, 2 };
		std::list<SimulatedPort> ports;
		OtherAudio other_audio = OtherAudio::none;
		bool is_interrupted = false;
		bool is_on_the_phone = false;
		bool has_media_services = true;
		bool is_muted = false;
		double output_volume = 0.5;
		RecordPermission record_permission = RecordPermission::RECORD_PERMISSION_UNDETERMINED;
		bool is_asking_for_permission = false;
		bool has_microphone_usage_description = true;
		bool is_game_audio_running = false;
		std::optional<ErrorCode> next_error;
		std::vector<std::string> log;
	};

	void tell(); // without the mutex

	// With the mutex held, all of the following.

	Result carry_out(const std::string &call, FunctionRef<Result()> act);
	void watch(RouteChangeReason reason, FunctionRef<void()> act);
	void change_ports(RouteChangeReason reason, FunctionRef<void()> act);
	bool remove_ports(FunctionRef<bool(const SimulatedPort &)> is_removed);
	Snapshot take_snapshot() const;
	void tell_differences(const Snapshot &before, RouteChangeReason reason);
	void raise(Event event);

	bool has(Feature feature) const { return !describe_unavailable(feature, surroundings_.os_version); }
	bool has_input() const;
	bool has_built_in_microphone() const;
	bool should_silence_secondary_audio() const;
	bool is_echo_cancelled() const;
	RenderingMode find_rendering_mode() const;
	SimulatedRoute find_route() const { return choose_route(surroundings_.ports, settings_); }
	double find_sample_rate(const SimulatedRoute &route) const;
	SimulatedPort *find_port(const std::string &uid);

	void forget_settings();
	void log(std::string line);
	Result find_fault();
	Result apply(const Configuration &configuration);
	void change_configuration(const Configuration &configuration, const std::string &unknown_category_name);
	Result activate();
	Result deactivate(bool notify_others);
	void become(bool active);
	void interrupt(InterruptionReason reason);
	bool end_interruption_if_any(bool should_resume, bool is_told);

	// The category once more, to be read without the mutex: a property is read often.
	std::atomic<SessionCategory> category_;

	mutable std::mutex mutex_; // of the following
	SimulatedSettings settings_;
	Surroundings surroundings_;
	bool is_started_ = false;
	std::vector<Event> outbox_; // to be told as soon as the mutex is free

	// Held while it is told, so that the order stays. To be locked before the mutex above.
	std::mutex telling_mutex_;
	std::list<std::pair<std::uint64_t, Listener>> listeners_; // changed under both mutexes, read under either
	std::uint64_t last_listener_ = 0;
};

} // namespace av
