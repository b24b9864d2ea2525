#include "event_queue.h"

#include <utility>

namespace av {

// `wake_` is called under the mutex, so that close() waits for it. It may therefore not call back here.
void EventQueue::push(Event event) {
	const std::lock_guard<std::mutex> lock(mutex_);
	if (!wake_) {
		return;
	}
	interruptions_ += event.kind == Event::Kind::interruption_began;
	events_.push_back(std::move(event));
	if (events_.size() == 1) {
		wake_();
	}
}

std::vector<Event> EventQueue::take_all() {
	const std::lock_guard<std::mutex> lock(mutex_);
	return std::exchange(events_, {});
}

std::uint64_t EventQueue::count_interruptions() const {
	const std::lock_guard<std::mutex> lock(mutex_);
	return interruptions_;
}

bool EventQueue::is_closed() const {
	const std::lock_guard<std::mutex> lock(mutex_);
	return !wake_;
}

void EventQueue::close() {
	const std::lock_guard<std::mutex> lock(mutex_);
	wake_ = nullptr;
	events_.clear();
}

} // namespace av
