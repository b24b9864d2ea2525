#include "instance.h"

#include <vector>

#include "generated/engine.h"
#include "interface.h"
#include "variant.h"

namespace gd {

namespace {

// Calls a method of Object that takes a signal first. A call of a Variant would count a reference, and look for the
// method by its name.
Variant call_for_signal(GDExtensionMethodBindPtr method, GDExtensionObjectPtr object, const char *signal,
		std::initializer_list<Variant> arguments) {
	const Variant name(StringName{ signal });
	std::vector<GDExtensionConstVariantPtr> pointers;
	pointers.reserve(1 + arguments.size());
	pointers.push_back(name.get_storage());
	for (const Variant &argument : arguments) {
		pointers.push_back(argument.get_storage());
	}
	Variant result;
	GDExtensionCallError error{};
	engine.object_method_bind_call(method, object, pointers.data(), static_cast<GDExtensionInt>(pointers.size()),
			result.get_storage(), &error);
	return result;
}

} // namespace

void Instance::emit_signal(const char *signal, std::initializer_list<Variant> arguments) {
	static const GDExtensionMethodBindPtr method = find_object_method("emit_signal", hash_of_object_emit_signal);
	call_for_signal(method, owner_, signal, arguments);
}

// Not by Object.has_connections, which Godot 4.2 does not have.
bool Instance::has_connections(const char *signal) const {
	static const GDExtensionMethodBindPtr method =
			find_object_method("get_signal_connection_list", hash_of_object_get_signal_connection_list);
	void *const object = owner_;
	return object != nullptr && Array(call_for_signal(method, object, signal, {})).size() > 0;
}

} // namespace gd
