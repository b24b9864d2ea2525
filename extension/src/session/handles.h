#pragma once

#include <mutex>
#include <vector>

#include "event.h"

namespace av {

// What hears of the events: each AVAudioSession that GDScript has.
class Handle {
public:
	// Keeps it alive until let_go(). False when it is on its way out, or not in anybody's hands yet. Must not call
	// Handles.
	[[nodiscard]] virtual bool hold() = 0;
	// May delete it.
	virtual void let_go() = 0;
	virtual void receive(const Event &event) = 0;

protected:
	~Handle() = default;
};

// The handles that are alive. Scripts make and drop them on any thread.
class Handles {
public:
	void add(Handle *handle);
	// The first thing that the destructor of the handle's own class does: waits for a hold() that is under way, and
	// from then on the handle is left alone.
	void remove(Handle *handle);

	// Tells an event to each handle, in the order in which they were added. Main thread only, one event at a time. A
	// handle that is added meanwhile gets the next event.
	void tell(const Event &event);

private:
	mutable std::mutex mutex_;
	std::vector<Handle *> handles_;
	// Only of tell(), and kept for its memory.
	std::vector<Handle *> held_;
};

} // namespace av
