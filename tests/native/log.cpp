#include "log.h"

#include "godot/log.h"

namespace gd {

void log_warning(const std::string &message, const char *, const char *, int) {
	logged_warnings.push_back(message);
}

void log_error(const std::string &message, const char *, const char *, int) {
	logged_errors.push_back(message);
}

} // namespace gd
