#include "av_audio_session.h"

#include "godot/log.h"
#include "session/session.h"

namespace classes {

std::int64_t AVAudioSession::get_category() const {
	return static_cast<std::int64_t>(av::Session::get_shared().get_category());
}

void AVAudioSession::set_category(std::int64_t value) {
	if (std::optional<std::string> error = av::Session::get_shared().set_category(value)) {
		GD_ERROR("AVAudioSession: " + *error);
	}
}

} // namespace classes
