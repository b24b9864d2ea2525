#pragma once

#include "generated/enums.h"

// Every category but unknown, which can only be read.
inline constexpr classes::SessionCategory settable[] = {
	classes::SessionCategory::ambient,
	classes::SessionCategory::multiRoute,
	classes::SessionCategory::playAndRecord,
	classes::SessionCategory::playback,
	classes::SessionCategory::record,
	classes::SessionCategory::soloAmbient,
};
