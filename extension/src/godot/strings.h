#pragma once

#include <string>

#include "generated/engine.h"
#include "interface.h"

// The engine's String and StringName, for the length of a call.
namespace gd {

class EngineString {
public:
	// Up to the first NUL, which the engine's strings cannot have either.
	explicit EngineString(const char *text) { engine.string_new_with_utf8_chars(storage_, text); }
	EngineString(const EngineString &) = delete;
	EngineString &operator=(const EngineString &) = delete;
	~EngineString() { engine.destructor[GDEXTENSION_VARIANT_TYPE_STRING](storage_); }

	void *get() { return storage_; }

private:
	alignas(void *) char storage_[size_of_string];
};

class EngineStringName {
public:
	explicit EngineStringName(const char *text) { engine.string_name_new_with_utf8_chars(storage_, text); }
	EngineStringName(const EngineStringName &) = delete;
	EngineStringName &operator=(const EngineStringName &) = delete;
	~EngineStringName() { engine.destructor[GDEXTENSION_VARIANT_TYPE_STRING_NAME](storage_); }

	void *get() { return storage_; }

private:
	alignas(void *) char storage_[size_of_string_name];
};

std::string to_std_string(GDExtensionConstStringPtr string);

} // namespace gd
