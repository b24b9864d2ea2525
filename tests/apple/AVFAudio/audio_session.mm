#include "constants.h"
#include "notifications.h"
#include "routes.h"

using av::Flag;
using av::Quantity;
using stand_in::fail;
using stand_in::finish;
using stand_in::get_device;
using stand_in::has_version;
using stand_in::require_version;

namespace {

bool get_flag(Flag flag) {
	return get_device().get_flag(flag).value_or(false);
}

double get_quantity(Quantity quantity) {
	return get_device().get_quantity(quantity);
}

// Session refuses what is outside.
BOOL set_quantity(const char *call, Quantity quantity, double value, bool is_allowed, NSError **error) {
	if (!is_allowed) {
		fail(std::string(call) + " was called with " + std::to_string(value) + ".");
	}
	return finish(get_device().set_quantity(quantity, value), error);
}

struct Newer {
	NSInteger value;
	int major;
	int minor;
};

// Every bit that there is, with the version that brought it.
constexpr Newer option_bits[] = {
	{ 0x1, 6, 0 },
	{ 0x2, 6, 0 },
	{ 0x4, 1, 0 },
	{ 0x8, 6, 0 },
	{ 0x10, 9, 0 },
	{ 0x20, 10, 0 },
	{ 0x40, 10, 0 },
	{ 0x80, 14, 5 },
	{ 1 << 18, 26, 2 },
	{ 1 << 19, 26, 0 },
};

void check_options(NSUInteger options) {
	for (const Newer &bit : option_bits) {
		if (options & bit.value) {
			require_version("setCategory:… with a category option", bit.major, bit.minor);
			options &= ~bit.value;
		}
	}
	if (options != 0) {
		fail("setCategory:… was called with the bits " + std::to_string(options) + ", which are no category option.");
	}
}

av::SessionMode parse_mode(AVAudioSessionMode name) {
	const av::SessionMode mode = parse(stand_in::modes, name, "setCategory:mode:…", "mode");
	if (mode == av::SessionMode::MODE_SHORT_FORM_VIDEO) {
		require_version("setCategory:… with AVAudioSessionModeShortFormVideo", 26, 0);
	}
	if (mode == av::SessionMode::MODE_DUAL_ROUTE) {
		require_version("setCategory:… with AVAudioSessionModeDualRoute", 26, 2);
	}
	return mode;
}

av::RouteSharingPolicy parse_policy(NSUInteger number) {
	const av::RouteSharingPolicy policy =
			parse(stand_in::policies, number, "setCategory:mode:routeSharingPolicy:…", "route sharing policy");
	if (policy == av::RouteSharingPolicy::POLICY_INDEPENDENT) {
		fail("setCategory:… was called with the route sharing policy that only the system sets.");
	}
	return policy;
}

} // namespace

@interface AVAudioSession ()
- (instancetype)initShared;
@end

@implementation AVAudioSession

+ (AVAudioSession *)sharedInstance {
	static AVAudioSession *shared = [[AVAudioSession alloc] initShared];
	stand_in::start_notifying();
	return shared;
}

- (instancetype)init {
	fail("an AVAudioSession was made. There is one only: sharedInstance.");
}

- (instancetype)initShared {
	return [super init];
}

- (NSArray *)availableCategories {
	NSArray *names = get_names(stand_in::categories, get_device().get_available_categories());
	// Devices still name one that is not to be used any more.
	return [names arrayByAddingObject:@"AVAudioSessionCategoryAudioProcessing"];
}

- (AVAudioSessionCategory)category {
	const av::SessionCategory category = get_device().get_category();
	if (category == av::SessionCategory::unknown) {
		return stand_in::make_string(get_device().get_unknown_category_name());
	}
	return get_name(stand_in::categories, category);
}

- (NSArray *)availableModes {
	return get_names(stand_in::modes, get_device().get_available_modes());
}

- (AVAudioSessionMode)mode {
	return get_name(stand_in::modes, get_device().get_configuration().mode);
}

- (AVAudioSessionRouteSharingPolicy)routeSharingPolicy {
	const NSInteger number = get_number(stand_in::policies, get_device().get_configuration().policy);
	return static_cast<AVAudioSessionRouteSharingPolicy>(number);
}

- (AVAudioSessionCategoryOptions)categoryOptions {
	return get_device().get_configuration().options;
}

- (BOOL)setCategory:(AVAudioSessionCategory)category error:(NSError **)outError {
	return finish(get_device().set_category(parse(stand_in::categories, category, "setCategory:error:", "category")),
			outError);
}

