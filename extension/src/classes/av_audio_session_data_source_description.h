#pragma once

#include "generated/AVAudioSessionDataSourceDescription.h"
#include "session/session.h"

namespace classes {

class AVAudioSessionDataSourceDescription final : public AVAudioSessionDataSourceDescriptionInterface {
public:
	static gd::Ref<AVAudioSessionDataSourceDescription> make(
			const av::DataSource &data_source, const std::string &port_uid) {
		gd::Ref<AVAudioSessionDataSourceDescription> made = gd::Ref<AVAudioSessionDataSourceDescription>::create();
		made->data_source_ = data_source;
		made->port_uid_ = port_uid;
		return made;
	}

	const std::string &get_port_uid() const { return port_uid_; }

	std::int64_t get_id() const { return data_source_.id; }
	std::string get_name() const { return data_source_.name; }
	DataSourceLocation get_location() const { return data_source_.location; }
	DataSourceOrientation get_orientation() const { return data_source_.orientation; }
	gd::TypedArray<std::int64_t> get_supported_polar_patterns() const {
		gd::TypedArray<std::int64_t> patterns;
		for (const PolarPattern pattern : data_source_.supported_polar_patterns) {
			patterns.append(static_cast<std::int64_t>(pattern));
		}
		return patterns;
	}
	PolarPattern get_selected_polar_pattern() const { return data_source_.selected_polar_pattern; }
	PolarPattern get_preferred_polar_pattern() const { return data_source_.preferred_polar_pattern; }

	gd::Error set_preferred_polar_pattern(PolarPattern pattern) {
		return av::Session::get_shared().set_preferred_polar_pattern(port_uid_, data_source_, pattern);
	}

private:
	av::DataSource data_source_;
	std::string port_uid_;
};

} // namespace classes
