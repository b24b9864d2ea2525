#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "generated/rules.h"
#include "refusal.h"
#include "values.h"

// What Apple allows together, and since which version: questions to the tables that are made from rules.toml.
namespace av {

// From good to bad.
enum class Verdict {
	allowed,
	warned, // Apple's own texts disagree: the system decides
	unavailable, // right, but not on this version
	refused,
};

struct Judgement {
	Verdict verdict = Verdict::allowed;
	std::string reason; // in whole sentences; empty where it is allowed
	ErrorCode error = ErrorCode::bad_param; // what a device answers when it is asked all the same
};

// The worst that is to say about a configuration, whatever its values are; of two equally bad things, the first.
// Right configurations cost no memory.
Judgement judge(const Configuration &configuration, const OsVersion &os);

// What a configuration that the system reports has to be asked for as: without the options that the system sets by
// itself, such as that to mix in ambient. Empty where something of the rest can only be read.
std::optional<Configuration> to_request(Configuration reported, const OsVersion &os);

// Empty where this system has it, otherwise the sentence that says which version has.
std::optional<std::string> describe_unavailable(Feature feature, const OsVersion &os);

// What this system has and can be set to.
std::vector<SessionCategory> list_categories(const OsVersion &os);
std::vector<SessionMode> list_modes(const OsVersion &os);

// Makes a list for a message: "ambient (0), multiRoute (1)".
void append_constant(std::string &list, const char *name, std::int64_t value);

// All of them; `except` is what can only be read.
std::string list_constants(const classes::EnumConstants &constants, std::optional<std::int64_t> except = std::nullopt);

// Such as "iOS 26.2".
std::string describe(const OsVersion &os);

} // namespace av
