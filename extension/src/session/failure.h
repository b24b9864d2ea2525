#pragma once

#include <cstdint>
#include <string>

#include "generated/engine.h"

namespace av {

// Why a call failed: what AVAudioSession.get_last_error() tells.
struct Failure {
	gd::Error error = gd::Error::OK;
	std::string domain;
	std::int64_t code = 0; // 0: refused before it reached the system
	std::string name; // Apple's, such as InsufficientPriority; empty where Apple has none
	std::string message;
	std::string attempted; // the method or property
	// Not where there is no session: there a game's script runs without a word in the log.
	bool is_logged = true;
};

} // namespace av
