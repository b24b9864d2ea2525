#pragma once

#include <cstdint>
#include <type_traits>

#include "../interface.h"
#include "../variant.h"
#include "generated/engine.h"

// How each C++ type of an argument or a result passes the C interface. `from_variant` is false where the engine would
// refuse the value for a method of its own; pointer calls come with the right types already.
namespace gd::direct {

// A type as Godot describes it.
struct TypeInfo {
	GDExtensionVariantType type;
	std::uint32_t usage = PROPERTY_USAGE_DEFAULT;
	// Of an object's class, of an enum as `Class.Enum`, of the elements of a typed array. Null, not empty, where there
	// is none: what is no pointer has not to be relocated when the library is loaded.
	const char *name = nullptr;
};

// Of the C++ types. The generated glue says it for those that its classes use.
template <class T>
extern const TypeInfo type_info;
template <>
inline constexpr TypeInfo type_info<void> = { GDEXTENSION_VARIANT_TYPE_NIL };

// False when the engine would not convert the value to `type` without being asked.
inline bool is_convertible(GDExtensionConstVariantPtr variant, GDExtensionVariantType type) {
	const GDExtensionVariantType given = engine.variant_get_type(variant);
	return given == type || engine.variant_can_convert_strict(given, type);
}

// Whatever our own Variant carries: String, Array, …
template <class T, class = void>
struct Type {
	static constexpr GDExtensionVariantType type = static_cast<GDExtensionVariantType>(TypeTraits<T>::type);

	static bool from_variant(GDExtensionConstVariantPtr variant, T &value) {
		if (!is_convertible(variant, type)) {
			return false;
		}
		Variant converted;
		GDExtensionCallError error{};
		engine.variant_construct(type, converted.get_storage(), &variant, 1, &error);
		value = TypeTraits<T>::from(converted);
		return true;
	}
	static T from_pointer(GDExtensionConstTypePtr pointer) {
		Variant variant;
		engine.variant_from_type[type](variant.get_storage(), const_cast<void *>(pointer));
		return TypeTraits<T>::from(variant);
	}
	static void to_variant(const T &value, GDExtensionVariantPtr variant) {
		const Variant result(value);
		engine.variant_new_copy(variant, result.get_storage());
	}
	static void to_pointer(const T &value, GDExtensionTypePtr pointer) {
		Variant result(value);
		engine.destructor[type](pointer);
		engine.variant_to_type[type](pointer, result.get_storage());
	}
};

// bool, int, float and enums, without the detour. `Encoded` is what the engine keeps in memory.
template <class T, class Encoded, GDExtensionVariantType variant_type>
struct NumberType {
	static constexpr GDExtensionVariantType type = variant_type;

	static bool from_variant(GDExtensionConstVariantPtr variant, T &value) {
		if (!is_convertible(variant, type)) {
			return false;
		}
		Encoded encoded;
		engine.variant_to_type[type](&encoded, const_cast<void *>(variant));
		value = static_cast<T>(encoded);
		return true;
	}
	static T from_pointer(GDExtensionConstTypePtr pointer) {
		return static_cast<T>(*static_cast<const Encoded *>(pointer));
	}
	static void to_variant(T value, GDExtensionVariantPtr variant) {
		Encoded encoded = static_cast<Encoded>(value);
		engine.variant_from_type[type](variant, &encoded);
	}
	static void to_pointer(T value, GDExtensionTypePtr pointer) {
		*static_cast<Encoded *>(pointer) = static_cast<Encoded>(value);
	}
};

template <>
struct Type<bool> : NumberType<bool, GDExtensionBool, GDEXTENSION_VARIANT_TYPE_BOOL> {};
template <>
struct Type<std::int64_t> : NumberType<std::int64_t, std::int64_t, GDEXTENSION_VARIANT_TYPE_INT> {};
template <>
struct Type<double> : NumberType<double, double, GDEXTENSION_VARIANT_TYPE_FLOAT> {};
template <class E>
struct Type<E, std::enable_if_t<std::is_enum_v<E>>> : NumberType<E, std::int64_t, GDEXTENSION_VARIANT_TYPE_INT> {};

template <>
struct Type<Variant> {
	static constexpr GDExtensionVariantType type = GDEXTENSION_VARIANT_TYPE_NIL;

	static bool from_variant(GDExtensionConstVariantPtr variant, Variant &value) {
		value = from_pointer(variant);
		return true;
	}
	static Variant from_pointer(GDExtensionConstTypePtr pointer) {
		Variant variant;
		engine.variant_new_copy(variant.get_storage(), pointer);
		return variant;
	}
	static void to_variant(const Variant &value, GDExtensionVariantPtr variant) {
		engine.variant_new_copy(variant, value.get_storage());
	}
	static void to_pointer(const Variant &value, GDExtensionTypePtr pointer) {
		engine.variant_destroy(pointer);
		engine.variant_new_copy(pointer, value.get_storage());
	}
};

// An instance of one of our own classes, or null.
template <class T>
struct Type<Ref<T>> {
	static constexpr GDExtensionVariantType type = GDEXTENSION_VARIANT_TYPE_OBJECT;

	static bool from_variant(GDExtensionConstVariantPtr variant, Ref<T> &value) {
		if (!is_convertible(variant, type)) {
			return false;
		}
		GDExtensionObjectPtr object = nullptr;
		engine.variant_to_type[type](&object, const_cast<void *>(variant));
		// Null also for an object that was freed.
		Instance *instance = Type<Variant>::from_pointer(variant).to_instance();
		if (object != nullptr && (instance == nullptr || instance->get_class_name() != T::class_name)) {
			return false;
		}
		value = Ref<T>(static_cast<T *>(instance));
		return true;
	}
	static Ref<T> from_pointer(GDExtensionConstTypePtr pointer) {
		return Ref<T>(static_cast<T *>(get_instance(engine.ref_get_object(pointer))));
	}
	static void to_variant(const Ref<T> &value, GDExtensionVariantPtr variant) {
		const Variant result(value);
		engine.variant_new_copy(variant, result.get_storage());
	}
	static void to_pointer(const Ref<T> &value, GDExtensionTypePtr pointer) {
		engine.ref_set_object(pointer, value ? value->get_owner() : nullptr);
	}
};

} // namespace gd::direct
