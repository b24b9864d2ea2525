// Events on their way from many threads to the main thread, under ThreadSanitizer.
#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <thread>
#include <vector>

#include "check.h"
#include "session/event_queue.h"
#include "session/handles.h"

using av::Event;
using av::EventQueue;
using av::Handles;

namespace {

constexpr std::uint64_t events_in_all = 100'000;
constexpr std::uint64_t pushers = 8;
constexpr std::uint64_t events_of_each = events_in_all / pushers;
constexpr std::size_t makers = 2;
constexpr std::size_t kept_by_each_maker = 8;

// Numbered by the thread that pushes it, and by how many that one has pushed before.
Event make_event(std::uint64_t pusher, std::uint64_t index) {
	Event event{ Event::Kind::route_changed };
	event.reason = static_cast<std::int64_t>(pusher * events_of_each + index);
	return event;
}

// Lives as the engine's objects do: whoever lets the last reference go, on whatever thread, deletes it.
class Listener final : public av::Handle {
public:
	explicit Listener(Handles &handles) : handles_(handles) { handles_.add(this); }

	bool hold() override {
		int references = references_;
		while (references > 0) {
			if (references_.compare_exchange_weak(references, references + 1)) {
				return true;
			}
		}
		return false;
	}
	void let_go() override {
		if (--references_ == 0) {
			delete this;
		}
	}
	void receive(const Event &event) override {
		const std::uint64_t number = static_cast<std::uint64_t>(event.reason);
		const std::uint64_t pusher = number / events_of_each;
		const std::uint64_t index = number % events_of_each;
		CHECK(heard_[pusher] == 0 || index == next_[pusher]);
		next_[pusher] = index + 1;
		heard_[pusher]++;
	}

	// Main thread only.
	bool has_heard_everything() const {
		for (std::uint64_t heard : heard_) {
			if (heard != events_of_each) {
				return false;
			}
		}
		return true;
	}

private:
	~Listener() { handles_.remove(this); }

	Handles &handles_;
	std::atomic<int> references_ = 1;
	std::array<std::uint64_t, pushers> next_{};
	std::array<std::uint64_t, pushers> heard_{};
};

struct LetGo {
	void operator()(Listener *listener) const { listener->let_go(); }
};
using Reference = std::unique_ptr<Listener, LetGo>;

// In place of the engine: the main thread waits here until another thread asks for it.
class MainThread {
public:
	void wake() {
		const std::lock_guard<std::mutex> lock(mutex_);
		woken_ = true;
		condition_.notify_one();
	}
	void wait() {
		std::unique_lock<std::mutex> lock(mutex_);
		condition_.wait(lock, [this] { return woken_; });
		woken_ = false;
	}

private:
	std::mutex mutex_;
	std::condition_variable condition_;
	bool woken_ = false;
};

void join(std::vector<std::thread> &threads) {
	for (std::thread &thread : threads) {
		thread.join();
	}
}

} // namespace

TEST(a_hundred_thousand_events_from_eight_threads) {
	Handles handles;
	MainThread main_thread;
	EventQueue queue([&main_thread] { main_thread.wake(); });
	const auto route = std::make_shared<const av::Route>();

	const Reference always_there(new Listener(handles));
	// One of each maker's that is there before the first event, to see that theirs are told at all.
	std::vector<Reference> first_made(makers);
	std::atomic<std::size_t> ready = 0;
	std::atomic<bool> over = false;

	std::vector<std::thread> threads;
	for (Reference &first : first_made) {
		threads.emplace_back([&] {
			first = Reference(new Listener(handles));
			ready++;
			std::deque<Reference> kept;
			while (!over) {
				kept.emplace_back(new Listener(handles));
				if (kept.size() > kept_by_each_maker) {
					kept.pop_front();
				}
			}
		});
	}
	while (ready < makers) {
		std::this_thread::yield();
	}
	for (std::uint64_t pusher = 0; pusher < pushers; pusher++) {
		threads.emplace_back([&, pusher] {
			for (std::uint64_t index = 0; index < events_of_each; index++) {
				Event event = make_event(pusher, index);
				event.route = route;
				queue.push(std::move(event));
			}
		});
	}

	for (std::uint64_t told = 0; told < events_in_all;) {
		main_thread.wait();
		for (const Event &event : queue.take_all()) {
			handles.tell(event);
			told++;
		}
	}
	over = true;
	join(threads);
	queue.close();

	CHECK(queue.take_all().empty());
	CHECK(route.use_count() == 1);
	CHECK(always_there->has_heard_everything());
	for (const Reference &first : first_made) {
		CHECK(first->has_heard_everything());
	}
}

TEST(a_closed_queue_does_not_wake) {
	for (int round = 0; round < 200; round++) {
		// Plain, so that ThreadSanitizer sees a wake that is not over when close() returns.
		int wakes = 0;
		EventQueue queue([&wakes] { wakes++; });
		std::atomic<bool> started = false;
		std::atomic<bool> over = false;
		std::vector<std::thread> threads;
		for (std::uint64_t pusher = 0; pusher < 2; pusher++) {
			threads.emplace_back([&] {
				while (!over) {
					queue.push({ Event::Kind::media_services_were_lost });
					started = true;
				}
			});
		}
		while (!started) {
			std::this_thread::yield();
		}
		queue.take_all();
		queue.close();
		const int wakes_at_close = std::exchange(wakes, 0);
		CHECK(wakes_at_close > 0);
		over = true;
		join(threads);
		CHECK(wakes == 0);
		CHECK(queue.take_all().empty());
	}
}
