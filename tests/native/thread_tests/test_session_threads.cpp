// A session on the simulated device that every thread uses at once.
#include <atomic>
#include <thread>
#include <vector>

#include "check.h"
#include "session/session.h"
#include "settable.h"
#include "simulated/simulated_device.h"

using av::Session;
using av::SimulatedDevice;

namespace {

constexpr int rounds = 300;

class Listener final : public av::Handle {
public:
	explicit Listener(Session &session) : session_(session) { session.add_handle(*this); }
	~Listener() { session_.remove_handle(*this); }

	// The handles of this test live until no event is told any more.
	bool hold() override { return true; }
	void let_go() override {}
	void receive(const av::Event &) override { ++heard; }

	std::atomic<int> heard = 0;

private:
	Session &session_;
};

void use(Session &session, int number) {
	SimulatedDevice &device = SimulatedDevice::get_shared();
	for (int i = 0; i < rounds; ++i) {
		session.set_category(static_cast<std::int64_t>(settable[(i + number) % std::size(settable)]));
		session.configure({ av::SessionCategory::playback, av::SessionMode::MODE_DEFAULT,
				av::RouteSharingPolicy::POLICY_DEFAULT, 1 });
		session.set_active(i % 2 == 0, true);
		session.set_active_later(i % 3 == 0, true);
		session.reassert();
		session.get_current_route();
		session.get_last_error();
		session.get_last_known_activity();
		device.begin_interruption(av::InterruptionReason::INTERRUPTION_REASON_DEFAULT);
		device.set_output_volume(i / double(rounds));
		device.end_interruption(true, true);
	}
}

} // namespace

TEST(a_session_is_used_by_many_threads) {
	Session session(av::make_simulated_backend(), [] {});
	const Listener listener(session);
	std::atomic<int> running = 4;
	std::vector<std::thread> threads;
	for (int number = 0; number < 4; ++number) {
		threads.emplace_back([&session, &running, number] {
			use(session, number);
			--running;
		});
	}
	for (int i = 0; running > 0; ++i) {
		session.deliver_events();
		if (i % 50 == 0) {
			session.use_simulated_backend();
		} else if (i % 50 == 25) {
			session.use_own_backend();
		}
		std::this_thread::yield();
	}
	for (std::thread &thread : threads) {
		thread.join();
	}
	session.deliver_events();
	CHECK(listener.heard > 0);
}

TEST(threads_begin_to_observe_while_the_backend_changes) {
	for (int i = 0; i < 200; ++i) {
		Session session(av::make_simulated_backend(), [] {});
		std::thread other([&session] { const Listener passing(session); });
		session.use_simulated_backend();
		other.join();
		const Listener listener(session);
		SimulatedDevice::get_shared().begin_interruption(av::InterruptionReason::INTERRUPTION_REASON_DEFAULT);
		session.deliver_events();
		CHECK(listener.heard > 0);
	}
}
