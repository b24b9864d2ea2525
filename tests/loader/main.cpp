// Loads an extension with a stand-in for Godot, where no Godot runs:
//
//     loader LIBRARY ENTRY_SYMBOL CLASS [CALL]…
//
// Prints all that the library registers, then what each call of an instance of CLASS gives. A call is METHOD or
// METHOD:INTEGER, or await:SIGNAL. In the end nothing that the library was given may be left.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

#include "fake_engine.h"

namespace {

#ifdef _WIN32
void *open_library(const char *path) {
	HMODULE library = LoadLibraryA(path);
	if (library == nullptr) {
		fail(std::string("cannot load ") + path + ": error " + std::to_string(GetLastError()));
	}
	return library;
}

GDExtensionInitializationFunction find_entry(void *library, const char *symbol) {
	return reinterpret_cast<GDExtensionInitializationFunction>(
			reinterpret_cast<void *>(GetProcAddress(static_cast<HMODULE>(library), symbol)));
}

bool close_library(void *library) {
	return FreeLibrary(static_cast<HMODULE>(library)) != 0;
}
#else
void *open_library(const char *path) {
	void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	if (library == nullptr) {
		fail(dlerror());
	}
	return library;
}

GDExtensionInitializationFunction find_entry(void *library, const char *symbol) {
	return reinterpret_cast<GDExtensionInitializationFunction>(dlsym(library, symbol));
}

bool close_library(void *library) {
	return dlclose(library) == 0;
}
#endif

// Up to and including the scene level, which is where a game has classes, or back down from it.
void run_levels(const GDExtensionInitialization &initialization, bool up) {
	constexpr GDExtensionInitializationLevel levels[] = { GDEXTENSION_INITIALIZATION_CORE,
		GDEXTENSION_INITIALIZATION_SERVERS, GDEXTENSION_INITIALIZATION_SCENE };
	for (int index = 0; index < 3; index++) {
		const GDExtensionInitializationLevel level = levels[up ? index : 2 - index];
		if (level < initialization.minimum_initialization_level) {
			continue;
		}
		(up ? initialization.initialize : initialization.deinitialize)(initialization.userdata, level);
	}
}

void print_log() {
	for (const std::string &line : engine.log) {
		std::puts(line.c_str());
	}
	engine.log.clear();
}

void print_classes() {
	for (const auto &[name, class_] : engine.classes) {
		std::printf("class %s: %s\n", name.c_str(), class_.parent.c_str());
		for (const std::string &description : class_.descriptions) {
			std::puts(description.c_str());
		}
		for (const auto &[method_name, method] : class_.methods) {
			if (!method.is_accessor) {
				std::puts(method.description.c_str());
			}
		}
	}
}

void await(const std::string &signal) {
	const std::string start = "signal " + signal + '(';
	const auto has_come = [&start](const std::string &line) { return line.compare(0, start.size(), start) == 0; };
	while (std::none_of(engine.log.begin(), engine.log.end(), has_come)) {
		if (!run_deferred_call()) {
			fail("the signal " + signal + " does not come");
		}
	}
}

void run_call(Object &object, const std::string &call) {
	const std::size_t colon = call.find(':');
	const std::string name = call.substr(0, colon);
	const std::string argument = colon != std::string::npos ? call.substr(colon + 1) : "";
	if (name == "await") {
		await(argument);
	} else {
		std::vector<Value> arguments;
		if (!argument.empty()) {
			arguments.push_back(Value::of(static_cast<std::int64_t>(std::strtoll(argument.c_str(), nullptr, 10))));
		}
		const Value result = call_method(object, name, arguments);
		std::printf("%s(%s) = %s\n", name.c_str(), argument.c_str(), result.to_text().c_str());
	}
	print_log();
}

} // namespace

int main(int argument_count, char **arguments) {
	if (argument_count < 4) {
		fail("expected: LIBRARY ENTRY_SYMBOL CLASS [CALL]…");
	}
	void *library = open_library(arguments[1]);
	const GDExtensionInitializationFunction enter = find_entry(library, arguments[2]);
	if (enter == nullptr) {
		fail(std::string("there is no symbol ") + arguments[2]);
	}
	GDExtensionInitialization initialization{};
	if (!enter(get_proc_address, get_library_token(), &initialization)) {
		fail("the library refuses this engine");
	}

	run_levels(initialization, true);
	print_classes();
	{
		const ObjectPointer object(construct(arguments[3]));
		for (int index = 4; index < argument_count; index++) {
			run_call(*object.get(), arguments[index]);
		}
	}
	run_levels(initialization, false);
	print_log();

	std::printf("left: %d classes, %d objects, %d values\n", static_cast<int>(engine.classes.size()),
			engine.live_objects.load(), engine.live_values.load());
	if (!close_library(library)) {
		fail("the library cannot be closed");
	}
	std::puts("closed");
}
