#pragma once

#include <string>

// Godot's log: the console, the editor's debugger and the log file.
namespace gd {

// The place is where the user's call ended up, not where the message was put together.
void log_error(const std::string &message, const char *function, const char *file, int line);
void log_warning(const std::string &message, const char *function, const char *file, int line);

} // namespace gd

#define GD_ERROR(message) gd::log_error(message, __func__, __FILE_NAME__, __LINE__)
#define GD_WARNING(message) gd::log_warning(message, __func__, __FILE_NAME__, __LINE__)
