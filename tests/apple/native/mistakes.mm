// What the stand-in has to refuse: each of these ends the process.
#import <AVFAudio/AVFAudio.h>

#include "../../native/check.h"
#include "simulated/simulated_device.h"

using av::SimulatedDevice;

namespace {

AVAudioSession *get_session() {
	return [AVAudioSession sharedInstance];
}

void configure(AVAudioSessionMode mode, int policy, int options) {
	[get_session() setCategory:AVAudioSessionCategoryPlayback
						  mode:mode
			routeSharingPolicy:static_cast<AVAudioSessionRouteSharingPolicy>(policy)
					   options:options
						 error:nullptr];
}

} // namespace

TEST(set_nil) {
	[get_session() setCategory:(AVAudioSessionCategory)nil error:nullptr];
}

TEST(set_a_category_that_is_none) {
	[get_session() setCategory:@"AVAudioSessionCategoryRadio" error:nullptr];
}

TEST(make_a_session) {
	[[[AVAudioSession alloc] init] release];
}

TEST(set_a_mode_that_is_none) {
	configure(@"AVAudioSessionModeRadio", 0, 0);
}

TEST(set_a_mode_that_is_newer) {
	SimulatedDevice::get_shared().set_os_version(26, 1);
	configure(AVAudioSessionModeDualRoute, 0, 0);
}

TEST(set_the_policy_of_the_system) {
	configure(AVAudioSessionModeDefault, 2, 0);
}

TEST(set_an_option_that_is_none) {
	configure(AVAudioSessionModeDefault, 0, 0x100);
}

TEST(set_an_option_that_is_newer) {
	SimulatedDevice::get_shared().set_os_version(14, 4);
	configure(AVAudioSessionModeDefault, 0, 0x80);
}

TEST(activate_with_the_option_of_deactivation) {
	[get_session() setActive:YES withOptions:AVAudioSessionSetActiveOptionNotifyOthersOnDeactivation error:nullptr];
}

TEST(set_a_gain_outside_the_range) {
	[get_session() setInputGain:1.5 error:nullptr];
}

TEST(override_with_a_port_that_is_none) {
	[get_session() overrideOutputAudioPort:static_cast<AVAudioSessionPortOverride>(1) error:nullptr];
}

TEST(read_what_is_newer) {
	SimulatedDevice::get_shared().set_os_version(18, 6);
	(void)get_session().isOutputMuted;
}

TEST(read_the_permission_in_the_old_way) {
	(void)get_session().recordPermission;
}

TEST(read_the_permission_in_the_new_way_too_early) {
	SimulatedDevice::get_shared().set_os_version(16, 7);
	(void)[AVAudioApplication sharedInstance].recordPermission;
}

TEST(ask_for_the_microphone_without_a_usage_text) {
	SimulatedDevice::get_shared().set_has_microphone_usage_description(false);
	[AVAudioApplication requestRecordPermissionWithCompletionHandler:^(BOOL){
	}];
}

TEST(ask_for_the_microphone_and_do_not_listen) {
	[AVAudioApplication requestRecordPermissionWithCompletionHandler:(void (^)(BOOL))nil];
}

TEST(choose_no_data_source) {
	[get_session().currentRoute.outputs.firstObject setPreferredDataSource:nil error:nullptr];
}
