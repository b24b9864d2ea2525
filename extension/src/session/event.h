#pragma once

#include <cstdint>
#include <memory>

#include "failure.h"
#include "values.h"

namespace av {

// Something that happened to the session. What each kind fills in is behind it.
struct Event {
	enum class Kind {
		interruption_began, // reason: InterruptionReason
		interruption_ended, // flag: should resume
		route_changed, // reason: RouteChangeReason; route: the previous one, null where the system does not say
		silence_secondary_audio_hint_changed, // flag: silence
		media_services_were_lost,
		media_services_were_reset,
		output_volume_changed, // volume
		output_mute_changed, // flag: muted
		available_inputs_changed,
		rendering_mode_changed, // reason: RenderingMode
		rendering_capabilities_changed,
		spatial_playback_capabilities_changed, // flag: enabled
		// Only from the systems that tell it (iOS 27): more reliable than what is known otherwise.
		became_active,
		became_inactive,
		resumption_recommended,
		// Answers to what the game asked for.
		record_permission_answered, // flag: granted
		activation_completed, // flag: active; failure: null when it succeeded
		// What Session itself finds out.
		deactivation_requested, // by the game: what follows from it is no interruption
		deactivation_refused,
		activity_known, // flag: active; from a call of the game
		activation_changed, // flag: active
		configuration_changed_externally,
	};

	Kind kind;
	std::int64_t reason = 0;
	bool flag = false;
	double volume = 0.0; // 0 to 1
	std::shared_ptr<const Route> route = nullptr;
	std::shared_ptr<Failure> failure = nullptr;
};

} // namespace av
