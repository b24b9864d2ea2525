#include "check.h"
#include "log.h"
#include "scripted_backend.h"
#include "settable.h"
#include "simulated/simulated_backend.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

using av::Configuration;
using av::Flag;
using av::Quantity;
using av::Refusal;
using av::RouteSharingPolicy;
using av::Session;
using av::SessionBackend;
using av::SessionCategory;
using av::SessionMode;
using gd::Error;

namespace {

// 2^40 and 2^32 + 3 are categories once cut to 32 bits.
constexpr std::int64_t outside[] = { INT64_MIN, -1, 7, std::int64_t(1) << 40, (std::int64_t(1) << 32) + 3, INT64_MAX };

// The message that a value gave; nothing where it was accepted.
std::string set(Session &session, std::int64_t category) {
	const Error error = session.set_category(category);
	const std::shared_ptr<const av::Failure> failure = session.get_last_error();
	CHECK((error == Error::OK) == !failure);
	return failure ? failure->message : "";
}

std::int64_t number(SessionCategory category) {
	return static_cast<std::int64_t>(category);
}

bool contains(const std::string &text, const std::string &part) {
	return text.find(part) != std::string::npos;
}

// Every category by name and number, and what became of the session.
void check_says_what_is_allowed(const std::string &message) {
	CHECK(contains(message,
			"The category stays as it was. Use one of ambient (0), multiRoute (1), playAndRecord (2), playback (3), "
			"record (4), soloAmbient (5)."));
}

} // namespace

TEST(simulated_starts_as_ios_does) {
	const Session session(std::make_unique<av::SimulatedBackend>(), [] {});
	CHECK(session.get_category() == SessionCategory::soloAmbient);
}

TEST(every_category_goes_in_and_comes_out) {
	Session session(std::make_unique<av::SimulatedBackend>(), [] {});
	for (const SessionCategory category : settable) {
		CHECK(session.set_category(number(category)) == Error::OK);
		CHECK(session.get_category() == category);
	}
}

TEST(the_platform_is_asked_for_every_category_once) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	for (const SessionCategory category : settable) {
		CHECK(session.set_category(number(category)) == Error::OK);
	}
	CHECK(platform.asked.size() == std::size(settable));
}

TEST(a_change_by_the_platform_is_read) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	platform.configuration.category = SessionCategory::record;
	CHECK(session.get_category() == SessionCategory::record);
	platform.configuration.category = SessionCategory::unknown;
	CHECK(session.get_category() == SessionCategory::unknown);
}

TEST(unknown_cannot_be_set) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	const std::string message = set(session, number(SessionCategory::unknown));
	CHECK(contains(message, "Cannot set the category to 6, which is unknown and can only be read."));
	check_says_what_is_allowed(message);
	CHECK(platform.asked.empty());
}

TEST(a_value_outside_the_enum_cannot_be_set) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	for (const std::int64_t value : outside) {
		const std::string message = set(session, value);
		CHECK(contains(
				message, "Cannot set the category to " + std::to_string(value) + ", which is not a SessionCategory."));
		check_says_what_is_allowed(message);
	}
	CHECK(platform.asked.empty());
}

TEST(a_refusal_reaches_the_caller_and_changes_nothing) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	platform.refusal = phone_call;
	const std::string message = set(session, number(SessionCategory::playback));
	CHECK(message ==
			"Cannot set the category to playback: InsufficientPriority (NSOSStatusErrorDomain 561017449): The system "
			"said "
			"no. Something more important, such as a phone call, has the audio. Try again when it is over.");
	CHECK(platform.asked.size() == 1);
	CHECK(session.get_category() == SessionCategory::soloAmbient);

	platform.refusal.reset();
	CHECK(session.set_category(number(SessionCategory::playback)) == Error::OK);
	CHECK(session.get_category() == SessionCategory::playback);
}

TEST(without_a_session_setting_is_accepted_and_changes_nothing) {
	ScriptedPlatform platform;
	platform.has_session = false;
	platform.configuration.category = SessionCategory::unknown;
	Session session(std::make_unique<ScriptedBackend>(platform), [] {});
	for (const SessionCategory category : settable) {
		CHECK(session.set_category(number(category)) == Error::OK);
	}
	CHECK(session.set_category(number(SessionCategory::unknown)) == Error::OK);
	CHECK(platform.asked.empty());
	CHECK(session.get_category() == SessionCategory::unknown);
}

TEST(without_a_session_a_value_outside_the_enum_is_an_error_too) {
	Session session(av::make_platform_backend(), [] {});
	for (const std::int64_t value : outside) {
		const std::string message = set(session, value);
		CHECK(contains(message, "Cannot set the category to " + std::to_string(value) + ","));
		check_says_what_is_allowed(message);
	}
	CHECK(session.get_category() == SessionCategory::unknown);
}

