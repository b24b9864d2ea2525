#include "entry.h"

#include <godot_cpp/core/object.hpp>
#include <godot_cpp/godot.hpp>

#include "../extension.h"
#include "../help.h"
#include "../interface.h"

namespace gd {

Instance *get_instance(void *object) {
	if (object == nullptr) {
		return nullptr;
	}
	return godot_cpp::get_instance(godot::internal::get_object_instance_binding(object));
}

namespace godot_cpp {

namespace {

bool is_registered = false;

void initialize(godot::ModuleInitializationLevel level) {
	if (level == godot::MODULE_INITIALIZATION_LEVEL_SCENE) {
		is_registered = register_classes();
		if (is_registered) {
			extension_started();
		}
	} else if (level == godot::MODULE_INITIALIZATION_LEVEL_EDITOR && is_registered) {
		load_help();
	}
}

// Not godot-cpp's terminator, which it calls before it takes the classes back: their instances need the session.
void deinitialize(void *userdata, GDExtensionInitializationLevel level) {
	godot::GDExtensionBinding::deinitialize_level(userdata, level);
	if (level == GDEXTENSION_INITIALIZATION_SCENE && is_registered) {
		extension_stopping();
	}
}

} // namespace

GDExtensionBool enter(GDExtensionInterfaceGetProcAddress get_proc_address, GDExtensionClassLibraryPtr library,
		GDExtensionInitialization *initialization) {
	if (!load_interface(get_proc_address, library)) {
		return false;
	}
	godot::GDExtensionBinding::InitObject object(get_proc_address, library, initialization);
	object.register_initializer(initialize);
	object.set_minimum_library_initialization_level(godot::MODULE_INITIALIZATION_LEVEL_SCENE);
	const GDExtensionBool is_ready = object.init();
	initialization->deinitialize = deinitialize;
	return is_ready;
}

} // namespace godot_cpp

} // namespace gd
