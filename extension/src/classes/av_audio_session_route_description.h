#pragma once

#include <memory>
#include <utility>

#include "av_audio_session_port_description.h"
#include "generated/AVAudioSessionRouteDescription.h"

namespace classes {

class AVAudioSessionRouteDescription final : public AVAudioSessionRouteDescriptionInterface {
public:
	static gd::Ref<AVAudioSessionRouteDescription> make(std::shared_ptr<const av::Route> route) {
		gd::Ref<AVAudioSessionRouteDescription> made = gd::Ref<AVAudioSessionRouteDescription>::create();
		made->route_ = std::move(route);
		return made;
	}

	gd::TypedArray<gd::Ref<AVAudioSessionPortDescription>> get_inputs() const {
		return AVAudioSessionPortDescription::make(route_ ? route_->inputs : std::vector<av::Port>());
	}
	gd::TypedArray<gd::Ref<AVAudioSessionPortDescription>> get_outputs() const {
		return AVAudioSessionPortDescription::make(route_ ? route_->outputs : std::vector<av::Port>());
	}

private:
	std::shared_ptr<const av::Route> route_; // shared by all who are told of one event; null: no ports
};

} // namespace classes
