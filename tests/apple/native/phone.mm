#include "phone.h"

#include <sstream>

namespace {

// The floor for what can be missing.
constexpr int nothing = -7;

void write(std::ostream &out, const av::DataSource &source) {
	out << source.id << source.name << int(source.location) << int(source.orientation) << "(";
	for (const av::PolarPattern pattern : source.supported_polar_patterns) {
		out << int(pattern) << " ";
	}
	out << ")" << int(source.selected_polar_pattern) << int(source.preferred_polar_pattern) << " ";
}

} // namespace

std::string describe(const av::Port &port) {
	std::ostringstream out;
	out << int(port.type) << port.raw_type << "," << port.name << "," << port.uid << "[";
	for (const av::Channel &channel : port.channels) {
		out << channel.name << channel.number << channel.owning_port_uid << channel.label << " ";
	}
	out << "][";
	for (const av::DataSource &source : port.data_sources) {
		write(out, source);
	}
	out << "]" << port.selected_data_source.value_or(nothing) << port.preferred_data_source.value_or(nothing)
		<< port.has_hardware_voice_call_processing
		<< (port.spatial_audio_enabled ? int(*port.spatial_audio_enabled) : nothing);
	return out.str();
}

std::string describe(const std::vector<av::Port> &ports) {
	std::string all;
	for (const av::Port &port : ports) {
		all += describe(port) + "\n";
	}
	return all;
}

std::string describe(const av::Route &route) {
	return describe(route.inputs) + "->\n" + describe(route.outputs);
}

std::string describe(const std::vector<av::Event> &events) {
	std::ostringstream out;
	for (const av::Event &event : events) {
		out << int(event.kind) << " " << event.reason << " " << event.flag << " " << event.volume << " "
			<< (event.route != nullptr ? describe(*event.route) : "no route") << "\n";
	}
	return out.str();
}
