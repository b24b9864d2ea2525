#include "fake_engine.h"

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <mutex>

FakeEngine engine;

namespace {

// What an engine that has nothing set up says; the library asks its singletons.
std::map<std::string, Object> singletons;
std::map<std::string, Value> settings;

struct DeferredCall {
	Object *object;
	std::string method;
	std::vector<Value> arguments;
};

constexpr std::chrono::seconds deferred_limit{ 10 };
std::mutex deferred_mutex;
std::condition_variable deferred_came;
std::deque<DeferredCall> deferred_calls;

// A Variant, and all that is no plain number or pointer, is kept on the heap: what the library sees has room for a
// pointer at least, and what it forgets to give back is counted. As in Godot, nil holds nothing.

const Value &unbox(const void *storage) {
	static const Value nil;
	const Value *value = *static_cast<Value *const *>(storage);
	return value != nullptr ? *value : nil;
}

Value &unbox_for_change(void *storage) {
	return **static_cast<Value **>(storage);
}

void box(void *storage, Value value) {
	Value *boxed = nullptr;
	if (value.type != GDEXTENSION_VARIANT_TYPE_NIL) {
		boxed = new Value(std::move(value));
		engine.live_values++;
	}
	*static_cast<Value **>(storage) = boxed;
}

void drop(void *storage) {
	Value *boxed = *static_cast<Value **>(storage);
	if (boxed != nullptr) {
		delete boxed;
		engine.live_values--;
	}
}

std::string text_of(GDExtensionConstStringNamePtr storage) {
	return unbox(storage).text;
}

Class &find_class(const std::string &name) {
	const auto found = engine.classes.find(name);
	if (found == engine.classes.end()) {
		fail("the class " + name + " is not registered");
	}
	return found->second;
}

void check_token(GDExtensionClassLibraryPtr token) {
	if (token != get_library_token()) {
		fail("the library does not give its token back");
	}
}

// Objects

Value emit_signal(Object &object, const std::vector<Value> &arguments) {
	const std::string signal = arguments.at(0).text;
	if (object.instance != nullptr) {
		std::string list;
		for (std::size_t index = 1; index < arguments.size(); index++) {
			list += (index > 1 ? ", " : "") + arguments[index].to_text();
		}
		engine.log.push_back("signal " + signal + '(' + list + ')');
		return Value();
	}
	const GDExtensionCallableCustomInfo2 &callable = object.connections.at(signal).callable;
	void *result = nullptr; // nil
	GDExtensionCallError error{};
	callable.call_func(callable.callable_userdata, nullptr, 0, &result, &error);
	drop(&result);
	return Value();
}

void defer(Object &object, const std::vector<Value> &arguments) {
	const std::lock_guard<std::mutex> lock(deferred_mutex);
	deferred_calls.push_back({ &object, arguments.at(0).text, { arguments.begin() + 1, arguments.end() } });
	deferred_came.notify_one();
}

Value call_object(Object &object, const std::string &method, const std::vector<Value> &arguments) {
	if (method == "class_exists") {
		return Value::of(engine.classes.count(arguments.at(0).text) != 0);
	}
	if (method == "get_meta") {
		// With what it is where there is none.
		const auto found = object.meta.find(arguments.at(0).text);
		return found != object.meta.end() ? found->second : arguments.at(1);
	}
	if (method == "set_meta") {
		object.meta[arguments.at(0).text] = arguments.at(1);
	} else if (method == "remove_meta") {
		object.meta.erase(arguments.at(0).text);
	} else if (method == "connect") {
		object.connections[arguments.at(0).text] = arguments.at(1);
	} else if (method == "emit_signal") {
		return emit_signal(object, arguments);
	} else if (method == "call_deferred") {
		defer(object, arguments);
	} else if (method == "free") {
		destroy(&object);
	} else if (method == "get_signal_connection_list") {
		// Somebody listens to everything.
		Value list = Value::of_type(GDEXTENSION_VARIANT_TYPE_ARRAY);
		list.elements.push_back(Value::of_type(GDEXTENSION_VARIANT_TYPE_DICTIONARY));
		return list;
	} else if (method == "has_setting") {
		return Value::of(settings.count(arguments.at(0).text) != 0);
	} else if (method == "set_setting") {
		settings[arguments.at(0).text] = arguments.at(1);
	} else if (method == "get_setting_with_override") {
		return settings[arguments.at(0).text];
	} else if (method != "add_user_signal" && method != "set_initial_value" && method != "set_as_basic" &&
			method != "add_property_info" && method != "notification") {
		fail("the stand-in for Godot has no " + object.class_name + '.' + method + "()");
	}
	return Value();
}

Value call_array(Value &array, const std::string &method, const std::vector<Value> &arguments) {
	if (method == "size") {
		return Value::of(static_cast<std::int64_t>(array.elements.size()));
	}
	if (method != "append") {
		fail("the stand-in for Godot has no " + method + "() of an array");
	}
	array.elements.push_back(arguments.at(0));
	return Value();
}

std::vector<Value> read_arguments(const GDExtensionConstVariantPtr *arguments, GDExtensionInt count) {
	std::vector<Value> values;
	for (GDExtensionInt index = 0; index < count; index++) {
		values.push_back(unbox(arguments[index]));
	}
	return values;
}

// The descriptions of what is registered

std::string describe_type(const GDExtensionPropertyInfo &info) {
	const std::string class_name = text_of(info.class_name);
	switch (info.type) {
		case GDEXTENSION_VARIANT_TYPE_NIL:
			return "Variant";
		case GDEXTENSION_VARIANT_TYPE_BOOL:
			return "bool";
		case GDEXTENSION_VARIANT_TYPE_INT:
			return class_name.empty() ? "int" : class_name;
		case GDEXTENSION_VARIANT_TYPE_FLOAT:
			return "float";
		case GDEXTENSION_VARIANT_TYPE_STRING:
			return "String";
		case GDEXTENSION_VARIANT_TYPE_OBJECT:
			return class_name;
		case GDEXTENSION_VARIANT_TYPE_ARRAY:
			return unbox(info.hint_string).text + "[]";
		case GDEXTENSION_VARIANT_TYPE_PACKED_STRING_ARRAY:
			return "PackedStringArray";
		default:
			fail("the stand-in for Godot has no name for the type " + std::to_string(info.type));
	}
}

// `defaults` are those of the last arguments.
std::string describe_arguments(const GDExtensionPropertyInfo *infos, std::size_t count,
		const GDExtensionVariantPtr *defaults = nullptr, std::size_t default_count = 0) {
	std::string list;
	for (std::size_t index = 0; index < count; index++) {
		list += (index > 0 ? ", " : "") + text_of(infos[index].name) + ": " + describe_type(infos[index]);
		if (index + default_count >= count) {
			list += " = " + unbox(defaults[index + default_count - count]).to_text();
		}
	}
	return '(' + list + ')';
}

// The functions of the C interface, under its names

void variant_new_nil(GDExtensionUninitializedVariantPtr variant) {
	box(variant, Value());
}

void variant_new_copy(GDExtensionUninitializedVariantPtr variant, GDExtensionConstVariantPtr source) {
	box(variant, unbox(source));
}

void variant_destroy(GDExtensionVariantPtr variant) {
	drop(variant);
}

GDExtensionVariantType variant_get_type(GDExtensionConstVariantPtr variant) {
	return unbox(variant).type;
}

void variant_construct(GDExtensionVariantType type, GDExtensionUninitializedVariantPtr variant,
		const GDExtensionConstVariantPtr *arguments, std::int32_t count, GDExtensionCallError *error) {
	box(variant, count == 1 ? unbox(arguments[0]) : Value::of_type(type));
	*error = { GDEXTENSION_CALL_OK, 0, 0 };
}

GDExtensionBool variant_can_convert_strict(GDExtensionVariantType from, GDExtensionVariantType to) {
	return from == to;
}

void variant_evaluate(GDExtensionVariantOperator operation, GDExtensionConstVariantPtr left,
		GDExtensionConstVariantPtr right, GDExtensionUninitializedVariantPtr result, GDExtensionBool *is_valid) {
	if (operation != GDEXTENSION_VARIANT_OP_EQUAL) {
		fail("the stand-in for Godot compares for equality only");
	}
	box(result, Value::of(unbox(left) == unbox(right)));
	*is_valid = true;
}

void variant_get(GDExtensionConstVariantPtr variant, GDExtensionConstVariantPtr key,
		GDExtensionUninitializedVariantPtr result, GDExtensionBool *is_valid) {
	const Value &value = unbox(variant);
	box(result,
			value.type == GDEXTENSION_VARIANT_TYPE_DICTIONARY
					? value.entries.at(unbox(key).text)
					: value.elements.at(static_cast<std::size_t>(unbox(key).integer)));
	*is_valid = true;
}

void variant_set(GDExtensionVariantPtr variant, GDExtensionConstVariantPtr key, GDExtensionConstVariantPtr value,
		GDExtensionBool *is_valid) {
	unbox_for_change(variant).entries[unbox(key).text] = unbox(value);
	*is_valid = true;
}

void variant_call(GDExtensionVariantPtr variant, GDExtensionConstStringNamePtr method,
		const GDExtensionConstVariantPtr *arguments, GDExtensionInt count, GDExtensionUninitializedVariantPtr result,
		GDExtensionCallError *error) {
	const std::vector<Value> values = read_arguments(arguments, count);
	Object *object = unbox(variant).object.get();
	box(result,
			object != nullptr ? call_object(*object, text_of(method), values)
							  : call_array(unbox_for_change(variant), text_of(method), values));
	*error = { GDEXTENSION_CALL_OK, 0, 0 };
}

// A number passes as it is.
template <GDExtensionVariantType type, class Number, auto member>
void number_to_variant(GDExtensionUninitializedVariantPtr variant, GDExtensionTypePtr number) {
	Value value = Value::of_type(type);
	value.*member = *static_cast<Number *>(number);
	box(variant, std::move(value));
}

template <class Number, auto member>
void number_from_variant(GDExtensionUninitializedTypePtr number, GDExtensionVariantPtr variant) {
	*static_cast<Number *>(number) = static_cast<Number>(unbox(variant).*member);
}

void object_to_variant(GDExtensionUninitializedVariantPtr variant, GDExtensionTypePtr object) {
	box(variant, Value::of(*static_cast<Object **>(object)));
}

void object_from_variant(GDExtensionUninitializedTypePtr object, GDExtensionVariantPtr variant) {
	*static_cast<Object **>(object) = unbox(variant).object.get();
}

void boxed_to_variant(GDExtensionUninitializedVariantPtr variant, GDExtensionTypePtr boxed) {
	box(variant, unbox(boxed));
}

template <GDExtensionVariantType type>
void boxed_from_variant(GDExtensionUninitializedTypePtr boxed, GDExtensionVariantPtr variant) {
	Value value = unbox(variant);
	value.type = type;
	box(boxed, std::move(value));
}

GDExtensionVariantFromTypeConstructorFunc get_variant_from_type_constructor(GDExtensionVariantType type) {
	switch (type) {
		case GDEXTENSION_VARIANT_TYPE_BOOL:
			return number_to_variant<GDEXTENSION_VARIANT_TYPE_BOOL, GDExtensionBool, &Value::integer>;
		case GDEXTENSION_VARIANT_TYPE_INT:
			return number_to_variant<GDEXTENSION_VARIANT_TYPE_INT, std::int64_t, &Value::integer>;
		case GDEXTENSION_VARIANT_TYPE_FLOAT:
			return number_to_variant<GDEXTENSION_VARIANT_TYPE_FLOAT, double, &Value::number>;
		case GDEXTENSION_VARIANT_TYPE_OBJECT:
			return object_to_variant;
		default:
			return boxed_to_variant;
	}
}

GDExtensionTypeFromVariantConstructorFunc get_variant_to_type_constructor(GDExtensionVariantType type) {
	switch (type) {
		case GDEXTENSION_VARIANT_TYPE_BOOL:
			return number_from_variant<GDExtensionBool, &Value::integer>;
		case GDEXTENSION_VARIANT_TYPE_INT:
			return number_from_variant<std::int64_t, &Value::integer>;
		case GDEXTENSION_VARIANT_TYPE_FLOAT:
			return number_from_variant<double, &Value::number>;
		case GDEXTENSION_VARIANT_TYPE_OBJECT:
			return object_from_variant;
		case GDEXTENSION_VARIANT_TYPE_STRING:
			return boxed_from_variant<GDEXTENSION_VARIANT_TYPE_STRING>;
		case GDEXTENSION_VARIANT_TYPE_STRING_NAME:
			return boxed_from_variant<GDEXTENSION_VARIANT_TYPE_STRING_NAME>;
		case GDEXTENSION_VARIANT_TYPE_ARRAY:
			return boxed_from_variant<GDEXTENSION_VARIANT_TYPE_ARRAY>;
		default:
			return nullptr;
	}
}

GDExtensionPtrDestructor variant_get_ptr_destructor(GDExtensionVariantType type) {
	switch (type) {
		case GDEXTENSION_VARIANT_TYPE_BOOL:
		case GDEXTENSION_VARIANT_TYPE_INT:
		case GDEXTENSION_VARIANT_TYPE_FLOAT:
		case GDEXTENSION_VARIANT_TYPE_OBJECT:
			return nullptr;
		default:
			return drop;
	}
}

void string_new_with_utf8_chars(GDExtensionUninitializedStringPtr string, const char *text) {
	box(string, Value::of(std::string(text)));
}

void string_name_new_with_utf8_chars(GDExtensionUninitializedStringNamePtr name, const char *text) {
	Value value = Value::of(std::string(text));
	value.type = GDEXTENSION_VARIANT_TYPE_STRING_NAME;
	box(name, std::move(value));
}

GDExtensionInt string_to_utf8_chars(GDExtensionConstStringPtr string, char *text, GDExtensionInt most) {
	const std::string &source = unbox(string).text;
	if (text != nullptr) {
		source.copy(text, static_cast<std::size_t>(most));
	}
	return static_cast<GDExtensionInt>(source.size());
}

void array_set_typed(
		GDExtensionTypePtr, GDExtensionVariantType, GDExtensionConstStringNamePtr, GDExtensionConstVariantPtr) {}

void callable_custom_create2(GDExtensionUninitializedTypePtr callable, GDExtensionCallableCustomInfo2 *info) {
	check_token(info->token);
	Value value = Value::of_type(GDEXTENSION_VARIANT_TYPE_CALLABLE);
	value.callable = *info;
	box(callable, std::move(value));
}

void print_error_with_message(
		const char *, const char *message, const char *, const char *, std::int32_t, GDExtensionBool) {
	engine.log.push_back(std::string("error: ") + message);
}

void print_warning_with_message(
		const char *, const char *message, const char *, const char *, std::int32_t, GDExtensionBool) {
	engine.log.push_back(std::string("warning: ") + message);
}

GDExtensionObjectPtr global_get_singleton(GDExtensionConstStringNamePtr name) {
	Object &singleton = singletons[text_of(name)];
	singleton.class_name = text_of(name);
	return &singleton;
}

GDExtensionObjectPtr classdb_construct_object2(GDExtensionConstStringNamePtr class_name) {
	return construct(text_of(class_name));
}

GDObjectInstanceID object_get_instance_id(GDExtensionConstObjectPtr object) {
	return reinterpret_cast<GDObjectInstanceID>(object);
}

void object_set_instance(
		GDExtensionObjectPtr object, GDExtensionConstStringNamePtr class_name, GDExtensionClassInstancePtr instance) {
	static_cast<Object *>(object)->class_name = text_of(class_name);
	static_cast<Object *>(object)->instance = instance;
}

void object_set_instance_binding(GDExtensionObjectPtr object, GDExtensionClassLibraryPtr token, void *binding,
		const GDExtensionInstanceBindingCallbacks *) {
	check_token(token);
	static_cast<Object *>(object)->binding = binding;
}

void *object_get_instance_binding(
		GDExtensionObjectPtr object, GDExtensionClassLibraryPtr token, const GDExtensionInstanceBindingCallbacks *) {
	check_token(token);
	return static_cast<Object *>(object)->binding;
}

// A method of the engine's is its name.
GDExtensionMethodBindPtr classdb_get_method_bind(
		GDExtensionConstStringNamePtr, GDExtensionConstStringNamePtr method, GDExtensionInt) {
	static std::map<std::string, std::string> methods;
	return &methods.try_emplace(text_of(method), text_of(method)).first->second;
}

void object_method_bind_call(GDExtensionMethodBindPtr method, GDExtensionObjectPtr object,
		const GDExtensionConstVariantPtr *arguments, GDExtensionInt count, GDExtensionUninitializedVariantPtr result,
		GDExtensionCallError *error) {
	box(result,
			call_object(*static_cast<Object *>(object), *static_cast<const std::string *>(method),
					read_arguments(arguments, count)));
	*error = { GDEXTENSION_CALL_OK, 0, 0 };
}

void object_method_bind_ptrcall(GDExtensionMethodBindPtr method, GDExtensionObjectPtr object,
		const GDExtensionConstTypePtr *, GDExtensionTypePtr) {
	call_object(*static_cast<Object *>(object), *static_cast<const std::string *>(method), {});
}

void classdb_register_extension_class5(GDExtensionClassLibraryPtr token, GDExtensionConstStringNamePtr name,
		GDExtensionConstStringNamePtr parent, const GDExtensionClassCreationInfo5 *info) {
	check_token(token);
	Class &class_ = engine.classes[text_of(name)];
	class_.parent = text_of(parent);
	class_.creation = *info;
}

void classdb_unregister_extension_class(GDExtensionClassLibraryPtr token, GDExtensionConstStringNamePtr name) {
	check_token(token);
	find_class(text_of(name));
	engine.classes.erase(text_of(name));
}

void classdb_register_extension_class_integer_constant(GDExtensionClassLibraryPtr token,
		GDExtensionConstStringNamePtr class_name, GDExtensionConstStringNamePtr enum_name,
		GDExtensionConstStringNamePtr name, GDExtensionInt value, GDExtensionBool is_bitfield) {
	check_token(token);
	const std::string owner = text_of(class_name);
	const std::string enum_part = text_of(enum_name).empty() ? "" : text_of(enum_name) + '.';
	find_class(owner).descriptions.push_back("constant " + owner + '.' + enum_part + text_of(name) + " = " +
			std::to_string(value) + (is_bitfield ? " bitfield" : ""));
}

void classdb_register_extension_class_method(GDExtensionClassLibraryPtr token, GDExtensionConstStringNamePtr class_name,
		const GDExtensionClassMethodInfo *info) {
	check_token(token);
	const std::string owner = text_of(class_name);
	Method method;
	method.description = "method " + owner + '.' + text_of(info->name) +
			describe_arguments(
					info->arguments_info, info->argument_count, info->default_arguments, info->default_argument_count) +
			" -> " + (info->has_return_value ? describe_type(*info->return_value_info) : "void") +
			((info->method_flags & GDEXTENSION_METHOD_FLAG_CONST) != 0 ? " const" : "") +
			((info->method_flags & GDEXTENSION_METHOD_FLAG_STATIC) != 0 ? " static" : "");
	method.call = info->call_func;
	method.pointer_call = info->ptrcall_func;
	method.userdata = info->method_userdata;
	method.flags = info->method_flags;
	method.result = info->has_return_value ? info->return_value_info->type : GDEXTENSION_VARIANT_TYPE_NIL;
	find_class(owner).methods[text_of(info->name)] = method;
}

void classdb_register_extension_class_property(GDExtensionClassLibraryPtr token,
		GDExtensionConstStringNamePtr class_name, const GDExtensionPropertyInfo *info,
		GDExtensionConstStringNamePtr setter, GDExtensionConstStringNamePtr getter) {
	check_token(token);
	const std::string owner = text_of(class_name);
	Class &class_ = find_class(owner);
	std::string accessors;
	for (const std::string &accessor : { text_of(setter), text_of(getter) }) {
		if (!accessor.empty() && class_.methods.count(accessor) == 0) {
			fail("the accessor " + owner + '.' + accessor + " is not registered");
		}
		class_.methods[accessor].is_accessor = true;
		accessors += ' ' + (accessor.empty() ? "-" : accessor);
	}
	class_.descriptions.push_back(
			"property " + owner + '.' + text_of(info->name) + ": " + describe_type(*info) + accessors);
}

void classdb_register_extension_class_signal(GDExtensionClassLibraryPtr token, GDExtensionConstStringNamePtr class_name,
		GDExtensionConstStringNamePtr name, const GDExtensionPropertyInfo *arguments, GDExtensionInt count) {
	check_token(token);
	const std::string owner = text_of(class_name);
	find_class(owner).descriptions.push_back(
			"signal " + owner + '.' + text_of(name) + describe_arguments(arguments, static_cast<std::size_t>(count)));
}

// The library asks for these as well, and nothing that is called here needs them.
template <class Function>
struct Refused;
template <class Result, class... Arguments>
struct Refused<Result (*)(Arguments...)> {
	static Result call(Arguments...) { fail("the stand-in for Godot lacks a function that was called"); }
};

} // namespace

