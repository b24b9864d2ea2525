#pragma once

#include <optional>

#include "objc_conversions.h"

// The session's numbers and switches, each with Apple's property and setter.
namespace av {

// -1 and empty for what this platform does not have.
double get_apple_quantity(Quantity quantity);
std::optional<bool> get_apple_flag(Flag flag);

// Only for what has a setter.
BOOL set_apple_quantity(Quantity quantity, double value, NSError **error);
BOOL set_apple_flag(Flag flag, bool value, NSError **error);

} // namespace av
