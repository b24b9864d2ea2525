#include "log.h"

#include "godot/log.h"

namespace gd {

void log_warning(const std::string &message, const char *, const char *, int) {
	logged_warnings.push_back(message);
}

} // namespace gd
