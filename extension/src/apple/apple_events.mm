#include "apple_events.h"

#include <optional>

#include "objc_conversions.h"

namespace av {

namespace {

using Kind = Event::Kind;

// The key is null where the system is older than it.
std::int64_t get_number(NSDictionary *info, NSString *const *key, std::int64_t missing) {
	NSNumber *number = key != nullptr ? [info objectForKey:*key] : nil;
	return number != nil ? number.longLongValue : missing;
}

std::optional<Event> to_interruption(NSDictionary *info) {
	constexpr InterruptionReason unknown = InterruptionReason::INTERRUPTION_REASON_UNKNOWN;
	const std::int64_t type = get_number(info, &AVAudioSessionInterruptionTypeKey, -1);
	if (type == AVAudioSessionInterruptionTypeBegan) {
		std::int64_t reason = static_cast<std::int64_t>(unknown);
#if !TARGET_OS_TV
		reason = get_number(info, &AVAudioSessionInterruptionReasonKey, reason);
#endif
		Event event{ Kind::interruption_began };
		event.reason = static_cast<std::int64_t>(to_constant(reason, unknown));
		return event;
	}
	if (type == AVAudioSessionInterruptionTypeEnded) {
		const std::int64_t options = get_number(info, &AVAudioSessionInterruptionOptionKey, 0);
		Event event{ Kind::interruption_ended };
		event.flag = (options & AVAudioSessionInterruptionOptionShouldResume) != 0;
		return event;
	}
	return std::nullopt;
}

std::optional<Event> to_route_change(NSDictionary *info) {
	constexpr RouteChangeReason unknown = RouteChangeReason::ROUTE_CHANGE_REASON_UNKNOWN;
	const std::int64_t reason = get_number(info, &AVAudioSessionRouteChangeReasonKey, 0);
	AVAudioSessionRouteDescription *previous = [info objectForKey:AVAudioSessionRouteChangePreviousRouteKey];
	Event event{ Kind::route_changed };
	event.reason = static_cast<std::int64_t>(to_constant(reason, unknown));
	event.route = previous != nil ? std::make_shared<const Route>(to_route(previous)) : nullptr;
	return event;
}

#if !TARGET_OS_VISION
std::optional<Event> to_rendering_mode_change(NSDictionary *info) {
	constexpr RenderingMode unknown = RenderingMode::RENDERING_MODE_UNKNOWN;
	const std::int64_t mode = get_number(info, &AVAudioSessionRenderingModeNewRenderingModeKey, -1);
	Event event{ Kind::rendering_mode_changed };
	event.reason = static_cast<std::int64_t>(to_constant(mode, unknown));
	return event;
}
#endif

template <Kind kind>
std::optional<Event> to_event(NSDictionary *) {
	return Event{ kind };
}

// What carries a yes or no.
template <Kind kind, NSString *const *key>
std::optional<Event> to_flag_event(NSDictionary *info) {
	Event event{ kind };
	event.flag = get_number(info, key, 0) != 0;
	return event;
}

struct Notification {
	NSString *const *name; // null where the system does not have it
	std::optional<Event> (*to_event)(NSDictionary *info);
};

constexpr Notification notifications[] = {
	{ &AVAudioSessionInterruptionNotification, to_interruption },
	{ &AVAudioSessionRouteChangeNotification, to_route_change },
	{ &AVAudioSessionSilenceSecondaryAudioHintNotification,
			to_flag_event<Kind::silence_secondary_audio_hint_changed,
					&AVAudioSessionSilenceSecondaryAudioHintTypeKey> },
	{ &AVAudioSessionMediaServicesWereLostNotification, to_event<Kind::media_services_were_lost> },
	{ &AVAudioSessionMediaServicesWereResetNotification, to_event<Kind::media_services_were_reset> },
	{ &AVAudioSessionSpatialPlaybackCapabilitiesChangedNotification,
			to_flag_event<Kind::spatial_playback_capabilities_changed, &AVAudioSessionSpatialAudioEnabledKey> },
#if !TARGET_OS_VISION
	{ &AVAudioSessionRenderingModeChangeNotification, to_rendering_mode_change },
	{ &AVAudioSessionRenderingCapabilitiesChangeNotification, to_event<Kind::rendering_capabilities_changed> },
#endif
#if TARGET_OS_IOS
	{ &AVAudioSessionAvailableInputsChangeNotification, to_event<Kind::available_inputs_changed> },
	{ &AVAudioSessionOutputMuteStateChangeNotification,
			to_flag_event<Kind::output_mute_changed, &AVAudioSessionMuteStateKey> },
#endif
	{ &AVAudioSessionDidBecomeActiveNotification, to_event<Kind::became_active> },
	{ &AVAudioSessionDidBecomeInactiveNotification, to_event<Kind::became_inactive> },
	{ &AVAudioSessionResumptionRecommendationNotification, to_event<Kind::resumption_recommended> },
};

static_assert(
		AVAudioSessionSilenceSecondaryAudioHintTypeBegin == 1 && AVAudioSessionSilenceSecondaryAudioHintTypeEnd == 0);

std::optional<Event> to_event(NSNotification *notification) {
	for (const Notification &each : notifications) {
		if (each.name != nullptr && [*each.name isEqualToString:notification.name]) {
			return each.to_event(notification.userInfo);
		}
	}
	return std::nullopt;
}

} // namespace

} // namespace av

