#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "instance.h"

// Godot's values for code that knows neither godot-cpp nor the C interface. int is std::int64_t, float is double,
// bool is bool, String is std::string (UTF-8) and a packed array is the std::vector below; what Godot shares by
// reference (Array, Dictionary, Callable) is a handle here too.
namespace gd {

using PackedByteArray = std::vector<std::uint8_t>;
using PackedInt32Array = std::vector<std::int32_t>;
using PackedInt64Array = std::vector<std::int64_t>;
using PackedFloat32Array = std::vector<float>;
using PackedFloat64Array = std::vector<double>;
using PackedStringArray = std::vector<std::string>;

// A String that Godot keeps as a StringName.
struct StringName {
	std::string value;
};

// Godot's own numbers for the types.
enum class VariantType : int {
	nil = 0,
	boolean = 1,
	integer = 2,
	floating = 3,
	string = 4,
	string_name = 21,
	object = 24,
	callable = 25,
	dictionary = 27,
	array = 28,
	packed_byte_array = 29,
	packed_int32_array = 30,
	packed_int64_array = 31,
	packed_float32_array = 32,
	packed_float64_array = 33,
	packed_string_array = 34,
};

class Variant {
public:
	Variant(); // null
	Variant(bool value);
	Variant(std::int64_t value);
	Variant(double value);
	Variant(const std::string &value);
	Variant(const char *value);
	Variant(const StringName &value);
	Variant(const PackedByteArray &value);
	Variant(const PackedInt32Array &value);
	Variant(const PackedInt64Array &value);
	Variant(const PackedFloat32Array &value);
	Variant(const PackedFloat64Array &value);
	Variant(const PackedStringArray &value);
	// The object of one of our own instances; null gives an Object that is null.
	Variant(const Instance *instance);
	// Every other whole number, and enums.
	template <class T, std::enable_if_t<std::is_enum_v<T> || std::is_integral_v<T>, int> = 0>
	Variant(T value) : Variant(static_cast<std::int64_t>(value)) {}
	// Any other pointer would become a bool without a word.
	Variant(const void *) = delete;

	Variant(const Variant &other);
	Variant(Variant &&other) noexcept;
	Variant &operator=(const Variant &other);
	Variant &operator=(Variant &&other) noexcept;
	~Variant();

	// Empty, of one of Godot's types.
	static Variant of_type(VariantType type);
	// A new object of one of our own classes.
	static Variant of_class(const char *class_name);
	// One of the engine's singletons; null where this engine has none of that name.
	static Variant of_singleton(const char *name);

	VariantType get_type() const;
	bool operator==(const Variant &other) const;

	// The value, converted as Godot converts it when the type differs; zero or empty where it cannot.
	bool to_bool() const;
	std::int64_t to_int() const;
	double to_float() const;
	std::string to_string() const;
	StringName to_string_name() const;
	PackedByteArray to_packed_byte_array() const;
	PackedInt32Array to_packed_int32_array() const;
	PackedInt64Array to_packed_int64_array() const;
	PackedFloat32Array to_packed_float32_array() const;
	PackedFloat64Array to_packed_float64_array() const;
	PackedStringArray to_packed_string_array() const;
	// Our instance behind an object, or null when it is none of ours.
	Instance *to_instance() const;

	// Calls a method of the value: `size` of an Array, say, or any method of an object. A call that fails logs an error
	// and gives null.
	Variant call(const char *method, std::initializer_list<Variant> arguments = {}) const;
	// An element of an Array or a Dictionary; null where there is none.
	Variant get(const Variant &key) const;
	void set(const Variant &key, const Variant &value);

	// For the glue: the engine's own value.
	void *get_storage() { return storage_; }
	const void *get_storage() const { return storage_; }

private:
	// Large enough for the Variant of an engine built with double precision.
	alignas(8) std::byte storage_[40];
};

// A counted reference to an instance of one of our own classes; may be null.
template <class T>
class Ref {
public:
	Ref() = default;
	explicit Ref(T *instance) : variant_(instance), instance_(instance) {}

	static Ref create() {
		Variant object = Variant::of_class(T::class_name);
		return Ref(static_cast<T *>(object.to_instance()));
	}

	T *operator->() const { return instance_; }
	explicit operator bool() const { return instance_ != nullptr; }

	operator Variant() const { return variant_; }

private:
	Variant variant_ = Variant(static_cast<const Instance *>(nullptr)); // counts the reference
	T *instance_ = nullptr;
};

class Array {
public:
	Array() : variant_(Variant::of_type(VariantType::array)) {}
	explicit Array(Variant variant) : variant_(std::move(variant)) {}

