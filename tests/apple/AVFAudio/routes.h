#pragma once

#include "strict.h"

namespace stand_in {

// Nil for no port.
AVAudioSessionPortDescription *make_port(const std::optional<av::Port> &port);
NSArray *make_ports(const std::vector<av::Port> &ports);
AVAudioSessionRouteDescription *make_route(const av::Route &route);

} // namespace stand_in
