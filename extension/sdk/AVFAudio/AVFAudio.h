// The part of Apple's AVFAudio framework that extension/src/apple uses, declared for machines without Apple's SDK: to
// compile for iOS on Linux, and for the stand-in that the tests run. So what links for the phone is what was run.
//
// What a platform does not have is not declared for it, as with Apple's SDK.
#pragma once

#import <Foundation/Foundation.h>

#ifdef __APPLE__
#include <TargetConditionals.h>
// Newer than the oldest system that the library is for: its address is null where it is missing.
#define AVFAUDIO_NEWER __attribute__((weak_import))
#else
// The stand-in is an iPhone.
#define TARGET_OS_IOS 1
#define TARGET_OS_MACCATALYST 0
#define TARGET_OS_TV 0
#define TARGET_OS_VISION 0
#define AVFAUDIO_NEWER

#if GNUSTEP_BASE_MAJOR_VERSION == 1 && GNUSTEP_BASE_MINOR_VERSION < 29
typedef struct {
	NSInteger majorVersion;
	NSInteger minorVersion;
	NSInteger patchVersion;
} NSOperatingSystemVersion;

@interface NSProcessInfo (OperatingSystemVersion)
@property(readonly) NSOperatingSystemVersion operatingSystemVersion;
@end
#endif
#endif

typedef NSString *AVAudioSessionCategory;

extern AVAudioSessionCategory const AVAudioSessionCategoryAmbient;
extern AVAudioSessionCategory const AVAudioSessionCategorySoloAmbient;
extern AVAudioSessionCategory const AVAudioSessionCategoryPlayback;
extern AVAudioSessionCategory const AVAudioSessionCategoryRecord;
extern AVAudioSessionCategory const AVAudioSessionCategoryPlayAndRecord;
extern AVAudioSessionCategory const AVAudioSessionCategoryMultiRoute;

typedef NSString *AVAudioSessionMode;

extern AVAudioSessionMode const AVAudioSessionModeDefault;
extern AVAudioSessionMode const AVAudioSessionModeVoiceChat;
extern AVAudioSessionMode const AVAudioSessionModeGameChat;
extern AVAudioSessionMode const AVAudioSessionModeVideoRecording;
extern AVAudioSessionMode const AVAudioSessionModeMeasurement;
extern AVAudioSessionMode const AVAudioSessionModeMoviePlayback;
extern AVAudioSessionMode const AVAudioSessionModeVideoChat;
extern AVAudioSessionMode const AVAudioSessionModeSpokenAudio;
extern AVAudioSessionMode const AVAudioSessionModeVoicePrompt;
#if TARGET_OS_IOS
extern AVAudioSessionMode const AVAudioSessionModeShortFormVideo AVFAUDIO_NEWER; // 26.0
extern AVAudioSessionMode const AVAudioSessionModeDualRoute AVFAUDIO_NEWER; // 26.2
#endif

typedef NS_ENUM(NSUInteger, AVAudioSessionRouteSharingPolicy) {
	AVAudioSessionRouteSharingPolicyDefault = 0,
	AVAudioSessionRouteSharingPolicyLongFormAudio = 1,
	AVAudioSessionRouteSharingPolicyIndependent = 2,
#if !TARGET_OS_TV
	AVAudioSessionRouteSharingPolicyLongFormVideo = 3,
#endif
};

typedef NS_OPTIONS(NSUInteger, AVAudioSessionCategoryOptions) {
	AVAudioSessionCategoryOptionMixWithOthers = 0x1,
	AVAudioSessionCategoryOptionDuckOthers = 0x2,
	AVAudioSessionCategoryOptionInterruptSpokenAudioAndMixWithOthers = 0x11,
	AVAudioSessionCategoryOptionAllowBluetoothA2DP = 0x20,
	AVAudioSessionCategoryOptionAllowAirPlay = 0x40,
};

typedef NS_OPTIONS(NSUInteger, AVAudioSessionSetActiveOptions) {
	AVAudioSessionSetActiveOptionNotifyOthersOnDeactivation = 1,
};

