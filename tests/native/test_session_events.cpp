// What the session makes of what the platform tells.
#include <string>
#include <thread>
#include <vector>

#include "check.h"
#include "log.h"
#include "scripted_backend.h"

using av::Event;
using Kind = av::Event::Kind;
using av::Activity;
using av::RouteSharingPolicy;
using av::SessionCategory;
using av::SessionMode;

namespace {

// A handle that writes down what it hears.
class Listener final : public av::Handle {
public:
	explicit Listener(av::Session &session) : session_(session) { session.add_handle(*this); }
	~Listener() { session_.remove_handle(*this); }

	bool hold() override { return true; }
	void let_go() override {}
	void receive(const Event &event) override { heard.push_back(event); }

	std::vector<Kind> take_kinds() {
		std::vector<Kind> kinds;
		for (const Event &event : heard) {
			kinds.push_back(event.kind);
		}
		heard.clear();
		return kinds;
	}

	std::vector<Event> heard;

private:
	av::Session &session_;
};

struct Scene {
	ScriptedPlatform platform;
	av::Session session{ std::make_unique<ScriptedBackend>(platform), [] {} };
	Listener listener{ session };

	std::vector<Kind> deliver() {
		session.deliver_events();
		return listener.take_kinds();
	}
};

using Kinds = std::vector<Kind>;

} // namespace

TEST(nothing_is_observed_before_the_first_handle) {
	ScriptedSession scripted;
	auto &[platform, session] = scripted;
	session.get_category();
	CHECK(!platform.events);
	const Listener listener(session);
	CHECK(platform.events);
}

TEST(an_interruption_ends_the_activity) {
	Scene scene;
	CHECK(scene.session.get_last_known_activity() == Activity::ACTIVITY_UNKNOWN);
	CHECK(scene.session.set_active(true, true) == gd::Error::OK);
	CHECK(scene.session.get_last_known_activity() == Activity::ACTIVITY_ACTIVE);
	CHECK(scene.deliver() == Kinds{ Kind::activation_changed });
	scene.platform.tell(Kind::interruption_began);
	CHECK((scene.deliver() == Kinds{ Kind::interruption_began, Kind::activation_changed }));
	CHECK(scene.session.get_last_known_activity() == Activity::ACTIVITY_INACTIVE);
	scene.platform.tell(Kind::interruption_ended, true);
	CHECK(scene.deliver() == Kinds{ Kind::interruption_ended });
	CHECK(scene.session.get_last_known_activity() == Activity::ACTIVITY_INACTIVE);
}

TEST(the_same_activity_is_told_once) {
	Scene scene;
	for (int i = 0; i < 3; ++i) {
		CHECK(scene.session.set_active(true, true) == gd::Error::OK);
	}
	scene.platform.tell(Kind::became_active);
	CHECK(scene.deliver() == Kinds{ Kind::activation_changed });
	CHECK(scene.deliver().empty());
}

TEST(from_ios_27_on_an_interruption_and_its_end_are_told_once) {
	Scene scene;
	CHECK(scene.session.set_active(true, true) == gd::Error::OK);
	scene.deliver();
	scene.platform.tell(Kind::became_inactive);
	scene.platform.tell(Kind::interruption_began);
	CHECK((scene.deliver() == Kinds{ Kind::activation_changed, Kind::interruption_began }));
	scene.platform.tell(Kind::resumption_recommended);
	scene.platform.tell(Kind::interruption_ended, true);
	CHECK(scene.deliver() == Kinds{ Kind::interruption_ended });
	scene.platform.tell(Kind::interruption_began);
	scene.platform.tell(Kind::became_inactive);
	CHECK(scene.deliver() == Kinds{ Kind::interruption_began });
	scene.platform.tell(Kind::interruption_ended, true);
	scene.platform.tell(Kind::resumption_recommended);
	CHECK(scene.deliver() == Kinds{ Kind::interruption_ended });
}