TEST(this_platform_has_no_session_and_says_so) {
	const std::unique_ptr<SessionBackend> backend = av::make_platform_backend();
	CHECK(!backend->has_session());
	CHECK(backend->get_category() == SessionCategory::unknown);
	const std::optional<Refusal> refusal = backend->set_category(SessionCategory::playback);
	CHECK(refusal && contains(refusal->message, "no audio session"));
	CHECK(backend->get_category() == SessionCategory::unknown);
}

TEST(the_shared_session_is_one_until_it_is_stopped) {
	Session::start_shared(std::make_unique<av::SimulatedBackend>(), [] {}, "");
	Session &session = Session::get_shared();
	CHECK(session.set_category(number(SessionCategory::record)) == Error::OK);
	CHECK(&Session::get_shared() == &session);
	CHECK(Session::get_shared().get_category() == SessionCategory::record);
	Session::stop_shared();

	Session::start_shared(av::make_platform_backend(), [] {}, "");
	CHECK(Session::get_shared().get_category() == SessionCategory::unknown);
	Session::stop_shared();
}

TEST(the_simulated_device_outlives_the_session) {
	Session::start_shared(std::make_unique<av::SimulatedBackend>(), [] {}, "");
	CHECK(Session::get_shared().set_category(number(SessionCategory::record)) == Error::OK);
	const std::string state = Session::stop_shared();
	// The next library starts with a device of its own.
	av::SimulatedDevice::get_shared().reset_media_services();
	Session::start_shared(std::make_unique<av::SimulatedBackend>(), [] {}, state);
	CHECK(Session::get_shared().get_category() == SessionCategory::record);
	Session::stop_shared();
}

TEST(a_real_platform_keeps_its_state_itself) {
	Session::start_shared(av::make_platform_backend(), [] {}, "");
	CHECK(Session::stop_shared().empty());
}

TEST(several_threads_set_and_read) {
	constexpr int rounds = 2000;
	Session session(std::make_unique<av::SimulatedBackend>(), [] {});
	// Checked in the end: CHECK itself is for one thread.
	std::atomic<int> wrong = 0;
	std::vector<std::thread> threads;
	for (const SessionCategory mine : settable) {
		threads.emplace_back([&session, &wrong, mine] {
			for (int i = 0; i < rounds; ++i) {
				wrong += session.set_category(number(mine)) != Error::OK;
				wrong += session.set_category(-1) == Error::OK;
				const SessionCategory read = session.get_category();
				wrong += std::find(std::begin(settable), std::end(settable), read) == std::end(settable);
			}
		});
	}
	for (std::thread &thread : threads) {
		thread.join();
	}
	CHECK(wrong == 0);
}

TEST(configuring_goes_in_as_one) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	const Configuration wanted = { SessionCategory::playAndRecord, SessionMode::MODE_VOICE_CHAT,
		RouteSharingPolicy::POLICY_DEFAULT, 8 };
	CHECK(session.configure(wanted) == Error::OK);
	CHECK(platform.asked == std::vector<std::string>{ "configure playAndRecord" });
	const Configuration read = session.get_configuration();
	CHECK(read.category == wanted.category && read.mode == wanted.mode && read.policy == wanted.policy &&
			read.options == wanted.options);
}

TEST(what_apple_refuses_does_not_reach_the_system) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	CHECK(session.configure({ SessionCategory::playback, SessionMode::MODE_VOICE_CHAT,
				  RouteSharingPolicy::POLICY_DEFAULT, 0 }) == Error::ERR_INVALID_PARAMETER);
	CHECK(platform.asked.empty());
	const std::shared_ptr<const av::Failure> failure = session.get_last_error();
	CHECK(failure && failure->attempted == "configure" && failure->domain == "AVAudioSession" && failure->code == 0);
	CHECK(failure && contains(failure->message, "MODE_VOICE_CHAT") && contains(failure->message, "playAndRecord"));
}

TEST(what_the_system_does_not_have_is_unavailable) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	platform.os = { av::Platform::ios, 18, 4 };
	CHECK(session.configure({ SessionCategory::multiRoute, SessionMode::MODE_DUAL_ROUTE,
				  RouteSharingPolicy::POLICY_DEFAULT, 0 }) == Error::ERR_UNAVAILABLE);
	CHECK(contains(session.get_last_error()->message, "iOS 26.2"));
	CHECK(!session.get_flag(Flag::output_muted));
	platform.os.major = 26;
	CHECK(session.get_flag(Flag::output_muted) == true);
	CHECK(session.set_flag(Flag::prefers_interruption_on_route_disconnect, true) == Error::OK);
	platform.os = { av::Platform::ios, 16, 0 };
	CHECK(session.set_flag(Flag::prefers_interruption_on_route_disconnect, true) == Error::ERR_UNAVAILABLE);
	CHECK(contains(session.get_last_error()->message, "iOS 17.0. This is iOS 16.0."));
}

