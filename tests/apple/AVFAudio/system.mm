// What the app asks of the system besides its audio, answered by the simulated device.
#include "strict.h"

// To take the place of a method is the point.
#pragma clang diagnostic ignored "-Wobjc-protocol-method-implementation"

@implementation NSProcessInfo (SimulatedDevice)

- (NSOperatingSystemVersion)operatingSystemVersion {
	const av::OsVersion version = stand_in::get_device().get_os_version();
	return { version.major, version.minor, 0 };
}

@end

@implementation NSBundle (SimulatedDevice)

- (id)objectForInfoDictionaryKey:(NSString *)key {
	const bool has_it = [key isEqualToString:@"NSMicrophoneUsageDescription"] &&
			stand_in::get_device().has_microphone_usage_description();
	return has_it ? @"To talk to the other players." : nil;
}

@end
