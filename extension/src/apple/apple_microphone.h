#pragma once

#include <memory>

#include "apple_events.h"
#include "session/values.h"

// All that touches the microphone's permission. Built with AV_WITHOUT_MICROPHONE, the library contains nothing of it;
// tvOS has nothing of it.
namespace av {

bool has_microphone_code();
RecordPermission get_apple_record_permission();
bool has_apple_microphone_usage_description();
// The answer may come late: the target is there for it.
void request_apple_record_permission(std::shared_ptr<EventTarget> target);

} // namespace av
