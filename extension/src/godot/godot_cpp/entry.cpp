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

void initialize(godot::ModuleInitializationLevel level) {
	if (level == godot::MODULE_INITIALIZATION_LEVEL_SCENE) {
		extension_started();
		register_classes();
	} else if (level == godot::MODULE_INITIALIZATION_LEVEL_EDITOR) {
		load_help();
	}
}

// godot-cpp takes the classes back by itself.
void deinitialize(godot::ModuleInitializationLevel level) {
	if (level == godot::MODULE_INITIALIZATION_LEVEL_SCENE) {
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
	object.register_terminator(deinitialize);
	object.set_minimum_library_initialization_level(godot::MODULE_INITIALIZATION_LEVEL_SCENE);
	return object.init();
}

} // namespace godot_cpp

} // namespace gd