typedef NS_ENUM(NSUInteger, AVAudioSessionPortOverride) {
	AVAudioSessionPortOverrideNone = 0,
#if !TARGET_OS_TV
	AVAudioSessionPortOverrideSpeaker = 'spkr',
#endif
};

typedef NS_ENUM(NSUInteger, AVAudioSessionIOType) {
	AVAudioSessionIOTypeNotSpecified = 0,
	AVAudioSessionIOTypeAggregated = 1,
};

typedef NS_ENUM(NSUInteger, AVAudioSessionPromptStyle) {
	AVAudioSessionPromptStyleNone = 'none',
	AVAudioSessionPromptStyleShort = 'shrt',
	AVAudioSessionPromptStyleNormal = 'nrml',
};

typedef NS_ENUM(NSInteger, AVAudioSessionRenderingMode) {
	AVAudioSessionRenderingModeNotApplicable = 0,
	AVAudioSessionRenderingModeMonoStereo = 1,
	AVAudioSessionRenderingModeSurround = 2,
	AVAudioSessionRenderingModeSpatialAudio = 3,
	AVAudioSessionRenderingModeDolbyAudio = 4,
	AVAudioSessionRenderingModeDolbyAtmos = 5,
};

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

// Notifications, and the keys of what they carry.

extern NSNotificationName const AVAudioSessionInterruptionNotification;
extern NSString *const AVAudioSessionInterruptionTypeKey;
extern NSString *const AVAudioSessionInterruptionOptionKey;
#if !TARGET_OS_TV
extern NSString *const AVAudioSessionInterruptionReasonKey AVFAUDIO_NEWER; // 14.5
#endif

typedef NS_ENUM(NSUInteger, AVAudioSessionInterruptionType) {
	AVAudioSessionInterruptionTypeBegan = 1,
	AVAudioSessionInterruptionTypeEnded = 0,
};

typedef NS_OPTIONS(NSUInteger, AVAudioSessionInterruptionOptions) {
	AVAudioSessionInterruptionOptionShouldResume = 1,
};

typedef NS_ENUM(NSUInteger, AVAudioSessionInterruptionReason) {
	AVAudioSessionInterruptionReasonDefault = 0,
	AVAudioSessionInterruptionReasonAppWasSuspended = 1,
	AVAudioSessionInterruptionReasonBuiltInMicMuted = 2,
	AVAudioSessionInterruptionReasonRouteDisconnected = 4,
};

extern NSNotificationName const AVAudioSessionRouteChangeNotification;
extern NSString *const AVAudioSessionRouteChangeReasonKey;
extern NSString *const AVAudioSessionRouteChangePreviousRouteKey;

typedef NS_ENUM(NSUInteger, AVAudioSessionRouteChangeReason) {
	AVAudioSessionRouteChangeReasonUnknown = 0,
	AVAudioSessionRouteChangeReasonNewDeviceAvailable = 1,
	AVAudioSessionRouteChangeReasonOldDeviceUnavailable = 2,
	AVAudioSessionRouteChangeReasonCategoryChange = 3,
	AVAudioSessionRouteChangeReasonOverride = 4,
	AVAudioSessionRouteChangeReasonWakeFromSleep = 6,
	AVAudioSessionRouteChangeReasonNoSuitableRouteForCategory = 7,
	AVAudioSessionRouteChangeReasonRouteConfigurationChange = 8,
};

extern NSNotificationName const AVAudioSessionSilenceSecondaryAudioHintNotification;
extern NSString *const AVAudioSessionSilenceSecondaryAudioHintTypeKey;

typedef NS_ENUM(NSUInteger, AVAudioSessionSilenceSecondaryAudioHintType) {
	AVAudioSessionSilenceSecondaryAudioHintTypeBegin = 1,
	AVAudioSessionSilenceSecondaryAudioHintTypeEnd = 0,
};

extern NSNotificationName const AVAudioSessionMediaServicesWereLostNotification;
extern NSNotificationName const AVAudioSessionMediaServicesWereResetNotification;

