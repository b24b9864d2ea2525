#include "simulated_backend.h"

#include <cstdlib>

#include "session/unknown_name.h"

namespace av {

SessionCategory SimulatedBackend::get_category() const {
	const SessionCategory category = device_.get_category();
	if (category == SessionCategory::unknown) {
		warn_of_unknown_name("category", device_.get_unknown_category_name());
	}
	return category;
}

std::string SimulatedBackend::save_state() const {
	return std::to_string(static_cast<std::int64_t>(device_.get_category()));
}

void SimulatedBackend::restore_state(const std::string &state) {
	device_.change_category_elsewhere(static_cast<SessionCategory>(std::strtoll(state.c_str(), nullptr, 10)));
}

} // namespace av
