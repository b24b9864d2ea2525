#include "unknown_name.h"

#include <algorithm>
#include <mutex>
#include <vector>

#include "godot/log.h"
#include "join.h"

namespace av {

void warn_of_unknown_name(const std::string &what, const std::string &name) {
	static std::mutex mutex;
	static std::vector<std::string> warned;
	const std::string warning = join({ "AVAudioSession: The ", what, " is '", name,
			"', which this version does not know. It reads as unknown." });
	{
		const std::lock_guard lock(mutex);
		if (std::find(warned.begin(), warned.end(), warning) != warned.end()) {
			return;
		}
		warned.push_back(warning);
	}
	GD_WARNING(warning);
}

} // namespace av