TEST(from_ios_27_on_missing_events_are_made_up_for) {
	Scene scene;
	CHECK(scene.session.set_active(true, true) == gd::Error::OK);
	scene.deliver();
	scene.platform.tell(Kind::became_inactive);
	scene.session.deliver_events();
	CHECK(scene.listener.heard.size() == 2 && scene.listener.heard[0].reason == -1);
	CHECK((scene.listener.take_kinds() == Kinds{ Kind::interruption_began, Kind::activation_changed }));
	// Too late to be of use.
	scene.platform.tell(Kind::interruption_began);
	CHECK(scene.deliver().empty());
	scene.platform.tell(Kind::interruption_ended, false);
	scene.platform.tell(Kind::resumption_recommended);
	CHECK((scene.deliver() == Kinds{ Kind::interruption_ended, Kind::interruption_ended }));
}

TEST(a_session_that_the_game_deactivated_is_not_interrupted) {
	Scene scene;
	CHECK(scene.session.set_active(true, true) == gd::Error::OK);
	CHECK(scene.session.set_active(false, true) == gd::Error::OK);
	scene.platform.tell(Kind::became_inactive);
	CHECK((scene.deliver() == Kinds{ Kind::activation_changed, Kind::activation_changed }));
}

TEST(another_sdk_is_noticed_once) {
	Scene scene;
	CHECK(scene.session.set_category(0) == gd::Error::OK);
	scene.platform.tell(Kind::route_changed);
	CHECK(scene.deliver() == Kinds{ Kind::route_changed });
	scene.platform.configuration.options = 1;
	scene.platform.tell(Kind::route_changed);
	CHECK((scene.deliver() == Kinds{ Kind::route_changed, Kind::configuration_changed_externally }));
	scene.platform.tell(Kind::route_changed);
	CHECK(scene.deliver() == Kinds{ Kind::route_changed });
}

TEST(a_reset_of_the_media_services_is_not_another_sdk) {
	Scene scene;
	CHECK(scene.session.set_category(3) == gd::Error::OK);
	CHECK(scene.session.set_active(true, true) == gd::Error::OK);
	scene.deliver();
	scene.platform.configuration = { SessionCategory::soloAmbient, SessionMode::MODE_DEFAULT,
		RouteSharingPolicy::POLICY_DEFAULT, 0 };
	scene.platform.tell(Kind::media_services_were_reset);
	scene.platform.tell(Kind::route_changed);
	CHECK((scene.deliver() == Kinds{ Kind::activation_changed, Kind::media_services_were_reset, Kind::route_changed }));
}

TEST(activating_later_tells_how_it_ended) {
	Scene scene;
	scene.session.set_active_later(true, true);
	scene.session.set_active_later(false, false);
	Kinds kinds;
	while (kinds.size() < 4) {
		const Kinds more = scene.deliver();
		kinds.insert(kinds.end(), more.begin(), more.end());
	}
	CHECK((kinds ==
			Kinds{ Kind::activation_changed, Kind::activation_completed, Kind::activation_changed,
					Kind::activation_completed }));
	CHECK((scene.platform.asked == std::vector<std::string>{ "activate and notify", "deactivate" }));
}

TEST(a_failure_later_is_the_last_error_when_it_is_told) {
	Scene scene;
	scene.platform.refusal = phone_call;
	scene.session.set_active_later(true, true);
	while (scene.listener.heard.empty()) {
		scene.session.deliver_events();
	}
	const Event event = scene.listener.heard[0];
	CHECK(event.kind == Kind::activation_completed && event.flag && event.failure &&
			event.failure->error == gd::Error::ERR_BUSY);
	CHECK(scene.session.get_last_error()->attempted == "activate_async");
	CHECK(logged_errors.size() == 1);
}

TEST(a_session_waits_for_what_is_under_way_when_it_ends) {
	ScriptedPlatform platform;
	{
		av::Session session(std::make_unique<ScriptedBackend>(platform), [] {});
		session.set_active_later(true, true);
	}
	CHECK(platform.asked.size() == 1);
}

