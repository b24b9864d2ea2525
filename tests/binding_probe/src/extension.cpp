#include "godot/extension.h"

// Has nothing but its classes.
namespace gd {

void extension_started() {}

void extension_stopping() {}

} // namespace gd
