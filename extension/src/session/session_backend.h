#pragma once

#include <memory>
#include <optional>
#include <string>

#include "generated/enums.h"
#include "refusal.h"

namespace av {

using classes::SessionCategory;

// The one interface to the platform's audio session. Called from any thread.
class SessionBackend {
public:
	virtual ~SessionBackend() = default;

	// False where the platform has no audio session: then nothing can be set, and everything reads unknown. Never
	// changes.
	virtual bool has_session() const = 0;

	// What is in effect now, asked of the platform every time.
	virtual SessionCategory get_category() const = 0;

	// Never called with `unknown`, nor where there is no session.
	[[nodiscard]] virtual std::optional<Refusal> set_category(SessionCategory category) = 0;

	// What has to outlive a hot reload of this library. A real platform keeps its session's state itself.
	virtual std::string save_state() const { return {}; }
	virtual void restore_state(const std::string &) {}
};

// The real session of the platform that this library was built for: one of apple/ and unavailable/ is linked in.
std::unique_ptr<SessionBackend> make_platform_backend();

} // namespace av
