// What the stand-in has to refuse: each of these ends the process.
#import <AVFAudio/AVFAudio.h>

#include "../../native/check.h"

TEST(set_nil) {
	[[AVAudioSession sharedInstance] setCategory:(AVAudioSessionCategory)nil error:nullptr];
}

TEST(set_a_category_that_is_none) {
	[[AVAudioSession sharedInstance] setCategory:@"AVAudioSessionCategoryRadio" error:nullptr];
}

TEST(make_a_session) {
	[[[AVAudioSession alloc] init] release];
}
