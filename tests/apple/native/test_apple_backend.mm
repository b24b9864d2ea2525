#import <AVFAudio/AVFAudio.h>

#include <sanitizer/allocator_interface.h>

#include <string>

#include "../../native/check.h"
#include "../../native/log.h"
#include "../../native/settable.h"
#include "session/session_backend.h"
#include "simulated/simulated_device.h"

using av::Refusal;
using av::SessionBackend;
using av::SessionCategory;
using av::SimulatedDevice;

namespace {

// All that the backend does: a category set, refused and read, and one that it does not know.
void use(SessionBackend &backend, int rounds) {
	SimulatedDevice &device = SimulatedDevice::get_shared();
	for (int i = 0; i < rounds; ++i) {
		const SessionCategory category = settable[i % std::size(settable)];
		CHECK(!backend.set_category(category));
		CHECK(backend.get_category() == category);
		device.set_has_input(false);
		CHECK(backend.set_category(SessionCategory::record));
		device.set_has_input(true);
		device.change_category_elsewhere("AVAudioSessionCategoryAudioProcessing");
		CHECK(backend.get_category() == SessionCategory::unknown);
	}
}

} // namespace

TEST(ten_thousand_rounds_leave_nothing_behind) {
	const std::unique_ptr<SessionBackend> backend = av::make_platform_backend();
	@autoreleasepool {
		NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
		use(*backend, 100);
		const std::size_t allocated = __sanitizer_get_current_allocated_bytes();
		use(*backend, 10'000);
		CHECK([pool autoreleaseCount] == 0);
		CHECK(__sanitizer_get_current_allocated_bytes() == allocated);
		[pool release];
	}
}

TEST(an_error_keeps_what_the_system_said) {
	const std::unique_ptr<SessionBackend> backend = av::make_platform_backend();
	SimulatedDevice::get_shared().lose_media_services();
	const std::optional<Refusal> refusal = backend->set_category(SessionCategory::playback);
	CHECK(refusal && refusal->domain == "NSOSStatusErrorDomain" && refusal->code == 1836282486);
	CHECK(refusal && refusal->message == "The operation couldn’t be completed. (OSStatus error 1836282486.)");
}

TEST(an_unknown_category_is_told_once) {
	const std::unique_ptr<SessionBackend> backend = av::make_platform_backend();
	for (const char *name : { "AVAudioSessionCategoryAudioProcessing", "AVAudioSessionCategoryOfTomorrow" }) {
		logged_warnings.clear();
		SimulatedDevice::get_shared().change_category_elsewhere(name);
		CHECK(backend->get_category() == SessionCategory::unknown);
		CHECK(backend->get_category() == SessionCategory::unknown);
		CHECK(logged_warnings.size() == 1 && logged_warnings[0].find(name) != std::string::npos);
	}
}

TEST(making_a_backend_and_reading_change_nothing) {
	SimulatedDevice::get_shared().change_category_elsewhere(SessionCategory::record);
	CHECK(av::make_platform_backend()->get_category() == SessionCategory::record);
	CHECK(SimulatedDevice::get_shared().get_category() == SessionCategory::record);
}
