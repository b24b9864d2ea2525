#include "check.h"
#include "session/session.h"
#include "settable.h"
#include "simulated/simulated_backend.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

using av::Refusal;
using av::Session;
using av::SessionBackend;
using av::SessionCategory;

namespace {

// 2^40 and 2^32 + 3 are categories once cut to 32 bits.
constexpr std::int64_t outside[] = { INT64_MIN, -1, 7, std::int64_t(1) << 40, (std::int64_t(1) << 32) + 3, INT64_MAX };

// What a platform might be, and what it was asked for. The test owns it; the session owns a ScriptedBackend.
struct Platform {
	bool has_session = true;
	std::optional<Refusal> refusal;
	SessionCategory category = SessionCategory::soloAmbient;
	std::vector<SessionCategory> asked;
};

class ScriptedBackend final : public SessionBackend {
public:
	explicit ScriptedBackend(Platform &platform) : platform_(platform) {}

	bool has_session() const override { return platform_.has_session; }
	SessionCategory get_category() const override { return platform_.category; }
	std::optional<Refusal> set_category(SessionCategory category) override {
		platform_.asked.push_back(category);
		if (!platform_.refusal) {
			platform_.category = category;
		}
		return platform_.refusal;
	}

private:
	Platform &platform_;
};

std::int64_t number(SessionCategory category) {
	return static_cast<std::int64_t>(category);
}

bool contains(const std::string &text, const std::string &part) {
	return text.find(part) != std::string::npos;
}

// Every category by name and number, and what became of the session.
void check_says_what_is_allowed(const std::string &message) {
	CHECK(contains(message,
			"The category stays as it was. Use one of ambient (0), multiRoute (1), playAndRecord (2), playback (3), "
			"record (4), soloAmbient (5)."));
}

} // namespace

TEST(simulated_starts_as_ios_does) {
	const Session session(std::make_unique<av::SimulatedBackend>());
	CHECK(session.get_category() == SessionCategory::soloAmbient);
}

TEST(every_category_goes_in_and_comes_out) {
	Session session(std::make_unique<av::SimulatedBackend>());
	for (const SessionCategory category : settable) {
		CHECK(!session.set_category(number(category)));
		CHECK(session.get_category() == category);
	}
}

TEST(the_platform_is_asked_for_every_category_once) {
	Platform platform;
	Session session(std::make_unique<ScriptedBackend>(platform));
	for (const SessionCategory category : settable) {
		CHECK(!session.set_category(number(category)));
	}
	CHECK(platform.asked == std::vector<SessionCategory>(std::begin(settable), std::end(settable)));
}

TEST(a_change_by_the_platform_is_read) {
	Platform platform;
	const Session session(std::make_unique<ScriptedBackend>(platform));
	platform.category = SessionCategory::record;
	CHECK(session.get_category() == SessionCategory::record);
	platform.category = SessionCategory::unknown;
	CHECK(session.get_category() == SessionCategory::unknown);
}

TEST(unknown_cannot_be_set) {
	Platform platform;
	Session session(std::make_unique<ScriptedBackend>(platform));
	const std::string message = session.set_category(number(SessionCategory::unknown)).value_or("");
	CHECK(contains(message, "Cannot set the category to 6, which is unknown and can only be read."));
	check_says_what_is_allowed(message);
	CHECK(platform.asked.empty());
}

TEST(a_value_outside_the_enum_cannot_be_set) {
	Platform platform;
	Session session(std::make_unique<ScriptedBackend>(platform));
	for (const std::int64_t value : outside) {
		const std::string message = session.set_category(value).value_or("");
		CHECK(contains(
				message, "Cannot set the category to " + std::to_string(value) + ", which is not a SessionCategory."));
		check_says_what_is_allowed(message);
	}
	CHECK(platform.asked.empty());
}

