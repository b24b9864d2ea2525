// Apple's names: variables, whose content need not be their own name. That of a port is what a device says.
#import <AVFAudio/AVFAudio.h>

AVAudioSessionCategory const AVAudioSessionCategoryAmbient = @"AVAudioSessionCategoryAmbient";
AVAudioSessionCategory const AVAudioSessionCategorySoloAmbient = @"AVAudioSessionCategorySoloAmbient";
AVAudioSessionCategory const AVAudioSessionCategoryPlayback = @"AVAudioSessionCategoryPlayback";
AVAudioSessionCategory const AVAudioSessionCategoryRecord = @"AVAudioSessionCategoryRecord";
AVAudioSessionCategory const AVAudioSessionCategoryPlayAndRecord = @"AVAudioSessionCategoryPlayAndRecord";
AVAudioSessionCategory const AVAudioSessionCategoryMultiRoute = @"AVAudioSessionCategoryMultiRoute";

AVAudioSessionMode const AVAudioSessionModeDefault = @"AVAudioSessionModeDefault";
AVAudioSessionMode const AVAudioSessionModeVoiceChat = @"AVAudioSessionModeVoiceChat";
AVAudioSessionMode const AVAudioSessionModeGameChat = @"AVAudioSessionModeGameChat";
AVAudioSessionMode const AVAudioSessionModeVideoRecording = @"AVAudioSessionModeVideoRecording";
AVAudioSessionMode const AVAudioSessionModeMeasurement = @"AVAudioSessionModeMeasurement";
AVAudioSessionMode const AVAudioSessionModeMoviePlayback = @"AVAudioSessionModeMoviePlayback";
AVAudioSessionMode const AVAudioSessionModeVideoChat = @"AVAudioSessionModeVideoChat";
AVAudioSessionMode const AVAudioSessionModeSpokenAudio = @"AVAudioSessionModeSpokenAudio";
AVAudioSessionMode const AVAudioSessionModeVoicePrompt = @"AVAudioSessionModeVoicePrompt";
AVAudioSessionMode const AVAudioSessionModeShortFormVideo = @"AVAudioSessionModeShortFormVideo";
AVAudioSessionMode const AVAudioSessionModeDualRoute = @"AVAudioSessionModeDualRoute";

NSNotificationName const AVAudioSessionInterruptionNotification = @"AVAudioSessionInterruptionNotification";
NSString *const AVAudioSessionInterruptionTypeKey = @"AVAudioSessionInterruptionTypeKey";
NSString *const AVAudioSessionInterruptionOptionKey = @"AVAudioSessionInterruptionOptionKey";
NSString *const AVAudioSessionInterruptionReasonKey = @"AVAudioSessionInterruptionReasonKey";
NSNotificationName const AVAudioSessionRouteChangeNotification = @"AVAudioSessionRouteChangeNotification";
NSString *const AVAudioSessionRouteChangeReasonKey = @"AVAudioSessionRouteChangeReasonKey";
NSString *const AVAudioSessionRouteChangePreviousRouteKey = @"AVAudioSessionRouteChangePreviousRouteKey";
NSNotificationName const AVAudioSessionSilenceSecondaryAudioHintNotification =
		@"AVAudioSessionSilenceSecondaryAudioHintNotification";
NSString *const AVAudioSessionSilenceSecondaryAudioHintTypeKey = @"AVAudioSessionSilenceSecondaryAudioHintTypeKey";
NSNotificationName const AVAudioSessionMediaServicesWereLostNotification =
		@"AVAudioSessionMediaServicesWereLostNotification";
NSNotificationName const AVAudioSessionMediaServicesWereResetNotification =
		@"AVAudioSessionMediaServicesWereResetNotification";
NSNotificationName const AVAudioSessionSpatialPlaybackCapabilitiesChangedNotification =
		@"AVAudioSessionSpatialPlaybackCapabilitiesChangedNotification";
NSString *const AVAudioSessionSpatialAudioEnabledKey = @"AVAudioSessionSpatialAudioEnabledKey";
NSNotificationName const AVAudioSessionRenderingModeChangeNotification =
		@"AVAudioSessionRenderingModeChangeNotification";
NSString *const AVAudioSessionRenderingModeNewRenderingModeKey = @"AVAudioSessionRenderingModeNewRenderingModeKey";
NSNotificationName const AVAudioSessionRenderingCapabilitiesChangeNotification =
		@"AVAudioSessionRenderingCapabilitiesChangeNotification";
