#include "apple_properties.h"

#include <algorithm>

namespace av {

namespace {

template <typename Key, typename Value>
struct Property {
	Key key;
	Value (*get)(AVAudioSession *);
	BOOL (*set)(AVAudioSession *, Value, NSError **);
};

using Session = AVAudioSession;

constexpr Property<Quantity, double> quantities[] = {
	{ Quantity::input_gain, [](Session *s) -> double { return s.inputGain; },
			[](Session *s, double value, NSError **error) {
				return [s setInputGain:static_cast<float>(value) error:error];
			} },
	{ Quantity::output_volume, [](Session *s) -> double { return s.outputVolume; }, nullptr },
	{ Quantity::sample_rate, [](Session *s) { return s.sampleRate; }, nullptr },
	{ Quantity::preferred_sample_rate, [](Session *s) { return s.preferredSampleRate; },
			[](Session *s, double value, NSError **error) { return [s setPreferredSampleRate:value error:error]; } },
	{ Quantity::io_buffer_duration, [](Session *s) -> double { return s.IOBufferDuration; }, nullptr },
	{ Quantity::preferred_io_buffer_duration, [](Session *s) -> double { return s.preferredIOBufferDuration; },
			[](Session *s, double value, NSError **error) {
				return [s setPreferredIOBufferDuration:value error:error];
			} },
	{ Quantity::input_latency, [](Session *s) -> double { return s.inputLatency; }, nullptr },
	{ Quantity::output_latency, [](Session *s) -> double { return s.outputLatency; }, nullptr },
	{ Quantity::input_number_of_channels, [](Session *s) -> double { return s.inputNumberOfChannels; }, nullptr },
	{ Quantity::preferred_input_number_of_channels,
			[](Session *s) -> double { return s.preferredInputNumberOfChannels; },
			[](Session *s, double value, NSError **error) {
				return [s setPreferredInputNumberOfChannels:static_cast<NSInteger>(value) error:error];
			} },
	{ Quantity::maximum_input_number_of_channels, [](Session *s) -> double { return s.maximumInputNumberOfChannels; },
			nullptr },
	{ Quantity::output_number_of_channels, [](Session *s) -> double { return s.outputNumberOfChannels; }, nullptr },
	{ Quantity::preferred_output_number_of_channels,
			[](Session *s) -> double { return s.preferredOutputNumberOfChannels; },
			[](Session *s, double value, NSError **error) {
				return [s setPreferredOutputNumberOfChannels:static_cast<NSInteger>(value) error:error];
			} },
	{ Quantity::maximum_output_number_of_channels, [](Session *s) -> double { return s.maximumOutputNumberOfChannels; },
			nullptr },
};

constexpr Property<Flag, bool> flags[] = {
	{ Flag::other_audio_playing, [](Session *s) -> bool { return s.isOtherAudioPlaying; }, nullptr },
	{ Flag::secondary_audio_should_be_silenced_hint,
			[](Session *s) -> bool { return s.secondaryAudioShouldBeSilencedHint; }, nullptr },
	{ Flag::input_available, [](Session *s) -> bool { return s.isInputAvailable; }, nullptr },
	{ Flag::input_gain_settable, [](Session *s) -> bool { return s.isInputGainSettable; }, nullptr },
	{ Flag::allow_haptics_and_system_sounds_during_recording,
			[](Session *s) -> bool { return s.allowHapticsAndSystemSoundsDuringRecording; },
			[](Session *s, bool value, NSError **error) {
				return [s setAllowHapticsAndSystemSoundsDuringRecording:value error:error];
			} },
	{ Flag::prefers_no_interruptions_from_system_alerts,
			[](Session *s) -> bool { return s.prefersNoInterruptionsFromSystemAlerts; },
			[](Session *s, bool value, NSError **error) {
				return [s setPrefersNoInterruptionsFromSystemAlerts:value error:error];
			} },
	{ Flag::prefers_interruption_on_route_disconnect,
			[](Session *s) -> bool { return s.prefersInterruptionOnRouteDisconnect; },
			[](Session *s, bool value, NSError **error) {
				return [s setPrefersInterruptionOnRouteDisconnect:value error:error];
			} },
	{ Flag::supports_multichannel_content, [](Session *s) -> bool { return s.supportsMultichannelContent; },
			[](Session *s, bool value, NSError **error) {
				return [s setSupportsMultichannelContent:value error:error];
			} },
#if TARGET_OS_IOS
	{ Flag::output_muted, [](Session *s) -> bool { return s.isOutputMuted; }, nullptr },
	{ Flag::echo_cancelled_input_available, [](Session *s) -> bool { return s.isEchoCancelledInputAvailable; },
			nullptr },
	{ Flag::prefers_echo_cancelled_input, [](Session *s) -> bool { return s.prefersEchoCancelledInput; },
			[](Session *s, bool value, NSError **error) {
				return [s setPrefersEchoCancelledInput:value error:error];
			} },
	{ Flag::echo_cancelled_input_enabled, [](Session *s) -> bool { return s.isEchoCancelledInputEnabled; }, nullptr },
#endif
#if !TARGET_OS_TV
	{ Flag::aggregated_io_preference, nullptr,
			[](Session *s, bool value, NSError **error) {
				const AVAudioSessionIOType type =
						value ? AVAudioSessionIOTypeAggregated : AVAudioSessionIOTypeNotSpecified;
				return [s setAggregatedIOPreference:type error:error];
			} },
#endif
};

// Null if there is none.
template <typename Key, typename Value, std::size_t count>
const Property<Key, Value> *find(const Property<Key, Value> (&properties)[count], Key key) {
	const auto *end = properties + count;
	const auto *found =
			std::find_if(properties, end, [key](const Property<Key, Value> &property) { return property.key == key; });
	return found != end ? found : nullptr;
}

} // namespace

double get_apple_quantity(Quantity quantity) {
	return find(quantities, quantity)->get([AVAudioSession sharedInstance]);
}

std::optional<bool> get_apple_flag(Flag flag) {
	const auto *property = find(flags, flag);
	const bool is_readable = property != nullptr && property->get != nullptr;
	return is_readable ? std::optional(property->get([AVAudioSession sharedInstance])) : std::nullopt;
}

BOOL set_apple_quantity(Quantity quantity, double value, NSError **error) {
	return find(quantities, quantity)->set([AVAudioSession sharedInstance], value, error);
}

BOOL set_apple_flag(Flag flag, bool value, NSError **error) {
	return find(flags, flag)->set([AVAudioSession sharedInstance], value, error);
}

} // namespace av