extern NSNotificationName const AVAudioSessionSpatialPlaybackCapabilitiesChangedNotification AVFAUDIO_NEWER; // 15.0
extern NSString *const AVAudioSessionSpatialAudioEnabledKey AVFAUDIO_NEWER; // 15.0
#if !TARGET_OS_VISION
extern NSNotificationName const AVAudioSessionRenderingModeChangeNotification AVFAUDIO_NEWER; // 17.2
extern NSString *const AVAudioSessionRenderingModeNewRenderingModeKey AVFAUDIO_NEWER; // 17.2
extern NSNotificationName const AVAudioSessionRenderingCapabilitiesChangeNotification AVFAUDIO_NEWER; // 17.2
#endif
#if TARGET_OS_IOS
extern NSNotificationName const AVAudioSessionAvailableInputsChangeNotification AVFAUDIO_NEWER; // 26.0
extern NSNotificationName const AVAudioSessionOutputMuteStateChangeNotification AVFAUDIO_NEWER; // 26.0
extern NSString *const AVAudioSessionMuteStateKey AVFAUDIO_NEWER; // 26.0
#endif
extern NSNotificationName const AVAudioSessionDidBecomeActiveNotification AVFAUDIO_NEWER; // 27.0
extern NSNotificationName const AVAudioSessionDidBecomeInactiveNotification AVFAUDIO_NEWER; // 27.0
extern NSNotificationName const AVAudioSessionResumptionRecommendationNotification AVFAUDIO_NEWER; // 27.0

// Routes.

typedef NSString *AVAudioSessionPort;

extern AVAudioSessionPort const AVAudioSessionPortBuiltInMic;
extern AVAudioSessionPort const AVAudioSessionPortHeadsetMic;
extern AVAudioSessionPort const AVAudioSessionPortLineIn;
extern AVAudioSessionPort const AVAudioSessionPortContinuityMicrophone AVFAUDIO_NEWER; // 17.0
extern AVAudioSessionPort const AVAudioSessionPortLineOut;
extern AVAudioSessionPort const AVAudioSessionPortHeadphones;
extern AVAudioSessionPort const AVAudioSessionPortBluetoothA2DP;
extern AVAudioSessionPort const AVAudioSessionPortBuiltInReceiver;
extern AVAudioSessionPort const AVAudioSessionPortBuiltInSpeaker;
extern AVAudioSessionPort const AVAudioSessionPortHDMI;
extern AVAudioSessionPort const AVAudioSessionPortAirPlay;
extern AVAudioSessionPort const AVAudioSessionPortBluetoothLE;
extern AVAudioSessionPort const AVAudioSessionPortBluetoothHFP;
extern AVAudioSessionPort const AVAudioSessionPortUSBAudio;
extern AVAudioSessionPort const AVAudioSessionPortCarAudio;
extern AVAudioSessionPort const AVAudioSessionPortVirtual;
extern AVAudioSessionPort const AVAudioSessionPortPCI;
extern AVAudioSessionPort const AVAudioSessionPortFireWire;
extern AVAudioSessionPort const AVAudioSessionPortDisplayPort;
extern AVAudioSessionPort const AVAudioSessionPortAVB;
extern AVAudioSessionPort const AVAudioSessionPortThunderbolt;

typedef NSString *AVAudioSessionLocation;

extern AVAudioSessionLocation const AVAudioSessionLocationUpper;
extern AVAudioSessionLocation const AVAudioSessionLocationLower;

typedef NSString *AVAudioSessionOrientation;

extern AVAudioSessionOrientation const AVAudioSessionOrientationTop;
extern AVAudioSessionOrientation const AVAudioSessionOrientationBottom;
extern AVAudioSessionOrientation const AVAudioSessionOrientationFront;
extern AVAudioSessionOrientation const AVAudioSessionOrientationBack;
extern AVAudioSessionOrientation const AVAudioSessionOrientationLeft;
extern AVAudioSessionOrientation const AVAudioSessionOrientationRight;

typedef NSString *AVAudioSessionPolarPattern;

extern AVAudioSessionPolarPattern const AVAudioSessionPolarPatternOmnidirectional;
extern AVAudioSessionPolarPattern const AVAudioSessionPolarPatternCardioid;
extern AVAudioSessionPolarPattern const AVAudioSessionPolarPatternSubcardioid;
extern AVAudioSessionPolarPattern const AVAudioSessionPolarPatternStereo;

