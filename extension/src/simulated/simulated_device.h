#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "session/event.h"
#include "session/refusal.h"
#include "session/values.h"

namespace av {

using classes::SimulatedAccessory;
using classes::SimulatedDeviceModel;

// A model of a phone's audio, with Apple's rules. Used from any thread. What happens is told in order, on the thread
// that made it happen.
class SimulatedDevice {
public:
	using Listener = std::function<void(const Event &)>;
	using Result = std::optional<Refusal>;

	// The device that this process runs on.
	static SimulatedDevice &get_shared();

	void add_listener(Listener listener);

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
	void set_os_version(int major, int minor);
	// False, below, where there is nothing to end, to take away, or where it is there already.
	void begin_interruption(InterruptionReason reason);
	// Not `is_told`: the event that should tell it is missing, as it can be before iOS 27.
	bool end_interruption(bool should_resume, bool is_told);
	// Until it ends, nothing that does not mix can be activated.
	void begin_phone_call();
	bool end_phone_call(bool should_resume);
	bool connect_accessory(SimulatedAccessory accessory);
	bool disconnect_accessory(SimulatedAccessory accessory);
	// For a device that is built up by hand.
	bool add_port(const Port &port, bool is_input);
	bool remove_port(const std::string &uid);
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
	// What the app did, a line for each call: `set_active(true)`.
	std::vector<std::string> get_log() const;
	void clear_log();

private:
	std::atomic<SessionCategory> category_;
};

} // namespace av
