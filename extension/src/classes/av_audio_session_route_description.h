#pragma once

#include "av_audio_session_port_description.h"
#include "generated/AVAudioSessionRouteDescription.h"

namespace classes {

class AVAudioSessionRouteDescription final : public AVAudioSessionRouteDescriptionInterface {
public:
	static gd::Ref<AVAudioSessionRouteDescription> make(const av::Route &route) {
		gd::Ref<AVAudioSessionRouteDescription> made = gd::Ref<AVAudioSessionRouteDescription>::create();
		made->route_ = route;
		return made;
	}

	gd::TypedArray<gd::Ref<AVAudioSessionPortDescription>> get_inputs() const override {
		return AVAudioSessionPortDescription::make(route_.inputs);
	}
	gd::TypedArray<gd::Ref<AVAudioSessionPortDescription>> get_outputs() const override {
		return AVAudioSessionPortDescription::make(route_.outputs);
	}

private:
	av::Route route_;
};

} // namespace classes