GDExtensionInterfaceFunctionPtr get_proc_address(const char *name) {
#define OFFER(type, name) \
	{ #name, reinterpret_cast<GDExtensionInterfaceFunctionPtr>(static_cast<GDExtensionInterface##type>(name)) }
#define REFUSE(type, name) \
	{ \
		#name, reinterpret_cast<GDExtensionInterfaceFunctionPtr>(Refused<GDExtensionInterface##type>::call) \
	}
	static const std::map<std::string, GDExtensionInterfaceFunctionPtr> functions = {
		OFFER(ArraySetTyped, array_set_typed),
		OFFER(CallableCustomCreate2, callable_custom_create2),
		OFFER(ClassdbConstructObject2, classdb_construct_object2),
		OFFER(ClassdbGetMethodBind, classdb_get_method_bind),
		OFFER(ClassdbRegisterExtensionClass5, classdb_register_extension_class5),
		OFFER(ClassdbRegisterExtensionClassIntegerConstant, classdb_register_extension_class_integer_constant),
		OFFER(ClassdbRegisterExtensionClassMethod, classdb_register_extension_class_method),
		OFFER(ClassdbRegisterExtensionClassProperty, classdb_register_extension_class_property),
		OFFER(ClassdbRegisterExtensionClassSignal, classdb_register_extension_class_signal),
		OFFER(ClassdbUnregisterExtensionClass, classdb_unregister_extension_class),
		OFFER(GetVariantFromTypeConstructor, get_variant_from_type_constructor),
		OFFER(GetVariantToTypeConstructor, get_variant_to_type_constructor),
		OFFER(GlobalGetSingleton, global_get_singleton),
		OFFER(ObjectGetInstanceBinding, object_get_instance_binding),
		OFFER(ObjectGetInstanceId, object_get_instance_id),
		OFFER(ObjectMethodBindCall, object_method_bind_call),
		OFFER(ObjectMethodBindPtrcall, object_method_bind_ptrcall),
		OFFER(ObjectSetInstance, object_set_instance),
		OFFER(ObjectSetInstanceBinding, object_set_instance_binding),
		OFFER(PrintErrorWithMessage, print_error_with_message),
		OFFER(PrintWarningWithMessage, print_warning_with_message),
		OFFER(StringNameNewWithUtf8Chars, string_name_new_with_utf8_chars),
		OFFER(StringNewWithUtf8Chars, string_new_with_utf8_chars),
		OFFER(StringToUtf8Chars, string_to_utf8_chars),
		OFFER(VariantCall, variant_call),
		OFFER(VariantCanConvertStrict, variant_can_convert_strict),
		OFFER(VariantConstruct, variant_construct),
		OFFER(VariantDestroy, variant_destroy),
		OFFER(VariantEvaluate, variant_evaluate),
		OFFER(VariantGet, variant_get),
		OFFER(VariantGetPtrDestructor, variant_get_ptr_destructor),
		OFFER(VariantGetType, variant_get_type),
		OFFER(VariantNewCopy, variant_new_copy),
		OFFER(VariantNewNil, variant_new_nil),
		OFFER(VariantSet, variant_set),
		REFUSE(PackedByteArrayOperatorIndex, packed_byte_array_operator_index),
		REFUSE(PackedFloat32ArrayOperatorIndex, packed_float32_array_operator_index),
		REFUSE(PackedFloat64ArrayOperatorIndex, packed_float64_array_operator_index),
		REFUSE(PackedInt32ArrayOperatorIndex, packed_int32_array_operator_index),
		REFUSE(PackedInt64ArrayOperatorIndex, packed_int64_array_operator_index),
		REFUSE(RefGetObject, ref_get_object),
		REFUSE(RefSetObject, ref_set_object),
	};
#undef OFFER
#undef REFUSE
	const auto found = functions.find(name);
	// As Godot does for what it does not have.
	return found != functions.end() ? found->second : nullptr;
}

GDExtensionClassLibraryPtr get_library_token() {
	static char token;
	return &token;
}

Object *construct(const std::string &class_name) {
	if (class_name != "Object" && class_name != "RefCounted") {
		const GDExtensionClassCreationInfo4 &creation = find_class(class_name).creation;
		return static_cast<Object *>(creation.create_instance_func(creation.class_userdata, true));
	}
	Object *object = new Object;
	object->class_name = class_name;
	object->is_counted = class_name == "RefCounted";
	engine.live_objects++;
	return object;
}

void destroy(Object *object) {
	if (object->instance != nullptr) {
		const GDExtensionClassCreationInfo4 &creation = find_class(object->class_name).creation;
		creation.free_instance_func(creation.class_userdata, object->instance);
	}
	delete object;
	engine.live_objects--;
}

Value call_method(Object &object, const std::string &name, const std::vector<Value> &arguments) {
	const auto &methods = find_class(object.class_name).methods;
	const auto found = methods.find(name);
	if (found == methods.end()) {
		fail("there is no method " + object.class_name + '.' + name);
	}
	const Method &method = found->second;

	std::vector<void *> boxes(arguments.size());
	std::vector<GDExtensionConstVariantPtr> pointers;
	for (std::size_t index = 0; index < arguments.size(); index++) {
		box(&boxes[index], arguments[index]);
		pointers.push_back(&boxes[index]);
	}
	void *returned = nullptr; // nil
	GDExtensionCallError error{};
	method.call(method.userdata, object.instance, pointers.data(), static_cast<GDExtensionInt>(pointers.size()),
			&returned, &error);
	const Value result = unbox(&returned);
	drop(&returned);
	for (void *&boxed : boxes) {
		drop(&boxed);
	}
	if (error.error != GDEXTENSION_CALL_OK) {
		engine.log.push_back("call error " + std::to_string(error.error) + ", argument " +
				std::to_string(error.argument) + ", expected " + std::to_string(error.expected));
	}

	// By pointer the result has to be the same.
	if (method.result == GDEXTENSION_VARIANT_TYPE_INT && (method.flags & GDEXTENSION_METHOD_FLAG_CONST) != 0) {
		std::int64_t number = 0;
		method.pointer_call(method.userdata, object.instance, nullptr, &number);
		if (number != result.integer) {
			fail(name + "() gives " + std::to_string(number) + " by pointer, and " + result.to_text() + " else");
		}
	}
	return result;
}

bool run_deferred_call() {
	std::unique_lock<std::mutex> lock(deferred_mutex);
	if (!deferred_came.wait_for(lock, deferred_limit, [] { return !deferred_calls.empty(); })) {
		return false;
	}
	const DeferredCall call = std::move(deferred_calls.front());
	deferred_calls.pop_front();
	lock.unlock();
	call_object(*call.object, call.method, call.arguments);
	return true;
}

void fail(const std::string &message) {
	std::fprintf(stderr, "loader: %s\n", message.c_str());
	std::exit(EXIT_FAILURE);
}