TEST(what_the_project_settings_made_of_the_session_is_put_back_too) {
	Scene scene;
	const av::Configuration before = scene.platform.configuration;
	scene.platform.configuration.category = SessionCategory::playback;
	CHECK(scene.session.reassert() == gd::Error::OK);
	CHECK(scene.platform.configuration == before);
}

TEST(a_burst_is_delivered_in_time) {
	Scene scene;
	for (int i = 0; i < 100'000; ++i) {
		scene.platform.tell(Kind::output_volume_changed);
	}
	CHECK(scene.deliver().size() == 100'000);
}

TEST(what_happened_to_another_device_is_not_told) {
	Scene scene;
	// A listener that puts the session on another device when it hears of the first event.
	class Switcher final : public av::Handle {
	public:
		explicit Switcher(av::Session &session) : session_(session) { session.add_handle(*this); }
		~Switcher() { session_.remove_handle(*this); }
		bool hold() override { return true; }
		void let_go() override {}
		void receive(const Event &) override { session_.use_own_backend(); }

	private:
		av::Session &session_;
	};
	const Switcher switcher(scene.session);
	scene.platform.tell(Kind::interruption_began);
	scene.platform.tell(Kind::interruption_ended, true);
	CHECK(scene.deliver() == Kinds{ Kind::interruption_began });
	CHECK(scene.deliver().empty());
	// Nothing of it is taken for what the other device was said to be.
	scene.platform.tell(Kind::activity_known, false);
	CHECK(scene.deliver() == Kinds{ Kind::activation_changed });
}

TEST(an_interruption_during_the_activation_is_what_is_known_last) {
	Scene scene;
	scene.platform.on_set_active = [&scene] { scene.platform.tell(Kind::interruption_began); };
	CHECK(scene.session.set_active(true, true) == gd::Error::OK);
	CHECK((scene.deliver() == Kinds{ Kind::interruption_began, Kind::activation_changed }));
	CHECK(scene.session.get_last_known_activity() == Activity::ACTIVITY_INACTIVE);
}

TEST(a_change_of_route_during_the_configuration_is_not_another_sdk) {
	Scene scene;
	std::thread main_thread;
	scene.platform.on_configure = [&] {
		scene.platform.tell(Kind::route_changed);
		main_thread = std::thread([&scene] { scene.session.deliver_events(); });
	};
	CHECK(scene.session.configure({ SessionCategory::playback, SessionMode::MODE_DEFAULT,
				  RouteSharingPolicy::POLICY_DEFAULT, 0 }) == gd::Error::OK);
	main_thread.join();
	CHECK(scene.listener.take_kinds() == Kinds{ Kind::route_changed });
}

TEST(a_refused_deactivation_hides_no_interruption) {
	Scene scene;
	scene.platform.os = { av::Platform::ios, 27, 0 };
	CHECK(scene.session.set_active(true, true) == gd::Error::OK);
	scene.platform.refusal = busy;
	CHECK(scene.session.set_active(false, true) == gd::Error::ERR_BUSY);
	scene.deliver();
	CHECK(scene.session.get_last_known_activity() == Activity::ACTIVITY_ACTIVE);
	scene.platform.tell(Kind::became_inactive);
	CHECK((scene.deliver() == Kinds{ Kind::interruption_began, Kind::activation_changed }));
}

TEST(up_to_ios_25_a_busy_session_is_deactivated_all_the_same) {
	Scene scene;
	scene.platform.os = { av::Platform::ios, 18, 4 };
	CHECK(scene.session.set_active(true, true) == gd::Error::OK);
	scene.platform.refusal = busy;
	CHECK(scene.session.set_active(false, true) == gd::Error::ERR_BUSY);
	CHECK(scene.session.get_last_known_activity() == Activity::ACTIVITY_INACTIVE);
	CHECK((scene.deliver() == Kinds{ Kind::activation_changed, Kind::activation_changed }));
}
