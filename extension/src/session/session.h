#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "event_queue.h"
#include "failure.h"
#include "handles.h"
#include "rules.h"
#include "session_backend.h"

namespace av {

// What went wrong; null when nothing did. A pointer, because there is no failure in most calls.
using Outcome = std::shared_ptr<Failure>;

// The audio session of this process: what every AVAudioSession that GDScript makes is a handle on. Called from any
// thread, unless it says otherwise.
class Session {
public:
	// `wake` has deliver_events() called on the main thread, which is the thread that makes the session.
	Session(std::unique_ptr<SessionBackend> backend, const std::function<void()> &wake);
	~Session();

	// The one session, from the start of the extension to its end.
	static Session &get_shared();
	// `state` is what stop_shared() gave before a hot reload, or empty.
	static void start_shared(
			std::unique_ptr<SessionBackend> backend, const std::function<void()> &wake, const std::string &state);
	static std::string stop_shared();

	// Whose turn it is to be the platform. What was still to be told is dropped. Main thread only.
	void use_simulated_backend();
	void use_own_backend();
	bool is_simulated() const;

	// What is in effect now. Unknown where there is no session, or where the system's version does not have it.
	SessionCategory get_category() const { return get_backend().get_category(); }
	Configuration get_configuration() const { return get_backend().get_configuration(); }
	std::vector<SessionCategory> get_available_categories() const { return get_backend().get_available_categories(); }
	std::vector<SessionMode> get_available_modes() const { return get_backend().get_available_modes(); }
	Route get_current_route() const { return get_backend().get_current_route(); }
	std::vector<Port> get_available_inputs() const;
	std::optional<Port> get_preferred_input() const;
	double get_quantity(Quantity quantity) const;
	std::optional<bool> get_flag(Flag flag) const;
	RenderingMode get_rendering_mode() const;
	PromptStyle get_prompt_style() const;
	RecordPermission get_record_permission() const;
	Activity get_last_known_activity() const { return activity_; }
	std::shared_ptr<const Failure> get_last_error() const; // null: the last call succeeded

	// The values are whatever a script passed. On a failure nothing changes, and the log and get_last_error() say what
	// was wrong, what is allowed and what to do. Where there is no session, that is not worth a word in the log.
	gd::Error set_category(std::int64_t value);
	gd::Error configure(const Configuration &configuration);
	gd::Error set_active(bool active, bool notify_others);
	// Like set_active(), but on a thread of its own: the outcome comes as an event.
	void set_active_later(bool active, bool notify_others);
	gd::Error reassert();
	gd::Error set_quantity(Quantity quantity, double value);
	gd::Error set_flag(Flag flag, bool value);
	gd::Error set_preferred_input(const std::optional<std::string> &port_uid);
	gd::Error override_output_audio_port(PortOverride port);
	gd::Error set_preferred_data_source(const Port &port, std::optional<std::int64_t> data_source);
	gd::Error set_preferred_polar_pattern(
			const std::string &port_uid, const DataSource &data_source, PolarPattern pattern);
	gd::Error request_record_permission();

	// Until nothing of set_active_later() is under way.
	void wait_for_activation();
	bool is_main_thread() const { return std::this_thread::get_id() == main_thread_; }
	// Events reach it from now on. With the first one, the session begins to observe the system.
	void add_handle(Handle &handle);
	void remove_handle(Handle &handle);
	// Main thread only.
	void deliver_events();

private:
	SessionBackend &get_backend() const { return *backend_.load(std::memory_order_acquire); }
	void use(SessionBackend &backend);
	std::shared_ptr<EventQueue> observe();
	void begin_to_observe();

	bool is_available(std::optional<Feature> feature) const;
	Outcome check(std::optional<Feature> feature) const;
	gd::Error succeed();
	gd::Error fail(const char *attempted, Outcome failure);
	gd::Error fail_category(std::int64_t value, const char *reason);
	gd::Error conclude(const char *attempted, Outcome outcome);

	gd::Error apply_category(SessionCategory category);
	Outcome apply_configuration(const Configuration &configuration);
	Outcome apply_activation(bool active, bool notify_others);
	void remember(const Configuration &configuration);

	void tell(const Event &event);
	void deliver(const Event &event, bool is_interruption_following);
	void tell_interruption_began(const Event &event);
	void tell_interruption_ended(bool should_resume);
	void know_activity(bool active);
	void tell_activity(bool active);
	void expect_current_configuration();
	void tell_external_change();
	void complete_activation(const Event &event);

	const std::thread::id main_thread_ = std::this_thread::get_id();
	const std::function<void()> wake_;
	const std::unique_ptr<SessionBackend> own_backend_;
	std::unique_ptr<SessionBackend> simulated_backend_; // made when it is first used
	std::atomic<SessionBackend *> backend_;
	std::atomic<bool> has_session_;

	std::mutex observing_mutex_; // for events_, and while another backend takes over
	std::shared_ptr<EventQueue> events_; // null while nothing is observed

	mutable std::mutex configuring_mutex_; // for the next two
	std::optional<Configuration> wanted_; // what the game asked for last
	std::optional<Configuration> expected_; // what the system made of it

	mutable std::mutex error_mutex_;
	std::shared_ptr<const Failure> last_error_;
	std::atomic<bool> has_last_error_ = false; // to look without the mutex

	std::atomic<Activity> activity_ = Activity::ACTIVITY_UNKNOWN;
	std::atomic<bool> is_activation_wanted_ = false;
	Handles handles_;

	std::mutex activating_mutex_;
	std::thread activating_; // the last of set_active_later()

	// Main thread only: what the handles are being told, and were told.
	std::shared_ptr<EventQueue> telling_;
	Activity told_activity_ = Activity::ACTIVITY_UNKNOWN;
	bool is_interrupted_ = false;
	bool is_interruption_inferred_ = false; // from the end of the activity, before or without an event of its own
	bool is_resumption_told_ = false;
	bool is_deactivated_by_game_ = false;
};

} // namespace av
