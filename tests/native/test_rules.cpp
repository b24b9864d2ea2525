// What Apple documents and what devices were reported to do, written down here a second time: not from the table.
#include "check.h"
#include "session/rules.h"
#include "settable.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>

// Of AddressSanitizer; not every compiler has the header.
extern "C" int __sanitizer_install_malloc_and_free_hooks(
		void (*on_malloc)(const volatile void *, std::size_t), void (*on_free)(const volatile void *));

using av::CategoryOptions;
using av::Configuration;
using av::ErrorCode;
using av::Feature;
using av::judge;
using av::Judgement;
using av::OsVersion;
using av::Platform;
using av::RouteSharingPolicy;
using av::SessionCategory;
using av::SessionMode;
using av::Verdict;

namespace {

constexpr OsVersion newest = { Platform::ios, 27, 0 };

constexpr std::int64_t mix = 0x1;
constexpr std::int64_t duck = 0x2;
constexpr std::int64_t hfp = 0x4;
constexpr std::int64_t speaker = 0x8;
constexpr std::int64_t interrupt_spoken = 0x11;
constexpr std::int64_t a2dp = 0x20;
constexpr std::int64_t air_play = 0x40;
constexpr std::int64_t override_muted = 0x80;
constexpr std::int64_t far_field = 1 << 18;
constexpr std::int64_t high_quality = 1 << 19;

constexpr SessionMode plain = SessionMode::MODE_DEFAULT;
constexpr RouteSharingPolicy usual = RouteSharingPolicy::POLICY_DEFAULT;

Configuration with_options(SessionCategory category, std::int64_t options, SessionMode mode = plain) {
	return { category, mode, usual, options };
}

bool contains(const std::string &text, const std::string &part) {
	return text.find(part) != std::string::npos;
}

void check_verdict(const Configuration &configuration, Verdict expected, const OsVersion &os = newest) {
	const Judgement judgement = judge(configuration, os);
	const bool right = judgement.verdict == expected && judgement.reason.empty() == (expected == Verdict::allowed);
	if (!right) {
		std::printf("category %d, mode %d, policy %d, options %lld: expected %d, got %d: %s\n",
				static_cast<int>(configuration.category), static_cast<int>(configuration.mode),
				static_cast<int>(configuration.policy), static_cast<long long>(configuration.options),
				static_cast<int>(expected), static_cast<int>(judgement.verdict), judgement.reason.c_str());
	}
	CHECK(right);
}

void check_refused(const Configuration &configuration, ErrorCode error) {
	check_verdict(configuration, Verdict::refused);
	CHECK(judge(configuration, newest).error == error);
}

void check_reason(const Configuration &configuration, const OsVersion &os, const std::string &expected) {
	const std::string reason = judge(configuration, os).reason;
	if (reason != expected) {
		std::printf("expected '%s'\n     got '%s'\n", expected.c_str(), reason.c_str());
	}
	CHECK(reason == expected);
}

// A letter for each of the settable categories, in their order: y(es), n(o) or w(arning).
Verdict read_letter(char letter) {
	return letter == 'y' ? Verdict::allowed : letter == 'w' ? Verdict::warned : Verdict::refused;
}

int allocations = 0;
void count_allocation(const volatile void *, std::size_t) {
	++allocations;
}
void ignore_free(const volatile void *) {}

} // namespace

TEST(every_mode_with_every_category) {
	// ambient, multiRoute, playAndRecord, playback, record, soloAmbient
	const struct {
		SessionMode mode;
		const char *expected;
	} modes[] = {
		{ SessionMode::MODE_DEFAULT, "yyyyyy" },
		{ SessionMode::MODE_GAME_CHAT, "nnynnn" },
		{ SessionMode::MODE_MEASUREMENT, "yyyyyy" },
		{ SessionMode::MODE_MOVIE_PLAYBACK, "nnnynn" },
		{ SessionMode::MODE_SPOKEN_AUDIO, "yyyyyy" },
		{ SessionMode::MODE_VIDEO_CHAT, "nnynnn" },
		{ SessionMode::MODE_VOICE_CHAT, "nnynnn" },
		{ SessionMode::MODE_VOICE_PROMPT, "yyyyyy" },
		{ SessionMode::MODE_VIDEO_RECORDING, "nnynyn" },
		{ SessionMode::MODE_SHORT_FORM_VIDEO, "nnnynn" },
		{ SessionMode::MODE_DUAL_ROUTE, "nynnnn" },
	};
	CHECK(std::size(modes) == std::size(classes::session_mode_constants) - 1);
	for (const auto &[mode, expected] : modes) {
		for (const SessionCategory category : settable) {
			check_verdict({ category, mode, usual, 0 }, read_letter(expected[static_cast<int>(category)]));
		}
	}
}