TEST(an_error_is_kept_until_the_next_success) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	CHECK(!session.get_last_error());
	platform.refusal = phone_call;
	CHECK(session.set_active(true, true) == Error::ERR_BUSY);
	const std::shared_ptr<const av::Failure> failure = session.get_last_error();
	CHECK(failure && failure->error == Error::ERR_BUSY && failure->domain == "NSOSStatusErrorDomain" &&
			failure->code == 561017449 && failure->name == "InsufficientPriority" &&
			failure->attempted == "set_active");
	session.get_category();
	CHECK(session.get_last_error());
	platform.refusal.reset();
	CHECK(session.set_category(0) == Error::OK);
	CHECK(!session.get_last_error());
}

TEST(reasserting_puts_back_the_last_wish) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	CHECK(session.reassert() == Error::ERR_UNCONFIGURED);
	CHECK(session.configure({ SessionCategory::playback, SessionMode::MODE_MOVIE_PLAYBACK,
				  RouteSharingPolicy::POLICY_DEFAULT, 1 }) == Error::OK);
	CHECK(session.set_active(true, true) == Error::OK);
	platform.configuration = { SessionCategory::record, SessionMode::MODE_DEFAULT, RouteSharingPolicy::POLICY_DEFAULT,
		0 };
	platform.asked.clear();
	CHECK(session.reassert() == Error::OK);
	CHECK((platform.asked == std::vector<std::string>{ "configure playback", "activate and notify" }));
	CHECK(session.set_active(false, true) == Error::OK);
	platform.asked.clear();
	CHECK(session.reassert() == Error::OK);
	CHECK(platform.asked == std::vector<std::string>{ "configure playback" });
	CHECK(session.set_active(true, true) == Error::OK);
	CHECK(platform.configuration.mode == SessionMode::MODE_MOVIE_PLAYBACK && platform.configuration.options == 1);
	platform.refusal = phone_call;
	CHECK(session.reassert() == Error::ERR_BUSY);
	CHECK(session.get_last_error()->attempted == "reassert");
}

// As the system reported it before the game asked for anything: it can report what nobody can ask for.
Error reassert(const av::Configuration &reported, std::int64_t options) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	platform.configuration = reported;
	session.request_record_permission(); // begins to observe
	platform.configuration = { SessionCategory::record, SessionMode::MODE_DEFAULT, RouteSharingPolicy::POLICY_DEFAULT,
		0 };
	const Error error = session.reassert();
	CHECK(error != Error::OK ||
			(platform.configuration.category == reported.category && platform.configuration.options == options));
	return error;
}

TEST(reasserting_puts_back_what_the_game_started_with) {
	constexpr SessionMode plain = SessionMode::MODE_DEFAULT;
	constexpr RouteSharingPolicy usual = RouteSharingPolicy::POLICY_DEFAULT;
	constexpr std::int64_t mix = 0x1, a2dp = 0x20;
	CHECK(reassert({ SessionCategory::soloAmbient, plain, usual, 0 }, 0) == Error::OK);
	CHECK(reassert({ SessionCategory::ambient, plain, usual, mix }, 0) == Error::OK);
	CHECK(reassert({ SessionCategory::playback, plain, usual, mix | a2dp }, mix) == Error::OK);
	CHECK(reassert({ SessionCategory::unknown, plain, usual, 0 }, 0) == Error::ERR_UNCONFIGURED);
	CHECK(reassert({ SessionCategory::playback, SessionMode::MODE_UNKNOWN, usual, 0 }, 0) == Error::ERR_UNCONFIGURED);
	CHECK(reassert({ SessionCategory::playback, plain, RouteSharingPolicy::POLICY_INDEPENDENT, 0 }, 0) ==
			Error::ERR_UNCONFIGURED);
	CHECK(reassert({ SessionCategory::playback, plain, usual, 1 << 25 }, 0) == Error::ERR_UNCONFIGURED);
}

