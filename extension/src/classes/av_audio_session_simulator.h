#pragma once

#include "generated/AVAudioSessionSimulator.h"

namespace classes {

// A handle on the one simulated device. In a library that was built without it (AV_WITHOUT_SIMULATOR) there is the
// class, but no device: nothing but an error in the log comes of its methods.
class AVAudioSessionSimulator final : public AVAudioSessionSimulatorInterface {
public:
	gd::Error start(SimulatedDeviceModel model);
	void stop();
	bool is_running() const;

	gd::Error set_os_version(std::int64_t major, std::int64_t minor);
	gd::Error begin_interruption(InterruptionReason reason);
	gd::Error end_interruption(bool should_resume);
	gd::Error end_interruption_silently();
	gd::Error begin_phone_call();
	gd::Error end_phone_call(bool should_resume);
	gd::Error connect_accessory(SimulatedAccessory accessory);
	gd::Error disconnect_accessory(SimulatedAccessory accessory);
	gd::Error add_port(PortType type, const std::string &name, bool is_input, std::int64_t channels);
	gd::Error remove_port(const std::string &name);
	gd::Error start_other_audio(bool mixes);
	gd::Error stop_other_audio();
	gd::Error set_muted(bool muted);
	gd::Error set_output_volume(double volume);
	gd::Error set_record_permission(RecordPermission permission);
	gd::Error answer_record_permission(bool granted);
	gd::Error set_has_microphone_usage_description(bool has);
	gd::Error set_has_input(bool has_input);
	gd::Error lose_media_services();
	gd::Error reset_media_services();
	gd::Error change_configuration_externally(SessionCategory category, SessionMode mode,
			RouteSharingPolicy route_sharing_policy, CategoryOptions options);
	gd::Error change_category_to_unknown(const std::string &name);
	gd::Error set_game_audio_running(bool running);
	bool is_game_audible() const;
	gd::Error fail_next_call(const std::string &error_name);
	gd::PackedStringArray get_log() const;
	void clear_log();
};

} // namespace classes
