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

// Apple's numbers, as decimals.
const struct {
	std::int64_t code;
	const char *name;
	gd::Error error;
} errors[] = {
	{ -50, "BadParam", gd::Error::ERR_INVALID_PARAMETER },
	{ 1836282486, "MediaServicesFailed", gd::Error::ERR_CANT_CONNECT },
	{ 560030580, "IsBusy", gd::Error::ERR_BUSY },
	{ 560161140, "IncompatibleCategory", gd::Error::ERR_UNCONFIGURED },
	{ 560557684, "CannotInterruptOthers", gd::Error::ERR_UNAUTHORIZED },
	{ 1701737535, "MissingEntitlement", gd::Error::ERR_UNAUTHORIZED },
	{ 1936290409, "SiriIsRecording", gd::Error::ERR_BUSY },
	{ 561015905, "CannotStartPlaying", gd::Error::ERR_UNAUTHORIZED },
	{ 561145187, "CannotStartRecording", gd::Error::ERR_UNAUTHORIZED },
	{ 561017449, "InsufficientPriority", gd::Error::ERR_BUSY },
	{ 561145203, "ResourceNotAvailable", gd::Error::ERR_CANT_ACQUIRE_RESOURCE },
	{ 561210739, "ExpiredSession", gd::Error::ERR_UNCONFIGURED },
	{ 1768841571, "SessionNotActive", gd::Error::ERR_UNCONFIGURED },
	{ 2003329396, "Unspecified", gd::Error::FAILED },
};

} // namespace

TEST(every_error_of_the_session_has_apples_name) {
	for (const auto &[code, name, error] : errors) {
		const Refusal refusal = { "NSOSStatusErrorDomain", code, "What it said." };
		check_description(
				refusal, std::string(name) + " (NSOSStatusErrorDomain " + std::to_string(code) + "): What it said. ");
		CHECK(av::get_error_name(refusal) == std::string(name));
		CHECK(av::find_error_code(name) == av::ErrorCode(code));
	}
}

// As the class reference has it at AVAudioSessionError.error.
TEST(every_error_of_the_session_has_an_error_of_godots) {
	for (const auto &[code, name, error] : errors) {
		CHECK(av::to_error({ "NSOSStatusErrorDomain", code, "What it said." }) == error);
	}
}

TEST(another_error_is_told_as_it_is) {
	CHECK(av::describe({ "NSOSStatusErrorDomain", 7, "What it said." }) == "NSOSStatusErrorDomain 7: What it said.");
	CHECK(av::describe({ "NSCocoaErrorDomain", -50, "What it said." }) == "NSCocoaErrorDomain -50: What it said.");
	for (const Refusal &refusal : { Refusal{ "NSOSStatusErrorDomain", 7, "" }, { "NSCocoaErrorDomain", -50, "" } }) {
		CHECK(av::get_error_name(refusal) == std::string());
		CHECK(av::to_error(refusal) == gd::Error::FAILED);
	}
	CHECK(!av::find_error_code("bad_param"));
	CHECK(!av::find_error_code(""));
}