TEST(a_refusal_reaches_the_caller_and_changes_nothing) {
	Platform platform;
	platform.refusal = Refusal{ "NSOSStatusErrorDomain", 561017449, "The system said no." };
	Session session(std::make_unique<ScriptedBackend>(platform));
	const std::string message = session.set_category(number(SessionCategory::playback)).value_or("");
	CHECK(message ==
			"Cannot set the category to playback: InsufficientPriority (NSOSStatusErrorDomain 561017449): The system "
			"said "
			"no. Something more important, such as a phone call, has the audio. Try again when it is over.");
	CHECK(platform.asked.size() == 1);
	CHECK(session.get_category() == SessionCategory::soloAmbient);

	platform.refusal.reset();
	CHECK(!session.set_category(number(SessionCategory::playback)));
	CHECK(session.get_category() == SessionCategory::playback);
}

TEST(without_a_session_setting_is_accepted_and_changes_nothing) {
	Platform platform;
	platform.has_session = false;
	platform.category = SessionCategory::unknown;
	Session session(std::make_unique<ScriptedBackend>(platform));
	for (const SessionCategory category : settable) {
		CHECK(!session.set_category(number(category)));
	}
	CHECK(!session.set_category(number(SessionCategory::unknown)));
	CHECK(platform.asked.empty());
	CHECK(session.get_category() == SessionCategory::unknown);
}

TEST(without_a_session_a_value_outside_the_enum_is_an_error_too) {
	Session session(av::make_platform_backend());
	for (const std::int64_t value : outside) {
		const std::string message = session.set_category(value).value_or("");
		CHECK(contains(message, "Cannot set the category to " + std::to_string(value) + ","));
		check_says_what_is_allowed(message);
	}
	CHECK(session.get_category() == SessionCategory::unknown);
}

TEST(this_platform_has_no_session_and_says_so) {
	const std::unique_ptr<SessionBackend> backend = av::make_platform_backend();
	CHECK(!backend->has_session());
	CHECK(backend->get_category() == SessionCategory::unknown);
	const std::optional<Refusal> refusal = backend->set_category(SessionCategory::playback);
	CHECK(refusal && contains(refusal->message, "no audio session"));
	CHECK(backend->get_category() == SessionCategory::unknown);
}

TEST(the_shared_session_is_one_until_it_is_stopped) {
	Session::start_shared(std::make_unique<av::SimulatedBackend>(), "");
	Session &session = Session::get_shared();
	CHECK(!session.set_category(number(SessionCategory::record)));
	CHECK(&Session::get_shared() == &session);
	CHECK(Session::get_shared().get_category() == SessionCategory::record);
	Session::stop_shared();

	Session::start_shared(av::make_platform_backend(), "");
	CHECK(Session::get_shared().get_category() == SessionCategory::unknown);
	Session::stop_shared();
}

TEST(the_simulated_device_outlives_the_session) {
	Session::start_shared(std::make_unique<av::SimulatedBackend>(), "");
	CHECK(!Session::get_shared().set_category(number(SessionCategory::record)));
	const std::string state = Session::stop_shared();
	// The next library starts with a device of its own.
	av::SimulatedDevice::get_shared().reset_media_services();
	Session::start_shared(std::make_unique<av::SimulatedBackend>(), state);
	CHECK(Session::get_shared().get_category() == SessionCategory::record);
	Session::stop_shared();
}

TEST(a_real_platform_keeps_its_state_itself) {
	Session::start_shared(av::make_platform_backend(), "");
	CHECK(Session::stop_shared().empty());
}

TEST(several_threads_set_and_read) {
	constexpr int rounds = 2000;
	Session session(std::make_unique<av::SimulatedBackend>());
	// Checked in the end: CHECK itself is for one thread.
	std::atomic<int> wrong = 0;
	std::vector<std::thread> threads;
	for (const SessionCategory mine : settable) {
		threads.emplace_back([&session, &wrong, mine] {
			for (int i = 0; i < rounds; ++i) {
				wrong += session.set_category(number(mine)).has_value();
				wrong += !session.set_category(-1).has_value();
				const SessionCategory read = session.get_category();
				wrong += std::find(std::begin(settable), std::end(settable), read) == std::end(settable);
			}
		});
	}
	for (std::thread &thread : threads) {
		thread.join();
	}
	CHECK(wrong == 0);
}
