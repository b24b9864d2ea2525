#include "refusal.h"

#include "join.h"

namespace av {

namespace {

struct NamedError {
	ErrorCode code;
	const char *name; // Apple's, without the prefix AVAudioSessionErrorCode
	gd::Error error;
	const char *meaning;
};

constexpr NamedError errors[] = {
	{ ErrorCode::bad_param, "BadParam", gd::Error::ERR_INVALID_PARAMETER,
			"This device cannot do it now, or not in this combination." },
	{ ErrorCode::media_services_failed, "MediaServicesFailed", gd::Error::ERR_CANT_CONNECT,
			"The system's audio server is gone. Set everything anew once it is back." },
	{ ErrorCode::is_busy, "IsBusy", gd::Error::ERR_BUSY, "Audio is running. Stop it first." },
	{ ErrorCode::incompatible_category, "IncompatibleCategory", gd::Error::ERR_UNCONFIGURED,
			"The category does not allow it." },
	{ ErrorCode::cannot_interrupt_others, "CannotInterruptOthers", gd::Error::ERR_UNAUTHORIZED,
			"From the background, only a session that mixes with others can become active." },
	{ ErrorCode::missing_entitlement, "MissingEntitlement", gd::Error::ERR_UNAUTHORIZED,
			"The app lacks an entitlement that this needs." },
	{ ErrorCode::siri_is_recording, "SiriIsRecording", gd::Error::ERR_BUSY, "Siri is listening. Try again later." },
	{ ErrorCode::cannot_start_playing, "CannotStartPlaying", gd::Error::ERR_UNAUTHORIZED,
			"The app may not start to play in the background." },
	{ ErrorCode::cannot_start_recording, "CannotStartRecording", gd::Error::ERR_UNAUTHORIZED,
			"The app may not start to record in the background." },
	{ ErrorCode::insufficient_priority, "InsufficientPriority", gd::Error::ERR_BUSY,
			"Something more important, such as a phone call, has the audio. Try again when it is over." },
	{ ErrorCode::resource_not_available, "ResourceNotAvailable", gd::Error::ERR_CANT_ACQUIRE_RESOURCE,
			"The device lacks the hardware, or it is in use." },
	{ ErrorCode::expired_session, "ExpiredSession", gd::Error::ERR_UNCONFIGURED, "The session has ended." },
	{ ErrorCode::session_not_active, "SessionNotActive", gd::Error::ERR_UNCONFIGURED,
			"The session has to be active first." },
	{ ErrorCode::unspecified, "Unspecified", gd::Error::FAILED, "The system does not say why." },
};

const NamedError *find(const Refusal &refusal) {
	for (const NamedError &error : errors) {
		if (static_cast<std::int64_t>(error.code) == refusal.code && refusal.domain == audio_session_error_domain) {
			return &error;
		}
	}
	return nullptr;
}

} // namespace

std::string describe(const Refusal &refusal) {
	const std::string number = std::to_string(refusal.code);
	if (const NamedError *error = find(refusal)) {
		return join({ error->name, " (", refusal.domain, " ", number, "): ", refusal.message, " ", error->meaning });
	}
	return join({ refusal.domain, " ", number, ": ", refusal.message });
}

gd::Error to_error(const Refusal &refusal) {
	const NamedError *error = find(refusal);
	return error != nullptr ? error->error : gd::Error::FAILED;
}

const char *get_error_name(const Refusal &refusal) {
	const NamedError *error = find(refusal);
	return error != nullptr ? error->name : "";
}

std::optional<ErrorCode> find_error_code(const std::string &name) {
	for (const NamedError &error : errors) {
		if (name == error.name) {
			return error.code;
		}
	}
	return std::nullopt;
}

std::string list_error_names() {
	std::string list;
	for (const NamedError &error : errors) {
		list += join({ list.empty() ? "" : ", ", error.name });
	}
	return list;
}

} // namespace av