- (BOOL)setCategory:(AVAudioSessionCategory)category
					  mode:(AVAudioSessionMode)mode
		routeSharingPolicy:(AVAudioSessionRouteSharingPolicy)policy
				   options:(AVAudioSessionCategoryOptions)options
					 error:(NSError **)outError {
	check_options(options);
	const av::Configuration configuration = {
		parse(stand_in::categories, category, "setCategory:mode:…", "category"),
		parse_mode(mode),
		parse_policy(policy),
		static_cast<std::int64_t>(options),
	};
	return finish(get_device().configure(configuration), outError);
}

- (BOOL)setActive:(BOOL)active withOptions:(AVAudioSessionSetActiveOptions)options error:(NSError **)outError {
	if (options > (active ? 0 : 1)) {
		fail("setActive:withOptions:error: was called with the options " + std::to_string(options) + ".");
	}
	// Activation says nothing of it.
	return finish(get_device().set_active(active, active || options == 1), outError);
}

- (AVAudioSessionRouteDescription *)currentRoute {
	return stand_in::make_route(get_device().get_current_route());
}

- (NSArray *)availableInputs {
	return stand_in::make_ports(get_device().get_available_inputs());
}

- (AVAudioSessionPortDescription *)preferredInput {
	return stand_in::make_port(get_device().get_preferred_input());
}

- (BOOL)setPreferredInput:(AVAudioSessionPortDescription *)port error:(NSError **)outError {
	return finish(get_device().set_preferred_input(port != nil ? port.UID.UTF8String : ""), outError);
}

- (BOOL)overrideOutputAudioPort:(AVAudioSessionPortOverride)portOverride error:(NSError **)outError {
	const av::PortOverride parsed =
			parse(stand_in::port_overrides, portOverride, "overrideOutputAudioPort:error:", "port override");
	return finish(get_device().override_output_audio_port(parsed), outError);
}

- (BOOL)setAggregatedIOPreference:(AVAudioSessionIOType)type error:(NSError **)outError {
	if (type > 1) {
		fail("setAggregatedIOPreference:error: was called with " + std::to_string(type) + ".");
	}
	return finish(get_device().set_flag(Flag::aggregated_io_preference, type == 1), outError);
}

- (float)inputGain {
	return get_quantity(Quantity::input_gain);
}

- (BOOL)isInputGainSettable {
	return get_flag(Flag::input_gain_settable);
}

- (BOOL)isInputAvailable {
	return get_flag(Flag::input_available);
}

- (float)outputVolume {
	const std::optional<double> notified = stand_in::get_notified_volume();
	return notified ? *notified : get_quantity(Quantity::output_volume);
}

- (double)sampleRate {
	return get_quantity(Quantity::sample_rate);
}

- (double)preferredSampleRate {
	return get_quantity(Quantity::preferred_sample_rate);
}

- (NSTimeInterval)IOBufferDuration {
	return get_quantity(Quantity::io_buffer_duration);
}

- (NSTimeInterval)preferredIOBufferDuration {
	return get_quantity(Quantity::preferred_io_buffer_duration);
}

- (NSTimeInterval)inputLatency {
	return get_quantity(Quantity::input_latency);
}

- (NSTimeInterval)outputLatency {
	return get_quantity(Quantity::output_latency);
}

- (NSInteger)inputNumberOfChannels {
	return get_quantity(Quantity::input_number_of_channels);
}

- (NSInteger)preferredInputNumberOfChannels {
	return get_quantity(Quantity::preferred_input_number_of_channels);
}

- (NSInteger)maximumInputNumberOfChannels {
	return get_quantity(Quantity::maximum_input_number_of_channels);
}

- (NSInteger)outputNumberOfChannels {
	return get_quantity(Quantity::output_number_of_channels);
}

- (NSInteger)preferredOutputNumberOfChannels {
	return get_quantity(Quantity::preferred_output_number_of_channels);
}

- (NSInteger)maximumOutputNumberOfChannels {
	return get_quantity(Quantity::maximum_output_number_of_channels);
}

- (BOOL)setInputGain:(float)gain error:(NSError **)outError {
	return set_quantity("setInputGain:error:", Quantity::input_gain, gain, gain >= 0 && gain <= 1, outError);
}

- (BOOL)setPreferredSampleRate:(double)rate error:(NSError **)outError {
	return set_quantity("setPreferredSampleRate:error:", Quantity::preferred_sample_rate, rate, rate > 0, outError);
}

- (BOOL)setPreferredIOBufferDuration:(NSTimeInterval)duration error:(NSError **)outError {
	return set_quantity("setPreferredIOBufferDuration:error:", Quantity::preferred_io_buffer_duration, duration,
			duration > 0, outError);
}

