#pragma once

#include <memory>
#include <mutex>

#import <Foundation/Foundation.h>

#include "session/event_queue.h"

@class GodotAudioSessionObserver;

namespace av {

// Where events go: into one queue, which can be exchanged or taken away while they come in on other threads.
class EventTarget {
public:
	void set_queue(std::shared_ptr<EventQueue> queue);
	void push(Event event);

private:
	std::mutex mutex_;
	std::shared_ptr<EventQueue> queue_;
};

// Tells a target what the system notifies of, as long as it lives.
class AppleEvents {
public:
	explicit AppleEvents(std::shared_ptr<EventTarget> target);
	~AppleEvents();
	AppleEvents(const AppleEvents &) = delete;
	AppleEvents &operator=(const AppleEvents &) = delete;

private:
	GodotAudioSessionObserver *observer_;
};

} // namespace av
