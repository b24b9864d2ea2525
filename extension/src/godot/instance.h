#pragma once

#include <atomic>
#include <initializer_list>

namespace gd {

class Variant;

// What every class that GDScript sees has in common on the C++ side. The glue creates it together with the engine's
// object (its owner) and deletes it with that object.
class Instance {
public:
	Instance() = default;
	Instance(const Instance &) = delete;
	Instance &operator=(const Instance &) = delete;
	virtual ~Instance() = default;

	// The name GDScript knows the class by. Two instances are of one class when the pointers are equal.
	virtual const char *get_class_name() const = 0;

	void *get_owner() const { return owner_; }
	void set_owner(void *owner) { owner_ = owner; }

protected:
	// Main thread only, as for every signal of the engine. What a connected function gets wrong is in the engine's log.
	void emit_signal(const char *signal, std::initializer_list<Variant> arguments);

	// Takes no reference on the object: as long as its maker has none, to take and drop one would free it. What has a
	// connection is in somebody's hands.
	bool has_connections(const char *signal) const;

private:
	// Atomic, because an instance can be found on one thread while another still makes it.
	std::atomic<void *> owner_ = nullptr;
};

// Our instance behind an object of the engine; null when the object is null or none of ours. Each binding has its own.
Instance *get_instance(void *object);

} // namespace gd
