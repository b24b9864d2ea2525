#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "session_backend.h"

namespace av {

// The audio session of this process: what every AVAudioSession that GDScript makes is a handle on.
class Session {
public:
	explicit Session(std::unique_ptr<SessionBackend> backend);

	// The one session, from the start of the extension to its end.
	static Session &get_shared();
	// `state` is what stop_shared() gave before a hot reload, or empty.
	static void start_shared(std::unique_ptr<SessionBackend> backend, const std::string &state);
	static std::string stop_shared();

	SessionCategory get_category() const;

	// `value` is whatever a script passed. On an error nothing changes, and the message says what was wrong, what is
	// allowed and what to do.
	[[nodiscard]] std::optional<std::string> set_category(std::int64_t value);

private:
	std::optional<std::string> apply(SessionCategory category, const char *name);

	std::unique_ptr<SessionBackend> backend_;
	const bool has_session_;
};

} // namespace av
