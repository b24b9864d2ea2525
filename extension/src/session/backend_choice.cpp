#include "backend_choice.h"

#include "join.h"

namespace av {

#ifdef AV_WITHOUT_SIMULATOR
std::unique_ptr<SessionBackend> make_simulated_backend() {
	return nullptr;
}
#endif

std::unique_ptr<SessionBackend> choose_backend(
		const std::string &environment, const std::string &setting, std::string &error) {
	const std::string &choice = environment.empty() ? setting : environment;
	const char *source = environment.empty() ? "project setting audio/av_audio_session/backend"
											 : "environment variable AV_AUDIO_SESSION_BACKEND";
	const char *advice = nullptr;
	if (choice == "simulated") {
		if (std::unique_ptr<SessionBackend> backend = make_simulated_backend()) {
			return backend;
		}
		advice = "This is a release library for iOS or visionOS, which has no simulator; auto is used.";
	} else if (choice != "auto") {
		advice = "It must be auto or simulated; auto is used.";
	}
	if (advice != nullptr) {
		error = join({ "AVAudioSession: The ", source, " is '", choice, "'. ", advice });
	}
	return make_platform_backend();
}

} // namespace av
