#include "join.h"

#include <cstdio>

namespace av {

std::string join(std::initializer_list<std::string_view> parts) {
	std::string text;
	for (const std::string_view part : parts) {
		text += part;
	}
	return text;
}

std::string to_text(double value) {
	char text[32];
	std::snprintf(text, sizeof(text), "%g", value);
	return text;
}

} // namespace av
