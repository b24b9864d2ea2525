#pragma once

#include <cstdint>
#include <godot_cpp/core/binder_common.hpp>
#include <godot_cpp/variant/variant.hpp>
#include <string>
#include <type_traits>

#include "../log.h"
#include "../variant.h"

// Between godot-cpp's values and ours. Both keep the engine's own Variant.
namespace gd::godot_cpp {

static_assert(sizeof(godot::Variant) <= sizeof(Variant));

template <class T, class G>
T from_godot(const G &value) {
	if constexpr (std::is_same_v<T, G>) {
		return value;
	} else if constexpr (std::is_enum_v<T>) {
		return static_cast<T>(static_cast<std::int64_t>(value));
	} else {
		Variant variant;
		*static_cast<godot::Variant *>(variant.get_storage()) = value;
		return TypeTraits<T>::from(variant);
	}
}

template <class G, class T>
G to_godot(const T &value) {
	if constexpr (std::is_same_v<T, G>) {
		return value;
	} else if constexpr (std::is_enum_v<T>) {
		return static_cast<G>(static_cast<std::int64_t>(value));
	} else {
		const Variant variant(value);
		return G(*static_cast<const godot::Variant *>(variant.get_storage()));
	}
}

// An argument together with whether it was of the right type. godot-cpp calls a method although an argument is wrong:
// in a debug build after it has noted the error for the engine, in a release build without a word.
template <class G>
struct Argument {
	G value;
	bool is_valid = true;
};

template <class... Arguments>
bool are_valid([[maybe_unused]] const char *method, const Arguments &...arguments) {
	const bool all_valid = (arguments.is_valid && ...);
#ifndef DEBUG_ENABLED
	if (!all_valid) {
		GD_ERROR(std::string("'") + method + "' was called with an argument of the wrong type. Nothing was changed.");
	}
#endif
	return all_valid;
}

template <class G>
bool is_acceptable(const godot::Variant &variant) {
	constexpr auto type = static_cast<godot::Variant::Type>(godot::GetTypeInfo<G>::VARIANT_TYPE);
	return (type == godot::Variant::NIL || godot::Variant::can_convert_strict(variant.get_type(), type)) &&
			godot::VariantObjectClassChecker<const G &>::check(variant);
}

} // namespace gd::godot_cpp

// What godot-cpp has to know of Argument: that it is just like the type in it.
namespace godot {

template <class G>
struct GetTypeInfo<gd::godot_cpp::Argument<G>> : GetTypeInfo<G> {};

template <class G>
struct VariantCaster<gd::godot_cpp::Argument<G>> {
	static gd::godot_cpp::Argument<G> cast(const Variant &variant) {
		return { VariantCaster<G>::cast(variant), gd::godot_cpp::is_acceptable<G>(variant) };
	}
};

template <class G>
struct PtrToArg<gd::godot_cpp::Argument<G>> {
	static gd::godot_cpp::Argument<G> convert(const void *pointer) { return { PtrToArg<G>::convert(pointer) }; }
};

// godot-cpp's own does not see an object of the wrong class.
template <class G>
struct VariantCasterAndValidate<gd::godot_cpp::Argument<G>> {
	static gd::godot_cpp::Argument<G> cast(
			const Variant **arguments, std::uint32_t index, GDExtensionCallError &error) {
		gd::godot_cpp::Argument<G> argument = VariantCaster<gd::godot_cpp::Argument<G>>::cast(*arguments[index]);
		if (!argument.is_valid) {
			error = { GDEXTENSION_CALL_ERROR_INVALID_ARGUMENT, static_cast<std::int32_t>(index),
				GetTypeInfo<G>::VARIANT_TYPE };
		}
		return argument;
	}
};

} // namespace godot
