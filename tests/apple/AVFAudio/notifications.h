#pragma once

#include "permission.h"

namespace stand_in {

// The volume that is being notified of on this thread: another thread may have changed it since.
std::optional<double> get_notified_volume();

} // namespace stand_in
