#pragma once

#include "generated/AVAudioSessionChannelDescription.h"
#include "session/values.h"

namespace classes {

class AVAudioSessionChannelDescription final : public AVAudioSessionChannelDescriptionInterface {
public:
	static gd::Ref<AVAudioSessionChannelDescription> make(const av::Channel &channel) {
		gd::Ref<AVAudioSessionChannelDescription> made = gd::Ref<AVAudioSessionChannelDescription>::create();
		made->channel_ = channel;
		return made;
	}

	std::string get_name() const { return channel_.name; }
	std::int64_t get_number() const { return channel_.number; }
	std::string get_owning_port_uid() const { return channel_.owning_port_uid; }
	std::int64_t get_label() const { return channel_.label; }

private:
	av::Channel channel_;
};

} // namespace classes