- (BOOL)setPreferredInputNumberOfChannels:(NSInteger)count error:(NSError **)outError {
	return set_quantity("setPreferredInputNumberOfChannels:error:", Quantity::preferred_input_number_of_channels, count,
			count > 0, outError);
}

- (BOOL)setPreferredOutputNumberOfChannels:(NSInteger)count error:(NSError **)outError {
	return set_quantity("setPreferredOutputNumberOfChannels:error:", Quantity::preferred_output_number_of_channels,
			count, count > 0, outError);
}

- (BOOL)isOtherAudioPlaying {
	return get_flag(Flag::other_audio_playing);
}

- (BOOL)secondaryAudioShouldBeSilencedHint {
	return get_flag(Flag::secondary_audio_should_be_silenced_hint);
}

- (AVAudioSessionPromptStyle)promptStyle {
	const NSInteger number = get_number(stand_in::prompt_styles, get_device().get_prompt_style());
	return static_cast<AVAudioSessionPromptStyle>(number);
}

- (BOOL)allowHapticsAndSystemSoundsDuringRecording {
	return get_flag(Flag::allow_haptics_and_system_sounds_during_recording);
}

- (BOOL)setAllowHapticsAndSystemSoundsDuringRecording:(BOOL)value error:(NSError **)outError {
	return finish(get_device().set_flag(Flag::allow_haptics_and_system_sounds_during_recording, value), outError);
}

- (BOOL)prefersNoInterruptionsFromSystemAlerts {
	require_version("prefersNoInterruptionsFromSystemAlerts", 14, 5);
	return get_flag(Flag::prefers_no_interruptions_from_system_alerts);
}

- (BOOL)setPrefersNoInterruptionsFromSystemAlerts:(BOOL)value error:(NSError **)outError {
	require_version("setPrefersNoInterruptionsFromSystemAlerts:error:", 14, 5);
	return finish(get_device().set_flag(Flag::prefers_no_interruptions_from_system_alerts, value), outError);
}

- (BOOL)supportsMultichannelContent {
	require_version("supportsMultichannelContent", 15, 0);
	return get_flag(Flag::supports_multichannel_content);
}

- (BOOL)setSupportsMultichannelContent:(BOOL)value error:(NSError **)outError {
	require_version("setSupportsMultichannelContent:error:", 15, 0);
	return finish(get_device().set_flag(Flag::supports_multichannel_content, value), outError);
}

- (BOOL)prefersInterruptionOnRouteDisconnect {
	require_version("prefersInterruptionOnRouteDisconnect", 17, 0);
	return get_flag(Flag::prefers_interruption_on_route_disconnect);
}

- (BOOL)setPrefersInterruptionOnRouteDisconnect:(BOOL)value error:(NSError **)outError {
	require_version("setPrefersInterruptionOnRouteDisconnect:error:", 17, 0);
	return finish(get_device().set_flag(Flag::prefers_interruption_on_route_disconnect, value), outError);
}

- (AVAudioSessionRenderingMode)renderingMode {
	require_version("renderingMode", 17, 2);
	const NSInteger number = get_number(stand_in::rendering_modes, get_device().get_rendering_mode());
	return static_cast<AVAudioSessionRenderingMode>(number);
}

- (BOOL)isEchoCancelledInputAvailable {
	require_version("isEchoCancelledInputAvailable", 18, 2);
	return get_flag(Flag::echo_cancelled_input_available);
}

- (BOOL)isEchoCancelledInputEnabled {
	require_version("isEchoCancelledInputEnabled", 18, 2);
	return get_flag(Flag::echo_cancelled_input_enabled);
}

- (BOOL)prefersEchoCancelledInput {
	require_version("prefersEchoCancelledInput", 18, 2);
	return get_flag(Flag::prefers_echo_cancelled_input);
}

- (BOOL)setPrefersEchoCancelledInput:(BOOL)value error:(NSError **)outError {
	require_version("setPrefersEchoCancelledInput:error:", 18, 2);
	return finish(get_device().set_flag(Flag::prefers_echo_cancelled_input, value), outError);
}

- (BOOL)isOutputMuted {
	require_version("isOutputMuted", 26, 0);
	return get_flag(Flag::output_muted);
}

- (AVAudioSessionRecordPermission)recordPermission {
	stand_in::refuse_superseded("AVAudioSession.recordPermission");
	const NSInteger number = get_number(stand_in::record_permissions, get_device().get_record_permission());
	return static_cast<AVAudioSessionRecordPermission>(number);
}

- (void)requestRecordPermission:(void (^)(BOOL granted))response {
	stand_in::refuse_superseded("requestRecordPermission:");
	stand_in::request_record_permission(response);
}

@end
