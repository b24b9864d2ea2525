#pragma once

#include <string>

namespace gd {

// Makes `name` appear in the project settings as a choice. `choices` are separated by commas; the first is the default.
void define_choice_setting(const char *name, const char *choices);

// The value for this platform and build: the most specific override (`name.ios`, `name.editor`, …) wins.
std::string get_setting(const char *name);

} // namespace gd