NSNotificationName const AVAudioSessionAvailableInputsChangeNotification =
		@"AVAudioSessionAvailableInputsChangeNotification";
NSNotificationName const AVAudioSessionOutputMuteStateChangeNotification =
		@"AVAudioSessionOutputMuteStateChangeNotification";
NSString *const AVAudioSessionMuteStateKey = @"AVAudioSessionMuteStateKey";
NSNotificationName const AVAudioSessionDidBecomeActiveNotification = @"AVAudioSessionDidBecomeActiveNotification";
NSNotificationName const AVAudioSessionDidBecomeInactiveNotification = @"AVAudioSessionDidBecomeInactiveNotification";
NSNotificationName const AVAudioSessionResumptionRecommendationNotification =
		@"AVAudioSessionResumptionRecommendationNotification";

AVAudioSessionPort const AVAudioSessionPortBuiltInMic = @"MicrophoneBuiltIn";
AVAudioSessionPort const AVAudioSessionPortHeadsetMic = @"MicrophoneWired";
AVAudioSessionPort const AVAudioSessionPortLineIn = @"LineIn";
AVAudioSessionPort const AVAudioSessionPortContinuityMicrophone = @"ContinuityMicrophone";
AVAudioSessionPort const AVAudioSessionPortLineOut = @"LineOut";
AVAudioSessionPort const AVAudioSessionPortHeadphones = @"Headphones";
AVAudioSessionPort const AVAudioSessionPortBluetoothA2DP = @"BluetoothA2DPOutput";
AVAudioSessionPort const AVAudioSessionPortBuiltInReceiver = @"Receiver";
AVAudioSessionPort const AVAudioSessionPortBuiltInSpeaker = @"Speaker";
AVAudioSessionPort const AVAudioSessionPortHDMI = @"HDMIOutput";
AVAudioSessionPort const AVAudioSessionPortAirPlay = @"AirPlay";
AVAudioSessionPort const AVAudioSessionPortBluetoothLE = @"BluetoothLE";
AVAudioSessionPort const AVAudioSessionPortBluetoothHFP = @"BluetoothHFP";
AVAudioSessionPort const AVAudioSessionPortUSBAudio = @"USBAudio";
AVAudioSessionPort const AVAudioSessionPortCarAudio = @"CarAudio";
AVAudioSessionPort const AVAudioSessionPortVirtual = @"Virtual";
AVAudioSessionPort const AVAudioSessionPortPCI = @"PCI";
AVAudioSessionPort const AVAudioSessionPortFireWire = @"FireWire";
AVAudioSessionPort const AVAudioSessionPortDisplayPort = @"DisplayPort";
AVAudioSessionPort const AVAudioSessionPortAVB = @"AVB";
AVAudioSessionPort const AVAudioSessionPortThunderbolt = @"Thunderbolt";

AVAudioSessionLocation const AVAudioSessionLocationUpper = @"AVAudioSessionLocationUpper";
AVAudioSessionLocation const AVAudioSessionLocationLower = @"AVAudioSessionLocationLower";

AVAudioSessionOrientation const AVAudioSessionOrientationTop = @"AVAudioSessionOrientationTop";
AVAudioSessionOrientation const AVAudioSessionOrientationBottom = @"AVAudioSessionOrientationBottom";
AVAudioSessionOrientation const AVAudioSessionOrientationFront = @"AVAudioSessionOrientationFront";
AVAudioSessionOrientation const AVAudioSessionOrientationBack = @"AVAudioSessionOrientationBack";
AVAudioSessionOrientation const AVAudioSessionOrientationLeft = @"AVAudioSessionOrientationLeft";
AVAudioSessionOrientation const AVAudioSessionOrientationRight = @"AVAudioSessionOrientationRight";

AVAudioSessionPolarPattern const AVAudioSessionPolarPatternOmnidirectional =
		@"AVAudioSessionPolarPatternOmnidirectional";
AVAudioSessionPolarPattern const AVAudioSessionPolarPatternCardioid = @"AVAudioSessionPolarPatternCardioid";
AVAudioSessionPolarPattern const AVAudioSessionPolarPatternSubcardioid = @"AVAudioSessionPolarPatternSubcardioid";
AVAudioSessionPolarPattern const AVAudioSessionPolarPatternStereo = @"AVAudioSessionPolarPatternStereo";
