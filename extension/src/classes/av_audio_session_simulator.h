#pragma once

#include "generated/AVAudioSessionSimulator.h"

namespace classes {

// A handle on the one simulated device. In a library that was built without it (AV_WITHOUT_SIMULATOR) there is the
// class, but no device: nothing but an error in the log comes of its methods.
class AVAudioSessionSimulator final : public AVAudioSessionSimulatorInterface {
public:
	gd::Error start(SimulatedDeviceModel model) override;
	void stop() override;
	bool is_running() const override;

	gd::Error set_os_version(std::int64_t major, std::int64_t minor) override;
	gd::Error begin_interruption(InterruptionReason reason) override;
	gd::Error end_interruption(bool should_resume) override;
	gd::Error end_interruption_silently() override;
	gd::Error begin_phone_call() override;
	gd::Error end_phone_call(bool should_resume) override;
	gd::Error connect_accessory(SimulatedAccessory accessory) override;
	gd::Error disconnect_accessory(SimulatedAccessory accessory) override;
	gd::Error add_port(PortType type, const std::string &name, bool is_input, std::int64_t channels) override;
	gd::Error remove_port(const std::string &name) override;
	gd::Error start_other_audio(bool mixes) override;
	gd::Error stop_other_audio() override;
	gd::Error set_muted(bool muted) override;
	gd::Error set_output_volume(double volume) override;
	gd::Error set_record_permission(RecordPermission permission) override;
	gd::Error answer_record_permission(bool granted) override;
	gd::Error set_has_microphone_usage_description(bool has) override;
	gd::Error set_has_input(bool has_input) override;
	gd::Error lose_media_services() override;
	gd::Error reset_media_services() override;
	gd::Error change_configuration_externally(SessionCategory category, SessionMode mode,
			RouteSharingPolicy route_sharing_policy, CategoryOptions options) override;
	gd::Error change_category_to_unknown(const std::string &name) override;
	gd::Error set_game_audio_running(bool running) override;
	bool is_game_audible() const override;
	gd::Error fail_next_call(const std::string &error_name) override;
	gd::PackedStringArray get_log() const override;
	void clear_log() override;
};

} // namespace classes
