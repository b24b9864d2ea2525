#include "refusal.h"

namespace av {

namespace {

struct Error {
	ErrorCode code;
	const char *name; // Apple's, without the prefix AVAudioSessionErrorCode
	const char *meaning;
};

constexpr Error errors[] = {
	{ ErrorCode::bad_param, "BadParam", "This device cannot do it now, or not in this combination." },
	{ ErrorCode::media_services_failed, "MediaServicesFailed",
			"The system's audio server is gone. Set everything anew once it is back." },
	{ ErrorCode::is_busy, "IsBusy", "Audio is running. Stop it first." },
	{ ErrorCode::incompatible_category, "IncompatibleCategory", "The category does not allow it." },
	{ ErrorCode::cannot_interrupt_others, "CannotInterruptOthers",
			"From the background, only a session that mixes with others can become active." },
	{ ErrorCode::missing_entitlement, "MissingEntitlement", "The app lacks an entitlement that this needs." },
	{ ErrorCode::siri_is_recording, "SiriIsRecording", "Siri is listening. Try again later." },
	{ ErrorCode::cannot_start_playing, "CannotStartPlaying", "The app may not start to play in the background." },
	{ ErrorCode::cannot_start_recording, "CannotStartRecording", "The app may not start to record in the background." },
	{ ErrorCode::insufficient_priority, "InsufficientPriority",
			"Something more important, such as a phone call, has the audio. Try again when it is over." },
	{ ErrorCode::resource_not_available, "ResourceNotAvailable", "The device lacks the hardware, or it is in use." },
	{ ErrorCode::expired_session, "ExpiredSession", "The session has ended." },
	{ ErrorCode::session_not_active, "SessionNotActive", "The session has to be active first." },
	{ ErrorCode::unspecified, "Unspecified", "The system does not say why." },
};

const Error *find(const Refusal &refusal) {
	for (const Error &error : errors) {
		if (static_cast<std::int64_t>(error.code) == refusal.code && refusal.domain == audio_session_error_domain) {
			return &error;
		}
	}
	return nullptr;
}

} // namespace

std::string describe(const Refusal &refusal) {
	const std::string number = refusal.domain + " " + std::to_string(refusal.code);
	if (const Error *error = find(refusal)) {
		return std::string(error->name) + " (" + number + "): " + refusal.message + " " + error->meaning;
	}
	return number + ": " + refusal.message;
}

} // namespace av
