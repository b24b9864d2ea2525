// Loads another extension as an older engine would: it does not find the functions of the C interface that are newer.
// OLDER_ENGINE_LIBRARY and OLDER_ENGINE_ENTRY name the extension, OLDER_ENGINE_HIDDEN the functions (",a,b,").
#include <dlfcn.h>
#include <gdextension_interface.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "godot/export.h"

namespace {

GDExtensionInterfaceGetProcAddress real_get_proc_address;

GDExtensionInterfaceFunctionPtr get_proc_address(const char *name) {
	const std::string hidden = std::getenv("OLDER_ENGINE_HIDDEN");
	if (hidden.find("," + std::string(name) + ",") != std::string::npos) {
		return nullptr;
	}
	return real_get_proc_address(name);
}

} // namespace

extern "C" GD_EXPORT GDExtensionBool older_engine_init(GDExtensionInterfaceGetProcAddress real,
		GDExtensionClassLibraryPtr library, GDExtensionInitialization *initialization) {
	real_get_proc_address = real;
	void *handle = dlopen(std::getenv("OLDER_ENGINE_LIBRARY"), RTLD_NOW);
	if (handle == nullptr) {
		std::fprintf(stderr, "ERROR: %s\n", dlerror());
		return false;
	}
	const auto entry =
			reinterpret_cast<GDExtensionInitializationFunction>(dlsym(handle, std::getenv("OLDER_ENGINE_ENTRY")));
	return entry(get_proc_address, library, initialization);
}
