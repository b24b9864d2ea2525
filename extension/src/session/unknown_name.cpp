#include "unknown_name.h"

#include <mutex>
#include <set>

#include "godot/log.h"

namespace av {

void warn_of_unknown_name(const std::string &what, const std::string &name) {
	static std::mutex mutex;
	static std::set<std::string> warned;
	const std::string warning = "AVAudioSession: The " + what + " is '" + name +
			"', which this version does not know. It reads as unknown.";
	{
		const std::lock_guard lock(mutex);
		if (!warned.insert(warning).second) {
			return;
		}
	}
	GD_WARNING(warning);
}

} // namespace av
