#include "objc_conversions.h"
#include "session/session_backend.h"

namespace av {

namespace {

// The session of iOS, tvOS, visionOS and Mac Catalyst. Any thread may call, also one that has no autorelease pool, so
// each function has its own.
class AppleBackend final : public SessionBackend {
public:
	bool has_session() const override { return true; }

	SessionCategory get_category() const override {
		@autoreleasepool {
			return to_session_category([AVAudioSession sharedInstance].category);
		}
	}

	std::optional<Refusal> set_category(SessionCategory category) override {
		@autoreleasepool {
			NSError *error = nil;
			if ([[AVAudioSession sharedInstance] setCategory:to_apple(category) error:&error]) {
				return std::nullopt;
			}
			return to_refusal(error);
		}
	}
};

} // namespace

std::unique_ptr<SessionBackend> make_platform_backend() {
	return std::make_unique<AppleBackend>();
}

} // namespace av
