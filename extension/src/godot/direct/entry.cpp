#include "entry.h"

#include "../extension.h"
#include "../help.h"

namespace gd::direct {

namespace {

// From the start of the scene level to its end. Kept as a pointer because the engine's functions are needed to make it.
std::list<ClassRegistration> *classes = nullptr;

void forget_classes() {
	delete classes;
	classes = nullptr;
}

void initialize(void *, GDExtensionInitializationLevel level) {
	if (level == GDEXTENSION_INITIALIZATION_SCENE) {
		classes = new std::list<ClassRegistration>;
		if (register_classes(*classes)) {
			extension_started();
		} else {
			// Some of them would be worse than none.
			forget_classes();
		}
	} else if (level == GDEXTENSION_INITIALIZATION_EDITOR && classes != nullptr) {
		load_help();
	}
}

void deinitialize(void *, GDExtensionInitializationLevel level) {
	if (level == GDEXTENSION_INITIALIZATION_SCENE && classes != nullptr) {
		forget_classes();
		extension_stopping();
	}
}

} // namespace

GDExtensionBool enter(GDExtensionInterfaceGetProcAddress get_proc_address, GDExtensionClassLibraryPtr library,
		GDExtensionInitialization *initialization) {
	if (!load_interface(get_proc_address, library)) {
		return false;
	}
	initialization->minimum_initialization_level = GDEXTENSION_INITIALIZATION_SCENE;
	initialization->initialize = initialize;
	initialization->deinitialize = deinitialize;
	return true;
}

} // namespace gd::direct