TEST(every_option_with_every_category) {
	const struct {
		std::int64_t options;
		const char *expected;
	} rows[] = {
		{ mix, "nyyynn" },
		{ duck, "wyyynn" },
		{ hfp, "nnynyn" },
		{ speaker, "nnynnn" },
		{ interrupt_spoken, "nyyynn" },
		{ a2dp, "nnynnn" },
		{ air_play, "nnynnn" },
		{ override_muted, "nyynyn" },
		// Alone, it lacks the option for headsets, or the mode for two routes.
		{ far_field, "nnnnnn" },
		{ far_field | hfp, "nnynyn" },
		{ high_quality, "nyynnn" },
	};
	// Two rows are about one option; OPTION_UNKNOWN has none.
	CHECK(std::size(rows) == std::size(classes::category_options_constants));
	for (const auto &[options, expected] : rows) {
		for (const SessionCategory category : settable) {
			check_verdict(with_options(category, options), read_letter(expected[static_cast<int>(category)]));
		}
	}
}

TEST(every_policy_with_every_category_and_mode) {
	for (const SessionCategory category : settable) {
		check_verdict({ category, plain, RouteSharingPolicy::POLICY_DEFAULT, 0 }, Verdict::allowed);
		check_verdict({ category, plain, RouteSharingPolicy::POLICY_INDEPENDENT, 0 }, Verdict::refused);
		const Verdict expected = category == SessionCategory::playback ? Verdict::allowed : Verdict::refused;
		check_verdict({ category, plain, RouteSharingPolicy::POLICY_LONG_FORM_AUDIO, 0 }, expected);
		check_verdict({ category, plain, RouteSharingPolicy::POLICY_LONG_FORM_VIDEO, 0 }, expected);
	}
	for (const RouteSharingPolicy policy :
			{ RouteSharingPolicy::POLICY_LONG_FORM_AUDIO, RouteSharingPolicy::POLICY_LONG_FORM_VIDEO }) {
		const SessionCategory playback = SessionCategory::playback;
		check_verdict({ playback, SessionMode::MODE_MOVIE_PLAYBACK, policy, 0 }, Verdict::allowed);
		check_verdict({ playback, SessionMode::MODE_SPOKEN_AUDIO, policy, 0 }, Verdict::allowed);
		check_verdict({ playback, SessionMode::MODE_MEASUREMENT, policy, 0 }, Verdict::refused);
		check_verdict({ playback, SessionMode::MODE_VOICE_PROMPT, policy, 0 }, Verdict::refused);
		check_verdict({ playback, SessionMode::MODE_SHORT_FORM_VIDEO, policy, 0 }, Verdict::refused);
		check_verdict({ playback, plain, policy, duck }, Verdict::refused);
	}
}

TEST(a_device_refuses_what_it_was_reported_to_refuse) {
	for (const SessionCategory category : settable) {
		if (category != SessionCategory::playAndRecord) {
			check_refused(with_options(category, speaker), ErrorCode::bad_param);
			check_refused(with_options(category, air_play), ErrorCode::unspecified);
		}
	}
	check_refused(with_options(SessionCategory::playback, mix | a2dp | hfp), ErrorCode::bad_param);
	check_refused({ SessionCategory::playback, plain, RouteSharingPolicy::POLICY_LONG_FORM_AUDIO, mix },
			ErrorCode::bad_param);
}

