#pragma once

#include <gdextension_interface.h>

#include <atomic>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

struct Object;

// Shares a RefCounted object, which goes with the last that shares it; any other object is only pointed to.
class ObjectPointer {
public:
	ObjectPointer() = default;
	explicit ObjectPointer(Object *object);
	ObjectPointer(const ObjectPointer &other) : object_(other.object_), references_(other.references_) { count(); }
	ObjectPointer &operator=(ObjectPointer other) {
		std::swap(object_, other.object_);
		std::swap(references_, other.references_);
		return *this;
	}
	~ObjectPointer();

	Object *get() const { return object_; }

private:
	void count() {
		if (references_ != nullptr) {
			++*references_;
		}
	}

	Object *object_ = nullptr;
	std::atomic<int> *references_ = nullptr; // of a RefCounted object
};

// A value of any of Godot's types. Where Godot shares what is in it, this one copies.
struct Value {
	GDExtensionVariantType type = GDEXTENSION_VARIANT_TYPE_NIL;
	std::int64_t integer = 0; // also of a bool
	double number = 0.0;
	std::string text;
	ObjectPointer object;
	std::vector<Value> elements;
	std::map<std::string, Value> entries;
	GDExtensionCallableCustomInfo2 callable{};

	static Value of_type(GDExtensionVariantType type);
	static Value of(bool boolean);
	static Value of(std::int64_t integer);
	static Value of(const std::string &text);
	static Value of(Object *object);

	bool operator==(const Value &other) const;
	// As GDScript writes it.
	std::string to_text() const;
};
