#pragma once

namespace gd {

// Whether the engine has a class of that name already: another extension's, as ours is registered later. The log says
// what to do about it.
bool is_name_taken(const char *class_name);

} // namespace gd
