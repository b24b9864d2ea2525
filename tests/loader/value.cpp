#include "value.h"

#include <cstdio>

#include "fake_engine.h"

ObjectPointer::ObjectPointer(Object *object) :
		object_(object), references_(object != nullptr && object->is_counted ? &object->references : nullptr) {
	count();
}

ObjectPointer::~ObjectPointer() {
	if (references_ != nullptr && --*references_ == 0) {
		destroy(object_);
	}
}

Value Value::of_type(GDExtensionVariantType type) {
	Value value;
	value.type = type;
	return value;
}

Value Value::of(bool boolean) {
	Value value = of_type(GDEXTENSION_VARIANT_TYPE_BOOL);
	value.integer = boolean;
	return value;
}

Value Value::of(std::int64_t integer) {
	Value value = of_type(GDEXTENSION_VARIANT_TYPE_INT);
	value.integer = integer;
	return value;
}

Value Value::of(const std::string &text) {
	Value value = of_type(GDEXTENSION_VARIANT_TYPE_STRING);
	value.text = text;
	return value;
}

Value Value::of(Object *object) {
	Value value = of_type(GDEXTENSION_VARIANT_TYPE_OBJECT);
	value.object = ObjectPointer(object);
	return value;
}

bool Value::operator==(const Value &other) const {
	const bool may_be_null = type == GDEXTENSION_VARIANT_TYPE_NIL || other.type == GDEXTENSION_VARIANT_TYPE_NIL;
	return (type == other.type || may_be_null) && integer == other.integer && number == other.number &&
			text == other.text && object.get() == other.object.get() && elements == other.elements &&
			entries == other.entries;
}

std::string Value::to_text() const {
	char digits[32];
	switch (type) {
		case GDEXTENSION_VARIANT_TYPE_NIL:
			return "null";
		case GDEXTENSION_VARIANT_TYPE_BOOL:
			return integer != 0 ? "true" : "false";
		case GDEXTENSION_VARIANT_TYPE_INT:
			return std::to_string(integer);
		case GDEXTENSION_VARIANT_TYPE_FLOAT:
			std::snprintf(digits, sizeof(digits), "%g", number);
			return digits;
		case GDEXTENSION_VARIANT_TYPE_STRING:
		case GDEXTENSION_VARIANT_TYPE_STRING_NAME:
			return '"' + text + '"';
		case GDEXTENSION_VARIANT_TYPE_OBJECT:
			return object.get() != nullptr ? object.get()->class_name : "null";
		default:
			break;
	}
	std::string list;
	for (const Value &element : elements) {
		list += (list.empty() ? "" : ", ") + element.to_text();
	}
	return '[' + list + ']';
}
