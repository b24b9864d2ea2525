#include "av_audio_session.h"

#include <utility>

#include "av_audio_session_error.h"
#include "av_audio_session_port_description.h"
#include "av_audio_session_route_description.h"

namespace classes {

namespace {

template <class Enum>
gd::TypedArray<std::int64_t> to_array(const std::vector<Enum> &values) {
	gd::TypedArray<std::int64_t> array;
	for (const Enum value : values) {
		array.append(static_cast<std::int64_t>(value));
	}
	return array;
}

} // namespace

AVAudioSession::AVAudioSession() {
	session_.add_handle(*this);
}

AVAudioSession::~AVAudioSession() {
	session_.remove_handle(*this);
}

gd::TypedArray<std::int64_t> AVAudioSession::get_available_categories() const {
	return to_array(session_.get_available_categories());
}

gd::TypedArray<std::int64_t> AVAudioSession::get_available_modes() const {
	return to_array(session_.get_available_modes());
}

gd::Ref<AVAudioSessionRouteDescription> AVAudioSession::get_current_route() const {
	return AVAudioSessionRouteDescription::make(std::make_shared<const av::Route>(session_.get_current_route()));
}

gd::TypedArray<gd::Ref<AVAudioSessionPortDescription>> AVAudioSession::get_available_inputs() const {
	return AVAudioSessionPortDescription::make(session_.get_available_inputs());
}

gd::Ref<AVAudioSessionPortDescription> AVAudioSession::get_preferred_input() const {
	const std::optional<av::Port> port = session_.get_preferred_input();
	return port ? AVAudioSessionPortDescription::make(*port) : gd::Ref<AVAudioSessionPortDescription>();
}

gd::Error AVAudioSession::configure(
		SessionCategory category, SessionMode mode, RouteSharingPolicy route_sharing_policy, CategoryOptions options) {
	return session_.configure({ category, mode, route_sharing_policy, static_cast<std::int64_t>(options) });
}

gd::Ref<AVAudioSessionError> AVAudioSession::get_last_error() const {
	std::shared_ptr<const av::Failure> failure = session_.get_last_error();
	return failure ? AVAudioSessionError::make(std::move(failure)) : gd::Ref<AVAudioSessionError>();
}

gd::Error AVAudioSession::set_preferred_input(const gd::Ref<AVAudioSessionPortDescription> &port) {
	return session_.set_preferred_input(port ? std::optional(port->get_uid()) : std::nullopt);
}

gd::Variant AVAudioSession::read(av::Flag flag) const {
	const std::optional<bool> value = session_.get_flag(flag);
	return value ? gd::Variant(*value) : gd::Variant();
}

bool AVAudioSession::hold() {
	if (!is_held_by_maker_) {
		// Nobody connects to what nobody holds.
		if (!has_connections()) {
			return false;
		}
		is_held_by_maker_ = true;
	}
	held_.emplace(this);
	return !(*held_ == gd::Variant());
}

void AVAudioSession::let_go() {
	// The instance may go with it.
	const std::optional<gd::Variant> last = std::exchange(held_, std::nullopt);
}

void AVAudioSession::receive(const av::Event &event) {
	using Kind = av::Event::Kind;
	switch (event.kind) {
		case Kind::interruption_began:
			return emit_interruption_began(static_cast<InterruptionReason>(event.reason));
		case Kind::interruption_ended:
			return emit_interruption_ended(event.flag);
		case Kind::route_changed:
			return emit_route_changed(
					static_cast<RouteChangeReason>(event.reason), AVAudioSessionRouteDescription::make(event.route));
		case Kind::silence_secondary_audio_hint_changed:
			return emit_silence_secondary_audio_hint_changed(event.flag);
		case Kind::media_services_were_lost:
			return emit_media_services_were_lost();
		case Kind::media_services_were_reset:
			return emit_media_services_were_reset();
		case Kind::output_volume_changed:
			return emit_output_volume_changed(event.volume);
		case Kind::output_mute_changed:
			return emit_output_mute_changed(event.flag);
		case Kind::available_inputs_changed:
			return emit_available_inputs_changed();
		case Kind::rendering_mode_changed:
			return emit_rendering_mode_changed(static_cast<RenderingMode>(event.reason));
		case Kind::rendering_capabilities_changed:
			return emit_rendering_capabilities_changed();
		case Kind::spatial_playback_capabilities_changed:
			return emit_spatial_playback_capabilities_changed(event.flag);
		case Kind::record_permission_answered:
			return emit_record_permission_answered(event.flag);
		case Kind::activation_completed:
			return emit_activation_completed(event.flag, event.failure ? event.failure->error : gd::Error::OK);
		case Kind::activation_changed:
			return emit_activation_changed(event.flag);
		case Kind::configuration_changed_externally:
			return emit_configuration_changed_externally();
		// What Session makes something else of.
		case Kind::became_active:
		case Kind::became_inactive:
		case Kind::resumption_recommended:
		case Kind::deactivation_requested:
		case Kind::deactivation_refused:
		case Kind::activity_known:
			return;
	}
}

} // namespace classes
