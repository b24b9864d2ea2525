#pragma once

#include <gdextension_interface.h>

#include <atomic>
#include <map>
#include <string>
#include <vector>

#include "value.h"

// As much of Godot as an extension needs to register its classes and to have their methods called. What it does not
// know ends the program with a message: a library that needs more than this does not pass.

struct Method {
	std::string description; // as it is printed
	GDExtensionClassMethodCall call = nullptr;
	GDExtensionClassMethodPtrCall pointer_call = nullptr;
	void *userdata = nullptr;
	std::uint32_t flags = 0;
	GDExtensionVariantType result = GDEXTENSION_VARIANT_TYPE_NIL;
	bool is_accessor = false;
};

struct Class {
	std::string parent;
	GDExtensionClassCreationInfo4 creation{};
	std::map<std::string, Method> methods;
	// Of the constants, properties and signals.
	std::vector<std::string> descriptions;
};

struct Object {
	std::string class_name;
	bool is_counted = false;
	std::atomic<int> references = 0;
	GDExtensionClassInstancePtr instance = nullptr;
	void *binding = nullptr;
	std::map<std::string, Value> meta;
	// By signal.
	std::map<std::string, Value> connections;
};

struct FakeEngine {
	std::map<std::string, Class> classes;
	// Signals with their arguments, and errors and warnings; in the order in which they came.
	std::vector<std::string> log;
	// All that the library holds: nothing may be left in the end.
	std::atomic<int> live_values = 0;
	std::atomic<int> live_objects = 0;
};

extern FakeEngine engine;

GDExtensionInterfaceFunctionPtr get_proc_address(const char *name);

// The address is what counts.
GDExtensionClassLibraryPtr get_library_token();

Object *construct(const std::string &class_name);
void destroy(Object *object);

// Calls a method as a script does. An error of the call goes to the log.
Value call_method(Object &object, const std::string &method, const std::vector<Value> &arguments);

// Waits for a deferred call, which another thread may make, and carries it out. False after ten seconds without one.
bool run_deferred_call();

[[noreturn]] void fail(const std::string &message);
