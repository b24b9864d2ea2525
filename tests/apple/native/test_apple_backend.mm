#import <AVFAudio/AVFAudio.h>

#include <sanitizer/allocator_interface.h>

#include <string>

#include "../../native/check.h"
#include "../../native/log.h"
#include "../../native/settable.h"
#include "phone.h"

using av::Configuration;
using av::ErrorCode;
using av::Flag;
using av::Quantity;
using av::Refusal;
using av::RouteSharingPolicy;
using av::SessionBackend;
using av::SessionCategory;
using av::SessionMode;
using av::SimulatedDevice;

namespace {

constexpr Quantity quantities[] = {
	Quantity::input_gain,
	Quantity::output_volume,
	Quantity::sample_rate,
	Quantity::preferred_sample_rate,
	Quantity::io_buffer_duration,
	Quantity::preferred_io_buffer_duration,
	Quantity::input_latency,
	Quantity::output_latency,
	Quantity::input_number_of_channels,
	Quantity::preferred_input_number_of_channels,
	Quantity::maximum_input_number_of_channels,
	Quantity::output_number_of_channels,
	Quantity::preferred_output_number_of_channels,
	Quantity::maximum_output_number_of_channels,
};

constexpr Flag flags[] = {
	Flag::other_audio_playing,
	Flag::secondary_audio_should_be_silenced_hint,
	Flag::output_muted,
	Flag::input_available,
	Flag::input_gain_settable,
	Flag::allow_haptics_and_system_sounds_during_recording,
	Flag::prefers_no_interruptions_from_system_alerts,
	Flag::prefers_interruption_on_route_disconnect,
	Flag::supports_multichannel_content,
	Flag::echo_cancelled_input_available,
	Flag::prefers_echo_cancelled_input,
	Flag::echo_cancelled_input_enabled,
	Flag::aggregated_io_preference,
};

const Configuration voice_chat = { SessionCategory::playAndRecord, SessionMode::MODE_VOICE_CHAT,
	RouteSharingPolicy::POLICY_DEFAULT, 4 };

// All that the backend does between two frames of a game, again and again.
void use(Phone &phone, int rounds) {
	SessionBackend &backend = *phone.backend;
	for (int i = 0; i < rounds; ++i) {
		const SessionCategory category = settable[i % std::size(settable)];
		CHECK(!backend.set_category(category));
		CHECK(backend.get_category() == category);
		CHECK(!backend.configure(voice_chat));
		CHECK(backend.get_configuration().mode == SessionMode::MODE_VOICE_CHAT);
		CHECK(!backend.set_active(true, true));
		CHECK(!backend.get_current_route().inputs.empty());
		CHECK(!backend.get_available_inputs().empty());
		CHECK(!backend.set_preferred_data_source("Built-In Microphone", 2));
		CHECK(backend.set_preferred_input("Turntable"));
		CHECK(backend.get_quantity(Quantity::sample_rate) == 48000);
		phone.device.set_output_volume(i % 2 == 0 ? 0.25 : 0.75);
		phone.device.begin_interruption(av::InterruptionReason::INTERRUPTION_REASON_DEFAULT);
		phone.device.end_interruption(true, true);
		phone.device.set_record_permission(av::RecordPermission::RECORD_PERMISSION_UNDETERMINED);
		backend.request_record_permission();
		CHECK(phone.device.answer_record_permission(true));
		CHECK(backend.get_record_permission() == av::RecordPermission::RECORD_PERMISSION_GRANTED);
		phone.device.fail_next_call(ErrorCode::insufficient_priority);
		CHECK(backend.set_active(true, true));
		phone.device.change_category_elsewhere("AVAudioSessionCategoryAudioProcessing");
		CHECK(backend.get_category() == SessionCategory::unknown);
		CHECK(phone.queue->take_all().size() > 5);
		phone.device.clear_log(); // which is the device's, and grows
		if (i % 10 == 0) {
			av::make_platform_backend()->observe(phone.queue);
		}
	}
}

} // namespace