TEST(what_a_game_with_voice_chat_asks_for_is_allowed) {
	check_verdict(with_options(SessionCategory::playAndRecord, mix | hfp | speaker | a2dp | air_play | override_muted,
						  SessionMode::MODE_VOICE_CHAT),
			Verdict::allowed);
	check_verdict(with_options(SessionCategory::playback, mix | duck), Verdict::allowed);
}

TEST(interrupting_speech_is_one_option_and_not_two) {
	check_verdict(with_options(SessionCategory::playback, interrupt_spoken | duck), Verdict::allowed);
	check_reason(with_options(SessionCategory::ambient, interrupt_spoken), newest,
			"OPTION_INTERRUPT_SPOKEN_AUDIO_AND_MIX_WITH_OTHERS does not go with ambient. It needs the category "
			"playAndRecord, playback or multiRoute. Leave it out, or use multiRoute (1), playAndRecord (2), playback "
			"(3).");
	// The bit that it has besides mixing stands for nothing alone.
	check_verdict(with_options(SessionCategory::playback, interrupt_spoken & ~mix), Verdict::refused);
}

TEST(where_apples_texts_disagree_the_system_decides) {
	check_reason(with_options(SessionCategory::ambient, duck), newest,
			"It is not certain that OPTION_DUCK_OTHERS goes with ambient. It needs the category playAndRecord, "
			"playback or multiRoute; "
			"with ambient the system decides, because Apple's own texts disagree. Read category_options back to learn "
			"what it made of it.");
	// One text asks for the headsets' option, the other forbids it here.
	const SessionMode dual = SessionMode::MODE_DUAL_ROUTE;
	check_verdict(with_options(SessionCategory::multiRoute, far_field, dual), Verdict::warned);
	check_verdict(with_options(SessionCategory::multiRoute, far_field | hfp, dual), Verdict::warned);
	check_verdict(with_options(SessionCategory::multiRoute, hfp, dual), Verdict::refused);
	check_verdict(with_options(SessionCategory::multiRoute, far_field | hfp), Verdict::refused);
}

TEST(recording_at_high_quality_needs_the_default_mode) {
	check_verdict(with_options(SessionCategory::playAndRecord, high_quality | hfp), Verdict::allowed);
	check_reason(with_options(SessionCategory::playAndRecord, high_quality, SessionMode::MODE_VOICE_CHAT), newest,
			"OPTION_BLUETOOTH_HIGH_QUALITY_RECORDING does not go with MODE_VOICE_CHAT. It needs the category "
			"playAndRecord or multiRoute, and MODE_DEFAULT. Leave it out, or use MODE_DEFAULT (0).");
	check_verdict(
			with_options(SessionCategory::multiRoute, high_quality, SessionMode::MODE_DUAL_ROUTE), Verdict::refused);
}

TEST(a_reason_says_what_is_wrong_the_rule_and_what_to_do) {
	check_reason({ SessionCategory::playback, SessionMode::MODE_VIDEO_RECORDING, usual, 0 }, newest,
			"MODE_VIDEO_RECORDING does not go with playback. It needs the category playAndRecord or record. Use "
			"playAndRecord (2), record (4), or another mode.");
	check_reason({ SessionCategory::playback, plain, RouteSharingPolicy::POLICY_LONG_FORM_AUDIO, mix }, newest,
			"POLICY_LONG_FORM_AUDIO does not go with options. It needs the category playback with MODE_DEFAULT, "
			"MODE_MOVIE_PLAYBACK or MODE_SPOKEN_AUDIO, and no options. Leave the options out, or use another policy.");
	check_reason(with_options(SessionCategory::record, far_field), newest,
			"OPTION_FAR_FIELD_INPUT does not go alone. It needs OPTION_ALLOW_BLUETOOTH_HFP and the category "
			"playAndRecord or record; with multiRoute it needs MODE_DUAL_ROUTE, and the system decides, because "
			"Apple's "
			"own texts disagree. Leave it out, or add what it needs.");
	check_reason({ SessionCategory::playback, plain, RouteSharingPolicy::POLICY_INDEPENDENT, 0 },
			{ Platform::tvos, 18, 0 },
			"POLICY_INDEPENDENT can only be read. Only the system sets it. Use one of POLICY_DEFAULT (0), "
			"POLICY_LONG_FORM_AUDIO (1).");
}

