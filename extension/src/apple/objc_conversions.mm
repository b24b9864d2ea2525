#include "objc_conversions.h"

#include <algorithm>
#include <iterator>

#include "session/unknown_name.h"

namespace av {

using classes::SessionCategory;

namespace {

// The same in both directions. Apple's names are variables, so what stands here is where they are.
struct CategoryRow {
	SessionCategory ours;
	const AVAudioSessionCategory *apple;
};

constexpr CategoryRow categories[] = {
	{ SessionCategory::ambient, &AVAudioSessionCategoryAmbient },
	{ SessionCategory::multiRoute, &AVAudioSessionCategoryMultiRoute },
	{ SessionCategory::playAndRecord, &AVAudioSessionCategoryPlayAndRecord },
	{ SessionCategory::playback, &AVAudioSessionCategoryPlayback },
	{ SessionCategory::record, &AVAudioSessionCategoryRecord },
	{ SessionCategory::soloAmbient, &AVAudioSessionCategorySoloAmbient },
};
static_assert(std::size(categories) + 1 == std::size(classes::session_category_constants), "all but unknown");

template <ErrorCode ours, AVAudioSessionErrorCode apple>
constexpr bool same = static_cast<std::int64_t>(ours) == apple;

static_assert(same<ErrorCode::bad_param, AVAudioSessionErrorCodeBadParam>);
static_assert(same<ErrorCode::media_services_failed, AVAudioSessionErrorCodeMediaServicesFailed>);
static_assert(same<ErrorCode::is_busy, AVAudioSessionErrorCodeIsBusy>);
static_assert(same<ErrorCode::incompatible_category, AVAudioSessionErrorCodeIncompatibleCategory>);
static_assert(same<ErrorCode::cannot_interrupt_others, AVAudioSessionErrorCodeCannotInterruptOthers>);
static_assert(same<ErrorCode::missing_entitlement, AVAudioSessionErrorCodeMissingEntitlement>);
static_assert(same<ErrorCode::siri_is_recording, AVAudioSessionErrorCodeSiriIsRecording>);
static_assert(same<ErrorCode::cannot_start_playing, AVAudioSessionErrorCodeCannotStartPlaying>);
static_assert(same<ErrorCode::cannot_start_recording, AVAudioSessionErrorCodeCannotStartRecording>);
static_assert(same<ErrorCode::insufficient_priority, AVAudioSessionErrorCodeInsufficientPriority>);
static_assert(same<ErrorCode::resource_not_available, AVAudioSessionErrorCodeResourceNotAvailable>);
static_assert(same<ErrorCode::expired_session, AVAudioSessionErrorCodeExpiredSession>);
static_assert(same<ErrorCode::session_not_active, AVAudioSessionErrorCodeSessionNotActive>);
static_assert(same<ErrorCode::unspecified, AVAudioSessionErrorCodeUnspecified>);

} // namespace

std::string to_string(NSString *text) {
	return text != nil ? text.UTF8String : "";
}

Refusal to_refusal(NSError *error) {
	return { to_string(error.domain), error.code, to_string(error.localizedDescription) };
}

AVAudioSessionCategory to_apple(SessionCategory category) {
	const CategoryRow *found = std::find_if(std::begin(categories), std::end(categories),
			[category](const CategoryRow &row) { return row.ours == category; });
	return *found->apple;
}

SessionCategory to_session_category(AVAudioSessionCategory name) {
	for (const CategoryRow &row : categories) {
		if ([*row.apple isEqualToString:name]) {
			return row.ours;
		}
	}
	warn_of_unknown_name("category", to_string(name));
	return SessionCategory::unknown;
}

} // namespace av
