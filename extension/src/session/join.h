#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace av {

// Makes a message of its parts: with less code than a chain of +.
std::string join(std::initializer_list<std::string_view> parts);

// As a person writes it: 0.5, 48000.
std::string to_text(double value);

} // namespace av
