#import <AVFAudio/AVFAudio.h>

#include <thread>

#include "../../native/check.h"
#include "phone.h"

using av::Event;
using av::EventQueue;
using av::InterruptionReason;
using av::RenderingMode;
using av::RouteChangeReason;
using av::SessionCategory;
using classes::SimulatedAccessory;

namespace {

using Kind = Event::Kind;

// What the device tells, to be compared with what the backend tells of it.
std::shared_ptr<EventQueue> listen_to_the_device() {
	auto queue = std::make_shared<EventQueue>([] {});
	av::SimulatedDevice::get_shared().add_listener([queue](const Event &event) { queue->push(event); });
	return queue;
}

void make_things_happen(av::SimulatedDevice &device) {
	for (int reason = 0; reason <= 5; ++reason) {
		device.begin_interruption(static_cast<InterruptionReason>(reason));
		device.end_interruption(reason % 2 == 0, true);
	}
	(void)device.set_active(true, true);
	(void)device.change_configuration_elsewhere({ SessionCategory::playAndRecord, av::SessionMode::MODE_DEFAULT,
			av::RouteSharingPolicy::POLICY_DEFAULT, 0 });
	for (int accessory = 0; accessory <= int(SimulatedAccessory::ACCESSORY_HDMI); ++accessory) {
		device.connect_accessory(static_cast<SimulatedAccessory>(accessory));
		device.disconnect_accessory(static_cast<SimulatedAccessory>(accessory));
	}
	(void)device.set_flag(av::Flag::supports_multichannel_content, true);
	(void)device.set_category(SessionCategory::playback);
	device.connect_accessory(SimulatedAccessory::ACCESSORY_AIRPODS);
	device.start_other_audio(false);
	device.stop_other_audio();
	(void)device.set_active(true, true); // which that interrupted
	device.set_output_volume(0.25);
	device.set_output_volume(0.75);
	device.set_muted(true);
	device.set_muted(false);
	device.disconnect_accessory(SimulatedAccessory::ACCESSORY_AIRPODS);
	(void)device.set_active(false, true);
	device.set_has_input(false);
	device.lose_media_services();
	device.reset_media_services();
}

void post(NSString *name, NSDictionary *info) {
	[[NSNotificationCenter defaultCenter] postNotificationName:name object:nil userInfo:info];
}

Event post_and_take(const Phone &phone, NSString *name, NSDictionary *info) {
	post(name, info);
	const std::vector<Event> events = phone.queue->take_all();
	CHECK(events.size() == 1);
	return events.empty() ? Event{ Kind::activation_changed } : events[0];
}

} // namespace

TEST(everything_that_happens_is_told_as_it_was) {
	const auto expected = listen_to_the_device();
	const Phone phone;
	for (const auto &[major, minor] : { std::pair(14, 4), { 14, 5 }, { 17, 2 }, { 26, 2 }, { 27, 0 } }) {
		phone.device.reset(classes::SimulatedDeviceModel::MODEL_IPHONE);
		phone.device.set_os_version(major, minor);
		make_things_happen(phone.device);
		const std::vector<Event> events = expected->take_all();
		CHECK(events.size() > 30);
		CHECK(describe(phone.queue->take_all()) == describe(events));
	}
}

TEST(events_come_on_other_threads) {
	const std::thread::id main = std::this_thread::get_id();
	std::thread::id told;
	const auto queue = std::make_shared<EventQueue>([&told] { told = std::this_thread::get_id(); });
	const Phone phone;
	phone.backend->observe(queue);
	phone.device.begin_interruption(InterruptionReason::INTERRUPTION_REASON_DEFAULT);
	CHECK(told != std::thread::id() && told != main);
	queue->take_all();
	phone.device.set_os_version(27, 0);
	CHECK(!phone.backend->set_active(true, true));
	CHECK(told == main);
}

TEST(only_the_last_queue_is_told) {
	const Phone phone;
	const auto other = std::make_shared<EventQueue>([] {});
	phone.backend->observe(other);
	phone.device.lose_media_services();
	CHECK(phone.queue->take_all().empty());
	CHECK(other->take_all().size() == 1);
}

TEST(nothing_is_told_before_it_is_asked_for_and_after_the_end) {
	auto backend = av::make_platform_backend();
	av::SimulatedDevice &device = av::SimulatedDevice::get_shared();
	const auto queue = std::make_shared<EventQueue>([] {});
	device.lose_media_services();
	backend->observe(queue);
	CHECK(queue->take_all().empty());
	device.reset_media_services();
	CHECK(queue->take_all().size() == 1);
	backend.reset();
	device.lose_media_services();
	CHECK(queue->take_all().empty());
	CHECK(queue.use_count() == 1);
}

TEST(reasons_that_have_no_constant_are_unknown) {
	const Phone phone;
	for (const int reason : { 5, 9, -1 }) {
		const Event event = post_and_take(
				phone, AVAudioSessionRouteChangeNotification,
				@{AVAudioSessionRouteChangeReasonKey : @(reason)});
		CHECK(event.kind == Kind::route_changed && event.route == nullptr);
		CHECK(event.reason == std::int64_t(RouteChangeReason::ROUTE_CHANGE_REASON_UNKNOWN));
	}
	const Event interruption = post_and_take(
			phone, AVAudioSessionInterruptionNotification,
			@{AVAudioSessionInterruptionTypeKey : @1,
				AVAudioSessionInterruptionReasonKey : @6});
	CHECK(interruption.kind == Kind::interruption_began);
	CHECK(interruption.reason == std::int64_t(InterruptionReason::INTERRUPTION_REASON_UNKNOWN));
	const Event rendering = post_and_take(
			phone, AVAudioSessionRenderingModeChangeNotification,
			@{AVAudioSessionRenderingModeNewRenderingModeKey : @9});
	CHECK(rendering.reason == std::int64_t(RenderingMode::RENDERING_MODE_UNKNOWN));
}

TEST(an_interruption_of_no_kind_is_none) {
	const Phone phone;
	post(AVAudioSessionInterruptionNotification, @{});
	post(AVAudioSessionInterruptionNotification, @{AVAudioSessionInterruptionTypeKey : @2});
	post(AVAudioSessionInterruptionNotification, nil);
	CHECK(phone.queue->take_all().empty());
}

TEST(threads_tell_while_the_queue_is_exchanged) {
	const Phone phone;
	std::vector<std::thread> threads;
	for (int i = 0; i < 4; ++i) {
		threads.emplace_back([] {
			@autoreleasepool {
				for (int j = 0; j < 1000; ++j) {
					post(AVAudioSessionMediaServicesWereLostNotification, nil);
				}
			}
		});
	}
	std::size_t heard = 0;
	std::vector<std::shared_ptr<EventQueue>> queues = { phone.queue };
	for (int i = 0; i < 100; ++i) {
		queues.push_back(std::make_shared<EventQueue>([] {}));
		phone.backend->observe(queues.back());
	}
	for (std::thread &thread : threads) {
		thread.join();
	}
	for (const auto &queue : queues) {
		heard += queue->take_all().size();
	}
	CHECK(heard == 4000);
}
