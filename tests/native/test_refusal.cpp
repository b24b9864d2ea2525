#include "check.h"
#include "session/refusal.h"

#include <string>

using av::Refusal;

namespace {

void check_description(const Refusal &refusal, const std::string &start) {
	const std::string description = av::describe(refusal);
	const bool right = description.rfind(start, 0) == 0;
	if (!right) {
		std::printf("expected '%s…', got '%s'\n", start.c_str(), description.c_str());
	}
	CHECK(right);
}

} // namespace

// Apple's numbers, as decimals.
TEST(every_error_of_the_session_has_apples_name) {
	const struct {
		std::int64_t code;
		const char *name;
	} errors[] = {
		{ -50, "BadParam" },
		{ 1836282486, "MediaServicesFailed" },
		{ 560030580, "IsBusy" },
		{ 560161140, "IncompatibleCategory" },
		{ 560557684, "CannotInterruptOthers" },
		{ 1701737535, "MissingEntitlement" },
		{ 1936290409, "SiriIsRecording" },
		{ 561015905, "CannotStartPlaying" },
		{ 561145187, "CannotStartRecording" },
		{ 561017449, "InsufficientPriority" },
		{ 561145203, "ResourceNotAvailable" },
		{ 561210739, "ExpiredSession" },
		{ 1768841571, "SessionNotActive" },
		{ 2003329396, "Unspecified" },
	};
	for (const auto &[code, name] : errors) {
		check_description({ "NSOSStatusErrorDomain", code, "What it said." },
				std::string(name) + " (NSOSStatusErrorDomain " + std::to_string(code) + "): What it said. ");
	}
}

TEST(another_error_is_told_as_it_is) {
	CHECK(av::describe({ "NSOSStatusErrorDomain", 7, "What it said." }) == "NSOSStatusErrorDomain 7: What it said.");
	CHECK(av::describe({ "NSCocoaErrorDomain", -50, "What it said." }) == "NSCocoaErrorDomain -50: What it said.");
}
