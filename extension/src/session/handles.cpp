#include "handles.h"

#include <algorithm>
#include <iterator>

namespace av {

void Handles::add(Handle *handle) {
	const std::lock_guard<std::mutex> lock(mutex_);
	handles_.push_back(handle);
}

void Handles::remove(Handle *handle) {
	const std::lock_guard<std::mutex> lock(mutex_);
	// From the end: most handles live shortly.
	handles_.erase(std::prev(std::find(handles_.rbegin(), handles_.rend(), handle).base()));
}

void Handles::tell(const Event &event) {
	{
		const std::lock_guard<std::mutex> lock(mutex_);
		for (Handle *handle : handles_) {
			if (handle->hold()) {
				held_.push_back(handle);
			}
		}
	}
	// Without the mutex: scripts run here that make and drop handles.
	for (Handle *handle : held_) {
		handle->receive(event);
		handle->let_go();
	}
	held_.clear();
}

} // namespace av
