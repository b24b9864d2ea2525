#include "godot/extension.h"

#include "godot/log.h"
#include "godot/project_settings.h"
#include "session/backend_choice.h"
#include "session/session.h"

#include <cstdlib>

namespace gd {

void extension_started() {
	constexpr char setting[] = "audio/av_audio_session/backend";
	define_choice_setting(setting, av::backend_choices);

	const char *environment = std::getenv("AV_AUDIO_SESSION_BACKEND");
	std::string error;
	std::unique_ptr<av::SessionBackend> backend =
			av::choose_backend(environment != nullptr ? environment : "", get_setting(setting), error);
	if (!error.empty()) {
		GD_ERROR("AVAudioSession: " + error);
	}
	av::Session::start_shared(std::move(backend));
}

void extension_stopping() {
	av::Session::stop_shared();
}

} // namespace gd