typedef unsigned int AudioChannelLabel;

@interface AVAudioSessionChannelDescription : NSObject {
@private
	void *_impl;
}

@property(readonly) NSString *channelName;
@property(readonly) NSString *owningPortUID;
@property(readonly) NSUInteger channelNumber;
@property(readonly) AudioChannelLabel channelLabel;

@end

@interface AVAudioSessionDataSourceDescription : NSObject {
@private
	void *_impl;
}

@property(readonly) NSNumber *dataSourceID;
@property(readonly) NSString *dataSourceName;
@property(readonly) AVAudioSessionLocation location;
@property(readonly) AVAudioSessionOrientation orientation;
@property(readonly) NSArray<AVAudioSessionPolarPattern> *supportedPolarPatterns;
@property(readonly) AVAudioSessionPolarPattern selectedPolarPattern;
@property(readonly) AVAudioSessionPolarPattern preferredPolarPattern;

- (BOOL)setPreferredPolarPattern:(AVAudioSessionPolarPattern)pattern error:(NSError **)outError;

@end

@interface AVAudioSessionPortDescription : NSObject {
@private
	void *_impl;
}

@property(readonly) AVAudioSessionPort portType;
@property(readonly) NSString *portName;
@property(readonly) NSString *UID;
@property(readonly) BOOL hasHardwareVoiceCallProcessing;
@property(readonly, getter=isSpatialAudioEnabled) BOOL spatialAudioEnabled; // 15.0
@property(readonly) NSArray<AVAudioSessionChannelDescription *> *channels;
@property(readonly) NSArray<AVAudioSessionDataSourceDescription *> *dataSources;
@property(readonly) AVAudioSessionDataSourceDescription *selectedDataSource;
@property(readonly) AVAudioSessionDataSourceDescription *preferredDataSource;

- (BOOL)setPreferredDataSource:(AVAudioSessionDataSourceDescription *)dataSource error:(NSError **)outError;

@end

@interface AVAudioSessionRouteDescription : NSObject {
@private
	void *_impl;
}

@property(readonly) NSArray<AVAudioSessionPortDescription *> *inputs;
@property(readonly) NSArray<AVAudioSessionPortDescription *> *outputs;

@end

#if !TARGET_OS_TV
typedef NS_ENUM(NSUInteger, AVAudioSessionRecordPermission) {
	AVAudioSessionRecordPermissionUndetermined = 'undt',
	AVAudioSessionRecordPermissionDenied = 'deny',
	AVAudioSessionRecordPermissionGranted = 'grnt',
};
#endif

@interface AVAudioSession : NSObject

@property(class, readonly) AVAudioSession *sharedInstance;

@property(readonly) NSArray<AVAudioSessionCategory> *availableCategories;
@property(readonly) AVAudioSessionCategory category;
@property(readonly) NSArray<AVAudioSessionMode> *availableModes;
@property(readonly) AVAudioSessionMode mode;
@property(readonly) AVAudioSessionRouteSharingPolicy routeSharingPolicy;
@property(readonly) AVAudioSessionCategoryOptions categoryOptions;

- (BOOL)setCategory:(AVAudioSessionCategory)category error:(NSError **)outError;
- (BOOL)setCategory:(AVAudioSessionCategory)category
					  mode:(AVAudioSessionMode)mode
		routeSharingPolicy:(AVAudioSessionRouteSharingPolicy)policy
				   options:(AVAudioSessionCategoryOptions)options
					 error:(NSError **)outError;

- (BOOL)setActive:(BOOL)active withOptions:(AVAudioSessionSetActiveOptions)options error:(NSError **)outError;

@property(readonly) AVAudioSessionRouteDescription *currentRoute;
@property(readonly) NSArray<AVAudioSessionPortDescription *> *availableInputs;
@property(readonly) AVAudioSessionPortDescription *preferredInput;

- (BOOL)setPreferredInput:(AVAudioSessionPortDescription *)port error:(NSError **)outError;
- (BOOL)overrideOutputAudioPort:(AVAudioSessionPortOverride)portOverride error:(NSError **)outError;
#if !TARGET_OS_TV
- (BOOL)setAggregatedIOPreference:(AVAudioSessionIOType)type error:(NSError **)outError;
#endif