	std::int64_t size() const { return variant_.call("size").to_int(); }
	Variant get(std::int64_t index) const { return variant_.get(index); }
	void append(const Variant &value) { variant_.call("append", { value }); }

	const Variant &to_variant() const { return variant_; }
	operator Variant() const { return variant_; }

private:
	Variant variant_;
};

class Dictionary {
public:
	Dictionary() : variant_(Variant::of_type(VariantType::dictionary)) {}
	explicit Dictionary(Variant variant) : variant_(std::move(variant)) {}

	std::int64_t size() const { return variant_.call("size").to_int(); }
	Variant get(const Variant &key) const { return variant_.get(key); }
	void set(const Variant &key, const Variant &value) { variant_.set(key, value); }

	const Variant &to_variant() const { return variant_; }
	operator Variant() const { return variant_; }

private:
	Variant variant_;
};

class Callable {
public:
	Callable() : variant_(Variant::of_type(VariantType::callable)) {}
	explicit Callable(Variant variant) : variant_(std::move(variant)) {}

	bool is_valid() const { return variant_.call("is_valid").to_bool(); }
	Variant call(std::initializer_list<Variant> arguments = {}) const { return variant_.call("call", arguments); }

	const Variant &to_variant() const { return variant_; }
	operator Variant() const { return variant_; }

private:
	Variant variant_;
};

// What Godot calls a C++ type, and how to get one out of a Variant.
template <class T>
struct TypeTraits;

#define GD_TYPE(cpp_type, variant_type, conversion) \
	template <> \
	struct TypeTraits<cpp_type> { \
		static constexpr VariantType type = VariantType::variant_type; \
		static cpp_type from(const Variant &variant) { return conversion; } \
	};

GD_TYPE(Variant, nil, variant)
GD_TYPE(bool, boolean, variant.to_bool())
GD_TYPE(std::int64_t, integer, variant.to_int())
GD_TYPE(double, floating, variant.to_float())
GD_TYPE(std::string, string, variant.to_string())
GD_TYPE(StringName, string_name, variant.to_string_name())
GD_TYPE(Callable, callable, Callable(variant))
GD_TYPE(Dictionary, dictionary, Dictionary(variant))
GD_TYPE(Array, array, Array(variant))
GD_TYPE(PackedByteArray, packed_byte_array, variant.to_packed_byte_array())
GD_TYPE(PackedInt32Array, packed_int32_array, variant.to_packed_int32_array())
GD_TYPE(PackedInt64Array, packed_int64_array, variant.to_packed_int64_array())
GD_TYPE(PackedFloat32Array, packed_float32_array, variant.to_packed_float32_array())
GD_TYPE(PackedFloat64Array, packed_float64_array, variant.to_packed_float64_array())
GD_TYPE(PackedStringArray, packed_string_array, variant.to_packed_string_array())
#undef GD_TYPE

template <class T>
struct TypeTraits<Ref<T>> {
	static constexpr VariantType type = VariantType::object;
	// The caller has made sure that it is a T or null.
	static Ref<T> from(const Variant &variant) { return Ref<T>(static_cast<T *>(variant.to_instance())); }
};

// The empty Array[…] of Godot. `class_name` is empty but for objects.
Array make_typed_array(VariantType element, const char *class_name);

template <class T>
constexpr const char *get_element_class_name(const T *) {
	return "";
}
template <class T>
constexpr const char *get_element_class_name(const Ref<T> *) {
	return T::class_name;
}

template <class T>
class TypedArray {
public:
	TypedArray() :
			array_(make_typed_array(TypeTraits<T>::type, get_element_class_name(static_cast<const T *>(nullptr)))) {}

	// An array of the right type is shared; any other is converted as the engine does it, which logs an error and
	// gives an empty array where it cannot.
	explicit TypedArray(const Variant &value) : TypedArray() {
		if (array_.to_variant().call("is_same_typed", { value }).to_bool()) {
			array_ = Array(value);
		} else {
			array_.to_variant().call("assign", { value });
		}
	}

	std::int64_t size() const { return array_.size(); }
	T get(std::int64_t index) const { return TypeTraits<T>::from(array_.get(index)); }
	void append(const T &value) { array_.append(Variant(value)); }

	const Variant &to_variant() const { return array_.to_variant(); }
	operator Variant() const { return array_; }

private:
	Array array_;
};

template <class T>
struct TypeTraits<TypedArray<T>> {
	static constexpr VariantType type = VariantType::array;
	static TypedArray<T> from(const Variant &variant) { return TypedArray<T>(variant); }
};

} // namespace gd