TEST(unknown_and_what_is_no_constant_are_refused) {
	check_reason({ SessionCategory::unknown, plain, usual, 0 }, newest,
			"unknown can only be read. Use one of ambient (0), multiRoute (1), playAndRecord (2), playback (3), record "
			"(4), soloAmbient (5).");
	check_reason({ SessionCategory(-7), plain, usual, 0 }, newest,
			"-7 is not a SessionCategory. Use one of ambient (0), multiRoute (1), playAndRecord (2), playback (3), "
			"record (4), soloAmbient (5).");
	check_reason({ SessionCategory::playback, SessionMode::MODE_UNKNOWN, usual, 0 }, { Platform::ios, 26, 1 },
			"MODE_UNKNOWN can only be read. Use one of MODE_DEFAULT (0), MODE_GAME_CHAT (1), MODE_MEASUREMENT (2), "
			"MODE_MOVIE_PLAYBACK (3), MODE_SPOKEN_AUDIO (4), MODE_VIDEO_CHAT (5), MODE_VOICE_CHAT (6), "
			"MODE_VOICE_PROMPT (7), MODE_VIDEO_RECORDING (8), MODE_SHORT_FORM_VIDEO (9).");
	check_reason({ SessionCategory::playback, plain, RouteSharingPolicy::POLICY_UNKNOWN, 0 }, newest,
			"POLICY_UNKNOWN can only be read. Use one of POLICY_DEFAULT (0), POLICY_LONG_FORM_AUDIO (1), "
			"POLICY_LONG_FORM_VIDEO (3).");
	for (const std::int64_t value : { INT64_MIN, std::int64_t(7), std::int64_t(1) << 40, INT64_MAX }) {
		check_verdict({ SessionCategory(value), plain, usual, 0 }, Verdict::refused);
		check_verdict({ SessionCategory::playback, SessionMode(value == 7 ? 11 : value), usual, 0 }, Verdict::refused);
		check_verdict({ SessionCategory::playback, plain, RouteSharingPolicy(value), 0 }, Verdict::refused);
	}
}

TEST(bits_without_an_option_are_refused) {
	check_reason(with_options(SessionCategory::playAndRecord, speaker | 0x300), { Platform::tvos, 14, 0 },
			"The options contain 768, which no CategoryOptions constant stands for. Use any of "
			"OPTION_INTERRUPT_SPOKEN_AUDIO_AND_MIX_WITH_OTHERS (17), OPTION_MIX_WITH_OTHERS (1), OPTION_DUCK_OTHERS "
			"(2), OPTION_ALLOW_BLUETOOTH_HFP (4), OPTION_ALLOW_BLUETOOTH_A2DP (32), OPTION_ALLOW_AIR_PLAY (64), or 0.");
	const std::int64_t unknown = static_cast<std::int64_t>(CategoryOptions::OPTION_UNKNOWN);
	CHECK(contains(judge(with_options(SessionCategory::playback, unknown), newest).reason,
			"OPTION_UNKNOWN can only be read. Use any of "));
	for (const std::int64_t options : { std::int64_t(0x100), std::int64_t(1) << 40, INT64_MIN, std::int64_t(-1) }) {
		check_verdict(with_options(SessionCategory::playAndRecord, options), Verdict::refused);
	}
}

