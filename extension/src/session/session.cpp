#include "session.h"

#include <utility>

namespace av {

namespace {

std::unique_ptr<Session> shared;

// "ambient (0), multiRoute (1), …": all but unknown, which can be read only.
std::string list_categories() {
	std::string list;
	for (const classes::EnumConstant &constant : classes::session_category_constants) {
		if (constant.value != static_cast<std::int64_t>(SessionCategory::unknown)) {
			list += (list.empty() ? "" : ", ") + std::string(constant.name) + " (" + std::to_string(constant.value) +
					")";
		}
	}
	return list;
}

} // namespace

Session::Session(std::unique_ptr<SessionBackend> backend) : backend_(std::move(backend)) {}

Session &Session::get_shared() {
	return *shared;
}

void Session::start_shared(std::unique_ptr<SessionBackend> backend, const std::string &state) {
	if (!state.empty()) {
		backend->restore_state(state);
	}
	shared = std::make_unique<Session>(std::move(backend));
}

std::string Session::stop_shared() {
	std::string state = shared->backend_->save_state();
	shared.reset();
	return state;
}

SessionCategory Session::get_category() const {
	return backend_->get_category();
}

std::optional<std::string> Session::set_category(std::int64_t value) {
	const SessionCategory category = static_cast<SessionCategory>(value);
	const char *name = classes::get_constant_name(category);
	if (name == nullptr) {
		return "Cannot set the category to " + std::to_string(value) +
				", which is not a SessionCategory. The category stays as it was. Use one of " + list_categories() + ".";
	}
	if (!backend_->has_session()) {
		return std::nullopt;
	}
	if (category == SessionCategory::unknown) {
		return "Cannot set the category to unknown (" + std::to_string(value) +
				"), which can only be read. The category stays as it was. Use one of " + list_categories() + ".";
	}
	if (std::optional<Refusal> refusal = backend_->set_category(category)) {
		return "Cannot set the category to " + std::string(name) + ": " + refusal->message;
	}
	return std::nullopt;
}

} // namespace av
