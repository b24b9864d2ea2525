#pragma once

#include <cstdint>
#include <initializer_list>
#include <list>

#include "generated/enums.h"
#include "method.h"

// Makes a class known to the engine.
namespace gd::direct {

// What the engine calls to make instances; the same for every engine version.
struct ClassFunctions {
	const char *class_name;
	Instance *(*create)();
};

// Registers one class with all its members, and takes it back when it goes. Where a member has several names, each but
// the last ends with a NUL: one text takes less code than a list.
class ClassRegistration {
public:
	ClassRegistration(const ClassFunctions &functions, const char *inherits);
	ClassRegistration(const ClassRegistration &) = delete;
	ClassRegistration &operator=(const ClassRegistration &) = delete;
	~ClassRegistration();

	void add_enum(const char *name, const classes::EnumConstants &constants, bool is_bitfield = false);
	// Of no enum.
	void add_constant(const char *name, std::int64_t value) { add_constant("", name, value, false); }

	// `names`: its own and those of the arguments.
	template <class Class, class Result, class... Arguments>
	void add_method(
			const char *names, Result (Class::*function)(Arguments...), std::initializer_list<Variant> defaults = {}) {
		add(names, static_cast<Result (Instance::*)(Arguments...)>(function), defaults);
	}
	template <class Class, class Result, class... Arguments>
	void add_method(const char *names, Result (Class::*function)(Arguments...) const,
			std::initializer_list<Variant> defaults = {}) {
		add(names, static_cast<Result (Instance::*)(Arguments...) const>(function), defaults);
	}
	template <class Result, class... Arguments>
	void add_method(const char *names, Result (*function)(Arguments...), std::initializer_list<Variant> defaults = {}) {
		add(names, static_cast<Result (*)(Arguments...)>(function), defaults);
	}

	// And its getter. An empty setter makes the property read-only; another one is added as a method before. What is
	// not stored has no default.
	template <class Class, class Result>
	void add_property(const char *name, const char *getter, Result (Class::*function)() const, const char *setter = "",
			bool is_stored = true) {
		add(name, getter, static_cast<Result (Instance::*)() const>(function), setter, is_stored);
	}

	// `names`: its own and those of the arguments.
	template <class... Arguments>
	void add_signal(const char *names) {
		add_signal(names, Types<void, Arguments...>::infos + 1, sizeof...(Arguments));
	}

private:
	// Not inlined: once for all methods with the same signature.
	template <class General>
	[[gnu::noinline]] void add(const char *names, General function, std::initializer_list<Variant> defaults) {
		add_method(names, make_signature<General>(), AnyFunction(function), defaults);
	}
	template <class General>
	[[gnu::noinline]] void add(
			const char *name, const char *getter, General function, const char *setter, bool is_stored) {
		add_property(name, getter, make_signature<General>(), AnyFunction(function), setter, is_stored);
	}
	void add_property(const char *name, const char *getter, const Signature &signature, AnyFunction function,
			const char *setter, bool is_stored);
	void add_constant(const char *enum_name, const char *name, std::int64_t value, bool is_bitfield);
	void add_method(const char *names, const Signature &signature, AnyFunction function,
			std::initializer_list<Variant> defaults);
	void add_signal(const char *names, const TypeInfo *types, std::size_t argument_count);

	ClassFunctions functions_;
	// The engine keeps pointers to them, and a list does not move what it holds.
	std::list<BoundMethod> methods_;
};

// False, with an error in the log, if the name of the class is taken.
bool register_class(std::list<ClassRegistration> &registered, const ClassFunctions &functions, const char *inherits);

template <class T>
constexpr ClassFunctions get_class_functions() {
	return { T::class_name, []() -> Instance * { return new T; } };
}

} // namespace gd::direct