TEST(what_this_version_lacks_is_named_with_the_version_that_has_it) {
	const Configuration dual = { SessionCategory::multiRoute, SessionMode::MODE_DUAL_ROUTE, usual, 0 };
	check_reason(dual, { Platform::ios, 18, 4 }, "MODE_DUAL_ROUTE needs iOS 26.2. This is iOS 18.4.");
	check_verdict(dual, Verdict::unavailable, { Platform::ios, 26, 1 });
	check_verdict(dual, Verdict::allowed, { Platform::ios, 26, 2 });
	check_verdict(dual, Verdict::allowed, { Platform::ios, 27, 0 });
	check_reason(dual, { Platform::tvos, 27, 0 }, "MODE_DUAL_ROUTE needs iOS 26.2. This is tvOS 27.0.");
	check_verdict(dual, Verdict::unavailable, { Platform::visionos, 27, 0 });

	const Configuration to_speaker = with_options(SessionCategory::playAndRecord, speaker);
	check_verdict(to_speaker, Verdict::allowed, { Platform::ios, 14, 0 });
	check_verdict(to_speaker, Verdict::allowed, { Platform::visionos, 1, 0 });
	check_reason(to_speaker, { Platform::tvos, 26, 0 },
			"OPTION_DEFAULT_TO_SPEAKER needs iOS 6.0, visionOS 1.0 or Mac Catalyst 13.1. This is tvOS 26.0.");

	const Configuration muted = with_options(SessionCategory::record, override_muted);
	check_verdict(muted, Verdict::unavailable, { Platform::ios, 14, 4 });
	check_verdict(muted, Verdict::allowed, { Platform::ios, 14, 5 });
	check_verdict(muted, Verdict::allowed, { Platform::visionos, 1, 0 });
	check_verdict(muted, Verdict::unavailable, { Platform::tvos, 27, 0 });

	const Configuration film = { SessionCategory::playback, plain, RouteSharingPolicy::POLICY_LONG_FORM_VIDEO, 0 };
	check_verdict(film, Verdict::unavailable, { Platform::tvos, 27, 0 });
	check_verdict(film, Verdict::allowed, { Platform::ios, 14, 0 });

	const Configuration recording = with_options(SessionCategory::playAndRecord, high_quality);
	check_verdict(recording, Verdict::unavailable, { Platform::ios, 18, 6 });
	check_verdict(recording, Verdict::allowed, { Platform::ios, 26, 0 });
	check_verdict(recording, Verdict::unavailable, { Platform::mac_catalyst, 27, 0 });
}

TEST(the_worst_is_told) {
	const OsVersion old = { Platform::ios, 18, 4 };
	// Wrong on every version, and not on this one.
	check_verdict({ SessionCategory::playback, SessionMode::MODE_DUAL_ROUTE, usual, 0 }, Verdict::refused, old);
	check_verdict(with_options(SessionCategory::multiRoute, far_field | speaker, SessionMode::MODE_DUAL_ROUTE),
			Verdict::refused, old);
	// Not on this version, and disputed.
	check_verdict(with_options(SessionCategory::multiRoute, far_field, SessionMode::MODE_DUAL_ROUTE),
			Verdict::unavailable, old);
	check_verdict(with_options(SessionCategory::ambient, duck | mix), Verdict::refused);
}

