#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <string>

#include "generated/enums.h"
#include "session/refusal.h"

namespace av {

using classes::SessionCategory;

// A model of a phone's audio, with Apple's rules. Used from any thread.
class SimulatedDevice {
public:
	// The phone that this process runs on.
	static SimulatedDevice &get_shared();

	// What an app reads and does.

	SessionCategory get_category() const { return category_; }
	// Of a category that reads as unknown: Apple's name for it.
	std::string get_unknown_category_name() const;
	// Refuses as iOS does, and then nothing changes. `unknown` cannot be set.
	[[nodiscard]] std::optional<Refusal> set_category(SessionCategory category);

	// What happens to the phone.

	// The microphone of the phone itself, or one that is connected.
	void set_has_input(bool has_input) { has_input_ = has_input; }
	// Other code in the same app, such as that of an advertisement, sets the category.
	void change_category_elsewhere(SessionCategory category) { category_ = category; }
	void change_category_elsewhere(const std::string &unknown_name);
	// The system's audio server dies, and comes back with everything as at the start.
	void lose_media_services() { has_media_services_ = false; }
	void reset_media_services();

private:
	// What iOS starts every app with.
	static constexpr SessionCategory default_category = SessionCategory::soloAmbient;

	std::atomic<SessionCategory> category_ = default_category;
	std::atomic<bool> has_input_ = true;
	std::atomic<bool> has_media_services_ = true;

	mutable std::mutex name_mutex_;
	std::string unknown_category_name_;
};

} // namespace av
