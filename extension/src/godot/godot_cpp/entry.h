#pragma once

#include <gdextension_interface.h>

#include "../export.h"
#include "../instance.h"

namespace godot {
class Object;
}

// What the generated glue of an extension defines, and what its entry symbol calls.
namespace gd::godot_cpp {

// False, and no class is registered, if the name of one is taken.
bool register_classes();

// Our instance in one of godot-cpp's objects; null when it is none of ours.
Instance *get_instance(godot::Object *object);

GDExtensionBool enter(GDExtensionInterfaceGetProcAddress get_proc_address, GDExtensionClassLibraryPtr library,
		GDExtensionInitialization *initialization);

} // namespace gd::godot_cpp
