#pragma once

#include <list>

#include "../export.h"
#include "class_registration.h"

// What the generated glue of an extension defines, and what its entry symbol calls.
namespace gd::direct {

// False if the name of one is taken; those before it are registered then.
bool register_classes(std::list<ClassRegistration> &classes);

GDExtensionBool enter(GDExtensionInterfaceGetProcAddress get_proc_address, GDExtensionClassLibraryPtr library,
		GDExtensionInitialization *initialization);

} // namespace gd::direct
