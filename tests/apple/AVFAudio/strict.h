#pragma once

#import <AVFAudio/AVFAudio.h>

#include <optional>
#include <string>

#include "simulated/simulated_device.h"

// A stand-in for Apple's framework where there is none: what extension/sdk/AVFAudio declares, on the simulated device.
// It is strict: what Apple's documentation does not allow ends the process with a word about it.
namespace stand_in {

[[noreturn]] void fail(const std::string &what);

// Fails if `call` is newer than the device's system.
void require_version(const char *call, int major, int minor);
bool has_version(int major, int minor);

av::SimulatedDevice &get_device();

// A string of its own every time: whoever compares it as an object finds nothing.
NSString *make_string(const std::string &text);

// What a method with an NSError ** returns.
BOOL finish(const std::optional<av::Refusal> &refusal, NSError **error);

// What the device does is notified of from now on.
void start_notifying();

} // namespace stand_in
