// Stands for another project that has a class AVAudioSession too, so nothing of ours is in it.
#include <gdextension_interface.h>

namespace {

template <class Function>
void load(GDExtensionInterfaceGetProcAddress get_proc_address, const char *name, Function &function) {
	function = reinterpret_cast<Function>(get_proc_address(name));
}

GDExtensionClassLibraryPtr library;
GDExtensionInterfaceStringNameNewWithLatin1Chars string_name_new;
GDExtensionInterfaceClassdbConstructObject2 construct_object;
GDExtensionInterfaceObjectSetInstance object_set_instance;
GDExtensionInterfaceClassdbRegisterExtensionClass4 register_class;
GDExtensionInterfaceClassdbRegisterExtensionClassIntegerConstant register_constant;
GDExtensionInterfaceClassdbUnregisterExtensionClass unregister_class;

// Static strings: the engine keeps them to its end.
struct Name {
	explicit Name(const char *text) { string_name_new(&storage, text, true); }
	void *storage = nullptr;
};

GDExtensionObjectPtr create_instance(void *, GDExtensionBool) {
	Name base("RefCounted");
	Name name("AVAudioSession");
	const GDExtensionObjectPtr object = construct_object(&base);
	object_set_instance(object, &name, object);
	return object;
}

void free_instance(void *, GDExtensionClassInstancePtr) {}

void initialize(void *, GDExtensionInitializationLevel level) {
	if (level != GDEXTENSION_INITIALIZATION_SCENE) {
		return;
	}
	Name name("AVAudioSession");
	Name base("RefCounted");
	GDExtensionClassCreationInfo4 info{};
	info.is_exposed = true;
	info.create_instance_func = create_instance;
	info.free_instance_func = free_instance;
	register_class(library, &name, &base, &info);
	Name no_enum("");
	Name constant("OF_OTHER_PROJECT");
	register_constant(library, &name, &no_enum, &constant, 1, false);
}

void deinitialize(void *, GDExtensionInitializationLevel level) {
	if (level == GDEXTENSION_INITIALIZATION_SCENE) {
		Name name("AVAudioSession");
		unregister_class(library, &name);
	}
}

} // namespace

extern "C" __attribute__((visibility("default"))) GDExtensionBool other_project_init(
		GDExtensionInterfaceGetProcAddress get_proc_address, GDExtensionClassLibraryPtr library_pointer,
		GDExtensionInitialization *initialization) {
	library = library_pointer;
	load(get_proc_address, "string_name_new_with_latin1_chars", string_name_new);
	load(get_proc_address, "classdb_construct_object2", construct_object);
	load(get_proc_address, "object_set_instance", object_set_instance);
	load(get_proc_address, "classdb_register_extension_class4", register_class);
	load(get_proc_address, "classdb_register_extension_class_integer_constant", register_constant);
	load(get_proc_address, "classdb_unregister_extension_class", unregister_class);
	initialization->minimum_initialization_level = GDEXTENSION_INITIALIZATION_SCENE;
	initialization->initialize = initialize;
	initialization->deinitialize = deinitialize;
	return true;
}