TEST(a_number_outside_its_range_does_not_reach_the_system) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	const double nan = std::nan("");
	for (const double gain : { -0.1, 1.1, nan, HUGE_VAL }) {
		CHECK(session.set_quantity(Quantity::input_gain, gain) == Error::ERR_INVALID_PARAMETER);
	}
	for (const double rate : { 0.0, -48000.0, nan, HUGE_VAL }) {
		CHECK(session.set_quantity(Quantity::preferred_sample_rate, rate) == Error::ERR_INVALID_PARAMETER);
		CHECK(session.set_quantity(Quantity::preferred_io_buffer_duration, rate) == Error::ERR_INVALID_PARAMETER);
	}
	for (const double channels : { 0.0, -1.0, 3.0 }) {
		CHECK(session.set_quantity(Quantity::preferred_input_number_of_channels, channels) ==
				Error::ERR_INVALID_PARAMETER);
		CHECK(session.set_quantity(Quantity::preferred_output_number_of_channels, channels) ==
				Error::ERR_INVALID_PARAMETER);
	}
	CHECK(platform.asked.empty());
	CHECK(session.set_quantity(Quantity::preferred_output_number_of_channels, 2) == Error::OK);
	CHECK(session.set_quantity(Quantity::input_gain, 1) == Error::OK);
	CHECK(session.set_quantity(Quantity::preferred_sample_rate, 44100) == Error::OK);
	CHECK(platform.asked.size() == 3);
}

TEST(only_what_is_there_can_be_preferred) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	av::Port port;
	port.uid = "mic";
	port.data_sources.resize(1);
	port.data_sources[0].id = 5;
	port.data_sources[0].supported_polar_patterns = { av::PolarPattern::POLAR_PATTERN_CARDIOID };
	CHECK(session.set_preferred_input("mic") == Error::ERR_INVALID_PARAMETER);
	CHECK(session.set_preferred_data_source(port, std::nullopt) == Error::ERR_INVALID_PARAMETER);
	CHECK(session.set_preferred_data_source(port, 4) == Error::ERR_INVALID_PARAMETER);
	CHECK(session.set_preferred_polar_pattern(port.uid, port.data_sources[0], av::PolarPattern::POLAR_PATTERN_STEREO) ==
			Error::ERR_INVALID_PARAMETER);
	CHECK(platform.asked.empty());
	platform.inputs = { port };
	CHECK(session.set_preferred_input("mic") == Error::OK);
	CHECK(session.set_preferred_input(std::nullopt) == Error::OK);
	CHECK(session.set_preferred_data_source(port, 5) == Error::OK);
	CHECK(session.set_preferred_polar_pattern(
				  port.uid, port.data_sources[0], av::PolarPattern::POLAR_PATTERN_CARDIOID) == Error::OK);
	CHECK((platform.asked ==
			std::vector<std::string>{ "input 'mic'", "input ''", "data source mic 5", "polar pattern mic" }));
}

TEST(the_speaker_needs_play_and_record) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	CHECK(session.override_output_audio_port(av::PortOverride::PORT_OVERRIDE_SPEAKER) == Error::ERR_INVALID_PARAMETER);
	CHECK(session.set_category(number(SessionCategory::playAndRecord)) == Error::OK);
	CHECK(session.override_output_audio_port(static_cast<av::PortOverride>(1)) == Error::ERR_INVALID_PARAMETER);
	CHECK(session.override_output_audio_port(av::PortOverride::PORT_OVERRIDE_SPEAKER) == Error::OK);
	CHECK(platform.asked.back() == "override");
}

TEST(the_microphone_is_not_asked_for_without_a_usage_text) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	platform.has_usage_description = false;
	CHECK(session.request_record_permission() == Error::ERR_UNCONFIGURED);
	CHECK(contains(session.get_last_error()->message, "NSMicrophoneUsageDescription"));
	CHECK(platform.asked.empty());
	platform.has_usage_description = true;
	CHECK(session.request_record_permission() == Error::OK);
	CHECK(platform.asked == std::vector<std::string>{ "permission" });
}

TEST(without_a_session_all_calls_are_unavailable_and_quiet) {
	Session session(av::make_platform_backend(), [] {});
	CHECK(session.configure({ SessionCategory::playback, SessionMode::MODE_DEFAULT, RouteSharingPolicy::POLICY_DEFAULT,
				  0 }) == Error::ERR_UNAVAILABLE);
	CHECK(session.set_active(true, true) == Error::ERR_UNAVAILABLE);
	CHECK(session.reassert() == Error::ERR_UNAVAILABLE);
	CHECK(session.set_flag(Flag::supports_multichannel_content, true) == Error::ERR_UNAVAILABLE);
	CHECK(session.set_quantity(Quantity::preferred_output_number_of_channels, 8) == Error::ERR_UNAVAILABLE);
	CHECK(session.request_record_permission() == Error::ERR_UNAVAILABLE);
	CHECK(logged_errors.empty());
	CHECK(session.get_last_error()->message == "This platform has no audio session.");
	// A mistake is one here too.
	CHECK(session.configure({ SessionCategory::playback, SessionMode::MODE_VOICE_CHAT,
				  RouteSharingPolicy::POLICY_DEFAULT, 0 }) == Error::ERR_INVALID_PARAMETER);
	CHECK(logged_errors.size() == 1);
	CHECK(session.get_quantity(Quantity::sample_rate) == -1.0);
	CHECK(!session.get_flag(Flag::other_audio_playing));
}
