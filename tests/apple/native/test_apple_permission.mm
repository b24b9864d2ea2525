#include "../../native/check.h"
#include "phone.h"

using av::Event;
using av::EventQueue;
using av::RecordPermission;

namespace {

constexpr RecordPermission permissions[] = {
	RecordPermission::RECORD_PERMISSION_UNDETERMINED,
	RecordPermission::RECORD_PERMISSION_DENIED,
	RecordPermission::RECORD_PERMISSION_GRANTED,
};

// Before and after AVAudioApplication.
constexpr int versions[] = { 16, 17 };

bool is_answer(const std::vector<Event> &events, bool granted) {
	return events.size() == 1 && events[0].kind == Event::Kind::record_permission_answered && events[0].flag == granted;
}

} // namespace

TEST(the_permission_is_read_from_old_and_new_systems) {
	const Phone phone;
	for (const int version : versions) {
		phone.device.set_os_version(version, 0);
		for (const RecordPermission permission : permissions) {
			phone.device.set_record_permission(permission);
			CHECK(phone.backend->get_record_permission() == permission);
		}
	}
}

TEST(the_answer_comes_as_an_event) {
	const Phone phone;
	for (const int version : versions) {
		for (const bool granted : { true, false }) {
			phone.device.set_os_version(version, 0);
			phone.device.set_record_permission(RecordPermission::RECORD_PERMISSION_UNDETERMINED);
			phone.backend->request_record_permission();
			CHECK(phone.queue->take_all().empty());
			CHECK(phone.device.answer_record_permission(granted));
			CHECK(is_answer(phone.queue->take_all(), granted));
			// It is known now, and not asked again.
			phone.backend->request_record_permission();
			CHECK(is_answer(phone.queue->take_all(), granted));
		}
	}
}

TEST(a_late_answer_goes_to_the_queue_of_now_or_nowhere) {
	for (const int version : versions) {
		Phone phone;
		phone.device.set_os_version(version, 0);
		phone.device.set_record_permission(RecordPermission::RECORD_PERMISSION_UNDETERMINED);
		phone.backend->request_record_permission();
		const auto other = std::make_shared<EventQueue>([] {});
		phone.backend->observe(other);
		CHECK(phone.device.answer_record_permission(true));
		CHECK(phone.queue->take_all().empty() && is_answer(other->take_all(), true));
		phone.device.set_record_permission(RecordPermission::RECORD_PERMISSION_UNDETERMINED);
		phone.backend->request_record_permission();
		phone.backend.reset();
		CHECK(phone.device.answer_record_permission(true));
		CHECK(other->take_all().empty());
	}
}

TEST(the_usage_text_is_looked_for) {
	const Phone phone;
	CHECK(phone.backend->has_microphone_usage_description());
	phone.device.set_has_microphone_usage_description(false);
	CHECK(!phone.backend->has_microphone_usage_description());
}
