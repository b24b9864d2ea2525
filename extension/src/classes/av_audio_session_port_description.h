#pragma once

#include <memory>

#include "generated/AVAudioSessionPortDescription.h"
#include "session/values.h"

namespace classes {

class AVAudioSessionPortDescription final : public AVAudioSessionPortDescriptionInterface {
public:
	static gd::Ref<AVAudioSessionPortDescription> make(const av::Port &port);
	static gd::TypedArray<gd::Ref<AVAudioSessionPortDescription>> make(const std::vector<av::Port> &ports);

	PortType get_type() const { return port_->type; }
	std::string get_raw_type() const { return port_->raw_type; }
	std::string get_name() const { return port_->name; }
	std::string get_uid() const { return port_->uid; }
	gd::TypedArray<gd::Ref<AVAudioSessionChannelDescription>> get_channels() const;
	gd::TypedArray<gd::Ref<AVAudioSessionDataSourceDescription>> get_data_sources() const;
	gd::Ref<AVAudioSessionDataSourceDescription> get_selected_data_source() const;
	gd::Ref<AVAudioSessionDataSourceDescription> get_preferred_data_source() const;
	bool get_has_hardware_voice_call_processing() const { return port_->has_hardware_voice_call_processing; }
	gd::Variant get_spatial_audio_enabled() const;

	gd::Error set_preferred_data_source(const gd::Ref<AVAudioSessionDataSourceDescription> &data_source);

private:
	gd::Ref<AVAudioSessionDataSourceDescription> find_data_source(const std::optional<std::int64_t> &id) const;

	// Made anew rather than assigned to, which takes more than 1 KiB of code.
	std::unique_ptr<const av::Port> port_ = std::make_unique<const av::Port>();
};

} // namespace classes
