#include "apple_microphone.h"

#include "objc_conversions.h"

// Asking the session itself is what systems before iOS 17 have.
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

namespace av {

#if TARGET_OS_TV || defined(AV_WITHOUT_MICROPHONE)

bool has_microphone_code() {
	return false;
}

RecordPermission get_apple_record_permission() {
	return RecordPermission::RECORD_PERMISSION_UNKNOWN;
}

bool has_apple_microphone_usage_description() {
	return false;
}

void request_apple_record_permission(std::shared_ptr<EventTarget>) {}

#else

namespace {

// From iOS 17 on. The class is null before.
bool has_audio_application() {
	return [AVAudioApplication class] != Nil;
}

std::int64_t get_permission_number() {
	if (has_audio_application()) {
		return [AVAudioApplication sharedInstance].recordPermission;
	}
	return static_cast<std::int64_t>([AVAudioSession sharedInstance].recordPermission);
}

} // namespace

bool has_microphone_code() {
	return true;
}

RecordPermission get_apple_record_permission() {
	return to_constant(get_permission_number(), RecordPermission::RECORD_PERMISSION_UNKNOWN);
}

bool has_apple_microphone_usage_description() {
	return [[NSBundle mainBundle] objectForInfoDictionaryKey:@"NSMicrophoneUsageDescription"] != nil;
}

void request_apple_record_permission(std::shared_ptr<EventTarget> target) {
	const auto answer = ^(BOOL granted) {
	  Event event{ Event::Kind::record_permission_answered };
	  event.flag = granted;
	  target->push(std::move(event));
	};
	if (has_audio_application()) {
		[AVAudioApplication requestRecordPermissionWithCompletionHandler:answer];
	} else {
		[[AVAudioSession sharedInstance] requestRecordPermission:answer];
	}
}

#endif

} // namespace av