@property(readonly) float inputGain;
@property(readonly, getter=isInputGainSettable) BOOL inputGainSettable;
@property(readonly, getter=isInputAvailable) BOOL inputAvailable;
@property(readonly) float outputVolume;
@property(readonly) double sampleRate;
@property(readonly) double preferredSampleRate;
@property(readonly) NSTimeInterval IOBufferDuration;
@property(readonly) NSTimeInterval preferredIOBufferDuration;
@property(readonly) NSTimeInterval inputLatency;
@property(readonly) NSTimeInterval outputLatency;
@property(readonly) NSInteger inputNumberOfChannels;
@property(readonly) NSInteger preferredInputNumberOfChannels;
@property(readonly) NSInteger maximumInputNumberOfChannels;
@property(readonly) NSInteger outputNumberOfChannels;
@property(readonly) NSInteger preferredOutputNumberOfChannels;
@property(readonly) NSInteger maximumOutputNumberOfChannels;

- (BOOL)setInputGain:(float)gain error:(NSError **)outError;
- (BOOL)setPreferredSampleRate:(double)rate error:(NSError **)outError;
- (BOOL)setPreferredIOBufferDuration:(NSTimeInterval)duration error:(NSError **)outError;
- (BOOL)setPreferredInputNumberOfChannels:(NSInteger)count error:(NSError **)outError;
- (BOOL)setPreferredOutputNumberOfChannels:(NSInteger)count error:(NSError **)outError;

@property(readonly, getter=isOtherAudioPlaying) BOOL otherAudioPlaying;
@property(readonly) BOOL secondaryAudioShouldBeSilencedHint;
@property(readonly) AVAudioSessionPromptStyle promptStyle;
@property(readonly) BOOL allowHapticsAndSystemSoundsDuringRecording;

- (BOOL)setAllowHapticsAndSystemSoundsDuringRecording:(BOOL)value error:(NSError **)outError;

@property(readonly) BOOL prefersNoInterruptionsFromSystemAlerts; // 14.5
- (BOOL)setPrefersNoInterruptionsFromSystemAlerts:(BOOL)value error:(NSError **)outError;

@property(readonly) BOOL supportsMultichannelContent; // 15.0
- (BOOL)setSupportsMultichannelContent:(BOOL)value error:(NSError **)outError;

@property(readonly) BOOL prefersInterruptionOnRouteDisconnect; // 17.0
- (BOOL)setPrefersInterruptionOnRouteDisconnect:(BOOL)value error:(NSError **)outError;

#if !TARGET_OS_VISION
@property(readonly) AVAudioSessionRenderingMode renderingMode; // 17.2
#endif

#if TARGET_OS_IOS
@property(readonly) BOOL isEchoCancelledInputAvailable; // 18.2
@property(readonly) BOOL isEchoCancelledInputEnabled; // 18.2
@property(readonly) BOOL prefersEchoCancelledInput; // 18.2
- (BOOL)setPrefersEchoCancelledInput:(BOOL)value error:(NSError **)outError;

@property(readonly, getter=isOutputMuted) BOOL outputMuted; // 26.0
#endif

#if !TARGET_OS_TV
// Superseded in 17.0.
@property(readonly) AVAudioSessionRecordPermission recordPermission;
- (void)requestRecordPermission:(void (^)(BOOL granted))response;
#endif

@end

#if !TARGET_OS_TV
typedef NS_ENUM(NSInteger, AVAudioApplicationRecordPermission) {
	AVAudioApplicationRecordPermissionUndetermined = 'undt',
	AVAudioApplicationRecordPermissionDenied = 'deny',
	AVAudioApplicationRecordPermissionGranted = 'grnt',
};

AVFAUDIO_NEWER // 17.0
		@interface AVAudioApplication : NSObject

@property(class, readonly) AVAudioApplication *sharedInstance;
@property(readonly) AVAudioApplicationRecordPermission recordPermission;

+ (void)requestRecordPermissionWithCompletionHandler:(void (^)(BOOL granted))response;

@end
#endif
