// What happens to the session, on its way to the handles. Main thread only.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "session.h"

namespace av {

void Session::deliver_events() {
	{
		const std::lock_guard lock(observing_mutex_);
		telling_ = events_;
	}
	if (!telling_) {
		return;
	}
	const std::vector<Event> events = telling_->take_all();
	const auto is_interruption = [](const Event &event) { return event.kind == Event::Kind::interruption_began; };
	std::ptrdiff_t interruptions = std::count_if(events.begin(), events.end(), is_interruption);
	for (const Event &event : events) {
		interruptions -= is_interruption(event);
		if (telling_->is_closed()) {
			return;
		}
		deliver(event, interruptions > 0);
	}
}

void Session::tell(const Event &event) {
	// A handler may have put the session on another device, to which the rest did not happen.
	if (!telling_->is_closed()) {
		handles_.tell(event);
	}
}

void Session::deliver(const Event &event, bool is_interruption_following) {
	switch (event.kind) {
		case Event::Kind::interruption_began:
			if (!is_interruption_inferred_) {
				tell_interruption_began(event);
			}
			break;
		case Event::Kind::interruption_ended:
			// From iOS 27 on, the recommendation may have come first.
			if (!event.flag || !is_resumption_told_) {
				tell_interruption_ended(event.flag);
			}
			break;
		case Event::Kind::resumption_recommended:
			if (!is_resumption_told_) {
				tell_interruption_ended(true);
			}
			break;
		case Event::Kind::became_active:
			// By itself perhaps, for a sound of the game.
			is_deactivated_by_game_ = false;
			know_activity(true);
			break;
		case Event::Kind::became_inactive:
			// The event with the reason is better, but it can be missing.
			if (!is_interrupted_ && !is_interruption_following && !is_deactivated_by_game_) {
				Event began{ Event::Kind::interruption_began };
				began.reason = static_cast<std::int64_t>(InterruptionReason::INTERRUPTION_REASON_UNKNOWN);
				is_interruption_inferred_ = true;
				tell_interruption_began(began);
			} else {
				know_activity(false);
			}
			break;
		case Event::Kind::deactivation_requested:
			is_deactivated_by_game_ = true;
			break;
		case Event::Kind::deactivation_refused:
			is_deactivated_by_game_ = false;
			break;
		case Event::Kind::activity_known:
			know_activity(event.flag);
			break;
		case Event::Kind::activation_completed:
			complete_activation(event);
			break;
		case Event::Kind::media_services_were_reset:
			// Before it is told: a handler may configure and activate the session at once.
			expect_current_configuration();
			know_activity(false);
			tell(event);
			break;
		case Event::Kind::route_changed:
			tell(event);
			tell_external_change();
			break;
		default:
			tell(event);
	}
}

void Session::tell_interruption_began(const Event &event) {
	is_interrupted_ = true;
	is_resumption_told_ = false;
	activity_ = Activity::ACTIVITY_INACTIVE;
	tell(event);
	tell_activity(false);
}

void Session::tell_interruption_ended(bool should_resume) {
	is_interrupted_ = is_interruption_inferred_ = false;
	is_resumption_told_ = should_resume;
	Event event{ Event::Kind::interruption_ended };
	event.flag = should_resume;
	tell(event);
}

void Session::know_activity(bool active) {
	activity_ = active ? Activity::ACTIVITY_ACTIVE : Activity::ACTIVITY_INACTIVE;
	if (active) {
		is_interrupted_ = is_interruption_inferred_ = false;
	}
	tell_activity(active);
}

void Session::tell_activity(bool active) {
	const Activity activity = active ? Activity::ACTIVITY_ACTIVE : Activity::ACTIVITY_INACTIVE;
	if (telling_->is_closed() || std::exchange(told_activity_, activity) == activity) {
		return;
	}
	Event event{ Event::Kind::activation_changed };
	event.flag = active;
	tell(event);
}

void Session::expect_current_configuration() {
	const std::lock_guard lock(configuring_mutex_);
	expected_ = get_configuration();
}

void Session::tell_external_change() {
	{
		const std::lock_guard lock(configuring_mutex_);
		const Configuration current = get_configuration();
		if (expected_ == current) {
			return;
		}
		expected_ = current;
	}
	tell(Event{ Event::Kind::configuration_changed_externally });
}

void Session::complete_activation(const Event &event) {
	if (event.failure) {
		fail(event.failure->attempted.c_str(), event.failure);
	} else {
		succeed();
	}
	tell(event);
}

} // namespace av
