#pragma once

#import <AVFAudio/AVFAudio.h>

#include <string>

#include "generated/enums.h"
#include "session/refusal.h"

// Between Objective-C and C++. What comes out as an object belongs to the system, or to the autorelease pool of the
// caller: nothing here has to be released, with and without ARC.
namespace av {

std::string to_string(NSString *text);
Refusal to_refusal(NSError *error);

// Not for `unknown`, which Apple has no symbol for.
AVAudioSessionCategory to_apple(classes::SessionCategory category);
// `unknown` for a name that the table does not have, with a warning.
classes::SessionCategory to_session_category(AVAudioSessionCategory name);

} // namespace av
