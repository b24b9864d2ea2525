#include "session/session_backend.h"

namespace av {

namespace {

// macOS, Linux, Windows and Android: there is no audio session to speak of.
class UnavailableBackend final : public SessionBackend {
public:
	bool has_session() const override { return false; }
	SessionCategory get_category() const override { return SessionCategory::unknown; }
	std::optional<Refusal> set_category(SessionCategory) override {
		return Refusal{ "AVAudioSession", 0, "This platform has no audio session." };
	}
};

} // namespace

std::unique_ptr<SessionBackend> make_platform_backend() {
	return std::make_unique<UnavailableBackend>();
}

} // namespace av
