#pragma once

#import <AVFAudio/AVFAudio.h>

#include <string>
#include <vector>

#include "session/refusal.h"
#include "session/values.h"

// Apple's SDK wants what is newer than the oldest supported system to stand behind its own check of the version. That
// needs a piece of the compiler's library that there is only on a Mac; here the address is looked at, or Session has
// compared the version.
#pragma clang diagnostic ignored "-Wunguarded-availability-new"

// Between Objective-C and C++. What comes out as an object belongs to the system, or to the autorelease pool of the
// caller: nothing here has to be released, with and without ARC. What Apple has and this version has no constant for
// becomes `unknown`, with a warning if it is a name.
namespace av {

std::string to_string(NSString *text);
Refusal to_refusal(NSError *error);

// Not for `unknown`, which Apple has no symbol for.
AVAudioSessionCategory to_apple(SessionCategory category);
AVAudioSessionMode to_apple(SessionMode mode);
AVAudioSessionPolarPattern to_apple(PolarPattern pattern);

SessionCategory to_session_category(AVAudioSessionCategory name);
SessionMode to_session_mode(AVAudioSessionMode name);
// Without what has no constant.
std::vector<SessionCategory> to_session_categories(NSArray<AVAudioSessionCategory> *names);
std::vector<SessionMode> to_session_modes(NSArray<AVAudioSessionMode> *names);

Port to_port(AVAudioSessionPortDescription *port);
std::vector<Port> to_ports(NSArray<AVAudioSessionPortDescription *> *ports);
Route to_route(AVAudioSessionRouteDescription *route);

// For enums that have Apple's numbers: holds them to it, and takes one over.
template <auto ours, auto apple>
constexpr bool is_same_number = static_cast<std::int64_t>(ours) == static_cast<std::int64_t>(apple);

template <typename Enum>
Enum to_constant(std::int64_t number, Enum unknown) {
	const Enum constant = static_cast<Enum>(number);
	return classes::get_constant_name(constant) != nullptr ? constant : unknown;
}

} // namespace av
