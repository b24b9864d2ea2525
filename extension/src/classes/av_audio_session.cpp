#include "av_audio_session.h"

#include "godot/log.h"
#include "session/session.h"

namespace classes {

namespace {

[[gnu::cold]] void report(const std::string &error, const char *function) {
	gd::log_error("AVAudioSession: " + error, function, __FILE_NAME__, __LINE__);
}

} // namespace

std::int64_t AVAudioSession::get_category() const {
	return static_cast<std::int64_t>(av::Session::get_shared().get_category());
}

void AVAudioSession::set_category(std::int64_t value) {
	if (std::optional<std::string> error = av::Session::get_shared().set_category(value)) {
		report(*error, __func__);
	}
}

} // namespace classes