TEST(features_and_the_versions_that_have_them) {
	const struct {
		Feature feature;
		OsVersion without;
		OsVersion with;
	} rows[] = {
		{ Feature::output_muted, { Platform::ios, 18, 6 }, { Platform::ios, 26, 0 } },
		{ Feature::prefers_no_interruptions_from_system_alerts, { Platform::ios, 14, 4 }, { Platform::ios, 14, 5 } },
		{ Feature::prefers_no_interruptions_from_system_alerts, { Platform::tvos, 27, 0 },
				{ Platform::visionos, 1, 0 } },
		{ Feature::prefers_interruption_on_route_disconnect, { Platform::ios, 16, 7 }, { Platform::ios, 17, 0 } },
		{ Feature::prefers_interruption_on_route_disconnect, { Platform::tvos, 16, 7 }, { Platform::visionos, 1, 0 } },
		{ Feature::supports_multichannel_content, { Platform::ios, 14, 8 }, { Platform::ios, 15, 0 } },
		{ Feature::prefers_echo_cancelled_input, { Platform::ios, 18, 1 }, { Platform::ios, 18, 2 } },
		{ Feature::prefers_echo_cancelled_input, { Platform::visionos, 27, 0 }, { Platform::ios, 26, 0 } },
		{ Feature::rendering_mode, { Platform::ios, 17, 1 }, { Platform::ios, 17, 2 } },
		{ Feature::prompt_style, { Platform::tvos, 27, 0 }, { Platform::ios, 14, 0 } },
		{ Feature::record_permission, { Platform::tvos, 27, 0 }, { Platform::ios, 14, 0 } },
		{ Feature::input_gain, { Platform::tvos, 27, 0 }, { Platform::ios, 14, 0 } },
		{ Feature::preferred_input, { Platform::tvos, 27, 0 }, { Platform::ios, 14, 0 } },
		{ Feature::available_inputs, { Platform::tvos, 27, 0 }, { Platform::ios, 14, 0 } },
		{ Feature::preferred_data_source, { Platform::tvos, 27, 0 }, { Platform::ios, 14, 0 } },
		{ Feature::preferred_polar_pattern, { Platform::tvos, 27, 0 }, { Platform::ios, 14, 0 } },
		{ Feature::override_output_audio_port, { Platform::tvos, 27, 0 }, { Platform::ios, 14, 0 } },
		{ Feature::aggregated_io_preference, { Platform::tvos, 27, 0 }, { Platform::ios, 14, 0 } },
		{ Feature::allow_haptics_and_system_sounds_during_recording, { Platform::tvos, 27, 0 },
				{ Platform::ios, 14, 0 } },
		{ Feature::interruption_reason, { Platform::ios, 14, 4 }, { Platform::ios, 14, 5 } },
		{ Feature::interruption_reason, { Platform::tvos, 27, 0 }, { Platform::visionos, 1, 0 } },
		{ Feature::available_inputs_changed, { Platform::ios, 18, 6 }, { Platform::ios, 26, 0 } },
		{ Feature::spatial_playback_capabilities, { Platform::ios, 14, 8 }, { Platform::ios, 15, 0 } },
		{ Feature::spatial_audio_enabled, { Platform::ios, 14, 8 }, { Platform::ios, 15, 0 } },
		{ Feature::activity_notifications, { Platform::ios, 26, 9 }, { Platform::ios, 27, 0 } },
		{ Feature::activity_notifications, { Platform::tvos, 26, 9 }, { Platform::tvos, 27, 0 } },
	};
	for (const auto &[feature, without, with] : rows) {
		const std::string sentence = av::describe_unavailable(feature, without).value_or("");
		CHECK(contains(sentence, " needs ") && contains(sentence, "This is " + av::describe(without) + "."));
		CHECK(!av::describe_unavailable(feature, with));
	}
	CHECK(av::describe_unavailable(Feature::prefers_echo_cancelled_input, { Platform::ios, 17, 0 }) ==
			"prefers_echo_cancelled_input needs iOS 18.2. This is iOS 17.0.");
}

TEST(a_system_lists_what_it_has) {
	CHECK(av::list_categories({ Platform::tvos, 14, 0 }).size() == std::size(settable));
	CHECK(av::list_modes({ Platform::ios, 26, 2 }).size() == 11);
	CHECK(av::list_modes({ Platform::ios, 26, 0 }).size() == 10);
	CHECK(av::list_modes({ Platform::ios, 14, 0 }).size() == 9);
	CHECK(av::list_modes({ Platform::visionos, 27, 0 }).size() == 9);
}

TEST(a_system_is_called_by_its_name) {
	CHECK(av::describe({ Platform::ios, 26, 2 }) == "iOS 26.2");
	CHECK(av::describe({ Platform::tvos, 14, 0 }) == "tvOS 14.0");
	CHECK(av::describe({ Platform::visionos, 1, 1 }) == "visionOS 1.1");
	CHECK(av::describe({ Platform::mac_catalyst, 14, 5 }) == "Mac Catalyst 14.5");
}

TEST(a_right_configuration_costs_no_memory) {
	__sanitizer_install_malloc_and_free_hooks(count_allocation, ignore_free);
	const Verdict verdict = judge(
			with_options(SessionCategory::playAndRecord, mix | hfp | speaker, SessionMode::MODE_VOICE_CHAT), newest)
									.verdict;
	const bool is_available = !av::describe_unavailable(Feature::output_muted, newest);
	const int needed = allocations;
	CHECK(verdict == Verdict::allowed && is_available);
	CHECK(needed == 0);
	// The counter counts.
	check_verdict(with_options(SessionCategory::ambient, mix), Verdict::refused);
	CHECK(allocations > needed);
}
