#pragma once

#include "generated/DeviceRemote.h"
#include "session/session.h"

namespace classes {

class DeviceRemote final : public DeviceRemoteInterface {
public:
	void use_apple_backend() { av::Session::get_shared().use_own_backend(); }
};

} // namespace classes
