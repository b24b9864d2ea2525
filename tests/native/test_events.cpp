#include "check.h"
#include "session/event_queue.h"
#include "session/handles.h"

#include <functional>
#include <memory>
#include <string>

using av::Event;
using av::EventQueue;
using av::Handles;

namespace {

Event make_event(std::int64_t number) {
	Event event{ Event::Kind::route_changed };
	event.reason = number;
	return event;
}

// Writes down the numbers of the events, behind its name.
class Listener final : public av::Handle {
public:
	Listener(Handles &handles, std::string name, std::string &heard) :
			name_(std::move(name)), handles_(handles), heard_(heard) {
		handles_.add(this);
	}
	~Listener() { handles_.remove(this); }

	bool hold() override {
		holds += ready;
		return ready;
	}
	void let_go() override {
		holds--;
		after();
	}
	void receive(const Event &event) override {
		CHECK(holds == 1);
		heard_ += name_ + std::to_string(event.reason) + " ";
		then();
	}

	bool ready = true;
	int holds = 0;
	std::function<void()> then = [] {}; // what a script does when it hears of it
	std::function<void()> after = [] {};

private:
	const std::string name_;
	Handles &handles_;
	std::string &heard_;
};

} // namespace

TEST(events_come_out_once_in_order) {
	EventQueue queue([] {});
	CHECK(queue.take_all().empty());
	for (std::int64_t number = 0; number < 3; number++) {
		queue.push(make_event(number));
	}
	const std::vector<Event> events = queue.take_all();
	CHECK(events.size() == 3);
	std::int64_t number = 0;
	for (const Event &event : events) {
		CHECK(event.reason == number++);
	}
	CHECK(queue.take_all().empty());
}

TEST(only_the_first_event_wakes) {
	int wakes = 0;
	EventQueue queue([&wakes] { wakes++; });
	queue.push(make_event(1));
	queue.push(make_event(2));
	CHECK(wakes == 1);
	queue.take_all();
	CHECK(wakes == 1);
	queue.push(make_event(3));
	CHECK(wakes == 2);
}

TEST(a_closed_queue_drops_what_comes_and_what_is_there) {
	int wakes = 0;
	EventQueue queue([&wakes] { wakes++; });
	const auto route = std::make_shared<const av::Route>();
	Event event = make_event(1);
	event.route = route;
	queue.push(std::move(event));
	CHECK(route.use_count() == 2);
	queue.close();
	CHECK(route.use_count() == 1);
	queue.push(make_event(2));
	CHECK(wakes == 1);
	CHECK(queue.take_all().empty());
	queue.close();
}

TEST(every_handle_hears_of_each_event) {
	Handles handles;
	handles.tell(make_event(0));
	std::string heard;
	Listener a(handles, "a", heard);
	{
		Listener b(handles, "b", heard);
		handles.tell(make_event(1));
		handles.tell(make_event(2));
	}
	handles.tell(make_event(3));
	CHECK(heard == "a1 b1 a2 b2 a3 ");
	CHECK(a.holds == 0);
}

TEST(a_handle_that_cannot_be_held_hears_nothing) {
	Handles handles;
	std::string heard;
	Listener a(handles, "a", heard);
	Listener b(handles, "b", heard);
	a.ready = false;
	handles.tell(make_event(1));
	a.ready = true;
	handles.tell(make_event(2));
	CHECK(heard == "b1 a2 b2 ");
}

TEST(a_handle_made_while_an_event_is_told_hears_of_the_next) {
	Handles handles;
	std::string heard;
	std::unique_ptr<Listener> made;
	Listener a(handles, "a", heard);
	a.then = [&] {
		if (made == nullptr) {
			made = std::make_unique<Listener>(handles, "made", heard);
		}
	};
	handles.tell(make_event(1));
	handles.tell(make_event(2));
	CHECK(heard == "a1 a2 made2 ");
}

TEST(handles_may_go_while_an_event_is_told) {
	Handles handles;
	std::string heard;
	auto first = std::make_unique<Listener>(handles, "first", heard);
	auto last = std::make_unique<Listener>(handles, "last", heard);
	// As an object with a last reference goes: when it is let go. A copy, as what runs must not be in what goes.
	std::function<void()> drop_first = [&first] { first.reset(); };
	first->after = [&drop_first] { drop_first(); };
	handles.tell(make_event(1));
	handles.tell(make_event(2));
	CHECK(heard == "first1 last1 last2 ");
	last.reset();
}
