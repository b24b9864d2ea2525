#include "apple_events.h"

#include "objc_conversions.h"

namespace av {

namespace {

using Kind = Event::Kind;

// The key is null where the system is older than it.
std::int64_t get_number(NSDictionary *info, NSString *const *key, std::int64_t missing) {
	NSNumber *number = key != nullptr ? [info objectForKey:*key] : nil;
	return number != nil ? number.longLongValue : missing;
}

// These fill in an event with what a notification carries. False: there is nothing to tell.

bool read_interruption(NSDictionary *info, Event &event) {
	constexpr InterruptionReason unknown = InterruptionReason::INTERRUPTION_REASON_UNKNOWN;
	const std::int64_t type = get_number(info, &AVAudioSessionInterruptionTypeKey, -1);
	if (type == AVAudioSessionInterruptionTypeBegan) {
		std::int64_t reason = static_cast<std::int64_t>(unknown);
#if !TARGET_OS_TV
		reason = get_number(info, &AVAudioSessionInterruptionReasonKey, reason);
#endif
		event.reason = static_cast<std::int64_t>(to_constant(reason, unknown));
		return true;
	}
	const std::int64_t options = get_number(info, &AVAudioSessionInterruptionOptionKey, 0);
	event.kind = Kind::interruption_ended;
	event.flag = (options & AVAudioSessionInterruptionOptionShouldResume) != 0;
	return type == AVAudioSessionInterruptionTypeEnded;
}

bool read_route_change(NSDictionary *info, Event &event) {
	const std::int64_t reason = get_number(info, &AVAudioSessionRouteChangeReasonKey, 0);
	AVAudioSessionRouteDescription *previous = [info objectForKey:AVAudioSessionRouteChangePreviousRouteKey];
	event.reason = static_cast<std::int64_t>(to_constant(reason, RouteChangeReason::ROUTE_CHANGE_REASON_UNKNOWN));
	event.route = previous != nil ? std::make_shared<const Route>(to_route(previous)) : nullptr;
	return true;
}

#if !TARGET_OS_VISION
bool read_rendering_mode(NSDictionary *info, Event &event) {
	const std::int64_t mode = get_number(info, &AVAudioSessionRenderingModeNewRenderingModeKey, -1);
	event.reason = static_cast<std::int64_t>(to_constant(mode, RenderingMode::RENDERING_MODE_UNKNOWN));
	return true;
}
#endif

// The name is null where the system does not have it.
struct Notification {
	NSString *const *name;
	Kind kind;
	NSString *const *flag_key = nullptr; // of what carries a yes or no
	bool (*read)(NSDictionary *info, Event &event) = nullptr; // of what carries more
};

constexpr Notification notifications[] = {
	{ &AVAudioSessionInterruptionNotification, Kind::interruption_began, nullptr, read_interruption },
	{ &AVAudioSessionRouteChangeNotification, Kind::route_changed, nullptr, read_route_change },
	{ &AVAudioSessionSilenceSecondaryAudioHintNotification, Kind::silence_secondary_audio_hint_changed,
			&AVAudioSessionSilenceSecondaryAudioHintTypeKey },
	{ &AVAudioSessionMediaServicesWereLostNotification, Kind::media_services_were_lost },
	{ &AVAudioSessionMediaServicesWereResetNotification, Kind::media_services_were_reset },
	{ &AVAudioSessionSpatialPlaybackCapabilitiesChangedNotification, Kind::spatial_playback_capabilities_changed,
			&AVAudioSessionSpatialAudioEnabledKey },
#if !TARGET_OS_VISION
	{ &AVAudioSessionRenderingModeChangeNotification, Kind::rendering_mode_changed, nullptr, read_rendering_mode },
	{ &AVAudioSessionRenderingCapabilitiesChangeNotification, Kind::rendering_capabilities_changed },
#endif
#if TARGET_OS_IOS
	{ &AVAudioSessionAvailableInputsChangeNotification, Kind::available_inputs_changed },
	{ &AVAudioSessionOutputMuteStateChangeNotification, Kind::output_mute_changed, &AVAudioSessionMuteStateKey },
#endif
	{ &AVAudioSessionDidBecomeActiveNotification, Kind::became_active },
	{ &AVAudioSessionDidBecomeInactiveNotification, Kind::became_inactive },
	{ &AVAudioSessionResumptionRecommendationNotification, Kind::resumption_recommended },
};

static_assert(AVAudioSessionSilenceSecondaryAudioHintTypeBegin == 1, "read as a yes");
static_assert(AVAudioSessionSilenceSecondaryAudioHintTypeEnd == 0, "read as a no");

void tell(EventTarget &target, NSNotification *notification, const Notification &kind) {
	NSDictionary *info = notification.userInfo;
	Event event{ kind.kind };
	if (kind.flag_key != nullptr) {
		event.flag = get_number(info, kind.flag_key, 0) != 0;
	}
	if (kind.read == nullptr || kind.read(info, event)) {
		target.push(std::move(event));
	}
}

void tell(EventTarget &target, NSNotification *notification) {
	for (const Notification &each : notifications) {
		if (each.name != nullptr && [*each.name isEqualToString:notification.name]) {
			tell(target, notification, each);
		}
	}
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
		av::tell(**_target, notification);
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
