#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "event_queue.h"
#include "refusal.h"
#include "values.h"

namespace av {

// The one interface to the platform's audio session. Called from any thread. Session has checked beforehand that the
// values are right and that the system's version has what is asked for; where there is no session, only the reading
// functions are called.
class SessionBackend {
public:
	virtual ~SessionBackend() = default;

	// False where the platform has no audio session: then nothing can be set, and everything reads unknown. Never
	// changes.
	virtual bool has_session() const = 0;
	// Whether it is the simulated device.
	virtual bool is_simulated() const { return false; }
	virtual OsVersion get_os_version() const = 0;

	// From now on, what happens goes into `events` and no other queue, in order, from whatever thread it comes on.
	virtual void observe(std::shared_ptr<EventQueue> events) = 0;

	// What is in effect now, asked of the platform every time.
	virtual SessionCategory get_category() const = 0;
	virtual Configuration get_configuration() const = 0;
	virtual std::vector<SessionCategory> get_available_categories() const = 0;
	virtual std::vector<SessionMode> get_available_modes() const = 0;
	virtual Route get_current_route() const = 0;
	virtual std::vector<Port> get_available_inputs() const = 0;
	virtual std::optional<Port> get_preferred_input() const = 0;
	virtual double get_quantity(Quantity quantity) const = 0; // -1: unknown
	virtual std::optional<bool> get_flag(Flag flag) const = 0; // empty: unknown
	virtual PromptStyle get_prompt_style() const = 0;
	virtual RenderingMode get_rendering_mode() const = 0;
	// False in a library that was built without it: then there is nothing to ask.
	virtual bool has_microphone() const { return true; }
	virtual RecordPermission get_record_permission() const = 0;
	// Whether the app's Info.plist says what the microphone is for: without, the system ends the app that asks for it.
	virtual bool has_microphone_usage_description() const = 0;

	using Result = std::optional<Refusal>;

	// Never called with `unknown`.
	[[nodiscard]] virtual Result set_category(SessionCategory category) = 0;
	[[nodiscard]] virtual Result configure(const Configuration &configuration) = 0;
	// May take long: Session also calls it on a thread of its own.
	[[nodiscard]] virtual Result set_active(bool active, bool notify_others) = 0;
	// Only what has a setter at Apple: input gain, and what is preferred.
	[[nodiscard]] virtual Result set_quantity(Quantity quantity, double value) = 0;
	[[nodiscard]] virtual Result set_flag(Flag flag, bool value) = 0;
	// An empty uid: no preference.
	[[nodiscard]] virtual Result set_preferred_input(const std::string &port_uid) = 0;
	[[nodiscard]] virtual Result override_output_audio_port(PortOverride port) = 0;
	[[nodiscard]] virtual Result set_preferred_data_source(const std::string &port_uid, std::int64_t data_source) = 0;
	[[nodiscard]] virtual Result set_preferred_polar_pattern(
			const std::string &port_uid, std::int64_t data_source, PolarPattern pattern) = 0;
	// The answer comes as an event.
	virtual void request_record_permission() = 0;

	// What has to outlive a hot reload of this library. A real platform keeps its session's state itself.
	virtual std::string save_state() const { return {}; }
	virtual void restore_state(const std::string &) {}
};

// The real session of the platform that this library was built for: one of apple/ and unavailable/ is linked in.
std::unique_ptr<SessionBackend> make_platform_backend();

// Null in a library without the simulator.
std::unique_ptr<SessionBackend> make_simulated_backend();

} // namespace av
