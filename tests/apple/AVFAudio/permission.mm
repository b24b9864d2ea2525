#include "permission.h"

#include <Block.h>

#include <mutex>
#include <utility>
#include <vector>

#include "constants.h"

namespace stand_in {

namespace {

using Response = void (^)(BOOL granted);

std::mutex mutex;
std::vector<Response> unanswered;

} // namespace

void refuse_superseded(const char *call) {
	if (has_version(17, 0)) {
		fail(std::string(call) + " was called: from iOS 17 on there is AVAudioApplication.");
	}
}

void request_record_permission(Response response) {
	if (response == nil) {
		fail("the record permission was requested with nil for a response.");
	}
	if (!get_device().has_microphone_usage_description()) {
		fail("the record permission was requested without a usage text, for which the system ends the app.");
	}
	start_notifying();
	{
		const std::lock_guard lock(mutex);
		unanswered.push_back(Block_copy(response));
	}
	get_device().request_record_permission();
}

void answer_record_permission(bool granted) {
	std::vector<Response> responses;
	{
		const std::lock_guard lock(mutex);
		responses = std::exchange(unanswered, {});
	}
	for (const Response response : responses) {
		response(granted);
		Block_release(response);
	}
}

} // namespace stand_in

using stand_in::require_version;

@implementation AVAudioApplication

// Null on systems that do not have it, as the class is there.
+ (Class)class {
	return stand_in::has_version(17, 0) ? [super class] : Nil;
}

+ (AVAudioApplication *)sharedInstance {
	require_version("AVAudioApplication", 17, 0);
	static AVAudioApplication *shared = [[AVAudioApplication alloc] init];
	return shared;
}

- (AVAudioApplicationRecordPermission)recordPermission {
	const av::RecordPermission permission = stand_in::get_device().get_record_permission();
	return static_cast<AVAudioApplicationRecordPermission>(get_number(stand_in::record_permissions, permission));
}

+ (void)requestRecordPermissionWithCompletionHandler:(void (^)(BOOL granted))response {
	require_version("AVAudioApplication", 17, 0);
	stand_in::request_record_permission(response);
}

@end
