#pragma once

#include <optional>

#include "generated/AVAudioSession.h"
#include "session/session.h"

namespace classes {

class AVAudioSession final : public AVAudioSessionInterface, private av::Handle {
public:
	AVAudioSession();
	~AVAudioSession() override;

	std::int64_t get_category() const { return static_cast<std::int64_t>(session_.get_category()); }
	void set_category(std::int64_t value) { session_.set_category(value); }
	SessionMode get_mode() const { return session_.get_configuration().mode; }
	RouteSharingPolicy get_route_sharing_policy() const { return session_.get_configuration().policy; }
	CategoryOptions get_category_options() const {
		return static_cast<CategoryOptions>(session_.get_configuration().options);
	}
	gd::TypedArray<std::int64_t> get_available_categories() const;
	gd::TypedArray<std::int64_t> get_available_modes() const;
	Activity get_last_known_activity() const { return session_.get_last_known_activity(); }
	gd::Ref<AVAudioSessionRouteDescription> get_current_route() const;
	gd::TypedArray<gd::Ref<AVAudioSessionPortDescription>> get_available_inputs() const;
	gd::Ref<AVAudioSessionPortDescription> get_preferred_input() const;
	RecordPermission get_record_permission() const { return session_.get_record_permission(); }
	RenderingMode get_rendering_mode() const { return session_.get_rendering_mode(); }
	PromptStyle get_prompt_style() const { return session_.get_prompt_style(); }

	double get_input_gain() const { return read(av::Quantity::input_gain); }
	double get_output_volume() const { return read(av::Quantity::output_volume); }
	double get_sample_rate() const { return read(av::Quantity::sample_rate); }
	double get_preferred_sample_rate() const { return read(av::Quantity::preferred_sample_rate); }
	double get_io_buffer_duration() const { return read(av::Quantity::io_buffer_duration); }
	double get_preferred_io_buffer_duration() const { return read(av::Quantity::preferred_io_buffer_duration); }
	double get_input_latency() const { return read(av::Quantity::input_latency); }
	double get_output_latency() const { return read(av::Quantity::output_latency); }
	std::int64_t get_input_number_of_channels() const { return count(av::Quantity::input_number_of_channels); }
	std::int64_t get_preferred_input_number_of_channels() const {
		return count(av::Quantity::preferred_input_number_of_channels);
	}
	std::int64_t get_maximum_input_number_of_channels() const {
		return count(av::Quantity::maximum_input_number_of_channels);
	}
	std::int64_t get_output_number_of_channels() const { return count(av::Quantity::output_number_of_channels); }
	std::int64_t get_preferred_output_number_of_channels() const {
		return count(av::Quantity::preferred_output_number_of_channels);
	}
	std::int64_t get_maximum_output_number_of_channels() const {
		return count(av::Quantity::maximum_output_number_of_channels);
	}

	bool get_other_audio_playing() const { return is_true(av::Flag::other_audio_playing); }
	bool get_secondary_audio_should_be_silenced_hint() const {
		return is_true(av::Flag::secondary_audio_should_be_silenced_hint);
	}
	bool get_input_available() const { return is_true(av::Flag::input_available); }
	bool get_input_gain_settable() const { return is_true(av::Flag::input_gain_settable); }
	bool get_allow_haptics_and_system_sounds_during_recording() const {
		return is_true(av::Flag::allow_haptics_and_system_sounds_during_recording);
	}
	gd::Variant get_output_muted() const { return read(av::Flag::output_muted); }
	gd::Variant get_prefers_no_interruptions_from_system_alerts() const {
		return read(av::Flag::prefers_no_interruptions_from_system_alerts);
	}
	gd::Variant get_prefers_interruption_on_route_disconnect() const {
		return read(av::Flag::prefers_interruption_on_route_disconnect);
	}
	gd::Variant get_supports_multichannel_content() const { return read(av::Flag::supports_multichannel_content); }
	gd::Variant get_echo_cancelled_input_available() const { return read(av::Flag::echo_cancelled_input_available); }
	gd::Variant get_echo_cancelled_input_enabled() const { return read(av::Flag::echo_cancelled_input_enabled); }
	gd::Variant get_prefers_echo_cancelled_input() const { return read(av::Flag::prefers_echo_cancelled_input); }

	gd::Error configure(SessionCategory category, SessionMode mode, RouteSharingPolicy route_sharing_policy,
			CategoryOptions options);
	gd::Error reassert() { return session_.reassert(); }
	gd::Error set_active(bool active, bool notify_others) { return session_.set_active(active, notify_others); }
	void activate_async() { session_.set_active_later(true, true); }
	void deactivate_async(bool notify_others) { session_.set_active_later(false, notify_others); }
	gd::Ref<AVAudioSessionError> get_last_error() const;
	gd::Error request_record_permission() { return session_.request_record_permission(); }

	gd::Error set_preferred_input(const gd::Ref<AVAudioSessionPortDescription> &port);
	gd::Error override_output_audio_port(PortOverride port) { return session_.override_output_audio_port(port); }
	gd::Error set_input_gain(double gain) { return session_.set_quantity(av::Quantity::input_gain, gain); }
	gd::Error set_preferred_sample_rate(double rate) {
		return session_.set_quantity(av::Quantity::preferred_sample_rate, rate);
	}
	gd::Error set_preferred_io_buffer_duration(double duration) {
		return session_.set_quantity(av::Quantity::preferred_io_buffer_duration, duration);
	}
	gd::Error set_preferred_input_number_of_channels(std::int64_t count) {
		return session_.set_quantity(av::Quantity::preferred_input_number_of_channels, static_cast<double>(count));
	}
	gd::Error set_preferred_output_number_of_channels(std::int64_t count) {
		return session_.set_quantity(av::Quantity::preferred_output_number_of_channels, static_cast<double>(count));
	}
	gd::Error set_aggregated_io_preference(bool aggregated) {
		return session_.set_flag(av::Flag::aggregated_io_preference, aggregated);
	}
	gd::Error set_allow_haptics_and_system_sounds_during_recording(bool allow) {
		return session_.set_flag(av::Flag::allow_haptics_and_system_sounds_during_recording, allow);
	}
	gd::Error set_prefers_echo_cancelled_input(bool prefers) {
		return session_.set_flag(av::Flag::prefers_echo_cancelled_input, prefers);
	}
	gd::Error set_prefers_interruption_on_route_disconnect(bool prefers) {
		return session_.set_flag(av::Flag::prefers_interruption_on_route_disconnect, prefers);
	}
	gd::Error set_prefers_no_interruptions_from_system_alerts(bool prefers) {
		return session_.set_flag(av::Flag::prefers_no_interruptions_from_system_alerts, prefers);
	}
	gd::Error set_supports_multichannel_content(bool supports) {
		return session_.set_flag(av::Flag::supports_multichannel_content, supports);
	}

private:
	double read(av::Quantity quantity) const { return session_.get_quantity(quantity); }
	std::int64_t count(av::Quantity quantity) const { return static_cast<std::int64_t>(read(quantity)); }
	bool is_true(av::Flag flag) const { return session_.get_flag(flag).value_or(false); }
	gd::Variant read(av::Flag flag) const;

	bool hold() override;
	void let_go() override;
	void receive(const av::Event &event) override;

	av::Session &session_ = av::Session::get_shared();
	// Made on another thread: its maker has to hold it before anybody else may.
	std::atomic<bool> is_held_by_maker_ = session_.is_main_thread();
	std::optional<gd::Variant> held_; // while an event is told
};

} // namespace classes
