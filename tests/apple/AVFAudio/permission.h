#pragma once

#include "strict.h"

namespace stand_in {

// Fails from the version on that has AVAudioApplication for it.
void refuse_superseded(const char *call);
void request_record_permission(void (^response)(BOOL granted));
// To all who have asked and not been answered.
void answer_record_permission(bool granted);

} // namespace stand_in
