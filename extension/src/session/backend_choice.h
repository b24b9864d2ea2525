#pragma once

#include <memory>
#include <string>

#include "session_backend.h"

namespace av {

// What the project setting and the environment variable may say, the default first.
inline constexpr char backend_choices[] = "auto,simulated";

// The backend that the environment variable asks for or, where that is empty, the project setting. Another word than
// the choices is an error, put into `error` for the log, and gives the platform's own session.
std::unique_ptr<SessionBackend> choose_backend(
		const std::string &environment, const std::string &setting, std::string &error);

} // namespace av
