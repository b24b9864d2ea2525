#include "class_registration.h"

#include <cstring>
#include <vector>

#include "../strings.h"
#include "../taken_name.h"

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
	engine.object_set_instance(object, class_name.get(), instance);
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
	Instance *instance = get_functions(class_userdata).create();
	bind_instance(*instance, object);
	return instance;
}

void free_instance(void *, GDExtensionClassInstancePtr instance) {
	delete static_cast<Instance *>(instance);
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

const char *get_next_name(const char *name) {
	return name + std::strlen(name) + 1;
}

const char *or_empty(const char *text) {
	return text != nullptr ? text : "";
}

// A value as the engine describes it, together with the strings it points to.
class PropertyInfo {
public:
	PropertyInfo(const char *name, const TypeInfo &type) :
			is_array_(type.type == GDEXTENSION_VARIANT_TYPE_ARRAY && type.name != nullptr),
			name_(name),
			class_name_(is_array_ ? "" : or_empty(type.name)),
			hint_string_(is_array_ ? type.name : "") {
		const std::uint32_t hint = is_array_ ? PROPERTY_HINT_ARRAY_TYPE : PROPERTY_HINT_NONE;
		info = { type.type, name_.get(), class_name_.get(), hint, hint_string_.get(), type.usage };
	}

	GDExtensionPropertyInfo info;

private:
	bool is_array_; // of typed elements
	EngineStringName name_;
	EngineStringName class_name_;
	EngineString hint_string_;
};

// The C interface takes a plain array. The names follow one another.
class PropertyInfoList {
public:
	PropertyInfoList(const char *names, const TypeInfo *types, std::size_t count) {
		for (std::size_t i = 0; i < count; ++i) {
			infos[i] = owners_.emplace_back(names, types[i]).info;
			names = get_next_name(names);
		}
	}

	GDExtensionPropertyInfo infos[most_arguments];

private:
	std::list<PropertyInfo> owners_;
};

// Puts the defaults behind the arguments that were given.
[[gnu::noinline]] void call_with_defaults(const BoundMethod &method, Instance *instance,
		const GDExtensionConstVariantPtr *arguments, GDExtensionInt count, GDExtensionVariantPtr result,
		GDExtensionCallError *error) {
	const GDExtensionInt most = method.signature.argument_count;
	const GDExtensionInt least = most - static_cast<GDExtensionInt>(method.defaults.size());
	if (count > most || count < least) {
		// The engine names the most for its own methods too.
		*error = { count > most ? GDEXTENSION_CALL_ERROR_TOO_MANY_ARGUMENTS : GDEXTENSION_CALL_ERROR_TOO_FEW_ARGUMENTS,
			0, static_cast<int32_t>(most) };
		return;
	}
	GDExtensionConstVariantPtr completed[most_arguments];
	for (GDExtensionInt index = 0; index < most; index++) {
		completed[index] = index < count ? arguments[index]
										 : method.defaults[static_cast<std::size_t>(index - least)].get_storage();
	}
	method.signature.call(method, instance, completed, result, error);
}

void call(void *userdata, GDExtensionClassInstancePtr instance, const GDExtensionConstVariantPtr *arguments,
		GDExtensionInt count, GDExtensionVariantPtr result, GDExtensionCallError *error) {
	const BoundMethod &method = *static_cast<const BoundMethod *>(userdata);
	*error = { GDEXTENSION_CALL_OK, 0, 0 };
	if (count == method.signature.argument_count) {
		method.signature.call(method, static_cast<Instance *>(instance), arguments, result, error);
	} else {
		call_with_defaults(method, static_cast<Instance *>(instance), arguments, count, result, error);
	}
}

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

void ClassRegistration::add_enum(const char *name, const classes::EnumConstants &constants, bool is_bitfield) {
	for (const classes::EnumConstant &constant : constants) {
		add_constant(name, constant.name, constant.value, is_bitfield);
	}
}

void ClassRegistration::add_constant(const char *enum_name, const char *name, std::int64_t value, bool is_bitfield) {
	EngineStringName class_string(functions_.class_name);
	EngineStringName enum_string(enum_name);
	EngineStringName name_string(name);
	engine.classdb_register_extension_class_integer_constant(
			engine.library, class_string.get(), enum_string.get(), name_string.get(), value, is_bitfield);
}

void ClassRegistration::add_method(
		const char *names, const Signature &signature, AnyFunction function, std::initializer_list<Variant> defaults) {
	EngineStringName class_string(functions_.class_name);
	EngineStringName name_string(names);
	PropertyInfo result("", signature.types[0]);
	PropertyInfoList arguments(get_next_name(names), signature.types + 1, signature.argument_count);
	GDExtensionClassMethodArgumentMetadata metadata[most_arguments];
	for (std::size_t i = 0; i < signature.argument_count; ++i) {
		metadata[i] = get_metadata(signature.types[1 + i].type);
	}
	BoundMethod &method = methods_.emplace_back(BoundMethod{ signature, function, defaults });
	GDExtensionVariantPtr default_pointers[most_arguments];
	for (std::size_t i = 0; i < method.defaults.size(); ++i) {
		default_pointers[i] = method.defaults[i].get_storage();
	}

	GDExtensionClassMethodInfo info{};
	info.name = name_string.get();
	info.method_userdata = &method;
	info.call_func = call;
	info.ptrcall_func = signature.pointer_call;
	info.method_flags = GDEXTENSION_METHOD_FLAGS_DEFAULT;
	if (signature.is_static) {
		info.method_flags |= GDEXTENSION_METHOD_FLAG_STATIC;
	}
	if (signature.is_const) {
		info.method_flags |= GDEXTENSION_METHOD_FLAG_CONST;
	}
	info.has_return_value = signature.has_result;
	info.return_value_info = &result.info;
	info.return_value_metadata = get_metadata(result.info.type);
	info.argument_count = signature.argument_count;
	info.arguments_info = arguments.infos;
	info.arguments_metadata = metadata;
	info.default_argument_count = static_cast<std::uint32_t>(method.defaults.size());
	info.default_arguments = default_pointers;
	engine.classdb_register_extension_class_method(engine.library, class_string.get(), &info);
}

void ClassRegistration::add_property(const char *name, const char *getter, const Signature &signature,
		AnyFunction function, const char *setter, bool is_stored) {
	add_method(getter, signature, function, {});
	EngineStringName class_string(functions_.class_name);
	EngineStringName getter_string(getter);
	EngineStringName setter_string(setter);
	PropertyInfo property(name, signature.types[0]);
	if (!is_stored) {
		property.info.usage = PROPERTY_USAGE_NONE;
	}
	engine.classdb_register_extension_class_property(
			engine.library, class_string.get(), &property.info, setter_string.get(), getter_string.get());
}

void ClassRegistration::add_signal(const char *names, const TypeInfo *types, std::size_t argument_count) {
	EngineStringName class_string(functions_.class_name);
	EngineStringName name_string(names);
	PropertyInfoList arguments(get_next_name(names), types, argument_count);
	engine.classdb_register_extension_class_signal(engine.library, class_string.get(), name_string.get(),
			arguments.infos, static_cast<GDExtensionInt>(argument_count));
}

bool register_class(std::list<ClassRegistration> &registered, const ClassFunctions &functions, const char *inherits) {
	if (is_name_taken(functions.class_name)) {
		return false;
	}
	registered.emplace_back(functions, inherits);
	return true;
}

} // namespace gd::direct

gd::Instance *gd::get_instance(void *object) {
	if (object == nullptr) {
		return nullptr;
	}
	return static_cast<Instance *>(engine.object_get_instance_binding(object, engine.library, nullptr));
}
