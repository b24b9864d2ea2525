#include "variant.h"

#include <cstring>

#include "log.h"
#include "strings.h"

namespace gd {

static_assert(sizeof(Variant) >= size_of_variant);

namespace {

// The C interface takes values that it does not change without const.
void *mutable_storage(const Variant &variant) {
	return const_cast<void *>(variant.get_storage());
}

// A value of one of the engine's types, taken out of a Variant for the length of a call.
template <GDExtensionVariantType type, std::size_t size>
class Extracted {
public:
	explicit Extracted(const Variant &variant) { engine.variant_to_type[type](storage_, mutable_storage(variant)); }
	Extracted(const Extracted &) = delete;
	Extracted &operator=(const Extracted &) = delete;
	~Extracted() { engine.destructor[type](storage_); }

	void *get() { return storage_; }

private:
	alignas(void *) char storage_[size];
};

// The engine's constructor from a Variant gives zero where it cannot convert.
template <class T>
T extract(const Variant &variant, GDExtensionVariantType type) {
	T value{};
	engine.variant_to_type[type](&value, mutable_storage(variant));
	return value;
}

// The conversion of one packed array of numbers, `Vector` here and GDExtensionVariantType `type` there.
template <class Vector, GDExtensionVariantType type, class OperatorIndex>
void fill(Variant &variant, const Vector &values, OperatorIndex element_at) {
	if (values.empty()) {
		return;
	}
	variant.call("resize", { static_cast<std::int64_t>(values.size()) });
	Extracted<type, size_of_packed_array> packed(variant);
	std::memcpy(element_at(packed.get(), 0), values.data(), values.size() * sizeof(values[0]));
	engine.variant_destroy(variant.get_storage());
	engine.variant_from_type[type](variant.get_storage(), packed.get());
}

template <class Vector, GDExtensionVariantType type, class OperatorIndex>
Vector read(const Variant &variant, OperatorIndex element_at) {
	Extracted<type, size_of_packed_array> packed(variant);
	Variant converted;
	engine.variant_from_type[type](converted.get_storage(), packed.get());
	Vector values(static_cast<std::size_t>(converted.call("size").to_int()));
	if (!values.empty()) {
		std::memcpy(values.data(), element_at(packed.get(), 0), values.size() * sizeof(values[0]));
	}
	return values;
}

} // namespace

Variant::Variant() {
	engine.variant_new_nil(storage_);
}

Variant::Variant(bool value) {
	GDExtensionBool encoded = value;
	engine.variant_from_type[GDEXTENSION_VARIANT_TYPE_BOOL](storage_, &encoded);
}

Variant::Variant(std::int64_t value) {
	engine.variant_from_type[GDEXTENSION_VARIANT_TYPE_INT](storage_, &value);
}

Variant::Variant(double value) {
	engine.variant_from_type[GDEXTENSION_VARIANT_TYPE_FLOAT](storage_, &value);
}

Variant::Variant(const std::string &value) : Variant(value.c_str()) {}

Variant::Variant(const char *value) {
	EngineString string(value);
	engine.variant_from_type[GDEXTENSION_VARIANT_TYPE_STRING](storage_, string.get());
}

Variant::Variant(const StringName &value) {
	EngineStringName name(value.value.c_str());
	engine.variant_from_type[GDEXTENSION_VARIANT_TYPE_STRING_NAME](storage_, name.get());
}

Variant::Variant(const Instance *instance) {
	void *owner = instance != nullptr ? instance->get_owner() : nullptr;
	engine.variant_from_type[GDEXTENSION_VARIANT_TYPE_OBJECT](storage_, &owner);
}

#define GD_PACKED(vector, UPPER, lower) \
	Variant::Variant(const vector &value) : Variant(of_type(VariantType::packed_##lower##_array)) { \
		fill<vector, GDEXTENSION_VARIANT_TYPE_PACKED_##UPPER##_ARRAY>( \
				*this, value, engine.packed_##lower##_array_operator_index); \
	} \
	vector Variant::to_packed_##lower##_array() const { \
		return read<vector, GDEXTENSION_VARIANT_TYPE_PACKED_##UPPER##_ARRAY>( \
				*this, engine.packed_##lower##_array_operator_index); \
	}

GD_PACKED(PackedByteArray, BYTE, byte)
GD_PACKED(PackedInt32Array, INT32, int32)
GD_PACKED(PackedInt64Array, INT64, int64)
GD_PACKED(PackedFloat32Array, FLOAT32, float32)
GD_PACKED(PackedFloat64Array, FLOAT64, float64)
#undef GD_PACKED

Variant::Variant(const PackedStringArray &value) : Variant(of_type(VariantType::packed_string_array)) {
	for (const std::string &string : value) {
		call("append", { string });
	}
}

PackedStringArray Variant::to_packed_string_array() const {
	PackedStringArray strings;
	const std::int64_t size = call("size").to_int();
	for (std::int64_t index = 0; index < size; index++) {
		strings.push_back(get(index).to_string());
	}
	return strings;
}

Variant::Variant(const Variant &other) {
	engine.variant_new_copy(storage_, other.storage_);
}

// The engine's values may be moved in memory, but only the engine knows how: copy.
Variant::Variant(Variant &&other) noexcept : Variant(static_cast<const Variant &>(other)) {}

Variant &Variant::operator=(const Variant &other) {
	if (this != &other) {
		engine.variant_destroy(storage_);
		engine.variant_new_copy(storage_, other.storage_);
	}
	return *this;
}

Variant &Variant::operator=(Variant &&other) noexcept {
	return *this = static_cast<const Variant &>(other);
}

Variant::~Variant() {
	engine.variant_destroy(storage_);
}

Variant Variant::of_type(VariantType type) {
	Variant variant;
	GDExtensionCallError error{};
	engine.variant_construct(static_cast<GDExtensionVariantType>(type), variant.storage_, nullptr, 0, &error);
	return variant;
}

Variant Variant::of_class(const char *class_name) {
	void *object = construct_object(class_name, true);
	Variant variant;
	engine.variant_from_type[GDEXTENSION_VARIANT_TYPE_OBJECT](variant.storage_, &object);
	return variant;
}

Variant Variant::of_singleton(const char *name) {
	EngineStringName string_name(name);
	void *object = engine.global_get_singleton(string_name.get());
	Variant variant;
	engine.variant_from_type[GDEXTENSION_VARIANT_TYPE_OBJECT](variant.storage_, &object);
	return variant;
}

VariantType Variant::get_type() const {
	return static_cast<VariantType>(engine.variant_get_type(storage_));
}

bool Variant::operator==(const Variant &other) const {
	Variant equal;
	GDExtensionBool valid = false;
	engine.variant_evaluate(GDEXTENSION_VARIANT_OP_EQUAL, storage_, other.storage_, equal.storage_, &valid);
	return valid && equal.to_bool();
}

bool Variant::to_bool() const {
	return extract<GDExtensionBool>(*this, GDEXTENSION_VARIANT_TYPE_BOOL);
}

std::int64_t Variant::to_int() const {
	return extract<std::int64_t>(*this, GDEXTENSION_VARIANT_TYPE_INT);
}

double Variant::to_float() const {
	return extract<double>(*this, GDEXTENSION_VARIANT_TYPE_FLOAT);
}

std::string Variant::to_string() const {
	Extracted<GDEXTENSION_VARIANT_TYPE_STRING, size_of_string> string(*this);
	return to_std_string(string.get());
}

StringName Variant::to_string_name() const {
	return StringName{ to_string() };
}

Instance *Variant::to_instance() const {
	// An object that was freed equals null, and its address must not be used.
	return *this == Variant() ? nullptr : get_instance(extract<void *>(*this, GDEXTENSION_VARIANT_TYPE_OBJECT));
}

Variant Variant::call(const char *method, std::initializer_list<Variant> arguments) const {
	EngineStringName name(method);
	std::vector<GDExtensionConstVariantPtr> pointers;
	pointers.reserve(arguments.size());
	for (const Variant &argument : arguments) {
		pointers.push_back(argument.storage_);
	}
	Variant result;
	GDExtensionCallError error{};
	engine.variant_call(mutable_storage(*this), name.get(), pointers.data(),
			static_cast<GDExtensionInt>(pointers.size()), result.storage_, &error);
	if (error.error != GDEXTENSION_CALL_OK) {
		GD_ERROR(std::string("The call of '") + method + "' failed with the engine's call error " +
				std::to_string(error.error) + ".");
		return Variant();
	}
	return result;
}

Variant Variant::get(const Variant &key) const {
	Variant value;
	GDExtensionBool valid = false;
	engine.variant_get(storage_, key.storage_, value.storage_, &valid);
	return value;
}

void Variant::set(const Variant &key, const Variant &value) {
	GDExtensionBool valid = false;
	engine.variant_set(storage_, key.storage_, value.storage_, &valid);
	if (!valid) {
		GD_ERROR("There is no element '" + key.to_string() + "' to set.");
	}
}

Array make_typed_array(VariantType element, const char *class_name) {
	const Variant no_script;
	EngineStringName name(class_name);
	// Out of a temporary: only an array with one user can be given a type.
	Extracted<GDEXTENSION_VARIANT_TYPE_ARRAY, size_of_array> array(Variant::of_type(VariantType::array));
	engine.array_set_typed(
			array.get(), static_cast<GDExtensionVariantType>(element), name.get(), no_script.get_storage());
	Variant typed;
	engine.variant_from_type[GDEXTENSION_VARIANT_TYPE_ARRAY](typed.get_storage(), array.get());
	return Array(std::move(typed));
}

std::string to_std_string(GDExtensionConstStringPtr string) {
	const GDExtensionInt length = engine.string_to_utf8_chars(string, nullptr, 0);
	std::string text(static_cast<std::size_t>(length), '\0');
	engine.string_to_utf8_chars(string, text.data(), length);
	return text;
}

} // namespace gd
