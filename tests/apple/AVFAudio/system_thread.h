#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace stand_in {

// The thread of the system that notifications come on.
class SystemThread {
public:
	~SystemThread() {
		run([this] { is_over_ = true; });
		thread_.join();
	}

	// Returns when it is done.
	void run(std::function<void()> task) {
		std::unique_lock lock(mutex_);
		task_ = std::move(task);
		changed_.notify_all();
		changed_.wait(lock, [this] { return task_ == nullptr; });
	}

private:
	void work() {
		std::unique_lock lock(mutex_);
		while (!is_over_) {
			changed_.wait(lock, [this] { return task_ != nullptr; });
			task_();
			task_ = nullptr;
			changed_.notify_all();
		}
	}

	std::mutex mutex_;
	std::condition_variable changed_;
	std::function<void()> task_;
	bool is_over_ = false;
	std::thread thread_{ [this] { work(); } };
};

} // namespace stand_in