TEST(ten_thousand_rounds_leave_nothing_behind) {
	Phone phone;
	@autoreleasepool {
		NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
		use(phone, 100);
		const std::size_t allocated = __sanitizer_get_current_allocated_bytes();
		use(phone, 10'000);
		CHECK([pool autoreleaseCount] == 0);
		CHECK(__sanitizer_get_current_allocated_bytes() == allocated);
		[pool release];
	}
}

TEST(an_error_keeps_what_the_system_said) {
	const Phone phone;
	phone.device.lose_media_services();
	const std::optional<Refusal> refusal = phone.backend->set_category(SessionCategory::playback);
	CHECK(refusal && refusal->domain == "NSOSStatusErrorDomain" && refusal->code == 1836282486);
	CHECK(refusal && refusal->message == "The operation couldn’t be completed. (OSStatus error 1836282486.)");
}

TEST(an_unknown_category_is_told_once) {
	const Phone phone;
	for (const char *name : { "AVAudioSessionCategoryAudioProcessing", "AVAudioSessionCategoryOfTomorrow" }) {
		logged_warnings.clear();
		phone.device.change_category_elsewhere(name);
		CHECK(phone.backend->get_category() == SessionCategory::unknown);
		CHECK(phone.backend->get_category() == SessionCategory::unknown);
		CHECK(logged_warnings.size() == 1 && logged_warnings[0].find(name) != std::string::npos);
	}
}

TEST(making_a_backend_and_reading_change_nothing) {
	SimulatedDevice &device = SimulatedDevice::get_shared();
	device.start(classes::SimulatedDeviceModel::MODEL_IPHONE);
	const std::unique_ptr<SessionBackend> backend = av::make_platform_backend();
	CHECK(backend->has_session() && !backend->is_simulated() && backend->has_microphone());
	CHECK(backend->get_category() == SessionCategory::soloAmbient);
	CHECK(backend->get_record_permission() == av::RecordPermission::RECORD_PERMISSION_UNDETERMINED);
	CHECK(device.get_log().empty());
}

TEST(every_configuration_arrives_as_it_was_meant) {
	const Phone phone;
	const auto check = [&phone](const Configuration &wanted) {
		CHECK(!phone.backend->configure(wanted));
		const Configuration found = phone.device.get_configuration();
		CHECK(found.category == wanted.category && found.mode == wanted.mode && found.policy == wanted.policy);
		CHECK((found.options & wanted.options) == wanted.options);
		CHECK(phone.backend->get_category() == wanted.category && phone.backend->get_configuration() == found);
	};
	constexpr RouteSharingPolicy shared = RouteSharingPolicy::POLICY_DEFAULT;
	for (const SessionCategory category : settable) {
		check({ category, SessionMode::MODE_DEFAULT, shared, 0 });
	}
	for (const SessionMode mode :
			{ SessionMode::MODE_VOICE_CHAT, SessionMode::MODE_VIDEO_CHAT, SessionMode::MODE_VIDEO_RECORDING,
					SessionMode::MODE_MEASUREMENT, SessionMode::MODE_SPOKEN_AUDIO, SessionMode::MODE_VOICE_PROMPT }) {
		check({ SessionCategory::playAndRecord, mode, shared, 0x4 | 0x8 | 0x20 | 0x40 });
	}
	for (const SessionMode mode : { SessionMode::MODE_MOVIE_PLAYBACK, SessionMode::MODE_SHORT_FORM_VIDEO }) {
		check({ SessionCategory::playback, mode, shared, 0x1 });
	}
	check({ SessionCategory::multiRoute, SessionMode::MODE_DUAL_ROUTE, shared, 0 });
	check({ SessionCategory::playback, SessionMode::MODE_DEFAULT, RouteSharingPolicy::POLICY_LONG_FORM_AUDIO, 0 });
	check({ SessionCategory::playback, SessionMode::MODE_DEFAULT, RouteSharingPolicy::POLICY_LONG_FORM_VIDEO, 0 });
}

TEST(what_is_available_is_what_the_device_has) {
	const Phone phone;
	CHECK(phone.backend->get_available_categories() == phone.device.get_available_categories());
	CHECK(phone.backend->get_available_categories().size() == std::size(settable));
	CHECK(phone.backend->get_available_modes() == phone.device.get_available_modes());
	CHECK(phone.backend->get_available_modes().size() > 5);
	CHECK(logged_warnings.empty());
}

TEST(activation_says_whom_to_notify) {
	const Phone phone;
	phone.device.start(classes::SimulatedDeviceModel::MODEL_IPHONE);
	CHECK(!phone.backend->set_active(true, true));
	CHECK(phone.device.is_active());
	CHECK(!phone.backend->set_active(false, true));
	CHECK(!phone.backend->set_active(false, false));
	CHECK(!phone.device.is_active());
	CHECK(phone.device.get_log().size() == 3 && phone.device.get_log()[2].find("false, false") != std::string::npos);
}

TEST(every_number_and_switch_is_the_device_s) {
	const Phone phone;
	phone.device.reset(classes::SimulatedDeviceModel::MODEL_IPAD_WITH_USB_INTERFACE);
	CHECK(!phone.backend->set_category(SessionCategory::playAndRecord));
	CHECK(!phone.backend->set_quantity(Quantity::input_gain, 0.25));
	CHECK(!phone.backend->set_quantity(Quantity::preferred_sample_rate, 44100));
	CHECK(!phone.backend->set_quantity(Quantity::preferred_io_buffer_duration, 0.005));
	CHECK(!phone.backend->set_quantity(Quantity::preferred_input_number_of_channels, 3));
	CHECK(!phone.backend->set_quantity(Quantity::preferred_output_number_of_channels, 5));
	CHECK(phone.device.get_quantity(Quantity::input_gain) == 0.25);
	CHECK(phone.device.get_quantity(Quantity::preferred_output_number_of_channels) == 5);
	for (const Quantity quantity : quantities) {
		CHECK(phone.backend->get_quantity(quantity) == phone.device.get_quantity(quantity));
	}
	for (const bool value : { true, false }) {
		for (const Flag flag : { Flag::allow_haptics_and_system_sounds_during_recording,
					 Flag::prefers_no_interruptions_from_system_alerts, Flag::prefers_interruption_on_route_disconnect,
					 Flag::supports_multichannel_content, Flag::prefers_echo_cancelled_input,
					 Flag::aggregated_io_preference }) {
			CHECK(!phone.backend->set_flag(flag, value));
			CHECK(phone.device.get_flag(flag).value_or(value) == value);
		}
		phone.device.set_muted(value);
		for (const Flag flag : flags) {
			CHECK(phone.backend->get_flag(flag) == phone.device.get_flag(flag));
		}
	}
	CHECK(!phone.backend->get_flag(Flag::aggregated_io_preference));
	CHECK(phone.backend->get_rendering_mode() == phone.device.get_rendering_mode());
	CHECK(phone.backend->get_prompt_style() == av::PromptStyle::PROMPT_STYLE_NORMAL);
	phone.device.begin_phone_call();
	CHECK(phone.backend->get_prompt_style() == av::PromptStyle::PROMPT_STYLE_NONE);
}

TEST(the_version_is_the_system_s) {
	const Phone phone;
	phone.device.set_os_version(17, 4);
	const av::OsVersion version = phone.backend->get_os_version();
	CHECK(version.platform == av::Platform::ios && version.major == 17 && version.minor == 4);
}
