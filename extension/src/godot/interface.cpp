#include "interface.h"

#include <cstdint>
#include <cstdio>

#include "strings.h"

namespace gd {

Interface engine;

namespace {

class Loader {
public:
	explicit Loader(GDExtensionInterfaceGetProcAddress get_proc_address) : get_proc_address_(get_proc_address) {}

	template <class Function>
	void load(const char *name, Function &function) const {
		function = reinterpret_cast<Function>(get_proc_address_(name));
	}
	template <class Function>
	void require(const char *name, Function &function) {
		load(name, function);
		if (function == nullptr) {
			missing = name;
		}
	}

	const char *missing = nullptr;

private:
	GDExtensionInterfaceGetProcAddress get_proc_address_;
};

} // namespace

bool load_interface(GDExtensionInterfaceGetProcAddress get_proc_address, GDExtensionClassLibraryPtr library) {
	engine.library = library;

	Loader loader(get_proc_address);
#define GD_LOAD(type, name) loader.load(#name, engine.name);
	GD_OPTIONAL_FUNCTIONS(GD_LOAD)
#undef GD_LOAD
	loader.load("editor_help_load_xml_from_utf8_chars_and_len", engine.editor_help_load_xml_from_utf8_chars_and_len);
#define GD_REQUIRE(type, name) loader.require(#name, engine.name);
	GD_REQUIRED_FUNCTIONS(GD_REQUIRE)
#undef GD_REQUIRE
	// Of these an engine has the newer, the older, or both.
	if (engine.callable_custom_create == nullptr && engine.callable_custom_create2 == nullptr) {
		loader.missing = "callable_custom_create2";
	}
	if (engine.classdb_construct_object == nullptr && engine.classdb_construct_object2 == nullptr) {
		loader.missing = "classdb_construct_object2";
	}
	if (loader.missing != nullptr) {
		// Not to the log: its functions may be missing.
		std::fprintf(stderr, "ERROR: this engine has no '%s'. Godot 4.2 or newer is needed.\n", loader.missing);
		return false;
	}

	// Type 0 is null, which has none of these.
	for (int type = 1; type < GDEXTENSION_VARIANT_TYPE_VARIANT_MAX; type++) {
		const GDExtensionVariantType variant_type = static_cast<GDExtensionVariantType>(type);
		engine.variant_from_type[type] = engine.get_variant_from_type_constructor(variant_type);
		engine.variant_to_type[type] = engine.get_variant_to_type_constructor(variant_type);
		engine.destructor[type] = engine.variant_get_ptr_destructor(variant_type);
	}
	return true;
}

GDExtensionMethodBindPtr find_object_method(const char *name, std::int64_t hash) {
	EngineStringName base("Object");
	EngineStringName method(name);
	return engine.classdb_get_method_bind(base.get(), method.get(), hash);
}

GDExtensionObjectPtr construct_object(const char *class_name, bool notify) {
	EngineStringName name(class_name);
	// Up to Godot 4.3 there is only the function that always notifies.
	if (engine.classdb_construct_object2 == nullptr) {
		return engine.classdb_construct_object(name.get());
	}
	const GDExtensionObjectPtr object = engine.classdb_construct_object2(name.get());
	if (notify) {
		static const GDExtensionMethodBindPtr notification =
				find_object_method("notification", hash_of_object_notification);
		const std::int64_t what = NOTIFICATION_POSTINITIALIZE;
		const GDExtensionBool reversed = false;
		const GDExtensionConstTypePtr arguments[] = { &what, &reversed };
		engine.object_method_bind_ptrcall(notification, object, arguments, nullptr);
	}
	return object;
}

} // namespace gd
