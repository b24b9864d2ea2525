#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "session/join.h"
#include "session/values.h"

// What the simulated device writes into its log: an app's calls, as a script would write them.
namespace av {

// "set_active(true)"
std::string describe_call(const char *method, std::initializer_list<std::string_view> arguments);
std::string describe_configure(const Configuration &configuration);

std::string to_text(bool value);
// The name of the constant, the number where there is none.
template <class Enum>
std::string to_text(Enum value) {
	const char *name = classes::get_constant_name(value);
	return name != nullptr ? name : std::to_string(static_cast<std::int64_t>(value));
}

} // namespace av
