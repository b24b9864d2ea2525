// The part of Apple's AVFAudio framework that extension/src/apple uses, declared for machines without Apple's SDK: to
// compile for iOS on Linux, and for the stand-in that the tests run. So what links for the phone is what was run.
#pragma once

#import <Foundation/Foundation.h>

typedef NSString *AVAudioSessionCategory;

extern AVAudioSessionCategory const AVAudioSessionCategoryAmbient;
extern AVAudioSessionCategory const AVAudioSessionCategorySoloAmbient;
extern AVAudioSessionCategory const AVAudioSessionCategoryPlayback;
extern AVAudioSessionCategory const AVAudioSessionCategoryRecord;
extern AVAudioSessionCategory const AVAudioSessionCategoryPlayAndRecord;
extern AVAudioSessionCategory const AVAudioSessionCategoryMultiRoute;

typedef NS_ENUM(NSInteger, AVAudioSessionErrorCode) {
	AVAudioSessionErrorCodeMediaServicesFailed = 'msrv',
	AVAudioSessionErrorCodeIsBusy = '!act',
	AVAudioSessionErrorCodeIncompatibleCategory = '!cat',
	AVAudioSessionErrorCodeCannotInterruptOthers = '!int',
	AVAudioSessionErrorCodeMissingEntitlement = 'ent?',
	AVAudioSessionErrorCodeSiriIsRecording = 'siri',
	AVAudioSessionErrorCodeCannotStartPlaying = '!pla',
	AVAudioSessionErrorCodeCannotStartRecording = '!rec',
	AVAudioSessionErrorCodeBadParam = -50,
	AVAudioSessionErrorCodeInsufficientPriority = '!pri',
	AVAudioSessionErrorCodeResourceNotAvailable = '!res',
	AVAudioSessionErrorCodeUnspecified = 'what',
	AVAudioSessionErrorCodeExpiredSession = '!ses',
	AVAudioSessionErrorCodeSessionNotActive = 'inac',
};

@interface AVAudioSession : NSObject

+ (AVAudioSession *)sharedInstance;

@property(readonly) AVAudioSessionCategory category;

- (BOOL)setCategory:(AVAudioSessionCategory)category error:(NSError **)outError;

@end
