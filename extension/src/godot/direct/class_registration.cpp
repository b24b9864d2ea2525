#include "class_registration.h"

#include <vector>

#include "../strings.h"

namespace gd::direct {

namespace {

// The instance lives as long as its object, so there is nothing to create, free or count.
const GDExtensionInstanceBindingCallbacks binding_callbacks = {
	[](void *, void *) -> void * { return nullptr; },
	[](void *, void *, void *) {},
	[](void *, void *, GDExtensionBool) -> GDExtensionBool { return true; },
};

// Lets get_instance() find the instance.
void bind_instance(Instance &instance, GDExtensionObjectPtr object) {
	instance.set_owner(object);
	engine.object_set_instance_binding(object, engine.library, &instance, &binding_callbacks);
}

const ClassFunctions &get_functions(void *class_userdata) {
	return *static_cast<const ClassFunctions *>(class_userdata);
}

GDExtensionObjectPtr tie(const ClassFunctions &functions, GDExtensionObjectPtr object) {
	EngineStringName class_name(functions.class_name);
	Instance *instance = functions.create();
	engine.object_set_instance(object, class_name.get(), functions.to_class_pointer(instance));
	bind_instance(*instance, object);
	return object;
}

// Up to Godot 4.3.
GDExtensionObjectPtr create_instance(void *class_userdata) {
	return tie(get_functions(class_userdata), construct_object("RefCounted", true));
}

// From Godot 4.4 the engine says whether the new object has to be notified.
GDExtensionObjectPtr create_instance2(void *class_userdata, GDExtensionBool notify_postinitialize) {
	return tie(get_functions(class_userdata), construct_object("RefCounted", notify_postinitialize));
}

// After a hot reload the engine's object is still there, and needs a new instance from the new library.
GDExtensionClassInstancePtr recreate_instance(void *class_userdata, GDExtensionObjectPtr object) {
	const ClassFunctions &functions = get_functions(class_userdata);
	Instance *instance = functions.create();
	bind_instance(*instance, object);
	return functions.to_class_pointer(instance);
}

void free_instance(void *class_userdata, GDExtensionClassInstancePtr instance) {
	get_functions(class_userdata).destroy(instance);
}

// What all versions of the creation info have in common.
template <class CreationInfo>
CreationInfo make_creation_info(const ClassFunctions &functions) {
	CreationInfo info{};
	info.is_exposed = true;
	info.free_instance_func = free_instance;
	info.recreate_instance_func = recreate_instance;
	info.class_userdata = const_cast<ClassFunctions *>(&functions);
	return info;
}

GDExtensionClassCreationInfo4 make_creation_info4(const ClassFunctions &functions) {
	GDExtensionClassCreationInfo4 info = make_creation_info<GDExtensionClassCreationInfo4>(functions);
	info.create_instance_func = create_instance2;
	return info;
}

// The engine's form of ValueInfo, together with the strings it points to.
class PropertyInfo {
public:
	explicit PropertyInfo(const ValueInfo &value) :
			name_(value.name), class_name_(value.class_name), hint_string_(value.hint_string) {
		info = { value.type, name_.get(), class_name_.get(), value.hint, hint_string_.get(), value.usage };
	}

	GDExtensionPropertyInfo info;

private:
	EngineStringName name_;
	EngineStringName class_name_;
	EngineString hint_string_;
};

// The C interface takes a plain array.
class PropertyInfoList {
public:
	explicit PropertyInfoList(std::initializer_list<ValueInfo> values) {
		for (const ValueInfo &value : values) {
			infos.push_back(owners_.emplace_back(value).info);
		}
	}

