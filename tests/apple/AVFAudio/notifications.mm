#include "notifications.h"

#include "constants.h"
#include "routes.h"
#include "system_thread.h"

namespace stand_in {

namespace {

using Kind = av::Event::Kind;

thread_local std::optional<double> notified_volume;

void post(NSString *name, NSDictionary *info) {
	[[NSNotificationCenter defaultCenter] postNotificationName:name
														object:[AVAudioSession sharedInstance]
													  userInfo:info];
}

NSDictionary *describe_interruption(const av::Event &event) {
	if (event.kind == Kind::interruption_ended) {
		// More bits than the one that is documented: whoever compares the number as a whole finds nothing.
		return @{
			@"AVAudioSessionInterruptionTypeKey" : @0,
			@"AVAudioSessionInterruptionOptionKey" : event.flag ? @3 : @2,
		};
	}
	if (!has_version(14, 5)) {
		return @{@"AVAudioSessionInterruptionTypeKey" : @1};
	}
	const auto reason = static_cast<av::InterruptionReason>(event.reason);
	return @{
		@"AVAudioSessionInterruptionTypeKey" : @1,
		@"AVAudioSessionInterruptionReasonKey" : @(get_number(interruption_reasons, reason)),
	};
}

NSDictionary *describe_route_change(const av::Event &event) {
	const auto reason = static_cast<av::RouteChangeReason>(event.reason);
	NSMutableDictionary *info = [NSMutableDictionary dictionary];
	[info setObject:@(get_number(route_change_reasons, reason)) forKey:@"AVAudioSessionRouteChangeReasonKey"];
	if (event.route != nullptr) {
		[info setObject:make_route(*event.route) forKey:@"AVAudioSessionRouteChangePreviousRouteKey"];
	}
	return info;
}

void tell_volume(double volume) {
	AVAudioSession *session = [AVAudioSession sharedInstance];
	[session willChangeValueForKey:@"outputVolume"];
	notified_volume = volume;
	[session didChangeValueForKey:@"outputVolume"];
	notified_volume.reset();
}

void tell(const av::Event &event) {
	switch (event.kind) {
		case Kind::interruption_began:
		case Kind::interruption_ended:
			return post(@"AVAudioSessionInterruptionNotification", describe_interruption(event));
		case Kind::route_changed:
			return post(@"AVAudioSessionRouteChangeNotification", describe_route_change(event));
		case Kind::silence_secondary_audio_hint_changed:
			return post(
					@"AVAudioSessionSilenceSecondaryAudioHintNotification",
					@{@"AVAudioSessionSilenceSecondaryAudioHintTypeKey" : event.flag ? @1 : @0});
		case Kind::media_services_were_lost:
			return post(@"AVAudioSessionMediaServicesWereLostNotification", nil);
		case Kind::media_services_were_reset:
			return post(@"AVAudioSessionMediaServicesWereResetNotification", nil);
		case Kind::output_volume_changed:
			return tell_volume(event.volume);
		case Kind::output_mute_changed:
			return post(
					@"AVAudioSessionOutputMuteStateChangeNotification",
					@{@"AVAudioSessionMuteStateKey" : event.flag ? @1 : @0});
		case Kind::available_inputs_changed:
			return post(@"AVAudioSessionAvailableInputsChangeNotification", nil);
		case Kind::rendering_mode_changed:
			return post(
					@"AVAudioSessionRenderingModeChangeNotification", @{
						@"AVAudioSessionRenderingModeNewRenderingModeKey" :
								@(get_number(rendering_modes, static_cast<av::RenderingMode>(event.reason))),
					});
		case Kind::rendering_capabilities_changed:
			return post(@"AVAudioSessionRenderingCapabilitiesChangeNotification", nil);
		case Kind::spatial_playback_capabilities_changed:
			return post(
					@"AVAudioSessionSpatialPlaybackCapabilitiesChangedNotification",
					@{@"AVAudioSessionSpatialAudioEnabledKey" : event.flag ? @1 : @0});
		case Kind::became_active:
			return post(@"AVAudioSessionDidBecomeActiveNotification", nil);
		case Kind::became_inactive:
			return post(@"AVAudioSessionDidBecomeInactiveNotification", nil);
		case Kind::resumption_recommended:
			return post(@"AVAudioSessionResumptionRecommendationNotification", nil);
		case Kind::record_permission_answered:
			return answer_record_permission(event.flag);
		default:
			fail("the device tells what no device can: event " + std::to_string(static_cast<int>(event.kind)) + ".");
	}
}

void tell_with_pool(const av::Event &event) {
	@autoreleasepool {
		tell(event);
	}
}

bool comes_on_the_main_queue(Kind kind) {
	return kind == Kind::became_active || kind == Kind::became_inactive || kind == Kind::resumption_recommended;
}

// The older notifications come on a thread of the system. The device goes on when all have heard of it.
void notify(const av::Event &event) {
	static SystemThread thread;
	if (comes_on_the_main_queue(event.kind)) {
		tell_with_pool(event);
	} else {
		thread.run([&event] { tell_with_pool(event); });
	}
}

} // namespace

std::optional<double> get_notified_volume() {
	return notified_volume;
}

void start_notifying() {
	[[maybe_unused]] static const bool started = [] {
		get_device().add_listener(notify);
		return true;
	}();
}

} // namespace stand_in
