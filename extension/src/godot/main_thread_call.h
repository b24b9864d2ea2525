#pragma once

#include <functional>
#include <thread>

#include "variant.h"

namespace gd {

// Runs a function on the main thread, whenever any thread asks for it. Made and destroyed on the main thread.
class MainThreadCall {
public:
	explicit MainThreadCall(std::function<void()> function);
	MainThreadCall(const MainThreadCall &) = delete;
	MainThreadCall &operator=(const MainThreadCall &) = delete;
	// From here on the function is never called, whatever was requested. No request may be under way.
	~MainThreadCall();

	// Has the function called soon: with the other deferred calls of the engine. Each request is a call.
	void request() const;

private:
	const std::thread::id main_thread_ = std::this_thread::get_id();
	std::function<void()> function_;
	// A plain object of the engine's, whose signal calls the function. What waits in the engine's queue is a call of
	// this object, so that nothing in the queue leads to this library once the object is gone.
	Variant sender_;
};

} // namespace gd
