#include "log.h"

#include <mutex>

#include "godot/log.h"

namespace gd {

namespace {

std::mutex mutex;

} // namespace

void log_warning(const std::string &message, const char *, const char *, int) {
	const std::lock_guard lock(mutex);
	logged_warnings.push_back(message);
}

void log_error(const std::string &message, const char *, const char *, int) {
	const std::lock_guard lock(mutex);
	logged_errors.push_back(message);
}

} // namespace gd
