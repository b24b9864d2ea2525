#include "strict.h"

#include <cstdio>
#include <cstdlib>
#include <tuple>

namespace stand_in {

void fail(const std::string &what) {
	std::fprintf(stderr, "ERROR: AVFAudio stand-in: %s\n", what.c_str());
	std::abort();
}

bool has_version(int major, int minor) {
	const av::OsVersion version = get_device().get_os_version();
	return std::tie(version.major, version.minor) >= std::tie(major, minor);
}

void require_version(const char *call, int major, int minor) {
	if (!has_version(major, minor)) {
		fail(std::string(call) + " was called, which came with iOS " + std::to_string(major) + "." +
				std::to_string(minor) + ".");
	}
}

av::SimulatedDevice &get_device() {
	return av::SimulatedDevice::get_shared();
}

NSString *make_string(const std::string &text) {
	return [NSString stringWithUTF8String:text.c_str()];
}

BOOL finish(const std::optional<av::Refusal> &refusal, NSError **error) {
	if (refusal && error != nullptr) {
		*error = [NSError errorWithDomain:make_string(refusal->domain)
									 code:refusal->code
								 userInfo:@{ NSLocalizedDescriptionKey : make_string(refusal->message) }];
	}
	return !refusal;
}

} // namespace stand_in
