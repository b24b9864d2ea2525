#pragma once

#include <cstdint>
#include <deque>
#include <initializer_list>
#include <optional>

#include "generated/engine.h"
#include "method.h"

// Makes a class known to the engine.
namespace gd::direct {

// A value as Godot describes it: an argument, a result, a property.
struct ValueInfo {
	const char *name;
	GDExtensionVariantType type;
	std::uint32_t usage = PROPERTY_USAGE_DEFAULT;
	const char *class_name = ""; // of an object; or an enum as `Class.Enum`
	std::uint32_t hint = PROPERTY_HINT_NONE;
	const char *hint_string = "";
};

// What the engine calls to make and to free instances; the same for every engine version.
struct ClassFunctions {
	const char *class_name;
	Instance *(*create)();
	// The pointer that methods get; not always the address of the Instance in it.
	void *(*to_class_pointer)(Instance *);
	void (*destroy)(void *class_pointer);
};

struct MethodFunctions {
	GDExtensionClassMethodCall call;
	GDExtensionClassMethodPtrCall pointer_call;
	bool is_static;
	bool is_const;
};

// Registers one class with all its members, and takes it back when it goes.
class ClassRegistration {
public:
	ClassRegistration(const ClassFunctions &functions, const char *inherits);
	ClassRegistration(const ClassRegistration &) = delete;
	ClassRegistration &operator=(const ClassRegistration &) = delete;
	~ClassRegistration();

	void add_constant(const char *enum_name, const char *name, std::int64_t value, bool is_bitfield = false);
	// No `result`: the method returns nothing.
	void add_method(const char *name, const MethodFunctions &functions, const std::optional<ValueInfo> &result,
			std::initializer_list<ValueInfo> arguments, Defaults defaults = {});
	// An empty `setter` makes the property read-only.
	void add_property(const ValueInfo &info, const char *setter, const char *getter);
	void add_signal(const char *name, std::initializer_list<ValueInfo> arguments);

private:
	ClassFunctions functions_;
	// One for each method. The engine keeps pointers to them, and a deque does not move what it holds.
	std::deque<Defaults> defaults_;
};

template <class T>
constexpr ClassFunctions get_class_functions() {
	return {
		T::class_name,
		[]() -> Instance * { return new T; },
		[](Instance *instance) -> void * { return static_cast<T *>(instance); },
		[](void *instance) { delete static_cast<T *>(instance); },
	};
}

template <class T, auto function>
constexpr MethodFunctions get_method_functions() {
	using Functions = Method<T, function>;
	return { &Functions::call, &Functions::pointer_call, Functions::Traits::is_static, Functions::Traits::is_const };
}

} // namespace gd::direct
