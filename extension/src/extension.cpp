#include "godot/extension.h"

#include <cstdlib>

#include "godot/log.h"
#include "godot/main_thread_call.h"
#include "godot/project_settings.h"
#include "godot/variant.h"
#include "session/backend_choice.h"
#include "session/session.h"

namespace gd {

namespace {

constexpr char backend_setting[] = "audio/av_audio_session/backend";

// Where the state of the simulated device waits, during a hot reload, for the next library: on the engine's own
// singleton, which is there before and after.
Variant find_engine() {
	return Variant::of_singleton("Engine");
}

constexpr char state_name[] = "av_audio_session_state";

std::string take_state() {
	const Variant engine = find_engine();
	const Variant state = engine.call("get_meta", { state_name, "" });
	engine.call("remove_meta", { state_name });
	return state.to_string();
}

std::unique_ptr<av::SessionBackend> choose_backend() {
	define_choice_setting(backend_setting, av::backend_choices);
	const char *environment = std::getenv("AV_AUDIO_SESSION_BACKEND");
	std::string error;
	std::unique_ptr<av::SessionBackend> backend =
			av::choose_backend(environment != nullptr ? environment : "", get_setting(backend_setting), error);
	if (!error.empty()) {
		GD_ERROR(error);
	}
	return backend;
}

} // namespace

void extension_started() {
	// Belongs to the session, which it calls: it ends with it.
	const auto call = std::make_shared<const MainThreadCall>([] { av::Session::get_shared().deliver_events(); });
	av::Session::start_shared(choose_backend(), [call] { call->request(); }, take_state());
}

void extension_stopping() {
	const std::string state = av::Session::stop_shared();
	if (!state.empty()) {
		find_engine().call("set_meta", { state_name, state });
	}
}

} // namespace gd
