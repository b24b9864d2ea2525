#include "check.h"
#include "log.h"
#include "simulated/simulated_backend.h"

#include <optional>

using av::ErrorCode;
using av::Refusal;
using av::SessionCategory;
using av::SimulatedBackend;
using av::SimulatedDevice;

namespace {

void check_refused(const std::optional<Refusal> &refusal, ErrorCode error) {
	CHECK(refusal && refusal->domain == "NSOSStatusErrorDomain" && refusal->code == static_cast<std::int64_t>(error));
}

} // namespace

TEST(without_input_there_is_no_record) {
	SimulatedDevice device;
	device.set_has_input(false);
	check_refused(device.set_category(SessionCategory::record), ErrorCode::bad_param);
	CHECK(device.get_category() == SessionCategory::soloAmbient);
	CHECK(!device.set_category(SessionCategory::playAndRecord));
	device.set_has_input(true);
	CHECK(!device.set_category(SessionCategory::record));
	CHECK(device.get_category() == SessionCategory::record);
}

TEST(without_media_services_nothing_can_be_set) {
	SimulatedDevice device;
	CHECK(!device.set_category(SessionCategory::playback));
	device.lose_media_services();
	check_refused(device.set_category(SessionCategory::ambient), ErrorCode::media_services_failed);
	CHECK(device.get_category() == SessionCategory::playback);
	device.reset_media_services();
	CHECK(device.get_category() == SessionCategory::soloAmbient);
	CHECK(!device.set_category(SessionCategory::ambient));
}

TEST(an_unknown_category_is_told_once) {
	SimulatedDevice &device = SimulatedDevice::get_shared();
	const SimulatedBackend backend;
	for (const char *name : { "AVAudioSessionCategoryAudioProcessing", "AVAudioSessionCategoryOfTomorrow" }) {
		logged_warnings.clear();
		device.change_category_elsewhere(name);
		CHECK(backend.get_category() == SessionCategory::unknown);
		CHECK(backend.get_category() == SessionCategory::unknown);
		CHECK(logged_warnings.size() == 1 && logged_warnings[0].find(name) != std::string::npos);
	}
	CHECK(!device.set_category(SessionCategory::playback));
	CHECK(backend.get_category() == SessionCategory::playback);
}
