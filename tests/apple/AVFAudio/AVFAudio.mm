// A stand-in for Apple's framework where there is none: what extension/sdk/AVFAudio declares, on the simulated device.
// It is strict: what Apple's documentation does not allow ends the process with a word about it.
#import <AVFAudio/AVFAudio.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>

#include "simulated/simulated_device.h"

using av::Refusal;
using av::SimulatedDevice;
using classes::SessionCategory;

AVAudioSessionCategory const AVAudioSessionCategoryAmbient = @"AVAudioSessionCategoryAmbient";
AVAudioSessionCategory const AVAudioSessionCategorySoloAmbient = @"AVAudioSessionCategorySoloAmbient";
AVAudioSessionCategory const AVAudioSessionCategoryPlayback = @"AVAudioSessionCategoryPlayback";
AVAudioSessionCategory const AVAudioSessionCategoryRecord = @"AVAudioSessionCategoryRecord";
AVAudioSessionCategory const AVAudioSessionCategoryPlayAndRecord = @"AVAudioSessionCategoryPlayAndRecord";
AVAudioSessionCategory const AVAudioSessionCategoryMultiRoute = @"AVAudioSessionCategoryMultiRoute";

namespace {

// Written out once more: the backend's own table is under test.
struct Category {
	const char *name;
	SessionCategory category;
};

constexpr Category categories[] = {
	{ "AVAudioSessionCategoryAmbient", SessionCategory::ambient },
	{ "AVAudioSessionCategoryMultiRoute", SessionCategory::multiRoute },
	{ "AVAudioSessionCategoryPlayAndRecord", SessionCategory::playAndRecord },
	{ "AVAudioSessionCategoryPlayback", SessionCategory::playback },
	{ "AVAudioSessionCategoryRecord", SessionCategory::record },
	{ "AVAudioSessionCategorySoloAmbient", SessionCategory::soloAmbient },
};

[[noreturn]] void fail(const std::string &what) {
	std::fprintf(stderr, "ERROR: AVFAudio stand-in: %s\n", what.c_str());
	std::abort();
}

SessionCategory parse(AVAudioSessionCategory name) {
	if (name == nil) {
		fail("setCategory:error: was called with nil.");
	}
	for (const Category &category : categories) {
		if (std::strcmp(category.name, name.UTF8String) == 0) {
			return category.category;
		}
	}
	fail("setCategory:error: was called with '" + std::string(name.UTF8String) + "', which is no category.");
}

std::string get_name(SessionCategory current) {
	for (const Category &category : categories) {
		if (category.category == current) {
			return category.name;
		}
	}
	return SimulatedDevice::get_shared().get_unknown_category_name();
}

NSString *to_string(const std::string &text) {
	return [NSString stringWithUTF8String:text.c_str()];
}

NSError *to_error(const Refusal &refusal) {
	return [NSError errorWithDomain:to_string(refusal.domain)
							   code:refusal.code
						   userInfo:@{ NSLocalizedDescriptionKey : to_string(refusal.message) }];
}

} // namespace

@interface AVAudioSession ()
- (instancetype)initShared;
@end

@implementation AVAudioSession

+ (AVAudioSession *)sharedInstance {
	static AVAudioSession *shared = [[AVAudioSession alloc] initShared];
	return shared;
}

- (instancetype)init {
	fail("an AVAudioSession was made. There is one only: sharedInstance.");
}

- (instancetype)initShared {
	return [super init];
}

// A string of its own every time: whoever compares it as an object finds nothing.
- (AVAudioSessionCategory)category {
	return to_string(get_name(SimulatedDevice::get_shared().get_category()));
}

- (BOOL)setCategory:(AVAudioSessionCategory)category error:(NSError **)outError {
	const std::optional<Refusal> refusal = SimulatedDevice::get_shared().set_category(parse(category));
	if (refusal && outError != nullptr) {
		*outError = to_error(*refusal);
	}
	return !refusal;
}

@end
