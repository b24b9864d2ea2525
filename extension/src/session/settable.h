#pragma once

#include <optional>
#include <string>

#include "rules.h"
#include "session_backend.h"

// The numbers and switches of a session: which of them can be set, with what, and which not every system has.
namespace av {

struct SettableQuantity {
	Quantity quantity;
	const char *method;
	const char *allowed;
	std::optional<Quantity> maximum; // of a number of channels, which start with 1
};

// Only of a quantity that can be set.
const SettableQuantity &get_settable(Quantity quantity);
// Not a number is never allowed.
bool is_allowed(const SettableQuantity &settable, double value, const SessionBackend &backend);

// Only of a flag that can be set.
const char *get_setter_name(Flag flag);

// Of a setter's name.
constexpr const char *get_property(const char *method) {
	return method + std::char_traits<char>::length("set_");
}

// Empty for what every system has.
std::optional<Feature> find_feature(Quantity quantity);
std::optional<Feature> find_feature(Flag flag);

} // namespace av
