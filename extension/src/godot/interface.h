#pragma once

#include <gdextension_interface.h>

#include <cstdint>

// Godot's C interface, as far as it is used here. Both bindings have it: godot-cpp stands on it as well.
namespace gd {

// (type in gdextension_interface.h without its prefix, name) of the functions that every supported Godot has.
#define GD_REQUIRED_FUNCTIONS(X) \
	X(ArraySetTyped, array_set_typed) \
	X(ClassdbGetMethodBind, classdb_get_method_bind) \
	X(ClassdbRegisterExtensionClassIntegerConstant, classdb_register_extension_class_integer_constant) \
	X(ClassdbRegisterExtensionClassMethod, classdb_register_extension_class_method) \
	X(ClassdbRegisterExtensionClassProperty, classdb_register_extension_class_property) \
	X(ClassdbRegisterExtensionClassSignal, classdb_register_extension_class_signal) \
	X(ClassdbUnregisterExtensionClass, classdb_unregister_extension_class) \
	X(GetVariantFromTypeConstructor, get_variant_from_type_constructor) \
	X(GetVariantToTypeConstructor, get_variant_to_type_constructor) \
	X(GlobalGetSingleton, global_get_singleton) \
	X(ObjectGetInstanceBinding, object_get_instance_binding) \
	X(ObjectGetInstanceId, object_get_instance_id) \
	X(ObjectMethodBindCall, object_method_bind_call) \
	X(ObjectMethodBindPtrcall, object_method_bind_ptrcall) \
	X(ObjectSetInstance, object_set_instance) \
	X(ObjectSetInstanceBinding, object_set_instance_binding) \
	X(PackedByteArrayOperatorIndex, packed_byte_array_operator_index) \
	X(PackedFloat32ArrayOperatorIndex, packed_float32_array_operator_index) \
	X(PackedFloat64ArrayOperatorIndex, packed_float64_array_operator_index) \
	X(PackedInt32ArrayOperatorIndex, packed_int32_array_operator_index) \
	X(PackedInt64ArrayOperatorIndex, packed_int64_array_operator_index) \
	X(PrintErrorWithMessage, print_error_with_message) \
	X(PrintWarningWithMessage, print_warning_with_message) \
	X(RefGetObject, ref_get_object) \
	X(RefSetObject, ref_set_object) \
	X(StringNameNewWithUtf8Chars, string_name_new_with_utf8_chars) \
	X(StringNewWithUtf8Chars, string_new_with_utf8_chars) \
	X(StringToUtf8Chars, string_to_utf8_chars) \
	X(VariantCall, variant_call) \
	X(VariantCanConvertStrict, variant_can_convert_strict) \
	X(VariantConstruct, variant_construct) \
	X(VariantDestroy, variant_destroy) \
	X(VariantEvaluate, variant_evaluate) \
	X(VariantGet, variant_get) \
	X(VariantGetPtrDestructor, variant_get_ptr_destructor) \
	X(VariantGetType, variant_get_type) \
	X(VariantNewCopy, variant_new_copy) \
	X(VariantNewNil, variant_new_nil) \
	X(VariantSet, variant_set)

// Null where the engine is too old for it, or was built without what is deprecated.
#define GD_OPTIONAL_FUNCTIONS(X) \
	X(CallableCustomCreate, callable_custom_create) \
	X(CallableCustomCreate2, callable_custom_create2) \
	X(ClassdbConstructObject, classdb_construct_object) \
	X(ClassdbConstructObject2, classdb_construct_object2) \
	X(ClassdbRegisterExtensionClass2, classdb_register_extension_class2) \
	X(ClassdbRegisterExtensionClass3, classdb_register_extension_class3) \
	X(ClassdbRegisterExtensionClass4, classdb_register_extension_class4) \
	X(ClassdbRegisterExtensionClass5, classdb_register_extension_class5)

// Spelled out, because the header's name for it has changed.
using EditorHelpLoadXml = void (*)(const char *data, GDExtensionInt size);

struct Interface {
#define GD_DECLARE(type, name) GDExtensionInterface##type name = nullptr;
	GD_REQUIRED_FUNCTIONS(GD_DECLARE)
	GD_OPTIONAL_FUNCTIONS(GD_DECLARE)
#undef GD_DECLARE
	EditorHelpLoadXml editor_help_load_xml_from_utf8_chars_and_len = nullptr; // since 4.3

	GDExtensionClassLibraryPtr library = nullptr;

	// By GDExtensionVariantType; null where a type has none.
	GDExtensionVariantFromTypeConstructorFunc variant_from_type[GDEXTENSION_VARIANT_TYPE_VARIANT_MAX] = {};
	GDExtensionTypeFromVariantConstructorFunc variant_to_type[GDEXTENSION_VARIANT_TYPE_VARIANT_MAX] = {};
	GDExtensionPtrDestructor destructor[GDEXTENSION_VARIANT_TYPE_VARIANT_MAX] = {};
};

// Written once by load_interface(), before any other code of the library runs.
extern Interface engine;

// False when the engine lacks something that Godot 4.2 has; stderr says what.
bool load_interface(GDExtensionInterfaceGetProcAddress get_proc_address, GDExtensionClassLibraryPtr library);

// A method of the engine's class Object, by its name and the hash of its signature.
GDExtensionMethodBindPtr find_object_method(const char *name, std::int64_t hash);

// A new object of a class, the engine's or ours. `notify` sends it NOTIFICATION_POSTINITIALIZE, which an object made
// by a script gets from the engine.
GDExtensionObjectPtr construct_object(const char *class_name, bool notify);

} // namespace gd
