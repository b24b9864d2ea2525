#include "av_audio_session_port_description.h"

#include "av_audio_session_channel_description.h"
#include "av_audio_session_data_source_description.h"
#include "session/session.h"

namespace classes {

gd::Ref<AVAudioSessionPortDescription> AVAudioSessionPortDescription::make(const av::Port &port) {
	gd::Ref<AVAudioSessionPortDescription> made = gd::Ref<AVAudioSessionPortDescription>::create();
	made->port_ = std::make_unique<const av::Port>(port);
	return made;
}

gd::TypedArray<gd::Ref<AVAudioSessionPortDescription>> AVAudioSessionPortDescription::make(
		const std::vector<av::Port> &ports) {
	gd::TypedArray<gd::Ref<AVAudioSessionPortDescription>> array;
	for (const av::Port &port : ports) {
		array.append(make(port));
	}
	return array;
}

gd::TypedArray<gd::Ref<AVAudioSessionChannelDescription>> AVAudioSessionPortDescription::get_channels() const {
	gd::TypedArray<gd::Ref<AVAudioSessionChannelDescription>> array;
	for (const av::Channel &channel : port_->channels) {
		array.append(AVAudioSessionChannelDescription::make(channel));
	}
	return array;
}

gd::TypedArray<gd::Ref<AVAudioSessionDataSourceDescription>> AVAudioSessionPortDescription::get_data_sources() const {
	gd::TypedArray<gd::Ref<AVAudioSessionDataSourceDescription>> array;
	for (const av::DataSource &data_source : port_->data_sources) {
		array.append(AVAudioSessionDataSourceDescription::make(data_source, port_->uid));
	}
	return array;
}

gd::Ref<AVAudioSessionDataSourceDescription> AVAudioSessionPortDescription::get_selected_data_source() const {
	return find_data_source(port_->selected_data_source);
}

gd::Ref<AVAudioSessionDataSourceDescription> AVAudioSessionPortDescription::get_preferred_data_source() const {
	return find_data_source(port_->preferred_data_source);
}

gd::Variant AVAudioSessionPortDescription::get_spatial_audio_enabled() const {
	return port_->spatial_audio_enabled ? gd::Variant(*port_->spatial_audio_enabled) : gd::Variant();
}

gd::Error AVAudioSessionPortDescription::set_preferred_data_source(
		const gd::Ref<AVAudioSessionDataSourceDescription> &data_source) {
	const bool is_of_port = data_source && data_source->get_port_uid() == port_->uid;
	const std::optional<std::int64_t> id = is_of_port ? std::optional(data_source->get_id()) : std::nullopt;
	return av::Session::get_shared().set_preferred_data_source(*port_, id);
}

gd::Ref<AVAudioSessionDataSourceDescription> AVAudioSessionPortDescription::find_data_source(
		const std::optional<std::int64_t> &id) const {
	for (const av::DataSource &data_source : port_->data_sources) {
		if (data_source.id == id) {
			return AVAudioSessionDataSourceDescription::make(data_source, port_->uid);
		}
	}
	return {};
}

} // namespace classes
