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

// Cold: out of the way of the calls that are right, which a property access has to be as fast as the engine's for.
[[gnu::cold]] std::string describe_wrong_value(std::int64_t value, const char *reason) {
	return "Cannot set the category to " + std::to_string(value) + ", " + reason +
			". The category stays as it was. Use one of " + list_categories() + ".";
}

[[gnu::cold]] std::string describe_refusal(const char *category, const Refusal &refusal) {
	return "Cannot set the category to " + std::string(category) + ": " + describe(refusal);
}

} // namespace

Session::Session(std::unique_ptr<SessionBackend> backend) :
		backend_(std::move(backend)), has_session_(backend_->has_session()) {}

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
		return describe_wrong_value(value, "which is not a SessionCategory");
	}
	if (!has_session_) {
		return std::nullopt;
	}
	if (category == SessionCategory::unknown) {
		return describe_wrong_value(value, "which is unknown and can only be read");
	}
	return apply(category, name);
}

// Not inlined: where there is no session, no call has to make room for a refusal.
[[gnu::noinline]] std::optional<std::string> Session::apply(SessionCategory category, const char *name) {
	if (std::optional<Refusal> refusal = backend_->set_category(category)) {
		return describe_refusal(name, *refusal);
	}
	return std::nullopt;
}

} // namespace av
