#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "event.h"

namespace av {

// What happened and has not been told yet. Any thread puts in; the main thread takes out.
class EventQueue {
public:
	// `wake` is called, on the thread that puts the first event into an empty queue, to have take_all() called on the
	// main thread soon. It must not call this queue itself.
	explicit EventQueue(std::function<void()> wake) : wake_(std::move(wake)) {}

	// After close(), what is put in is dropped.
	void push(Event event);
	std::vector<Event> take_all();
	// How many interruptions have begun, taken out or not.
	std::uint64_t count_interruptions() const;
	// When it returns, `wake` is not running and is never called again, and there is nothing more to take out.
	void close();
	bool is_closed() const;

private:
	mutable std::mutex mutex_;
	std::vector<Event> events_;
	std::uint64_t interruptions_ = 0;
	std::function<void()> wake_;
};

} // namespace av
