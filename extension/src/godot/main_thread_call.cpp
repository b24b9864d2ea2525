#include "main_thread_call.h"

#include "interface.h"
#include "strings.h"

namespace gd {

namespace {

constexpr char signal_name[] = "requested";

void call_function(void *userdata, const GDExtensionConstVariantPtr *, GDExtensionInt, GDExtensionVariantPtr,
		GDExtensionCallError *error) {
	error->error = GDEXTENSION_CALL_OK;
	(*static_cast<const std::function<void()> *>(userdata))();
}

// What all versions of the callable's info have in common.
template <class Info>
Info make_info(const std::function<void()> &function, GDObjectInstanceID object) {
	Info info{};
	info.callable_userdata = const_cast<std::function<void()> *>(&function);
	info.token = engine.library;
	info.object_id = object;
	info.call_func = call_function;
	return info;
}

// A Callable of the engine's. `object` is the one that it counts as a method of: a signal calls no other.
Variant make_callable(const std::function<void()> &function, GDObjectInstanceID object) {
	alignas(void *) char callable[size_of_callable];
	// Up to Godot 4.2 there is only the older function.
	if (engine.callable_custom_create2 != nullptr) {
		auto info = make_info<GDExtensionCallableCustomInfo2>(function, object);
		engine.callable_custom_create2(callable, &info);
	} else {
		auto info = make_info<GDExtensionCallableCustomInfo>(function, object);
		engine.callable_custom_create(callable, &info);
	}
	Variant variant;
	engine.variant_from_type[GDEXTENSION_VARIANT_TYPE_CALLABLE](variant.get_storage(), callable);
	engine.destructor[GDEXTENSION_VARIANT_TYPE_CALLABLE](callable);
	return variant;
}

} // namespace

MainThreadCall::MainThreadCall(std::function<void()> function) : function_(std::move(function)) {
	GDExtensionObjectPtr sender = construct_object("Object", true);
	engine.variant_from_type[GDEXTENSION_VARIANT_TYPE_OBJECT](sender_.get_storage(), &sender);
	sender_.call("add_user_signal", { signal_name });
	sender_.call("connect", { signal_name, make_callable(function_, engine.object_get_instance_id(sender)) });
}

MainThreadCall::~MainThreadCall() {
	sender_.call("free");
}

void MainThreadCall::request() const {
	const auto defer = [this] { sender_.call("call_deferred", { "emit_signal", signal_name }); };
	if (std::this_thread::get_id() == main_thread_) {
		defer();
	} else {
		// A thread on which the engine loads a resource makes the calls that are deferred on it by itself. Those of a
		// new thread are left to the main thread.
		std::thread(defer).join();
	}
}

} // namespace gd
