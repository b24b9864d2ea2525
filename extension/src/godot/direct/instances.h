#pragma once

#include "../instance.h"
#include "interface.h"

// The tie between the engine's objects and our instances.
namespace gd::direct {

// Our instance behind an object of the engine; null when the object is null or none of ours.
Instance *get_instance(GDExtensionObjectPtr object);

// Ties a new instance to its object.
void bind_instance(Instance &instance, GDExtensionObjectPtr object);

} // namespace gd::direct
