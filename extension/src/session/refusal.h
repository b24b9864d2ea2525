#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "generated/engine.h"

namespace av {

// The domain of the errors below.
inline constexpr char audio_session_error_domain[] = "NSOSStatusErrorDomain";

// Apple's errors of the audio session. Most are four letters, read as a number.
enum class ErrorCode : std::int64_t {
	bad_param = -50,
	media_services_failed = 0x6D737276, // msrv
	is_busy = 0x21616374, // !act
	incompatible_category = 0x21636174, // !cat
	cannot_interrupt_others = 0x21696E74, // !int
	missing_entitlement = 0x656E743F, // ent?
	siri_is_recording = 0x73697269, // siri
	cannot_start_playing = 0x21706C61, // !pla
	cannot_start_recording = 0x21726563, // !rec
	insufficient_priority = 0x21707269, // !pri
	resource_not_available = 0x21726573, // !res
	expired_session = 0x21736573, // !ses
	session_not_active = 0x696E6163, // inac
	unspecified = 0x77686174, // what
};

// Why a platform refused: what an NSError says.
struct Refusal {
	std::string domain;
	std::int64_t code;
	std::string message; // the platform's own
};

// In whole sentences: Apple's name for the error where it has one, what the platform said and what it means.
std::string describe(const Refusal &refusal);

// What a method returns for it.
gd::Error to_error(const Refusal &refusal);

// Apple's name, without the prefix; empty where Apple has none.
const char *get_error_name(const Refusal &refusal);

// By Apple's name.
std::optional<ErrorCode> find_error_code(const std::string &name);
std::string list_error_names();

} // namespace av
