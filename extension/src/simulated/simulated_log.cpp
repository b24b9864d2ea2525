#include "simulated_log.h"

namespace av {

std::string describe_call(const char *method, std::initializer_list<std::string_view> arguments) {
	std::string call = method;
	const char *separator = "(";
	for (const std::string_view argument : arguments) {
		call += separator;
		call += argument;
		separator = ", ";
	}
	return call + (arguments.size() == 0 ? "()" : ")");
}

std::string describe_configure(const Configuration &configuration) {
	return describe_call("configure",
			{ to_text(configuration.category), to_text(configuration.mode), to_text(configuration.policy),
					std::to_string(configuration.options) });
}

std::string to_text(bool value) {
	return value ? "true" : "false";
}

} // namespace av