	std::vector<GDExtensionPropertyInfo> infos;

private:
	std::deque<PropertyInfo> owners_;
};

GDExtensionClassMethodArgumentMetadata get_metadata(GDExtensionVariantType type) {
	switch (type) {
		case GDEXTENSION_VARIANT_TYPE_INT:
			return GDEXTENSION_METHOD_ARGUMENT_METADATA_INT_IS_INT64;
		case GDEXTENSION_VARIANT_TYPE_FLOAT:
			return GDEXTENSION_METHOD_ARGUMENT_METADATA_REAL_IS_DOUBLE;
		default:
			return GDEXTENSION_METHOD_ARGUMENT_METADATA_NONE;
	}
}

} // namespace

// The newest registration that this engine has.
ClassRegistration::ClassRegistration(const ClassFunctions &functions, const char *inherits) : functions_(functions) {
	EngineStringName name(functions.class_name);
	EngineStringName parent(inherits);
	if (engine.classdb_register_extension_class5 != nullptr) {
		// It takes what version 4 takes.
		const GDExtensionClassCreationInfo4 info = make_creation_info4(functions_);
		engine.classdb_register_extension_class5(engine.library, name.get(), parent.get(), &info);
	} else if (engine.classdb_register_extension_class4 != nullptr) {
		const GDExtensionClassCreationInfo4 info = make_creation_info4(functions_);
		engine.classdb_register_extension_class4(engine.library, name.get(), parent.get(), &info);
	} else if (engine.classdb_register_extension_class3 != nullptr) {
		GDExtensionClassCreationInfo3 info = make_creation_info<GDExtensionClassCreationInfo3>(functions_);
		info.create_instance_func = create_instance;
		engine.classdb_register_extension_class3(engine.library, name.get(), parent.get(), &info);
	} else {
		GDExtensionClassCreationInfo2 info = make_creation_info<GDExtensionClassCreationInfo2>(functions_);
		info.create_instance_func = create_instance;
		engine.classdb_register_extension_class2(engine.library, name.get(), parent.get(), &info);
	}
}

ClassRegistration::~ClassRegistration() {
	EngineStringName name(functions_.class_name);
	engine.classdb_unregister_extension_class(engine.library, name.get());
}

void ClassRegistration::add_constant(const char *enum_name, const char *name, std::int64_t value, bool is_bitfield) {
	EngineStringName class_string(functions_.class_name);
	EngineStringName enum_string(enum_name);
	EngineStringName name_string(name);
	engine.classdb_register_extension_class_integer_constant(
			engine.library, class_string.get(), enum_string.get(), name_string.get(), value, is_bitfield);
}

void ClassRegistration::add_method(const char *name, const MethodFunctions &functions,
		const std::optional<ValueInfo> &result, std::initializer_list<ValueInfo> arguments, Defaults defaults) {
	EngineStringName class_string(functions_.class_name);
	EngineStringName name_string(name);
	PropertyInfo result_info(result.value_or(ValueInfo{ "", GDEXTENSION_VARIANT_TYPE_NIL }));
	PropertyInfoList argument_infos(arguments);
	std::vector<GDExtensionClassMethodArgumentMetadata> metadata;
	for (const ValueInfo &argument : arguments) {
		metadata.push_back(get_metadata(argument.type));
	}
	Defaults &kept_defaults = defaults_.emplace_back(std::move(defaults));
	std::vector<GDExtensionVariantPtr> default_pointers;
	for (Variant &value : kept_defaults) {
		default_pointers.push_back(value.get_storage());
	}

	GDExtensionClassMethodInfo info{};
	info.name = name_string.get();
	info.method_userdata = &kept_defaults;
	info.call_func = functions.call;
	info.ptrcall_func = functions.pointer_call;
	info.method_flags = GDEXTENSION_METHOD_FLAGS_DEFAULT;
	if (functions.is_static) {
		info.method_flags |= GDEXTENSION_METHOD_FLAG_STATIC;
	}
	if (functions.is_const) {
		info.method_flags |= GDEXTENSION_METHOD_FLAG_CONST;
	}
	info.has_return_value = result.has_value();
	info.return_value_info = &result_info.info;
	info.return_value_metadata = get_metadata(result_info.info.type);
	info.argument_count = static_cast<std::uint32_t>(argument_infos.infos.size());
	info.arguments_info = argument_infos.infos.data();
	info.arguments_metadata = metadata.data();
	info.default_argument_count = static_cast<std::uint32_t>(default_pointers.size());
	info.default_arguments = default_pointers.data();
	engine.classdb_register_extension_class_method(engine.library, class_string.get(), &info);
}

void ClassRegistration::add_property(const ValueInfo &info, const char *setter, const char *getter) {
	EngineStringName class_string(functions_.class_name);
	EngineStringName setter_string(setter);
	EngineStringName getter_string(getter);
	PropertyInfo property(info);
	engine.classdb_register_extension_class_property(
			engine.library, class_string.get(), &property.info, setter_string.get(), getter_string.get());
}

void ClassRegistration::add_signal(const char *name, std::initializer_list<ValueInfo> arguments) {
	EngineStringName class_string(functions_.class_name);
	EngineStringName name_string(name);
	PropertyInfoList infos(arguments);
	engine.classdb_register_extension_class_signal(engine.library, class_string.get(), name_string.get(),
			infos.infos.data(), static_cast<GDExtensionInt>(infos.infos.size()));
}

} // namespace gd::direct

gd::Instance *gd::get_instance(void *object) {
	if (object == nullptr) {
		return nullptr;
	}
	return static_cast<Instance *>(engine.object_get_instance_binding(object, engine.library, nullptr));
}
