#include "backend_choice.h"

#include "simulated/simulated_backend.h"

namespace av {

std::unique_ptr<SessionBackend> choose_backend(
		const std::string &environment, const std::string &setting, std::string &error) {
	const std::string &choice = environment.empty() ? setting : environment;
	if (choice == "simulated") {
		return std::make_unique<SimulatedBackend>();
	}
	if (choice != "auto") {
		const std::string source = environment.empty() ? "project setting audio/av_audio_session/backend"
													   : "environment variable AV_AUDIO_SESSION_BACKEND";
		error = "The " + source + " is '" + choice + "'. It must be auto or simulated; auto is used.";
	}
	return make_platform_backend();
}

} // namespace av
