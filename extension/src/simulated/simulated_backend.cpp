#include "simulated_backend.h"

#include <cstdlib>

#include "session/event_queue.h"
#include "session/join.h"
#include "session/unknown_name.h"

namespace av {

std::unique_ptr<SessionBackend> make_simulated_backend() {
	return std::make_unique<SimulatedBackend>();
}

SimulatedBackend::~SimulatedBackend() {
	device_.remove_listener(listener_);
}

void SimulatedBackend::observe(std::shared_ptr<EventQueue> events) {
	device_.remove_listener(listener_);
	listener_ = device_.add_listener([events = std::move(events)](const Event &event) { events->push(event); });
}

SessionCategory SimulatedBackend::get_category() const {
	const SessionCategory category = device_.get_category();
	if (category == SessionCategory::unknown) {
		warn_of_unknown_name("category", device_.get_unknown_category_name());
	}
	return category;
}

// Numbers, and after them the name of a category that is none of ours.
std::string SimulatedBackend::save_state() const {
	const Configuration configuration = device_.get_configuration();
	std::string state;
	for (const std::int64_t number : { static_cast<std::int64_t>(configuration.category),
				 static_cast<std::int64_t>(configuration.mode), static_cast<std::int64_t>(configuration.policy),
				 configuration.options, static_cast<std::int64_t>(device_.is_active()) }) {
		state = join({ state, std::to_string(number), " " });
	}
	return join({ state, device_.get_unknown_category_name() });
}

void SimulatedBackend::restore_state(const std::string &state) {
	const char *rest = state.c_str();
	const auto take = [&rest] {
		char *end = nullptr;
		const std::int64_t number = std::strtoll(rest, &end, 10);
		rest = end;
		return number;
	};
	const Configuration configuration = { static_cast<SessionCategory>(take()), static_cast<SessionMode>(take()),
		static_cast<RouteSharingPolicy>(take()), take() };
	const bool is_active = take() != 0;
	// Not refused: the device was in it before.
	if (const std::optional<Configuration> request = to_request(configuration, device_.get_os_version())) {
		(void)device_.change_configuration_elsewhere(*request);
	} else {
		device_.change_category_elsewhere(*rest == ' ' ? rest + 1 : rest);
	}
	(void)device_.set_active(is_active, false);
	device_.clear_log(); // that was not the app
}

} // namespace av
