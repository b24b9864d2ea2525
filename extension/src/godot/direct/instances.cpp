#include "instances.h"

namespace gd::direct {

namespace {

// The instance lives as long as its object, so there is nothing to create, free or count here.
const GDExtensionInstanceBindingCallbacks callbacks = {
	[](void *, void *) -> void * { return nullptr; },
	[](void *, void *, void *) {},
	[](void *, void *, GDExtensionBool) -> GDExtensionBool { return true; },
};

} // namespace

Instance *get_instance(GDExtensionObjectPtr object) {
	if (object == nullptr) {
		return nullptr;
	}
	return static_cast<Instance *>(engine.object_get_instance_binding(object, engine.library, nullptr));
}

void bind_instance(Instance &instance, GDExtensionObjectPtr object) {
	instance.set_owner(object);
	engine.object_set_instance_binding(object, engine.library, &instance, &callbacks);
}

} // namespace gd::direct
