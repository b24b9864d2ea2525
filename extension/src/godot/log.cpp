#include "log.h"

#include "interface.h"

namespace gd {

// The message stands in for the code that failed, which is what the engine prints where there is no message: the
// C interface wants both.
void log_error(const std::string &message, const char *function, const char *file, int line) {
	engine.print_error_with_message(message.c_str(), message.c_str(), function, file, line, false);
}

void log_warning(const std::string &message, const char *function, const char *file, int line) {
	engine.print_warning_with_message(message.c_str(), message.c_str(), function, file, line, false);
}

} // namespace gd
