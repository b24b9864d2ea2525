#pragma once

#include <string>

namespace av {

// Warns that the system named something that this version has no constant for: once for each name, however often it is
// read. `what` is what reads as unknown, such as "category".
void warn_of_unknown_name(const std::string &what, const std::string &name);

} // namespace av