// Any thread may call.
@interface GodotAudioSessionObserver : NSObject {
	std::shared_ptr<av::EventTarget> *_target;
}
- (instancetype)initWithTarget:(std::shared_ptr<av::EventTarget>)target;
- (void)receive:(NSNotification *)notification;
@end

@implementation GodotAudioSessionObserver

- (instancetype)initWithTarget:(std::shared_ptr<av::EventTarget>)target {
	self = [super init];
	_target = new std::shared_ptr(std::move(target));
	return self;
}

- (void)dealloc {
	delete _target;
#if !__has_feature(objc_arc)
	[super dealloc];
#endif
}

- (void)receive:(NSNotification *)notification {
	@autoreleasepool {
		if (std::optional<av::Event> event = av::to_event(notification)) {
			(*_target)->push(std::move(*event));
		}
	}
}

- (void)observeValueForKeyPath:(NSString *)keyPath
					  ofObject:(id)object
						change:(NSDictionary *)change
					   context:(void *)context {
	@autoreleasepool {
		NSNumber *volume = [change objectForKey:NSKeyValueChangeNewKey];
		av::Event event{ av::Event::Kind::output_volume_changed };
		event.volume = volume.doubleValue;
		(*_target)->push(std::move(event));
	}
}

@end

namespace av {

void EventTarget::set_queue(std::shared_ptr<EventQueue> queue) {
	const std::lock_guard lock(mutex_);
	queue_ = std::move(queue);
}

void EventTarget::push(Event event) {
	const std::lock_guard lock(mutex_);
	if (queue_ != nullptr) {
		queue_->push(std::move(event));
	}
}

AppleEvents::AppleEvents(std::shared_ptr<EventTarget> target) :
		observer_([[GodotAudioSessionObserver alloc] initWithTarget:std::move(target)]) {
	@autoreleasepool {
		for (const Notification &each : notifications) {
			if (each.name != nullptr) {
				[[NSNotificationCenter defaultCenter] addObserver:observer_
														 selector:@selector(receive:)
															 name:*each.name
														   object:nil];
			}
		}
		[[AVAudioSession sharedInstance] addObserver:observer_
										  forKeyPath:@"outputVolume"
											 options:NSKeyValueObservingOptionNew
											 context:nullptr];
	}
}

AppleEvents::~AppleEvents() {
	@autoreleasepool {
		[[NSNotificationCenter defaultCenter] removeObserver:observer_];
		[[AVAudioSession sharedInstance] removeObserver:observer_ forKeyPath:@"outputVolume"];
#if !__has_feature(objc_arc)
		[observer_ release];
#endif
	}
}

} // namespace av
